using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Domain.Groups;

/// <summary>A claim on a seat, as far as occupancy depends on it.</summary>
/// <param name="Span">Its days.</param>
/// <param name="IsMember">For the stay; others are promised to requests and holds.</param>
public readonly record struct TakenSeat(DateSpan Span, bool IsMember);

/// <summary>How full a group is today, and when chairs open.</summary>
/// <param name="Taken">Members today.</param>
/// <param name="Held">Seats that count today and belong to requests and holds.</param>
/// <param name="Coming">Seats that are taken from a later day on.</param>
/// <param name="FirstFree">The first day from tomorrow on from which a place stays free; null while no end is known.</param>
/// <param name="Weeks">For each week ahead, the days on which chairs open.</param>
public sealed record SeatOutlook(int Taken, int Held, int Coming, DateOnly? FirstFree, IReadOnlyList<IReadOnlyList<ChairsOpening>> Weeks)
{
    /// <summary>How many weeks are looked ahead.</summary>
    public const int WeeksAhead = 4;

    /// <summary>A chair is free already, and stays free for whoever takes it.</summary>
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
        List<DateSpan> spans = [.. seats.Select(static seat => seat.Span)];
        var firstFree = Occupancy.FirstDayWithRoom(capacity, spans, today.AddDays(1));
        return new(
            seats.Count(seat => seat.IsMember && seat.Span.Contains(today)), seats.Count(seat => !seat.IsMember && seat.Span.Contains(today)),
            seats.Count(seat => seat.Span.From > today), firstFree,
            [.. Enumerable.Range(0, WeeksAhead).Select(week => Occupancy.Openings(capacity, spans, WeekOf(today, week)))])
        {
            IsOpen = firstFree == today.AddDays(1),
        };
    }
}
