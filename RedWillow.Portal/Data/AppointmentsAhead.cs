using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Talks;
using RedWillow.Portal.Domain.Time;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Data;

/// <summary>Something that a client is expected at, as everything stands now.</summary>
/// <param name="Client">Who.</param>
/// <param name="Thing">The session, the weekly hour, or the talk.</param>
/// <param name="Date">The day at the center.</param>
/// <param name="Start">The center's wall clock.</param>
public sealed record AppointmentAhead(ClientId Client, Guid Thing, DateOnly Date, TimeOnly Start);

/// <summary>The one answer to "who is expected at what", for reminders before they are queued and again before they are sent.</summary>
public static class AppointmentsAhead
{
    private static readonly EnrollmentStatus[] Coming = [EnrollmentStatus.Approved, EnrollmentStatus.Active];

    /// <summary>
    /// The sessions and hours on the days given that take place with the client in them: not cancelled, the center open, the stay
    /// neither ended nor on leave; and the talks that are booked before admission.
    /// </summary>
    /// <param name="db">Where to read.</param>
    /// <param name="days">Days with a real end.</param>
    /// <param name="client">Whose; everybody's without it.</param>
    /// <param name="clock">The center's clock.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task<IReadOnlyList<AppointmentAhead>> LoadAppointmentsAheadAsync(
        this PortalDbContext db, DateSpan days, ClientId? client, ProgramClock clock, CancellationToken stop)
    {
        var stays = db.Enrollments.Where(row => Coming.Contains(row.Status) && (client == null || row.ClientId == client));
        var sessions = await (
            from seat in db.SeatClaims.AsNoTracking()
            join stay in stays on seat.EnrollmentId equals stay.Id
            join session in db.GroupSessions.AsNoTracking() on seat.GroupId equals session.GroupId
            where seat.Kind == ClaimKind.Member && session.Status == SessionStatus.Scheduled
                && session.Date >= days.From && session.Date < days.Until && session.Date >= seat.From && session.Date < seat.Until
            select new { seat.ClientId, session.Id, session.Date, session.StartMinute }).ToListAsync(stop);
        var hours = await db.LoadHoursAsync(row => stays.Any(stay => stay.Id == row.EnrollmentId), days, clock, stop);
        var closed = await db.LoadClosuresAsync(days, stop);
        var talks = await db.TalkAppointments.AsNoTracking()
            .Where(row => row.ClientId != null && (client == null || row.ClientId == client) && row.Status == TalkStatus.Booked && row.Date >= days.From && row.Date < days.Until)
            .ToListAsync(stop);
        return
        [
            .. talks.Where(row => !closed.ContainsKey(row.Date)).Select(row => new AppointmentAhead(row.ClientId!.Value, row.Id.Value, row.Date, row.Time.Start)),
            .. sessions.Select(row => new AppointmentAhead(row.ClientId, row.Id.Value, row.Date, new(row.StartMinute / 60, row.StartMinute % 60))),
            .. hours.Where(hour => hour is { Closure: null, Status: AppointmentStatus.Booked })
                .Select(hour => new AppointmentAhead(hour.Client, hour.Hour.Value, hour.Date, hour.Start)),
        ];
    }
}
