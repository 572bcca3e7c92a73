namespace RedWillow.Portal.Domain;

/// <summary>What stands in the way, as it is told: one thing, the days on which it does, and its time.</summary>
/// <param name="Name">A group, an hour.</param>
/// <param name="Days">The weekdays, Monday first.</param>
/// <param name="Start">When it begins.</param>
/// <param name="End">When it ends.</param>
/// <param name="FirstDate">The first date on which it does.</param>
/// <param name="IsOnce">It does on that date alone.</param>
public sealed record ClashTimes(string Name, IReadOnlyList<DayOfWeek> Days, TimeOnly Start, TimeOnly End, DateOnly FirstDate, bool IsOnce);

/// <summary>Weekly commitments clash. Whoever mends the one has to know of all the others. Fact: each <see cref="ClashTimes"/>, the earliest first.</summary>
/// <param name="Clash">The earliest.</param>
public abstract record WeekRefusal(WeekClash Clash) : Refusal
{
    private const int DaysAWeek = 7;

    /// <summary>The clashes after the earliest.</summary>
    public IReadOnlyList<WeekClash> Others { get; init; } = [];

    /// <summary>All of them: what recurs on several days at one time is one thing.</summary>
    public IReadOnlyList<ClashTimes> Times =>
    [
        .. Others.Prepend(Clash).GroupBy(static clash => (clash.Existing.Name, clash.Existing.Time.Start, clash.Existing.Time.End, Once: Once(clash)))
            .Select(static same => new ClashTimes(
                same.Key.Name, [.. same.Select(static clash => clash.Existing.Time.Day).Distinct().OrderBy(static day => ((int)day + DaysAWeek - 1) % DaysAWeek)],
                same.Key.Start, same.Key.End, same.Min(static clash => clash.FirstDate), same.Key.Once is not null)),
    ];

    public override IReadOnlyList<object> Facts => [Times];

    public virtual bool Equals(WeekRefusal? other) => base.Equals(other) && Clash == other.Clash && Others.SequenceEqual(other.Others);

    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Clash, Others.Count);

    // The date when it is the only one: days that do not recur are told one by one.
    private static DateOnly? Once(WeekClash clash) =>
        clash.Asked.Span.Intersect(clash.Existing.Span).Until.DayNumber - clash.FirstDate.DayNumber <= DaysAWeek ? clash.FirstDate : null;
}

/// <summary>The room is in use then. The room's name is the last fact.</summary>
public sealed record RoomTaken(string Room, WeekClash Clash) : WeekRefusal(Clash)
{
    public override IReadOnlyList<object> Facts => [.. base.Facts, Room];
}

/// <summary>The counselor leads another group then. The counselor's name is the last fact.</summary>
public sealed record CounselorBusy(string Counselor, WeekClash Clash) : WeekRefusal(Clash)
{
    public override IReadOnlyList<object> Facts => [.. base.Facts, Counselor];
}

/// <summary>Neither room nor counselor is free then. The facts of the room come first, then those of the counselor.</summary>
public sealed record RoomAndCounselorTaken(RoomTaken Room, CounselorBusy Counselor) : Refusal
{
    public override IReadOnlyList<object> Facts => [.. Room.Facts, .. Counselor.Facts];
}

/// <summary>The therapist has something else then. The therapist's name is the last fact.</summary>
public sealed record TherapistBusy(string Therapist, WeekClash Clash) : WeekRefusal(Clash)
{
    public override IReadOnlyList<object> Facts => [.. base.Facts, Therapist];
}

/// <summary>The client's own week has something else then.</summary>
public sealed record ClientBusyThen(WeekClash Clash) : WeekRefusal(Clash);
