using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Domain.Groups;

/// <summary>When a group will meet from a day on, where that differs from when it meets before.</summary>
/// <param name="From">The first day of the new times.</param>
/// <param name="Days">The weekdays, from Monday on.</param>
/// <param name="Start">By the wall clock.</param>
/// <param name="End">By the wall clock.</param>
public sealed record LaterTimes(DateOnly From, IReadOnlyList<DayOfWeek> Days, TimeOnly Start, TimeOnly End)
{
    /// <summary>The weekdays stay; only the hours change.</summary>
    public bool SameDays { get; init; }

    /// <summary>The first change after a day on which the group meets; null where nothing changes but the room, or who leads it.</summary>
    /// <param name="day">A day of the times that are known already.</param>
    /// <param name="meetings">Every weekly meeting of the group, with the days it holds on.</param>
    public static LaterTimes? After(DateOnly day, IEnumerable<(DateSpan Span, WeeklyTime Time)> meetings)
    {
        var all = meetings.ToList();
        var known = On(day);
        foreach (var from in all.Select(static meeting => meeting.Span.From).Where(from => from > day).Distinct().Order())
        {
            var then = On(from);
            if (!then.SequenceEqual(known))
                return new(from, [.. Days(then)], then[0].Start, then[0].End) { SameDays = Days(then).SequenceEqual(Days(known)) };
        }

        return null;

        static IEnumerable<DayOfWeek> Days(List<WeeklyTime> times) => times.Select(static time => time.Day);

        List<WeeklyTime> On(DateOnly date) =>
            [.. all.Where(meeting => meeting.Span.Contains(date)).Select(static meeting => meeting.Time).OrderBy(static time => ((int)time.Day + 6) % 7)];
    }
}

/// <summary>When a group meets.</summary>
/// <param name="Meetings">Its weekly meetings, from Monday on; never none.</param>
/// <param name="Later">How that changes, if it does.</param>
public sealed record GroupTimes(IReadOnlyList<GroupMeeting> Meetings, LaterTimes? Later)
{
    /// <summary>The weekdays.</summary>
    public IReadOnlyList<DayOfWeek> Days => [.. Meetings.Select(static meeting => meeting.Weekday)];

    /// <summary>By the wall clock; the same on each of the days.</summary>
    public TimeOnly Start => Meetings[0].Start;

    /// <summary>By the wall clock; the same on each of the days.</summary>
    public TimeOnly End => Meetings[0].Time.End;
}
