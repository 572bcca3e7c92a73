using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Data;

/// <summary>A place with what stands against it.</summary>
/// <param name="Doubt">Why it is in doubt, if it is.</param>
/// <param name="AbsentOn">The session at which an admitted client was last marked absent.</param>
/// <param name="HoldsSeat">A seat is taken; without one there is nothing to keep or to release.</param>
public readonly record struct DoubtedPlace(PlaceDoubt Doubt, DateOnly? AbsentOn, bool HoldsSeat);

/// <summary>Which places are in doubt: the one answer for the queue, the request and the acts.</summary>
public static class DoubtLoading
{
    /// <summary>What stands against each of the places, by one query.</summary>
    /// <param name="db">Where to read.</param>
    /// <param name="ids">Which enrollments.</param>
    /// <param name="zone">The center's zone.</param>
    /// <param name="today">The day at the center.</param>
    /// <param name="closed">Days on which the center is closed.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task<IReadOnlyDictionary<EnrollmentId, DoubtedPlace>> LoadDoubtsAsync(
        this PortalDbContext db, IReadOnlyCollection<EnrollmentId> ids, ProgramZone zone, DateOnly today, IReadOnlySet<DateOnly> closed, CancellationToken stop)
    {
        var rows = await db.Enrollments.AsNoTracking().Where(row => ids.Contains(row.Id)).Select(row => new
        {
            row.Id, row.Status, row.SentUtc, row.StartedUtc, row.KeptUtc,
            row.Moves,
            HoldsSeat = db.SeatClaims.Any(seat => seat.EnrollmentId == row.Id && seat.Kind != ClaimKind.Hold && seat.Kind != ClaimKind.Guest && seat.Until > today),
            AbsentOn = (
                from mark in db.AttendanceMarks
                join session in db.GroupSessions on mark.SessionId equals session.Id
                where mark.ClientId == row.ClientId && session.GroupId == row.GroupId && session.Date >= row.StartDate
                    && (mark.Status == AttendanceStatus.AbsentExcused || mark.Status == AttendanceStatus.AbsentUnexcused)
                select (DateOnly?)session.Date).Max(),
        }).ToListAsync(stop);
        return rows.ToDictionary(row => row.Id, row =>
        {
            var since = PlaceInDoubt.WaitsSince(row.Moves, row.SentUtc ?? row.StartedUtc);
            var days = BusinessDays.Since(zone.DateOf(row.KeptUtc > since ? row.KeptUtc.Value : since), today, closed);
            DateOnly? kept = row.KeptUtc is { } at ? zone.DateOf(at) : null;
            return new DoubtedPlace(PlaceInDoubt.Of(row.Status, days, row.AbsentOn, kept), row.AbsentOn, row.HoldsSeat);
        });
    }

    /// <summary>
    /// A first date that has passed becomes the next session of the group: whoever holds the place has it on every later day as well.
    /// </summary>
    /// <param name="db">Where to read.</param>
    /// <param name="enrollment">Whose first date.</param>
    /// <param name="shown">Where whoever asks is shown it to stand: a decline that is not told of changes nothing for its client.</param>
    /// <param name="nowUtc">The moment.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task<DateOnly?> NextStartAsync(
        this PortalDbContext db, Enrollment enrollment, EnrollmentStatus shown, DateTime nowUtc, CancellationToken stop)
    {
        if (shown is not (EnrollmentStatus.Requested or EnrollmentStatus.ConsultationRequired) || enrollment is not { GroupId: { } group, StartDate: { } asked })
            return enrollment.StartDate;
        return await db.GroupSessions.Where(row => row.GroupId == group && row.Date >= asked && row.StartUtc > nowUtc && row.Status == SessionStatus.Scheduled)
            .OrderBy(row => row.Date).Select(row => (DateOnly?)row.Date).FirstOrDefaultAsync(stop) ?? asked;
    }
}
