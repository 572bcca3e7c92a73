using RedWillow.Portal.Domain.Groups;

namespace RedWillow.Portal.Domain.Placing;

/// <summary>A hold whose time was over made room for somebody else.</summary>
/// <param name="Group">Where a seat became free; null when it was a weekly hour.</param>
/// <param name="Who">Whose hold it was.</param>
public sealed record HoldRanOut(GroupId? Group, ClientId Who) : DomainEvent
{
    public override ClientId? Client => Who;

    public override Guid Subject => Group?.Value ?? Who.Value;
}

/// <summary>A weekly hour with a therapist was taken.</summary>
public sealed record HourTakenBy(PractitionerId Therapist, ClientId Who, ClaimKind Kind, DateOnly From) : DomainEvent
{
    public override ClientId? Client => Who;

    public override Guid Subject => Therapist.Value;
}

/// <summary>A weekly hour with a therapist was given back; what it was is said here, because a request's hour is not kept.</summary>
public sealed record HourReleased(PractitionerId Therapist, ClientId Who, DayOfWeek Weekday, int StartMinute, int Minutes) : DomainEvent
{
    public override ClientId? Client => Who;

    public override Guid Subject => Therapist.Value;
}

/// <summary>The group belongs to another program than the one the client told us about .</summary>
public sealed record OtherProgram : Refusal;

/// <summary>The group meets that day, but a place that a client chooses begins after the day by which they have an answer .</summary>
public sealed record StartsTooSoon : Refusal;

/// <summary>The session of that day has begun, so it is nobody's first one.</summary>
public sealed record SessionHasBegun : Refusal;

/// <summary>Neither a weekly hour was chosen nor "none fits"; or both were.</summary>
public sealed record HourNotChosen : Refusal;

/// <summary>The therapist does not offer that hour, or does not offer it that early.</summary>
public sealed record HourNotOffered : Refusal;

/// <summary>A weekly hour that somebody has cannot last over that day: the therapist does not offer it yet, or no more.</summary>
/// <param name="Date">The first such day.</param>
public sealed record HourNotOfferedThen(DateOnly Date) : Refusal
{
    public override IReadOnlyList<object> Facts => [Date];
}

/// <summary>Somebody else has that weekly hour.</summary>
public sealed record HourTaken : Refusal;

/// <summary>The request has its weekly hour already.</summary>
public sealed record HourAlreadyArranged : Refusal;

/// <summary>The request was sent; what it holds is changed by staff.</summary>
public sealed record AlreadySent : Refusal;

/// <summary>The client waits for a place already.</summary>
public sealed record AlreadyWaiting : Refusal;
