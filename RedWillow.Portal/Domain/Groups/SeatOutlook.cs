using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Domain.Groups;

/// <summary>How full a group is today, and when chairs open.</summary>
/// <param name="Places">Who has the places today and from later on.</param>
/// <param name="FirstFree">The first day, today or later, from which a place stays free; null while no end is known.</param>
/// <param name="Weeks">For each week ahead, the days on which chairs open.</param>
public sealed record SeatOutlook(PlaceCount Places, DateOnly? FirstFree, IReadOnlyList<IReadOnlyList<ChairsOpening>> Weeks)
{
    /// <summary>How many weeks are looked ahead.</summary>
    public const int WeeksAhead = 4;

    /// <summary>A chair is free today, and stays free for whoever takes it. One that opens tomorrow is not.</summary>
    public bool IsOpen { get; private init; }

    /// <summary>The days of a week ahead: seven from tomorrow on, then the next seven.</summary>
    /// <param name="today">The day at the center.</param>
    /// <param name="week">From 0 to <see cref="WeeksAhead"/>, not included.</param>
    public static DateSpan WeekOf(DateOnly today, int week) => new(today.AddDays(1 + (7 * week)), today.AddDays(8 + (7 * week)));

    /// <summary>The outlook of a group.</summary>
    /// <param name="capacity">How many clients at once.</param>
    /// <param name="seats">Every live claim.</param>
    /// <param name="today">The day at the center.</param>
    public static SeatOutlook Of(int capacity, IReadOnlyCollection<TakenSeat> seats, DateOnly today)
    {
        List<DateSpan> spans = [.. seats.Where(static seat => seat.Kind != ClaimKind.Guest).Select(static seat => seat.Span)];
        var firstFree = Occupancy.FirstDayWithRoom(capacity, spans, today);
        return new(
            PlaceCount.On(today, seats), firstFree,
            [.. Enumerable.Range(0, WeeksAhead).Select(week => Occupancy.Openings(capacity, spans, WeekOf(today, week)))])
        {
            IsOpen = firstFree == today,
        };
    }
}
