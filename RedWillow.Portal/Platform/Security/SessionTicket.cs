using System.Security.Claims;

namespace RedWillow.Portal.Platform.Security;

/// <summary>What a cookie or a circuit holds: which session, whose, and the stamp the account had when it signed in.</summary>
public sealed record SessionTicket(Guid Session, Guid Account, string Stamp, bool IsStaff)
{
    public const string StampClaim = "AspNet.Identity.SecurityStamp";

    /// <summary>The ticket in a sign-in; null when there is none.</summary>
    public static SessionTicket? Of(ClaimsPrincipal? user) =>
        user?.Identity?.IsAuthenticated == true && user.AccountId() is { } account
        && Guid.TryParse(user.FindFirstValue(PortalClaims.Session), out var session) && user.FindFirstValue(StampClaim) is { } stamp
            ? new(session, account.Value, stamp, user.HasClaim(claim => claim.Type == PortalClaims.Staff))
            : null;
}

/// <summary>What a ticket is worth at this moment.</summary>
public enum SessionVerdict
{
    Good,

    /// <summary>Signed out, disabled, changed or too old.</summary>
    Ended,

    /// <summary>Nobody did anything for too long.</summary>
    Idle,

    /// <summary>The database has not answered for longer than its last answer is good.</summary>
    Unknown,
}
