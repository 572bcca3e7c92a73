namespace RedWillow.Portal.Domain.Time;

/// <summary>Days from <see cref="From"/> up to, but not including, <see cref="Until"/>. An open end is <see cref="Open"/>.</summary>
/// <param name="From">The first day.</param>
/// <param name="Until">The first day no longer in it.</param>
public readonly record struct DateSpan(DateOnly From, DateOnly Until)
{
    /// <summary>The end that stands for "not yet known": far, and a date, so that databases can index and compare it.</summary>
    public static readonly DateOnly Open = new(9999, 12, 31);

    public bool IsEmpty => Until <= From;

    public static DateSpan OpenFrom(DateOnly from) => new(from, Open);

    public bool Contains(DateOnly day) => From <= day && day < Until;

    public bool Overlaps(DateSpan other) => From < other.Until && other.From < Until;
}
