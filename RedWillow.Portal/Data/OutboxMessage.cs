using RedWillow.Portal.Domain;

namespace RedWillow.Portal.Data;

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
