using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Placing;
using RedWillow.Portal.Domain.Time;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.Discharging;

/// <summary>What every end of a stay has in common: the form, the move, and the place.</summary>
internal static class EndingStay
{
    /// <summary>Records the form, makes the move, and gives back what is still taken.</summary>
    public static async Task<Result<Done>> EndStayAsync(
        this PortalDbContext db, Enrollment stay, EnrollmentStatus to, Discharge form, IReadOnlyList<Claim> claims, Actor.Staff staff, ProgramClock clock,
        CancellationToken stop)
    {
        db.Discharges.Add(form);
        db.Record(new DischargeRecorded(stay.Id, stay.ClientId, form.Disposition, form.LastDay));
        if (await db.ReleasePlaceAsync(stay, claims, staff.Id, clock.Today, clock.UtcNow, stop) is { } conflict)
            return conflict;
        return stay.MoveTo(to, staff, clock.UtcNow, form.Disposition.ToString());
    }

    /// <summary>
    /// Lets seat and weekly hour end with the last day; null for an open end. What begins after it never was, so an hour to come leaves the one before it, and talks after it are
    /// cancelled. A later end than before takes the place again (<see cref="KeepingLonger"/>).
    /// </summary>
    public static async Task<Result<CompletionDated>> EndPlaceAsync(
        this PortalDbContext db, Enrollment stay, IReadOnlyList<Claim> claims, DateOnly? lastDay, ProgramClock clock, CancellationToken stop)
    {
        var until = lastDay?.AddDays(1) ?? DateSpan.Open;
        var seats = await db.SeatClaims.Where(row => row.EnrollmentId == stay.Id && row.Until > until).ToListAsync(stop);
        var hours = await db.HourClaims.Where(row => row.EnrollmentId == stay.Id && row.Until > until).ToListAsync(stop);
        if (seats.Exists(seat => !claims.Contains(Claim.Group(seat.GroupId))) || hours.Exists(hour => !claims.Contains(Claim.Caseload(hour.PractitionerId))))
            return new Conflict();

        foreach (var seat in seats)
        {
            if (seat.From >= until)
                db.SeatClaims.Remove(seat);
            else
                seat.EndBefore(until);
            db.Record(new SeatReleased(seat.GroupId, stay.ClientId, seat.From >= until ? seat.From : until));
        }

        foreach (var hour in hours)
        {
            if (hour.From < until)
            {
                hour.EndBefore(until);
                continue;
            }

            await db.RemoveHourAsync(hour, stop);
            if (await db.HourClaims.Where(row => row.EnrollmentId == stay.Id && row.From < hour.From && row.From < until && row.Kind == ClaimKind.Member)
                    .OrderByDescending(row => row.From).FirstOrDefaultAsync(stop) is { } stays && !stays.IsSameTime(hour))
                stay.AgreeHour(stays.PractitionerId, hour.From);
            db.Record(new HourReleased(hour.PractitionerId, stay.ClientId, hour.Weekday, hour.StartMinute, hour.Minutes));
        }

        Result<CompletionDated> dated = new CompletionDated(IsHourGone: false);
        if (stay.EndDate is { } before && before.AddDays(1) < until)
            dated = await db.KeepLongerAsync(stay, claims, new(before.AddDays(1), until), clock, stop);
        if (!dated.Succeeded || lastDay is not { } day)
            return dated;
        await db.CancelAppointmentsAsync(stay, day, null, clock.UtcNow, stop);
        return await db.CancelTalksAfterAsync(stay.Id, day, claims, clock.UtcNow, stop) is { } conflict ? conflict : dated;
    }
}
