using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Individual;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Domain.Placing;

/// <summary>A client's weekly hour is another one from a day on.</summary>
/// <param name="Hour">The hour from that day on, for the caller to add unless it was to begin later.</param>
/// <param name="Ended">The hours that begin before that day: they end with it.</param>
/// <param name="Never">The hours that would have begun later, or were only asked for: the caller removes them.</param>
public sealed record HourChange(HourClaim Hour, IReadOnlyList<HourClaim> Ended, IReadOnlyList<HourClaim> Never)
{
    /// <summary>
    /// The days from which another hour can hold: with the seat. Before treatment there is one, because the first session may still move
    /// and takes one hour along.
    /// </summary>
    /// <param name="seat">The client's own seat.</param>
    /// <param name="inTreatment">Treatment has begun.</param>
    /// <param name="today">The day at the center.</param>
    public static DateSpan Days(SeatClaim seat, bool inTreatment, DateOnly today)
    {
        var first = seat.From > today ? seat.From : today;
        return seat.Span.Intersect(new(first, (inTreatment ? Ending.LatestDay(today) : first).AddDays(1)));
    }
}

/// <summary>Another weekly hour cannot hold from that day on: it is past, too far ahead, or not while the client has a seat.</summary>
/// <param name="First">The first day that can be chosen.</param>
/// <param name="Latest">The latest one.</param>
public sealed record HourDayOutOfRange(DateOnly First, DateOnly Latest) : Refusal
{
    public override IReadOnlyList<object> Facts => [First, Latest];
}

/// <summary>The weekly hour asked for is the one that the client has on that day already.</summary>
public sealed record SameHour : Refusal;

/// <summary>Staff agreed on another weekly hour for a client who holds a place.</summary>
/// <param name="Enrollment">Whose stay.</param>
/// <param name="Who">The client.</param>
/// <param name="From">The first day on which it is theirs.</param>
public sealed record HourAgreed(EnrollmentId Enrollment, ClientId Who, DateOnly From) : ClientNotice
{
    public override ClientId? Client => Who;

    public override Guid Subject => Enrollment.Value;
}
