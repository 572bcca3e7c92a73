using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using RedWillow.Portal.Domain;

namespace RedWillow.Portal.Platform.Security;

/// <summary>The claims of the portal's own sign-in.</summary>
public static class PortalClaims
{
    public const string Client = "client";
    public const string Staff = "staff";
    public const string Session = "sid";

    /// <summary>A member of staff who has to set up a second factor before anything else.</summary>
    public const string NeedsFactor = "needs-factor";

    /// <summary>The role claim of every client.</summary>
    public const string ClientRole = "Client";
}

/// <summary>Who is signed in, in the domain's words.</summary>
public static class CurrentActor
{
    /// <summary>The actor a sign-in stands for; a visitor when it stands for nobody.</summary>
    public static Actor ToActor(this ClaimsPrincipal? user)
    {
        if (user?.Identity?.IsAuthenticated != true || user.AccountId() is not { } account)
            return Actor.Visitor.Instance;
        if (Guid.TryParse(user.FindFirstValue(PortalClaims.Staff), out var staff))
            return new Actor.Staff(account, new PractitionerId(staff), RolesOf(user));
        if (Guid.TryParse(user.FindFirstValue(PortalClaims.Client), out var client))
            return new Actor.Client(account, new ClientId(client));
        return Actor.Visitor.Instance;
    }

    /// <summary>The account that is signed in, if any.</summary>
    public static AccountId? AccountId(this ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? new AccountId(id) : null;

    /// <summary>The account an actor acts with; null for visitors and jobs.</summary>
    public static AccountId? AccountOf(Actor actor) => actor switch
    {
        Actor.Client client => client.Account,
        Actor.Staff staff => staff.Account,
        _ => null,
    };

    /// <summary>Every component finds the actor as a cascading value.</summary>
    public static IServiceCollection AddCurrentActor(this IServiceCollection services)
    {
        services.AddCascadingAuthenticationState();
        return services.AddCascadingValue(ring => Now(ring.GetRequiredService<AuthenticationStateProvider>()));
    }

    // Both hosts set the state before the first component; nothing ever waits here.
    private static Actor Now(AuthenticationStateProvider states)
    {
        var state = states.GetAuthenticationStateAsync();
        return state.IsCompletedSuccessfully ? state.GetAwaiter().GetResult().User.ToActor() : Actor.Visitor.Instance;
    }

    private static StaffRoles RolesOf(ClaimsPrincipal user) => Enum.GetValues<StaffRoles>()
        .Where(role => role != StaffRoles.None && user.IsInRole(role.ToString()))
        .Aggregate(StaffRoles.None, (all, role) => all | role);
}
