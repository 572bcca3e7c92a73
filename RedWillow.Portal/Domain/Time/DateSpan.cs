namespace RedWillow.Portal.Domain.Time;

/// <summary>Days from <see cref="From"/> up to, but not including, <see cref="Until"/>. An open end is <see cref="Open"/>.</summary>
/// <param name="From">The first day.</param>
/// <param name="Until">The first day no longer in it.</param>
public readonly record struct DateSpan(DateOnly From, DateOnly Until)
{
    /// <summary>The end that stands for "not yet known": far, and a date, so that databases can index and compare it.</summary>
    public static readonly DateOnly Open = new(9999, 12, 31);

    public bool IsEmpty => Until <= From;

    public bool IsOpen => Until == Open;

    /// <summary>How many days; never negative.</summary>
    public int Days => Math.Max(0, Until.DayNumber - From.DayNumber);

    public static DateSpan OpenFrom(DateOnly from) => new(from, Open);

    public bool Contains(DateOnly day) => From <= day && day < Until;

    /// <summary>True when some day lies in both. An empty span overlaps nothing.</summary>
    public bool Overlaps(DateSpan other) => !Intersect(other).IsEmpty;

    /// <summary>The days that lie in both; empty when there are none.</summary>
    public DateSpan Intersect(DateSpan other) =>
        new(From > other.From ? From : other.From, Until < other.Until ? Until : other.Until);

    /// <summary>The first date in it that is such a weekday, or null when none is.</summary>
    public DateOnly? First(DayOfWeek day)
    {
        var ahead = ((int)day - (int)From.DayOfWeek + 7) % 7;
        return ahead < Days ? From.AddDays(ahead) : null;
    }
}
