using RedWillow.Portal.Domain;

namespace RedWillow.Portal.Features.ConfiguringSchedule;

/// <summary>A group or a room needs a name of 1 to 64 letters.</summary>
public sealed record NameMissing(int Longest) : Refusal
{
    public override IReadOnlyList<object> Facts => [Longest];
}

/// <summary>The capacity is below one, or above the policy .</summary>
/// <param name="Most">The most clients that any group may have.</param>
public sealed record CapacityOverMost(int Most) : Refusal
{
    public override IReadOnlyList<object> Facts => [Most];
}

/// <summary>The capacity is below one, or leaves no chair for the counselor .</summary>
/// <param name="Most">The most clients possible in that room.</param>
/// <param name="Room">The room's name.</param>
/// <param name="Seats">How many people it seats, the counselor included.</param>
public sealed record CapacityOutOfRange(int Most, string Room, int Seats) : Refusal
{
    public override IReadOnlyList<object> Facts => [Most, Room, Seats];
}

/// <summary>A change takes effect from a day in a limited future on; what is past never changes .</summary>
public sealed record EffectiveDateOutOfRange(DateOnly Earliest, DateOnly Latest) : Refusal
{
    public override IReadOnlyList<object> Facts => [Earliest, Latest];
}

/// <summary>
/// Members have their individual hour or a talk when the group would meet. Each clash names its therapist, who moves it with the client;
/// whoever configures the schedule needs no client's name for that.
/// </summary>
/// <param name="Clash">The earliest.</param>
/// <param name="Members">How many members.</param>
public sealed record MembersBusyThen(WeekClash Clash, int Members) : WeekRefusal(Clash)
{
    public override IReadOnlyList<object> Facts => [Members];
}

/// <summary>A group with people in it stays in its track.</summary>
public sealed record GroupNotEmpty(int People) : Refusal
{
    public override IReadOnlyList<object> Facts => [People];
}

/// <summary>Somebody is a guest in one of two groups on that day, and would be in both at the same time.</summary>
public sealed record GuestBusyThen(DateOnly Day, string Group) : Refusal
{
    public override IReadOnlyList<object> Facts => [Day, Group];
}

/// <summary>The day is over, or its sessions have begun; it can no longer be closed or opened.</summary>
public sealed record DayAlreadyPast(DateOnly Date) : Refusal
{
    public override IReadOnlyList<object> Facts => [Date];
}

/// <summary>The center is closed on that day already.</summary>
public sealed record ClosureAlreadyThere(DateOnly Date, string Reason) : Refusal
{
    public override IReadOnlyList<object> Facts => [Date, Reason];
}

/// <summary>Two rooms never have the same name.</summary>
public sealed record RoomNameUsed(string Name) : Refusal
{
    public override IReadOnlyList<object> Facts => [Name];
}

/// <summary>Two groups never have the same name: staff tell them apart by it.</summary>
public sealed record GroupNameUsed(string Name) : Refusal
{
    public override IReadOnlyList<object> Facts => [Name];
}

/// <summary>A room needs at least a chair for a client and one for the counselor.</summary>
public sealed record RoomSeatsOutOfRange(int Fewest, int Most) : Refusal
{
    public override IReadOnlyList<object> Facts => [Fewest, Most];
}

/// <summary>A group that meets in the room needs more seats.</summary>
public sealed record RoomTooSmall(string Group, int Needed) : Refusal
{
    public override IReadOnlyList<object> Facts => [Group, Needed];
}

/// <summary>A group still meets in the room.</summary>
public sealed record RoomStillInUse(string Group) : Refusal
{
    public override IReadOnlyList<object> Facts => [Group];
}

/// <summary>The person gives no individual therapy.</summary>
public sealed record NotATherapist(string Who) : Refusal
{
    public override IReadOnlyList<object> Facts => [Who];
}

/// <summary>Clients have the hour beyond that day; each needs another one first.</summary>
public sealed record OfferedHourInUse(int Clients) : Refusal
{
    public override IReadOnlyList<object> Facts => [Clients];
}

/// <summary>Members hear that their group's sessions on a day changed because the center closes or opens after all.</summary>
public sealed record DayChanged(ClosureId Closure, ClientId Who, DateOnly Date, bool Closed) : ClientNotice
{
    public override ClientId? Client => Who;

    public override Guid Subject => Closure.Value;
}
