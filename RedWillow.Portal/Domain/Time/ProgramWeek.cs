namespace RedWillow.Portal.Domain.Time;

/// <summary>Monday to Sunday at the center: the unit of dose, of individual therapy, and of a client's time in the program.</summary>
public readonly record struct ProgramWeek
{
    private ProgramWeek(DateOnly monday) => Monday = monday;

    public DateOnly Monday { get; }

    public DateOnly Sunday => this[DayOfWeek.Sunday];

    /// <summary>The seven days.</summary>
    public DateSpan Span => new(Monday, Later(Monday, 7));

    public ProgramWeek Next => Of(Later(Monday, 7));

    public ProgramWeek Previous => Of(Later(Monday, -7));

    /// <summary>The week a day lies in.</summary>
    public static ProgramWeek Of(DateOnly day) => new(day.AddDays(-(((int)day.DayOfWeek + 6) % 7)));

    /// <summary>
    /// The week a plan opens on: the one that goes on while something is left of it, otherwise the next one, on whose days something is planned
    /// or whose Monday is near. Without that, a week nobody has anything in stays what it is.
    /// </summary>
    /// <param name="localNow">The center's clock.</param>
    /// <param name="ends">When what takes place ends, on the center's clock.</param>
    public static ProgramWeek ToOpen(DateTime localNow, IReadOnlyCollection<DateTime> ends)
    {
        var week = Of(DateOnly.FromDateTime(localNow));
        bool IsIn(ProgramWeek one) => ends.Any(end => end > localNow && one.Span.Contains(DateOnly.FromDateTime(end)));
        var isWeekend = localNow.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        return !IsIn(week) && (isWeekend || IsIn(week.Next)) ? week.Next : week;
    }

    /// <summary>How many weeks this one lies after another: 1 for the next one, -1 for the one before.</summary>
    public int WeeksAfter(ProgramWeek other) => (Monday.DayNumber - other.Monday.DayNumber) / 7;

    /// <summary>The date of a weekday in this week.</summary>
    public DateOnly this[DayOfWeek day] => Later(Monday, ((int)day + 6) % 7);

    /// <summary>
    /// Full weeks in the program on a day: sevens of days since the first attended session, not counting days on leave.
    /// A client in their first seven days has 0 full weeks and is in week 1.
    /// </summary>
    /// <param name="firstAttended">The date of the first session the client attended.</param>
    /// <param name="today">The day to count up to, itself not counted.</param>
    /// <param name="onHold">The leaves; they may overlap.</param>
    public static int FullWeeks(DateOnly firstAttended, DateOnly today, IEnumerable<DateSpan> onHold)
    {
        var days = today.DayNumber - firstAttended.DayNumber;
        var counted = firstAttended;
        foreach (var leave in onHold.OrderBy(static leave => leave.From))
        {
            var away = leave.Intersect(new DateSpan(counted, today));
            if (away.IsEmpty)
                continue;
            days -= away.Days;
            counted = away.Until;
        }

        return Math.Max(0, days / 7);
    }

    private static DateOnly Later(DateOnly day, int days) => DateOnly.FromDayNumber(
        Math.Clamp(day.DayNumber + days, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));
}
