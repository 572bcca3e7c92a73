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
