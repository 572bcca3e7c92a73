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
    /// cancelled. Days that they did not cover before are taken again, by the same rules as any place: <see cref="SeatPromised"/> or
    /// <see cref="HourPromised"/> when somebody else has them, <see cref="HourNotOfferedThen"/> or <see cref="ClientBusyThen"/> when the therapist
    /// or the group has other times by then, <see cref="PlaceGivenBack"/> when there is no chair left to keep.
    /// </summary>
    public static async Task<Refusal?> EndPlaceAsync(
        this PortalDbContext db, Enrollment stay, IReadOnlyList<Claim> claims, DateOnly? lastDay, DateTime nowUtc, CancellationToken stop)
    {
        var until = lastDay?.AddDays(1) ?? DateSpan.Open;
        var before = stay.EndDate?.AddDays(1) ?? DateSpan.Open;
        var seats = await db.SeatClaims.Where(row => row.EnrollmentId == stay.Id && (row.Until > until || (row.Kind == ClaimKind.Member && row.Until == before)))
            .ToListAsync(stop);
        var hours = await db.HourClaims.Where(row => row.EnrollmentId == stay.Id && (row.Until > until || (row.Kind == ClaimKind.Member && row.Until == before)))
            .ToListAsync(stop);
        if (seats.Exists(seat => !claims.Contains(Claim.Group(seat.GroupId))) || hours.Exists(hour => !claims.Contains(Claim.Caseload(hour.PractitionerId))))
            return new Conflict();

        var more = new DateSpan(before, until);
        if (!more.IsEmpty && !seats.Exists(static seat => seat.Kind == ClaimKind.Member))
            return new PlaceGivenBack();
        foreach (var seat in seats)
        {
            if (seat.From >= until)
            {
                db.SeatClaims.Remove(seat);
                db.Record(new SeatReleased(seat.GroupId, stay.ClientId, seat.From));
                continue;
            }

            if (!more.IsEmpty && await db.WhySeatPromisedAsync(seat, more, nowUtc, stop) is { } seatGone)
                return seatGone;
            seat.EndBefore(until);
            db.Record(more.IsEmpty ? new SeatReleased(seat.GroupId, stay.ClientId, until) : new SeatTaken(seat.GroupId, stay.ClientId, seat.Kind, before));
        }

        foreach (var hour in hours)
        {
            if (hour.From >= until)
            {
                await db.RemoveHourAsync(hour, stop);
                if (await db.HourClaims.Where(row => row.EnrollmentId == stay.Id && row.From < hour.From && row.From < until && row.Kind == ClaimKind.Member)
                        .OrderByDescending(row => row.From).FirstOrDefaultAsync(stop) is { } stays)
                    stay.AgreeHour(stays.PractitionerId, hour.From);
                db.Record(new HourReleased(hour.PractitionerId, stay.ClientId, hour.Weekday, hour.StartMinute, hour.Minutes));
                continue;
            }

            if (!more.IsEmpty && await db.WhyHourPromisedAsync(hour, more, nowUtc, stop) is { } hourGone)
                return hourGone;
            hour.EndBefore(until);
            await db.BookAgainAsync(hour, more, nowUtc, stop);
        }

        if (lastDay is not { } day)
            return null;
        await db.CancelAppointmentsAsync(stay, day, null, nowUtc, stop);
        return await db.CancelTalksAfterAsync(stay.Id, day, claims, nowUtc, stop);
    }
}
