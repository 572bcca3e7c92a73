using RedWillow.Portal.Domain.People;

namespace RedWillow.Portal.Domain.Inquiries;

/// <summary>
/// Somebody who is not a client asked for a call. It holds what is needed to call them and nothing else; who calls for another person
/// leaves their own name and number alone, and nothing about that person is kept.
/// </summary>
public sealed class Inquiry : Aggregate
{
    private Inquiry()
    {
    }

    public InquiryId Id { get; private set; }

    /// <summary>A short random code by which the person and the center may speak of the call without a name.</summary>
    public string Reference { get; private set; } = "";

    public DateTime ReceivedUtc { get; private set; }

    /// <summary>The person asks for somebody else.</summary>
    public bool ForSomeoneElse { get; private set; }

    /// <summary>The name to use.</summary>
    public string Name { get; private set; } = "";

    public string? Phone { get; private set; }

    public string? Email { get; private set; }

    /// <summary>Which ways of reaching this person are safe.</summary>
    public SafeContact Safe { get; private set; }

    /// <summary>When they can talk; empty for any time.</summary>
    public TalkTimes Times { get; private set; }

    /// <summary>On which days they can talk; empty for any day.</summary>
    public TalkDays Days { get; private set; }

    /// <summary>The language to talk in: "en-US" or "es-US".</summary>
    public string Culture { get; private set; } = "en-US";

    public DateTime? ClosedUtc { get; private set; }

    public PractitionerId? ClosedBy { get; private set; }

    public InquiryResult? Result { get; private set; }

    public bool IsOpen => ClosedUtc is null;

    /// <summary>Takes a request for a call down.</summary>
    public static Inquiry Receive(InquiryId id, string reference, Caller caller, DateTime nowUtc)
    {
        var inquiry = new Inquiry
        {
            Id = id, Reference = reference, ReceivedUtc = nowUtc, ForSomeoneElse = caller.ForSomeoneElse, Name = caller.Name, Phone = caller.Phone,
            Email = caller.ForSomeoneElse ? null : caller.Email, Safe = caller.Safe, Times = caller.Times, Days = caller.Days, Culture = caller.Culture,
        };
        inquiry.Raise(new InquiryReceived(id));
        return inquiry;
    }

    /// <summary>Nobody has to call any more, or <see cref="InquiryClosedAlready"/>.</summary>
    public Result<Done> Close(InquiryResult result, PractitionerId by, DateTime nowUtc)
    {
        if (!IsOpen)
            return new InquiryClosedAlready();
        (Result, ClosedBy, ClosedUtc) = (result, by, nowUtc);
        Raise(new InquiryClosed(Id, result));
        return Done.Instance;
    }
}

/// <summary>Whom to call, how it is safe, and when.</summary>
/// <param name="ForSomeoneElse">The person asks for somebody else.</param>
/// <param name="Name">The name to use.</param>
/// <param name="Phone">E.164; null with an email address alone.</param>
/// <param name="Email">Null with a phone number alone, and for who asks for somebody else.</param>
/// <param name="Safe">The ways that are safe.</param>
/// <param name="Times">When they can talk.</param>
/// <param name="Days">On which days.</param>
/// <param name="Culture">The language to talk in.</param>
public sealed record Caller(
    bool ForSomeoneElse, string Name, string? Phone, string? Email, SafeContact Safe, TalkTimes Times, TalkDays Days, string Culture);

/// <summary>When somebody can talk.</summary>
[Flags]
public enum TalkTimes
{
    None = 0,
    Morning = 1,
    Afternoon = 2,
    Evening = 4,
}

/// <summary>On which days somebody can talk.</summary>
[Flags]
public enum TalkDays
{
    None = 0,
    Monday = 1,
    Tuesday = 2,
    Wednesday = 4,
    Thursday = 8,
    Friday = 16,
}

/// <summary>How an inquiry ended.</summary>
public enum InquiryResult
{
    BecameRequest = 1,
    ReferredElsewhere = 2,
    NotNow = 3,
    CouldNotBeReached = 4,

    /// <summary>A relative or a professional was told what they asked; the person themself has not called.</summary>
    ForSomeoneElse = 5,
}

/// <summary>Somebody asked for a call.</summary>
public sealed record InquiryReceived(InquiryId Inquiry) : DomainEvent
{
    public override Guid Subject => Inquiry.Value;
}

/// <summary>An inquiry was closed.</summary>
public sealed record InquiryClosed(InquiryId Inquiry, InquiryResult Result) : DomainEvent
{
    public override Guid Subject => Inquiry.Value;
}

/// <summary>The inquiry was closed before.</summary>
public sealed record InquiryClosedAlready : Refusal;
