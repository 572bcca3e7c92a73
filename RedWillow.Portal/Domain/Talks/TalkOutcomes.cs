namespace RedWillow.Portal.Domain.Talks;

/// <summary>A client has an appointment.</summary>
public sealed record TalkBooked(TalkId Talk, ClientId Who, TalkKind Kind, DateOnly Date) : ClientNotice
{
    public override ClientId? Client => Who;

    public override Guid Subject => Talk.Value;
}

/// <summary>A client's appointment has another time, or is with another clinician.</summary>
public sealed record TalkMoved(TalkId Talk, ClientId Who, TalkKind Kind, DateOnly Date) : ClientNotice
{
    public override ClientId? Client => Who;

    public override Guid Subject => Talk.Value;
}

/// <summary>A client's appointment does not take place.</summary>
public sealed record TalkCancelled(TalkId Talk, ClientId Who, TalkKind Kind, DateOnly Date) : ClientNotice
{
    public override ClientId? Client => Who;

    public override Guid Subject => Talk.Value;
}

/// <summary>A talk was held or missed, or something happened to a talk with somebody who is no client.</summary>
public sealed record TalkNoted(TalkId Talk, ClientId? Who, InquiryId? Inquiry, TalkChange Change, DateOnly Date) : DomainEvent
{
    public override ClientId? Client => Who;

    public override Guid Subject => Talk.Value;
}

/// <summary>The time is not offered, or is taken by now.</summary>
public sealed record TalkTimeTaken(DateOnly Date, TimeOnly Start) : Refusal
{
    public override IReadOnlyList<object> Facts => [Date, Start];
}

/// <summary>There is a talk of that kind already; it can be moved.</summary>
public sealed record TalkBookedAlready : Refusal;

/// <summary>On that day an appointment before admission is booked at that time, and stands in the way of a longer place.</summary>
public sealed record TalkThen(DateOnly Date) : Refusal
{
    public override IReadOnlyList<object> Facts => [Date];
}

/// <summary>The talk was held, missed or cancelled before.</summary>
public sealed record TalkEnded : Refusal;

/// <summary>What became of a talk can be said once its time has come.</summary>
public sealed record TalkNotYet(DateOnly Date) : Refusal
{
    public override IReadOnlyList<object> Facts => [Date];
}

/// <summary>An intake ends with its result, which a licensed clinician records.</summary>
public sealed record IntakeEndsWithResult : Refusal;
