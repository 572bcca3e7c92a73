using Microsoft.AspNetCore.WebUtilities;
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

    /// <summary>The address, with the place to go on from there; anything that is not on this site is left out.</summary>
    public static string Carry(string address, string? returnUrl) =>
        IsLocal(returnUrl) ? QueryHelpers.AddQueryString(address, "ReturnUrl", returnUrl!) : address;

    private static string StartOf(Actor actor) => actor switch
    {
        Actor.Staff { Roles: StaffRoles.Admin } => PortalRoutes.Admin,
        Actor.Staff => PortalRoutes.StaffToday,
        Actor.Client => PortalRoutes.My,
        _ => PortalRoutes.Home,
    };
}
