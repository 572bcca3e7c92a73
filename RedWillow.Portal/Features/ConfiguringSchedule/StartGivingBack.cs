using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Features.ConfiguringSchedule;

/// <summary>Whoever was to begin on a session that takes place after all begins on it again, as far as there is room .</summary>
internal static class StartGivingBack
{
    /// <summary>The requests and stays that <see cref="StartMoving"/> moved away from the day, and the therapists of their hours, to be claimed before it opens.</summary>
    public static async Task<List<Claim>> ClaimsOfMovedAsync(this IDbContextFactory<PortalDbContext> contexts, DateOnly day, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        var moved = await db.Enrollments.Where(row => row.StartMovedFrom == day).Select(row => new { row.Id, row.ClientId }).ToListAsync(stop);
        var ids = moved.ConvertAll(row => row.Id);
        var therapists = await db.HourClaims.Where(row => ids.Contains(row.EnrollmentId)).Select(row => row.PractitionerId).Distinct().ToListAsync(stop);
        return [.. moved.SelectMany(row => new[] { Claim.Enrollment(row.Id), Claim.Client(row.ClientId) }), .. therapists.Select(Claim.Caseload)];
    }

    /// <summary>
    /// Moves seat, weekly hour and promised first session back together, who asked first before the others; without room both stay, and only that
    /// the day was called off is forgotten. Says whose came back; telling them is the caller's. Somebody who is not claimed is a <see cref="Conflict"/>.
    /// </summary>
    public static async Task<Result<List<ClientId>>> GiveStartsBackAsync(
        this PortalDbContext db, GroupId group, DateOnly day, IReadOnlyCollection<Claim> claims, DateTime nowUtc, CancellationToken stop)
    {
        // Who has begun stays as they began.
        var starting = await db.Enrollments.Where(row => row.GroupId == group && row.StartMovedFrom == day && row.StartDate > day
                && (row.Status == EnrollmentStatus.Requested || row.Status == EnrollmentStatus.ConsultationRequired || row.Status == EnrollmentStatus.Approved))
            .OrderBy(row => row.SentUtc).ThenBy(row => row.Id).ToListAsync(stop);
        var ids = starting.ConvertAll(row => row.Id);
        var seats = await db.SeatClaims
            .Where(row => row.GroupId == group && ids.Contains(row.EnrollmentId) && row.Kind != ClaimKind.Hold && row.Kind != ClaimKind.Guest).ToListAsync(stop);
        var hours = await db.HourClaims.Where(row => ids.Contains(row.EnrollmentId)).ToListAsync(stop);
        if (ids.Exists(id => !claims.Contains(Claim.Enrollment(id))) || hours.Exists(hour => !claims.Contains(Claim.Caseload(hour.PractitionerId))))
            return new Conflict();

        List<ClientId> back = [];
        foreach (var stay in starting)
        {
            if (seats.Find(row => row.EnrollmentId == stay.Id && row.From == stay.StartDate) is not { } seat)
                continue;
            var (hour, more) = (hours.Find(row => row.EnrollmentId == stay.Id && row.From == seat.From), new DateSpan(day, seat.From));
            var isGone = await db.WhySeatPromisedAsync(seat, more, nowUtc, stop) is not null
                || (hour is not null && await db.WhyHourPromisedAsync(hour, more, nowUtc, stop) is not null);
            stay.GiveStartBack(isGone ? seat.From : day);
            if (isGone)
                continue;
            seat.StartOn(day);
            hour?.StartOn(day);
            back.Add(stay.ClientId);
        }

        return back;
    }
}
