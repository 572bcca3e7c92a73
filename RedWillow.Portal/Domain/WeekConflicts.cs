using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Domain;

/// <summary>Something that takes place every week over a span of days.</summary>
/// <param name="Name">What a person reads when it stands in the way: a group, an hour.</param>
/// <param name="Time">The weekday and the wall-clock time.</param>
/// <param name="Span">The days on which it holds.</param>
public sealed record WeeklyCommitment(string Name, WeeklyTime Time, DateSpan Span);

/// <summary>Two commitments that meet on at least one real date.</summary>
/// <param name="Asked">The one asked for.</param>
/// <param name="Existing">The one in the way.</param>
/// <param name="FirstDate">The first date on which they meet.</param>
public sealed record WeekClash(WeeklyCommitment Asked, WeeklyCommitment Existing, DateOnly FirstDate);

/// <summary>
/// Nobody and no room is in two places at once. Commitments clash when their times overlap
/// and a date of that weekday lies in both spans, so successive holders of a room or an hour are fine.
/// </summary>
public static class WeekConflicts
{
    /// <summary>Every clash, the earliest first.</summary>
    /// <param name="asked">What is asked for, for instance the three meetings of a pattern.</param>
    /// <param name="existing">What is there; leave out what the request replaces.</param>
    /// <param name="bufferMinutes">Minutes that must lie between two: 0 at the same site, more between sites .</param>
    public static IReadOnlyList<WeekClash> Find(
        IEnumerable<WeeklyCommitment> asked, IEnumerable<WeeklyCommitment> existing, int bufferMinutes = 0)
    {
        var byDay = existing.ToLookup(static commitment => commitment.Time.Day);
        return
        [
            .. asked
                .SelectMany(one => byDay[one.Time.Day].Select(other => Meet(one, other, bufferMinutes)))
                .OfType<WeekClash>()
                .OrderBy(static clash => clash.FirstDate)
                .ThenBy(static clash => clash.Existing.Time.StartMinute),
        ];
    }

    /// <summary>The clash of two commitments, or null.</summary>
    public static WeekClash? Meet(WeeklyCommitment asked, WeeklyCommitment existing, int bufferMinutes = 0) =>
        asked.Time.Overlaps(existing.Time, bufferMinutes)
        && asked.Span.Intersect(existing.Span).First(asked.Time.Day) is { } date
            ? new WeekClash(asked, existing, date)
            : null;

    /// <summary>Null when the room is free, or the refusal that names every clash.</summary>
    public static RoomTaken? Room(
        string room, IEnumerable<WeeklyCommitment> asked, IEnumerable<WeeklyCommitment> existing, int bufferMinutes = 0) =>
        Find(asked, existing, bufferMinutes) is [var first, ..] all ? new RoomTaken(room, first) { Others = [.. all.Skip(1)] } : null;

    /// <summary>Null when the counselor is free, or the refusal that names every clash.</summary>
    public static CounselorBusy? Counselor(
        string counselor, IEnumerable<WeeklyCommitment> asked, IEnumerable<WeeklyCommitment> existing, int bufferMinutes = 0) =>
        Find(asked, existing, bufferMinutes) is [var first, ..] all ? new CounselorBusy(counselor, first) { Others = [.. all.Skip(1)] } : null;

    /// <summary>What stands in the way of a group, in one refusal: whoever mends the one learns of the other at once.</summary>
    public static Refusal? Both(RoomTaken? room, CounselorBusy? counselor) =>
        room is not null && counselor is not null ? new RoomAndCounselorTaken(room, counselor) : (Refusal?)room ?? counselor;

    /// <summary>Null when the therapist is free, or the refusal that names every clash.</summary>
    public static TherapistBusy? Therapist(
        string therapist, IEnumerable<WeeklyCommitment> asked, IEnumerable<WeeklyCommitment> existing, int bufferMinutes = 0) =>
        Find(asked, existing, bufferMinutes) is [var first, ..] all ? new TherapistBusy(therapist, first) { Others = [.. all.Skip(1)] } : null;

    /// <summary>Null when the client's own week is free, or the refusal that names every clash.</summary>
    public static ClientBusyThen? Client(
        IEnumerable<WeeklyCommitment> asked, IEnumerable<WeeklyCommitment> existing, int bufferMinutes = 0) =>
        Find(asked, existing, bufferMinutes) is [var first, ..] all ? new ClientBusyThen(first) { Others = [.. all.Skip(1)] } : null;
}
