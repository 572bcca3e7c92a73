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

    /// <summary>What the template needs, as JSON; encrypted where it is stored. Empty once a mail about an account is settled.</summary>
    public required string Payload { get; init; }

    /// <summary>What is told only once in the life of the portal: the database takes no second row with the same words. Ids and codes only.</summary>
    public string? OnceKey { get; init; }

    public required DateTime CreatedUtc { get; init; }

    /// <summary>Not sent before then. While somebody sends it, the end of their turn.</summary>
    public DateTime DueUtc { get; private set; }

    /// <summary>When it was settled: sent, or, with a <see cref="LastFault"/>, found to be nothing to send any more.</summary>
    public DateTime? SentUtc { get; private set; }

    /// <summary>When it was given up, with the reason in <see cref="LastFault"/>; it waits for somebody to have it tried again.</summary>
    public DateTime? ParkedUtc { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>The kind of the last fault, or why nothing was sent; never a text from outside, which may hold an address.</summary>
    public string? LastFault { get; private set; }

    public static OutboxMessage For(string kind, ClientId? client, Guid? account, string payload, DateTime nowUtc, DateTime? notBeforeUtc = null) => new()
    {
        Id = Guid.CreateVersion7(), Kind = kind, ClientId = client, AccountId = account, Payload = payload, CreatedUtc = nowUtc, DueUtc = notBeforeUtc ?? nowUtc,
    };

    /// <summary>A message that there is only one of, and that waits until it is due.</summary>
    public static OutboxMessage Once(string key, string kind, ClientId client, string payload, DateTime nowUtc, DateTime dueUtc) => new()
    {
        Id = Guid.CreateVersion7(), OnceKey = key, Kind = kind, ClientId = client, Payload = payload, CreatedUtc = nowUtc, DueUtc = dueUtc,
    };

    /// <summary>A parked message starts again from its first attempt; its id, and so its Message-ID, stays.</summary>
    public void TryAgain(DateTime nowUtc) => (ParkedUtc, Attempts, DueUtc) = (null, 0, nowUtc);
}
