using Microsoft.AspNetCore.WebUtilities;
using RedWillow.Portal.Components;
using RedWillow.Portal.Domain;

namespace RedWillow.Portal.Account;

/// <summary>Where somebody goes after signing in: back to where they were, on this site only, or to their own start.</summary>
public static class AccountRedirects
{
    public static string After(Actor actor, string? returnUrl) => Read(returnUrl) ?? StartOf(actor);

    /// <summary>The address, with the place to go on from there; anything that is not on this site is left out.</summary>
    public static string Carry(string address, string? returnUrl) =>
        Read(returnUrl) is { } local ? QueryHelpers.AddQueryString(address, "ReturnUrl", local) : address;

    // Nobody means to come back to the pages of signing in.
    private static string? Read(string? returnUrl) =>
        LocalAddress.Read(returnUrl) is { } local && !local.StartsWith("/account", StringComparison.OrdinalIgnoreCase) ? local : null;

    private static string StartOf(Actor actor) => actor switch
    {
        Actor.Staff { Roles: StaffRoles.Admin } => PortalRoutes.Admin,
        Actor.Staff => PortalRoutes.StaffToday,
        Actor.Client => PortalRoutes.My,
        _ => PortalRoutes.Home,
    };
}
