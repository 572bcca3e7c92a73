using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Individual;
using RedWillow.Portal.Domain.Placing;
using RedWillow.Portal.Domain.Time;

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
        caseloads.AddRange(await db.TalkCaseloadsAsync(id, stop));
        return
        [
            Claim.Enrollment(id, seen), .. clients.Select(Claim.Client), .. groups.Select(group => Claim.Group(group)),
            .. caseloads.Distinct().Select(caseload => Claim.Caseload(caseload)),
        ];
    }

    /// <summary>
    /// Gives seat, weekly hour and, unless they stay for a request that goes on, booked talks back: what has begun ends with today, what had not begun never was. Ends waiting, and the tasks that
    /// asked for a place; a safety call stays, because the person may need it all the more. A place that appeared outside the claims of
    /// <see cref="ClaimsOfAsync"/>, from another page, is a <see cref="Conflict"/>. A decline says from when the client is told of it: a
    /// booked intake is cancelled without a word before, and a consultation stays, because it is where the client hears of it. Of a stay that never
    /// was, which is said at a moment by the clock at the center, today goes back too, but for a session that is closed and an hour that has come:
    /// who is placed anew has today's.
    /// </summary>
    public static async Task<Refusal?> ReleasePlaceAsync(
        this PortalDbContext db, Enrollment enrollment, IReadOnlyList<Claim> claims, PractitionerId? by, DateOnly today, DateTime nowUtc, CancellationToken stop,
        bool talksStay = false, DateTime? declineToldUtc = null, DateTime? neverWas = null)
    {
        if (!talksStay && await db.CancelTalksAsync(enrollment.Id, claims, by, nowUtc, declineToldUtc, stop) is { } talkElsewhere)
            return talkElsewhere;
        var tomorrow = today.AddDays(1);
        var closed = await db.GroupSessions.Where(row => row.Date == today && row.Status == SessionStatus.Closed).Select(row => row.GroupId).ToListAsync(stop);
        DateOnly FreeFrom(SeatClaim seat) => neverWas is null || closed.Contains(seat.GroupId) ? tomorrow : today;
        var seats = (await db.SeatClaims.Where(row => row.EnrollmentId == enrollment.Id && row.Until > today).ToListAsync(stop)).FindAll(seat => seat.Until > FreeFrom(seat));
        var hours = await db.HourClaims.Where(row => row.EnrollmentId == enrollment.Id && row.Until > today).ToListAsync(stop);
        var hoursFree = neverWas is { } now ? hours.Find(hour => hour.Span.Contains(today))?.FirstFreeDay(now) ?? today : tomorrow;
        hours.RemoveAll(hour => hour.Until <= hoursFree);
        if (seats.Exists(seat => !claims.Contains(Claim.Group(seat.GroupId))) || hours.Exists(hour => !claims.Contains(Claim.Caseload(hour.PractitionerId))))
            return new Conflict();

        foreach (var seat in seats)
        {
            var free = FreeFrom(seat);
            if (seat.From >= free || seat.Kind != ClaimKind.Member)
                db.SeatClaims.Remove(seat);
            else
                seat.EndBefore(free);
            db.Record(new SeatReleased(seat.GroupId, enrollment.ClientId, seat.From >= free ? seat.From : free));
        }

        foreach (var hour in hours)
        {
            if (hour.From >= hoursFree || hour.Kind != ClaimKind.Member)
                await db.RemoveHourAsync(hour, stop);
            else
                hour.EndBefore(hoursFree);
            db.Record(new HourReleased(hour.PractitionerId, enrollment.ClientId, hour.Weekday, hour.StartMinute, hour.Minutes));
        }

        await db.CancelAppointmentsAsync(enrollment, hoursFree.AddDays(-1), by, nowUtc, stop);
        await db.EndWaitingAsync(enrollment.Id, nowUtc, stop);
        await db.EndFollowingAsync(enrollment.Id, by, nowUtc, stop);
        var tasks = db.StaffTasks.Where(row => row.EnrollmentId == enrollment.Id && row.DoneUtc == null && row.Kind != StaffTaskKind.SafetyCall
            && (!talksStay || row.Kind == StaffTaskKind.ArrangeHour));
        foreach (var task in await tasks.ToListAsync(stop))
        {
            task.Finish(by, nowUtc);
            db.Record(new StaffTaskFinished(task.Id, enrollment.ClientId, task.Kind));
        }

        return null;
    }

    /// <summary>Takes away a weekly hour that never was, with what had been said about its days.</summary>
    internal static async Task RemoveHourAsync(this PortalDbContext db, HourClaim hour, CancellationToken stop)
    {
        db.IndividualAppointments.RemoveRange(await db.IndividualAppointments.Where(row => row.HourClaimId == hour.Id).ToListAsync(stop));
        db.HourClaims.Remove(hour);
    }

    /// <summary>Takes an enrollment out of the line: it has a place, or has ended.</summary>
    public static async Task EndWaitingAsync(this PortalDbContext db, EnrollmentId id, DateTime nowUtc, CancellationToken stop)
    {
        foreach (var entry in await db.WaitlistEntries.Where(row => row.EnrollmentId == id && row.EndedUtc == null).ToListAsync(stop))
            entry.End(nowUtc);
    }

    /// <summary>Cancels what is booked after the last day of a stay; appointments that follow from the weekly hour alone end with it.</summary>
    internal static async Task CancelAppointmentsAsync(
        this PortalDbContext db, Enrollment enrollment, DateOnly lastDay, PractitionerId? by, DateTime nowUtc, CancellationToken stop)
    {
        var booked = await db.IndividualAppointments
            .Where(row => row.Date > lastDay && row.Status == AppointmentStatus.Booked
                && db.HourClaims.Any(hour => hour.Id == row.HourClaimId && hour.EnrollmentId == enrollment.Id)).ToListAsync(stop);
        foreach (var appointment in booked.Where(row => db.Entry(row).State != EntityState.Deleted))
        {
            appointment.Mark(AppointmentStatus.CancelledByProgram, by, nowUtc);
            db.Record(new AppointmentMarked(appointment.Id, enrollment.ClientId, appointment.Status, AppointmentStatus.Booked));
        }
    }

    /// <summary>Books again what was cancelled only because the stay was to end before it.</summary>
    internal static async Task BookAgainAsync(this PortalDbContext db, HourClaim hour, DateSpan days, DateTime nowUtc, CancellationToken stop)
    {
        var cancelled = await db.IndividualAppointments.Where(row => row.HourClaimId == hour.Id && row.Date >= days.From && row.Date < days.Until
            && row.Status == AppointmentStatus.CancelledByProgram && row.MarkedBy == null).ToListAsync(stop);
        foreach (var appointment in cancelled)
        {
            appointment.Mark(AppointmentStatus.Booked, null, nowUtc);
            db.Record(new AppointmentMarked(appointment.Id, hour.ClientId, appointment.Status, AppointmentStatus.CancelledByProgram));
        }
    }
}
