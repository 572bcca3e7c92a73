using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Time;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.TakingAttendance;

/// <summary>Who may be a guest of a session, and what the rule is decided on.</summary>
internal static class GuestLoading
{
    /// <summary>The stays of everybody who is in treatment, or admitted to it, in the program that the group belongs to.</summary>
    public static IQueryable<Enrollment> StaysBeside(this PortalDbContext db, GroupId visited) =>
        from stay in db.Enrollments
        join home in db.Groups on stay.GroupId equals home.Id
        join track in db.Tracks on home.TrackId equals track.Id
        where (stay.Status == EnrollmentStatus.Active || stay.Status == EnrollmentStatus.Approved)
            && db.Groups.Any(here => here.Id == visited && db.Tracks.Any(its => its.Id == here.TrackId && its.Program == track.Program))
        select stay;

    /// <summary>The session with its seats; the group must be claimed, and holds that are over removed.</summary>
    public static async Task<GuestSession> LoadGuestSessionAsync(this PortalDbContext db, GroupSession session, CancellationToken stop)
    {
        var group = await db.Groups.AsNoTracking().Where(row => row.Id == session.GroupId).Select(row => new { row.Name, row.Capacity }).SingleAsync(stop);
        var taken = await db.SeatClaims.AsNoTracking()
            .Where(row => row.GroupId == session.GroupId && row.From <= session.Date && row.Until > session.Date)
            .Select(row => new DateSpan(row.From, row.Until)).ToListAsync(stop);
        var time = WeeklyTime.Between(session.Date.DayOfWeek, session.StartMinute, session.StartMinute + session.ClockMinutes);
        return new(session.GroupId, group.Name, session.Date, time, session.ClinicalMinutes, group.Capacity, taken);
    }

    /// <summary>What the client has on the day of the session and in its week.</summary>
    public static async Task<GuestClient> LoadGuestClientAsync(this PortalDbContext db, ClientId client, DateOnly day, ProgramClock clock, CancellationToken stop)
    {
        var seats = await db.SeatClaims.AsNoTracking().Where(row => row.ClientId == client && row.Until > day).ToListAsync(stop);
        var groups = seats.ConvertAll(seat => seat.GroupId);
        var meetings = await (
            from meeting in db.GroupMeetings.AsNoTracking()
            join owner in db.Groups on meeting.GroupId equals owner.Id
            where groups.Contains(meeting.GroupId)
            select new { Meeting = meeting, owner.Name }).ToListAsync(stop);
        var hours = await db.HourClaims.AsNoTracking().Where(row => row.ClientId == client && row.Until > day).ToListAsync(stop);
        var talks = await db.TalkAppointments.AsNoTracking().Where(row => row.ClientId == client).BookedFrom(day).ToListAsync(stop);
        return new(
            [.. seats.Select(seat => new OwnSeat(seat.GroupId, seat.Span))],
            [
                .. from seat in seats
                   from row in meetings
                   where row.Meeting.GroupId == seat.GroupId
                   select new WeeklyCommitment(row.Name, row.Meeting.Time, row.Meeting.Span.Intersect(seat.Span)),
                .. hours.Select(hour => new WeeklyCommitment("individual hour", WeeklyTime.Between(hour.Weekday, hour.StartMinute, hour.EndMinute), hour.Span)),
                .. talks.Select(talk => PlacementLoading.Commitment(talk) with { Name = "booked talk" }),
            ],
            await db.WeekMinutesAsync(client, ProgramWeek.Of(day).Span, clock, stop));
    }

    /// <summary>
    /// Treatment of a program week. What is marked counts as it was, so that making up for an absence is not counted twice; what is
    /// not marked counts as it is planned.
    /// </summary>
    private static async Task<int> WeekMinutesAsync(this PortalDbContext db, ClientId client, DateSpan week, ProgramClock clock, CancellationToken stop)
    {
        var sessions = await (
            from seat in db.SeatClaims
            join session in db.GroupSessions on seat.GroupId equals session.GroupId
            where seat.ClientId == client && (seat.Kind == ClaimKind.Member || seat.Kind == ClaimKind.Guest) && session.Status != SessionStatus.Cancelled
                && session.Date >= week.From && session.Date < week.Until && session.Date >= seat.From && session.Date < seat.Until
            select new
            {
                session.ClinicalMinutes,
                Marked = db.AttendanceMarks.Where(mark => mark.SessionId == session.Id && mark.ClientId == client && mark.Status != AttendanceStatus.Expected)
                    .Select(mark => (int?)mark.CountedMinutes).FirstOrDefault(),
            }).ToListAsync(stop);
        var hours = await db.LoadHoursAsync(row => row.ClientId == client, week, clock, stop);
        return sessions.Sum(row => row.Marked ?? row.ClinicalMinutes)
            + hours.Where(hour => hour is { Closure: null, Status: AppointmentStatus.Booked or AppointmentStatus.Completed }).Sum(hour => hour.Minutes);
    }
}
