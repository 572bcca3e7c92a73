namespace RedWillow.Portal.Domain.Groups;

/// <summary>A group came into being.</summary>
public sealed record GroupOpened(GroupId Group, TrackId Track) : DomainEvent
{
    public override Guid Subject => Group.Value;
}

/// <summary>A group changed from a day on.</summary>
public sealed record GroupChanged(GroupId Group, DateOnly From) : DomainEvent
{
    public override Guid Subject => Group.Value;
}

/// <summary>Dated sessions of a group were made up to a day.</summary>
public sealed record SessionsMade(GroupId Group, int Count, DateOnly Until) : DomainEvent
{
    public override Guid Subject => Group.Value;
}

/// <summary>A client's group meets at other times from a day on .</summary>
public sealed record GroupTimesChanged(GroupId Group, ClientId Who, DateOnly From) : ClientNotice
{
    public override ClientId? Client => Who;

    public override Guid Subject => Group.Value;
}

/// <summary>A client took a seat, or took it more firmly.</summary>
public sealed record SeatTaken(GroupId Group, ClientId Who, ClaimKind Kind, DateOnly From) : DomainEvent
{
    public override ClientId? Client => Who;

    public override Guid Subject => Group.Value;
}

/// <summary>A client's seat is free again from a day on.</summary>
public sealed record SeatReleased(GroupId Group, ClientId Who, DateOnly FreeFrom) : DomainEvent
{
    public override ClientId? Client => Who;

    public override Guid Subject => Group.Value;
}

/// <summary>No place stays free from that day on.</summary>
public sealed record GroupFull : Refusal;

/// <summary>The capacity cannot go below what is already promised.</summary>
/// <param name="Promised">The most places taken on any day to come.</param>
public sealed record CapacityPromised(int Promised) : Refusal
{
    public override IReadOnlyList<object> Facts => [Promised];
}

/// <summary>The group does not meet on that day, or the day is past.</summary>
public sealed record NotASessionDate : Refusal;
