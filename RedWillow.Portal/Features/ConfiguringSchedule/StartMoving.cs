using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;

namespace RedWillow.Portal.Features.ConfiguringSchedule;

/// <summary>Whoever was to begin on a session that does not take place begins on the group's next one .</summary>
internal static class StartMoving
{
    /// <summary>The requests and stays that begin on one of these days, and the therapists of their hours, to be claimed before their sessions go.</summary>
    public static async Task<List<Claim>> ClaimsOfStartsAsync(
        this PortalDbContext db, IReadOnlyCollection<GroupId> groups, DateOnly first, DateOnly last, CancellationToken stop)
    {
        var ids = await (
            from seat in db.SeatClaims
            join stay in db.Enrollments on seat.EnrollmentId equals stay.Id
            where groups.Contains(seat.GroupId) && seat.Kind != ClaimKind.Hold && seat.Kind != ClaimKind.Guest
                && ((seat.From >= first && seat.From <= last) || (stay.Status == EnrollmentStatus.Approved && stay.StartDate >= first && stay.StartDate <= last))
            select stay.Id).Distinct().ToListAsync(stop);
        var therapists = await db.HourClaims.Where(row => ids.Contains(row.EnrollmentId)).Select(row => row.PractitionerId).Distinct().ToListAsync(stop);
        return [.. ids.Select(id => Claim.Enrollment(id)), .. therapists.Select(Claim.Caseload)];
    }

    /// <summary>
    /// Moves seat, weekly hour and promised first session together; with no later session made yet, both stay for staff to settle. A member's
    /// seat that began before the session agreed on stays as it began. Telling the client is the caller's, who tells them of the change as a
    /// whole. Somebody who came meanwhile and is not claimed is a <see cref="Conflict"/>.
    /// </summary>
    public static async Task<Refusal?> MoveStartsAsync(
        this PortalDbContext db, GroupId of, IReadOnlyCollection<DateOnly> gone, IReadOnlyCollection<Claim> claims, CancellationToken stop)
    {
        var seats = await (
            from seat in db.SeatClaims
            join stay in db.Enrollments on seat.EnrollmentId equals stay.Id
            where seat.GroupId == of && seat.Kind != ClaimKind.Hold && seat.Kind != ClaimKind.Guest
                && (gone.Contains(seat.From) || (stay.Status == EnrollmentStatus.Approved && stay.GroupId == of && stay.StartDate != null && gone.Contains(stay.StartDate.Value)))
            select seat).ToListAsync(stop);
        if (seats.Count == 0)
            return null;
        if (seats.Exists(seat => !claims.Contains(Claim.Enrollment(seat.EnrollmentId))))
            return new Conflict();

        var ids = seats.ConvertAll(seat => seat.EnrollmentId);
        var starting = await db.Enrollments.Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, stop);
        var hours = await db.HourClaims.Where(row => ids.Contains(row.EnrollmentId)).ToListAsync(stop);
        if (hours.Exists(hour => !claims.Contains(Claim.Caseload(hour.PractitionerId))))
            return new Conflict();
        var days = await ComingAsync(db, of, gone.Min(), stop);
        foreach (var seat in seats)
        {
            var stay = starting[seat.EnrollmentId];
            // Who changes groups within a stay has begun long ago.
            if (stay.StartDate is not { } start || !gone.Contains(start) || start < seat.From)
                continue;
            var next = days.Find(day => day > start);
            if (next == default || next >= seat.Until)
                continue;
            stay.MoveStart(next);
            if (seat.From < start)
                continue;
            hours.Find(hour => hour.EnrollmentId == seat.EnrollmentId && hour.From == seat.From && hour.Until > next)?.StartOn(next);
            seat.StartOn(next);
        }

        return null;
    }

    /// <summary>The group's days as they will stand after the commit.</summary>
    private static async Task<List<DateOnly>> ComingAsync(PortalDbContext db, GroupId group, DateOnly after, CancellationToken stop)
    {
        await db.GroupSessions.Where(row => row.GroupId == group && row.Date > after).LoadAsync(stop);
        return [.. db.GroupSessions.Local.Where(row => row.GroupId == group && row.Status == SessionStatus.Scheduled).Select(row => row.Date).Order()];
    }
}
