using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Domain.Placing;

/// <summary>A scheduled session: the day at the center, and the instant it begins.</summary>
public readonly record struct SessionStart(DateOnly Date, DateTime StartUtc);

/// <summary>The seats of one group, as far as a new place depends on them.</summary>
/// <param name="Id">The group.</param>
/// <param name="Track">Whether its track takes enrollments.</param>
/// <param name="Program">The program it belongs to.</param>
/// <param name="Capacity">How many clients at once .</param>
/// <param name="Meetings">When it meets, week by week.</param>
/// <param name="Sessions">Its scheduled sessions; a place begins on one of them.</param>
/// <param name="Taken">Every live claim on a seat except the client's own.</param>
public sealed record GroupPlaces(
    GroupId Id, TrackStatus Track, ProgramKind Program, int Capacity, IReadOnlyList<WeeklyCommitment> Meetings,
    IReadOnlyList<SessionStart> Sessions, IReadOnlyList<DateSpan> Taken)
{
    /// <summary>Why a new place cannot begin that day: the track, the date, or the seats. Null when it can.</summary>
    /// <param name="start">The day of the first session.</param>
    /// <param name="nowUtc">A session that has begun is no first session.</param>
    /// <param name="notBefore">The first day that whoever asks may begin on.</param>
    public Refusal? WhyNot(DateOnly start, DateTime nowUtc, DateOnly notBefore) =>
        Track != TrackStatus.Open ? new TrackNotOpen() : WhyNotKept(start, nowUtc, notBefore);

    /// <summary>
    /// Why a place that was promised already cannot begin that day: the date, or the seats. What the track takes is asked
    /// only of new places, so nobody loses one when it closes.
    /// </summary>
    /// <inheritdoc cref="WhyNot"/>
    public Refusal? WhyNotKept(DateOnly start, DateTime nowUtc, DateOnly notBefore)
    {
        if (!Sessions.Any(session => session.Date == start))
            return new NotASessionDate();
        if (start < notBefore)
            return new StartsTooSoon();
        if (!Sessions.Any(session => session.Date == start && session.StartUtc > nowUtc))
            return new SessionHasBegun();
        return Occupancy.HasRoom(Capacity, Taken, DateSpan.OpenFrom(start)) ? null : new GroupFull();
    }

    /// <summary>When the group meets on a day on which it does.</summary>
    public TimeOnly StartOn(DateOnly day) =>
        Meetings.FirstOrDefault(meeting => meeting.Time.Day == day.DayOfWeek && meeting.Span.Contains(day))?.Time.Start ?? default;

    /// <summary>How many seats stay free from that day on, whatever has been promised for later.</summary>
    public int FreeFrom(DateOnly start) => Occupancy.FreeFrom(Capacity, Taken, start);
}
