namespace RedWillow.Portal.Domain.Programs;

/// <summary>Days on which the office works: Monday to Friday, and not closed.</summary>
public static class BusinessDays
{
    /// <summary>How many business days have begun after the day on which somebody started to wait, today included.</summary>
    /// <param name="since">The day the waiting began; it does not count itself.</param>
    /// <param name="today">The local day.</param>
    /// <param name="closed">Days on which the center is closed.</param>
    public static int Since(DateOnly since, DateOnly today, IReadOnlySet<DateOnly> closed)
    {
        var days = 0;
        for (var day = since.AddDays(1); day <= today; day = day.AddDays(1))
            days += IsOne(day, closed) ? 1 : 0;
        return days;
    }

    /// <summary>Whether the office works on that day.</summary>
    public static bool IsOne(DateOnly day, IReadOnlySet<DateOnly> closed) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !closed.Contains(day);

    /// <summary>The first business day after a day.</summary>
    public static DateOnly After(DateOnly day, IReadOnlySet<DateOnly> closed)
    {
        do
            day = day.AddDays(1);
        while (!IsOne(day, closed));
        return day;
    }
}
