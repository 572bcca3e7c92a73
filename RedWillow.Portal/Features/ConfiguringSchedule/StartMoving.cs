using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Groups;

namespace RedWillow.Portal.Features.ConfiguringSchedule;

/// <summary>Whoever was to begin on a session that does not take place begins on the group's next one .</summary>
internal static class StartMoving
{
    /// <summary>The requests and stays that begin on one of these days, and the therapists of their hours, to be claimed before their sessions go.</summary>
    public static async Task<List<Claim>> ClaimsOfStartsAsync(
        this PortalDbContext db, IReadOnlyCollection<GroupId> groups, DateOnly first, DateOnly last, CancellationToken stop)
    {
        var ids = await db.SeatClaims.Where(row => groups.Contains(row.GroupId) && row.Kind != ClaimKind.Hold && row.Kind != ClaimKind.Guest && row.From >= first && row.From <= last)
            .Select(row => row.EnrollmentId).Distinct().ToListAsync(stop);
        var therapists = await db.HourClaims.Where(row => ids.Contains(row.EnrollmentId)).Select(row => row.PractitionerId).Distinct().ToListAsync(stop);
        return [.. ids.Select(id => Claim.Enrollment(id)), .. therapists.Select(Claim.Caseload)];
    }

    /// <summary>
    /// Moves seat, weekly hour and promised first session together; with no later session made yet, both stay for staff to settle. Telling the client
    /// is the caller's, who tells them of the change as a whole. Somebody who came meanwhile and is not claimed is a <see cref="Conflict"/>.
    /// </summary>
    public static async Task<Refusal?> MoveStartsAsync(
        this PortalDbContext db, GroupId group, IReadOnlyCollection<DateOnly> gone, IReadOnlyCollection<Claim> claims, CancellationToken stop)
    {
        var seats = await db.SeatClaims.Where(row => row.GroupId == group && row.Kind != ClaimKind.Hold && row.Kind != ClaimKind.Guest && gone.Contains(row.From)).ToListAsync(stop);
        if (seats.Count == 0)
            return null;
        if (seats.Exists(seat => !claims.Contains(Claim.Enrollment(seat.EnrollmentId))))
            return new Conflict();

        var ids = seats.ConvertAll(seat => seat.EnrollmentId);
        var starting = await db.Enrollments.Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, stop);
        var hours = await db.HourClaims.Where(row => ids.Contains(row.EnrollmentId)).ToListAsync(stop);
        if (hours.Exists(hour => !claims.Contains(Claim.Caseload(hour.PractitionerId))))
            return new Conflict();
        var days = await ComingAsync(db, group, gone.Min(), stop);
        foreach (var seat in seats)
        {
            var next = days.Find(day => day > seat.From);
            // Who changes groups within a stay has begun long ago.
            if (next == default || next >= seat.Until || starting[seat.EnrollmentId].StartDate != seat.From || starting[seat.EnrollmentId].FirstAttended is not null)
                continue;
            starting[seat.EnrollmentId].MoveStart(next);
            hours.Find(hour => hour.EnrollmentId == seat.EnrollmentId && hour.From >= seat.From && hour.From < next && hour.Until > next)?.StartOn(next);
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
