namespace RedWillow.Portal.Domain.Reaching;

/// <summary>
/// One attempt to reach somebody: a client, or a person who asked for a call and is not one. Never edited; what was wrong is set right
/// by the next line.
/// </summary>
public sealed class ContactAttempt
{
    public required Guid Id { get; init; }

    /// <summary>The client who was to be reached; null when it was about an inquiry.</summary>
    public ClientId? ClientId { get; init; }

    /// <summary>The inquiry that was to be answered; null when it was about a client.</summary>
    public InquiryId? InquiryId { get; init; }

    public required DateTime AtUtc { get; init; }

    public required PractitionerId By { get; init; }

    public required ContactWay Way { get; init; }

    public required ContactResult Result { get; init; }

    /// <summary>When to try again; the newest attempt's counts.</summary>
    public DateTime? TryAgainUtc { get; init; }

    /// <summary>The person themself asked to be reached this way, whatever they had called safe before.</summary>
    public bool AtTheirWish { get; init; }

    public string? Note { get; init; }
}

/// <summary>How somebody was to be reached.</summary>
public enum ContactWay
{
    Phone = 1,
    Text = 2,
    Email = 3,
    InPerson = 4,
    Letter = 5,
}

/// <summary>What came of an attempt.</summary>
public enum ContactResult
{
    Reached = 1,

    /// <summary>On an answering machine; as a text, an email or a letter that was sent; never with another person.</summary>
    LeftMessage = 2,

    NoAnswer = 3,
    WrongNumber = 4,

    /// <summary>They do not want to be called.</summary>
    AskedNotToCall = 5,

    /// <summary>Reached, and a time to talk was agreed.</summary>
    Scheduled = 6,
}

/// <summary>An attempt to reach somebody was written down.</summary>
public sealed record AttemptRecorded(Guid Attempt, ClientId? Who, InquiryId? Inquiry, ContactWay Way, ContactResult Result) : DomainEvent
{
    public override ClientId? Client => Who;

    public override Guid Subject => Attempt;
}
