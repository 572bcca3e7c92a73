using System.Text.Json;
using RedWillow.Portal.Data;

namespace RedWillow.Portal.Platform.Outbox;

/// <summary>What a mail about an account needs. It is kept, encrypted, until the mail is sent or dropped.</summary>
/// <param name="To">The address.</param>
/// <param name="Culture">"en-US" or "es-US".</param>
/// <param name="Path">Where the mail's link leads, below the portal's public address; null for a mail without one.</param>
public sealed record AccountMailPayload(string To, string Culture, string? Path)
{
    /// <summary>How long a mailed code works; after that its mail helps nobody.</summary>
    public static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(10);

    /// <summary>The digits of a mail that brings a code.</summary>
    public string? Code { get; init; }
}

/// <summary>The mails about an account.</summary>
public static class AccountMailKinds
{
    /// <summary>Confirm this address; the link works for an hour.</summary>
    public const string Confirm = "AccountConfirm";

    /// <summary>Somebody registered with an address that has an account: sign in, or set a new password.</summary>
    public const string AlreadyRegistered = "AccountAlreadyRegistered";

    /// <summary>Set a new password; the link works for an hour.</summary>
    public const string Reset = "AccountReset";

    /// <summary>A code to sign in with; it works for <see cref="AccountMailPayload.CodeLife"/>.</summary>
    public const string Code = "AccountCode";

    /// <summary>Choose a password for an account that somebody else opened; the link works for three days.</summary>
    public const string Invite = "AccountInvite";

    /// <summary>The second step of signing in was taken off by a colleague.</summary>
    public const string FactorReset = "AccountFactorReset";

    /// <summary>What the person had asked to hear about is there.</summary>
    public const string Available = "AccountAvailable";

    /// <summary>The password or a way to sign in was changed.</summary>
    public const string Changed = "AccountChanged";

    /// <summary>To the address that an account had until now: it has another one.</summary>
    public const string Moved = "AccountMoved";
}

/// <summary>Puts a mail about an account into the outbox, in the transaction of its cause.</summary>
public interface IAccountMail
{
    /// <summary>The mail goes out after the commit, or not at all. One about an account goes only where that account still has its address.</summary>
    Task QueueAsync(PortalDbContext db, string kind, Guid? account, AccountMailPayload payload);
}

internal sealed class OutboxAccountMail(ProgramClock clock) : IAccountMail
{
    public Task QueueAsync(PortalDbContext db, string kind, Guid? account, AccountMailPayload payload)
    {
        db.Outbox.Add(OutboxMessage.For(kind, null, account, JsonSerializer.Serialize(payload), clock.UtcNow));
        return Task.CompletedTask;
    }
}
