using RedWillow.Portal.Domain;

namespace RedWillow.Portal.Data;

/// <summary>One act or one read of client data. Append-only: the database refuses to change or delete it .</summary>
public sealed class AuditEntry
{
    public required Guid Id { get; init; }

    public required DateTime AtUtc { get; init; }

    /// <summary>"visitor", "client", "staff" or "system".</summary>
    public required string ActorKind { get; init; }

    /// <summary>The account that acted; null for visitors and jobs.</summary>
    public AccountId? Account { get; init; }

    /// <summary>The name of the event, of the read, or of the refused request.</summary>
    public required string Act { get; init; }

    public required Guid Subject { get; init; }

    public ClientId? ClientId { get; init; }

    /// <summary>Ids and codes as JSON; never personal data.</summary>
    public required string Detail { get; init; }

    internal static AuditEntry Of(Actor actor, string act, Guid subject, ClientId? client, string detail, DateTime nowUtc) => new()
    {
        Id = Guid.CreateVersion7(), AtUtc = nowUtc, Act = act, Subject = subject, ClientId = client, Detail = detail,
        ActorKind = actor switch { Actor.Client => "client", Actor.Staff => "staff", Actor.System => "system", _ => "visitor" },
        Account = actor switch { Actor.Client client1 => client1.Account, Actor.Staff staff => staff.Account, _ => null },
    };
}

/// <summary>The link of one audit entry into the keyed chain. Insert-only.</summary>
public sealed class AuditSeal
{
    public required long Sequence { get; init; }

    public required Guid EntryId { get; init; }

    /// <summary>Keyed hash over the entry and the seal before it, in hexadecimal.</summary>
    public required string Mac { get; init; }
}

/// <summary>Something to tell somebody, written in the same commit as its cause and sent afterwards.</summary>
public sealed class OutboxMessage
{
    /// <summary>Also the stable part of the mail's Message-ID.</summary>
    public required Guid Id { get; init; }

    /// <summary>Which template; for notices the name of the event.</summary>
    public required string Kind { get; init; }

    public ClientId? ClientId { get; init; }

    public Guid? AccountId { get; init; }

    /// <summary>What the template needs, as JSON; encrypted where it is stored.</summary>
    public required string Payload { get; init; }

    public required DateTime CreatedUtc { get; init; }

    public DateTime DueUtc { get; private set; }

    public DateTime? SentUtc { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>The kind of the last fault; never its text, which may hold an address.</summary>
    public string? LastFault { get; private set; }

    public static OutboxMessage For(string kind, ClientId? client, Guid? account, string payload, DateTime nowUtc) => new()
    {
        Id = Guid.CreateVersion7(), Kind = kind, ClientId = client, AccountId = account, Payload = payload, CreatedUtc = nowUtc, DueUtc = nowUtc,
    };

    public void Sent(DateTime nowUtc) => SentUtc = nowUtc;

    public void Failed(string fault, DateTime retryUtc) => (Attempts, LastFault, DueUtc) = (Attempts + 1, fault, retryUtc);
}

/// <summary>The answer once given to a command, so that the same form sent twice has one effect and one answer.</summary>
public sealed class CommandAnswer
{
    /// <summary>Who sent it: the account, or the kind of actor where there is none.</summary>
    public required string ActorKey { get; init; }

    public required Guid Key { get; init; }

    /// <summary>SHA-256 of the request; encrypted, because some requests have few possible bodies.</summary>
    public required string BodyHash { get; init; }

    /// <summary>The answer as JSON; encrypted where it is stored.</summary>
    public required string Answer { get; init; }

    public required DateTime AtUtc { get; init; }
}
