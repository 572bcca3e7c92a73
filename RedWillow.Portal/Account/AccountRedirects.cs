using RedWillow.Portal.Components;
using RedWillow.Portal.Domain;

namespace RedWillow.Portal.Account;

/// <summary>Where somebody goes after signing in: back to where they were, on this site only, or to their own start.</summary>
public static class AccountRedirects
{
    public static string After(Actor actor, string? returnUrl) => IsLocal(returnUrl) ? returnUrl! : StartOf(actor);

    /// <summary>"//host" and "/\host" are addresses of other sites.</summary>
    public static bool IsLocal(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) && !address.StartsWith("/account", StringComparison.OrdinalIgnoreCase);

    private static string StartOf(Actor actor) => actor switch
    {
        Actor.Staff { Roles: StaffRoles.Admin } => PortalRoutes.Admin,
        Actor.Staff => PortalRoutes.StaffToday,
        Actor.Client => PortalRoutes.My,
        _ => PortalRoutes.Home,
    };
}
