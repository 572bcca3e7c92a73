using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;

namespace RedWillow.Portal.Data;

/// <summary>What an enrollment has taken: which claims a change of it needs, and how all of it is given back at once.</summary>
public static class PlaceReleasing
{
    /// <summary>The claims that cover the enrollment, its client, and the group and caseloads in which it holds something.</summary>
    public static async Task<IReadOnlyList<Claim>> ClaimsOfAsync(
        this IDbContextFactory<PortalDbContext> contexts, EnrollmentId id, int? seen, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        var clients = await db.Enrollments.Where(row => row.Id == id).Select(row => row.ClientId).ToListAsync(stop);
        var groups = await db.SeatClaims.Where(row => row.EnrollmentId == id).Select(row => row.GroupId).Distinct().ToListAsync(stop);
        var caseloads = await db.HourClaims.Where(row => row.EnrollmentId == id).Select(row => row.PractitionerId).Distinct().ToListAsync(stop);
        return
        [
            Claim.Enrollment(id, seen), .. clients.Select(Claim.Client), .. groups.Select(group => Claim.Group(group)),
            .. caseloads.Select(caseload => Claim.Caseload(caseload)),
        ];
    }

    /// <summary>
    /// Gives seat and weekly hour back: what has begun ends with today, what had not begun never was. Ends waiting, and the tasks
    /// that asked for a place. Needs <see cref="ClaimsOfAsync"/>'s claims.
    /// </summary>
    public static async Task ReleasePlaceAsync(
        this PortalDbContext db, Enrollment enrollment, DateOnly today, DateTime nowUtc, CancellationToken stop)
    {
        var tomorrow = today.AddDays(1);
        foreach (var seat in await db.SeatClaims.Where(row => row.EnrollmentId == enrollment.Id && row.Until > tomorrow).ToListAsync(stop))
        {
            if (seat.From >= tomorrow || seat.Kind != ClaimKind.Member)
                db.SeatClaims.Remove(seat);
            else
                seat.EndBefore(tomorrow);
            db.Record(new SeatReleased(seat.GroupId, enrollment.ClientId, seat.From >= tomorrow ? seat.From : tomorrow));
        }

        foreach (var hour in await db.HourClaims.Where(row => row.EnrollmentId == enrollment.Id && row.Until > tomorrow).ToListAsync(stop))
        {
            if (hour.From >= tomorrow || hour.Kind != ClaimKind.Member)
                db.HourClaims.Remove(hour);
            else
                hour.EndBefore(tomorrow);
        }

        foreach (var entry in await db.WaitlistEntries.Where(row => row.EnrollmentId == enrollment.Id && row.EndedUtc == null).ToListAsync(stop))
            entry.End(nowUtc);
    }
}
