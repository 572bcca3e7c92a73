using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Domain.Groups;

/// <summary>
/// How many claims cover a day. One claim is one seat over a span of days; a group has room for another one
/// when no day of the asked span is full. What counts is the fullest day, not how many claims touch the span.
/// </summary>
public static class Occupancy
{
    /// <summary>The most <paramref name="held"/> spans on one day of <paramref name="asked"/>; 0 when asked is empty.</summary>
    public static int Peak(IEnumerable<DateSpan> held, DateSpan asked) =>
        Steps(held, asked).Select(static step => step.Count).DefaultIfEmpty(0).Max();

    /// <summary>True when one more claim over <paramref name="asked"/> keeps every day within <paramref name="capacity"/>.</summary>
    public static bool HasRoom(int capacity, IEnumerable<DateSpan> held, DateSpan asked) => Peak(held, asked) < capacity;

    /// <summary>
    /// The first day, not before <paramref name="from"/>, from which a place stays free to the open end;
    /// null when the group is full without a known end.
    /// </summary>
    public static DateOnly? FirstDayWithRoom(int capacity, IEnumerable<DateSpan> held, DateOnly from)
    {
        if (capacity <= 0)
            return null;

        var first = from;
        foreach (var step in Steps(held, DateSpan.OpenFrom(from)))
        {
            if (step.Count >= capacity)
                first = step.Days.Until;
        }

        return first < DateSpan.Open ? first : null;
    }

    /// <summary>The first day of <paramref name="asked"/> without room for one more claim; null when every day has room.</summary>
    public static DateOnly? FirstFullDay(int capacity, IEnumerable<DateSpan> held, DateSpan asked) =>
        Steps(held, asked).Where(step => step.Count >= capacity).Select(static step => (DateOnly?)step.Days.From).FirstOrDefault();

    /// <summary>
    /// The days in <paramref name="window"/> on which chairs open, and how many: seats that end, as far as somebody else can have a place from
    /// that day on for good. A chair that is promised on does not open.
    /// </summary>
    public static IReadOnlyList<ChairsOpening> Openings(int capacity, IEnumerable<DateSpan> held, DateSpan window)
    {
        List<DateSpan> spans = [.. held.Where(static span => !span.IsEmpty)];
        return
        [
            .. from span in spans
               where window.Contains(span.Until)
               group span by span.Until into ended
               orderby ended.Key
               let chairs = Math.Min(ended.Count(), FreeFrom(capacity, spans, ended.Key))
               where chairs > 0
               select new ChairsOpening(ended.Key, chairs),
        ];
    }

    /// <summary>How many places stay free from a day on, whatever is promised for later.</summary>
    public static int FreeFrom(int capacity, IEnumerable<DateSpan> held, DateOnly day) => Math.Max(0, capacity - Peak(held, DateSpan.OpenFrom(day)));

    /// <summary>The runs of days in a window on which the count stays the same, in order, without the empty rims.</summary>
    private static IEnumerable<(DateSpan Days, int Count)> Steps(IEnumerable<DateSpan> held, DateSpan window)
    {
        var changes = new List<(DateOnly Day, int By)>();
        foreach (var span in held.Select(span => span.Intersect(window)).Where(static span => !span.IsEmpty))
        {
            changes.Add((span.From, 1));
            changes.Add((span.Until, -1));
        }

        changes.Sort();
        var count = 0;
        for (var i = 0; i < changes.Count - 1; i++)
        {
            count += changes[i].By;
            var days = new DateSpan(changes[i].Day, changes[i + 1].Day);
            if (!days.IsEmpty)
                yield return (days, count);
        }
    }
}

/// <summary>Chairs that end before a day and can be had from it on.</summary>
public readonly record struct ChairsOpening(DateOnly Day, int Chairs);
