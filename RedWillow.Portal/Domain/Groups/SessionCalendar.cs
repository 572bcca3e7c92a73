using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Domain.Groups;

/// <summary>A dated meeting that a pattern leads to. The local date and start are the promise, the instants follow from them.</summary>
/// <param name="LocalDate">The day at the center.</param>
/// <param name="Start">The wall-clock start.</param>
/// <param name="ClockMinutes">Elapsed minutes, breaks included.</param>
/// <param name="When">The instants.</param>
public sealed record PlannedSession(DateOnly LocalDate, TimeOnly Start, int ClockMinutes, TimeRange When)
{
    public DateTime StartUtc => When.StartUtc;

    public DateTime EndUtc => When.EndUtc;
}

/// <summary>The dated meetings of a pattern in a span of days, and the closures that stand in the way .</summary>
/// <param name="Sessions">The meetings, in order.</param>
/// <param name="Closures">The closures that fall on a meeting day, in order; each takes the place of one meeting.</param>
public sealed record SessionCalendar(IReadOnlyList<PlannedSession> Sessions, IReadOnlyList<ClosedDay> Closures)
{
    /// <summary>How far ahead sessions are made, in weeks.</summary>
    public const int WeeksAhead = 16;

    /// <summary>The calendar, or <see cref="NoSuchLocalTime"/> when a meeting would start at a time that clocks skip.</summary>
    /// <param name="pattern">When the group meets.</param>
    /// <param name="span">The days to fill, with a real end.</param>
    /// <param name="calendar">The closed days.</param>
    /// <param name="zone">The center's wall clock.</param>
    /// <exception cref="ArgumentOutOfRangeException">The span has an open end.</exception>
    public static Result<SessionCalendar> Generate(WeeklyPattern pattern, DateSpan span, ProgramCalendar calendar, ProgramZone zone)
    {
        if (span.IsOpen)
            throw new ArgumentOutOfRangeException(nameof(span), "Sessions are made up to a real date.");

        var sessions = new List<PlannedSession>();
        var closures = new List<ClosedDay>();
        foreach (var date in MeetingDays(pattern, span))
        {
            if (calendar.For(date, ClosureScope.Groups) is { } closure)
            {
                closures.Add(closure);
                continue;
            }

            var when = zone.ToUtc(date, pattern.Start, pattern.ClockMinutes);
            if (!when.Succeeded)
                return when.Refusal;
            sessions.Add(new PlannedSession(date, pattern.Start, pattern.ClockMinutes, when.Value));
        }

        return new SessionCalendar(sessions, closures);
    }

    private static IEnumerable<DateOnly> MeetingDays(WeeklyPattern pattern, DateSpan span) =>
        Enumerable.Range(0, span.Days).Select(ahead => span.From.AddDays(ahead)).Where(date => pattern.Days.Contains(date.DayOfWeek));
}
