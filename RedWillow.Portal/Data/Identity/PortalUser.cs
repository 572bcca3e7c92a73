using Microsoft.AspNetCore.Identity;
using RedWillow.Portal.Domain;

namespace RedWillow.Portal.Data.Identity;

/// <summary>A sign-in. The user name is the opaque id; the e-mail address is encrypted and found by its keyed hash.</summary>
public sealed class PortalUser : IdentityUser<Guid>
{
    /// <summary>The client who signs in here; null for staff.</summary>
    public ClientId? ClientId { get; set; }

    /// <summary>The member of staff who signs in here; null for clients.</summary>
    public PractitionerId? PractitionerId { get; set; }

    /// <summary>What a member of staff may do; taking a role away must also renew the security stamp.</summary>
    public StaffRoles Roles { get; set; }

    /// <summary>Nobody signs in here any more. The account stays, because the audit speaks of it.</summary>
    public bool Disabled { get; set; }

    /// <summary>The time step of the last one-time code used: a code counts once (RFC 6238 5.2).</summary>
    public long LastCodeStep { get; set; }

    /// <summary>The language of mails about the account: "en-US" or "es-US".</summary>
    public string Culture { get; set; } = "en-US";

    public DateTime CreatedUtc { get; set; }

    /// <summary>
    /// Its owner opened it with a password and has yet to confirm the address. One that somebody else opened, or took back, has no
    /// password until its mailed link is followed; nobody registers that one anew.
    /// </summary>
    public bool AwaitsConfirmation => this is { EmailConfirmed: false, PasswordHash: not null, PractitionerId: null, Roles: StaffRoles.None };

    /// <summary>A new account whose name is its own id.</summary>
    public static PortalUser New(Guid id, string email, string? passwordHash, string culture, DateTime nowUtc) => new()
    {
        Id = id, UserName = id.ToString("N"), Email = email, PasswordHash = passwordHash, Culture = culture, CreatedUtc = nowUtc, LockoutEnabled = false,
    };
}

/// <summary>One browser that is signed in. Its cookie is worth nothing once the row says it has ended.</summary>
public sealed class PortalSession
{
    private PortalSession()
    {
    }

    public Guid Id { get; private set; }

    public Guid UserId { get; private set; }

    public DateTime StartedUtc { get; private set; }

    public DateTime? EndedUtc { get; private set; }

    public static PortalSession Open(Guid id, Guid user, DateTime nowUtc) => new() { Id = id, UserId = user, StartedUtc = nowUtc };

    public void End(DateTime nowUtc) => EndedUtc ??= nowUtc;
}
