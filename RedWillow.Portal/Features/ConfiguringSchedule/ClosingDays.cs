using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Domain.Time;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.ConfiguringSchedule;

/// <summary>What closing or opening a day does to its sessions, in the same commit.</summary>
internal static class ClosingDays
{
    /// <summary>The calendar, and everything that takes place on a weekday at all: what a closed day changes.</summary>
    public static async Task<List<Claim>> ClaimsOfDayAsync(this IDbContextFactory<PortalDbContext> contexts, DateOnly date, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        var sessions = await db.GroupSessions.Where(row => row.Date == date)
            .Select(row => new { row.GroupId, row.RoomId, row.CounselorId }).ToListAsync(stop);
        var meetings = await db.GroupMeetings.Where(row => row.Weekday == date.DayOfWeek && row.From <= date && row.Until > date)
            .Select(row => new { row.GroupId, row.RoomId, row.CounselorId }).ToListAsync(stop);
        var talks = await db.TalkAppointments.BookedOn(date).Select(row => new { row.PractitionerId, row.ClientId }).ToListAsync(stop);
        return
        [
            Claim.Calendar,
            .. sessions.Concat(meetings).SelectMany(row => new[] { Claim.Group(row.GroupId), Claim.Room(row.RoomId), Claim.Caseload(row.CounselorId) }),
            .. talks.Select(row => Claim.Caseload(row.PractitionerId)), .. talks.Select(row => row.ClientId).OfType<ClientId>().Select(Claim.Client),
            .. await db.ClaimsOfStartsAsync([.. sessions.Select(row => row.GroupId)], date, date, stop),
        ];
    }

    /// <summary>Cancels what is scheduled or booked on the day, with the closure as its reason; who was to begin then begins on the next session.</summary>
    public static async Task<Result<Done>> CloseAsync(this PortalDbContext db, Closure closure, List<Claim> claims, DateTime nowUtc, CancellationToken stop)
    {
        var sessions = await db.GroupSessions.Where(row => row.Date == closure.Date && row.Status == SessionStatus.Scheduled).ToListAsync(stop);
        if (!sessions.TrueForAll(session => claims.Contains(Claim.Group(session.GroupId))))
            return new Conflict();
        foreach (var session in sessions)
            session.Cancel(closure.Reason);
        foreach (var group in sessions.Select(session => session.GroupId))
        {
            if (await db.MoveStartsAsync(group, [closure.Date], claims, stop) is { } conflict)
                return conflict;
        }

        if (await db.CancelTalksOnAsync(closure.Date, claims, nowUtc, stop) is { } elsewhere)
            return elsewhere;
        await db.TellMembersAsync(closure, [.. sessions.Select(session => session.GroupId)], [], stop);
        return Done.Instance;
    }

    /// <summary>
    /// Brings back what the closure had cancelled where the group still meets then, and makes what had never been made; who was to begin then begins
    /// then again.
    /// </summary>
    public static async Task<Result<Done>> OpenAsync(
        this PortalDbContext db, Closure closure, List<Claim> claims, ProgramClock clock, CancellationToken stop)
    {
        var cancelled = await db.GroupSessions
            .Where(row => row.Date == closure.Date && row.Status == SessionStatus.Cancelled && row.CancelReason == closure.Reason).ToListAsync(stop);
        var meeting = await db.GroupMeetings.Where(row => row.Weekday == closure.Date.DayOfWeek && row.From <= closure.Date && row.Until > closure.Date)
            .Select(row => row.GroupId).Distinct().ToListAsync(stop);
        var groups = await db.Groups.Include(row => row.Meetings).Where(row => meeting.Contains(row.Id)).ToListAsync(stop);
        if (!groups.TrueForAll(group => claims.Contains(Claim.Group(group.Id))))
            return new Conflict();

        var calendar = new ProgramCalendar([]);
        List<ClientId> beginning = [];
        foreach (var group in groups)
        {
            var planned = group.MeetingsIn(new DateSpan(closure.Date, closure.Date.AddDays(1)), calendar, clock.Zone);
            if (!planned.Succeeded)
                return planned.Refusal;
            var isBack = false;
            foreach (var dated in planned.Value)
                isBack |= await db.BringBackAsync(group, dated, cancelled.Find(session => session.GroupId == group.Id), clock, stop);
            if (!isBack)
                continue;
            var starts = await db.GiveStartsBackAsync(group.Id, closure.Date, claims, clock.UtcNow, stop);
            if (!starts.Succeeded)
                return starts.Refusal;
            beginning.AddRange(starts.Value);
        }

        await db.TellMembersAsync(closure, meeting, beginning, stop);
        return Done.Instance;
    }

    /// <summary>Whether the group meets on the day again because of it.</summary>
    private static async Task<bool> BringBackAsync(
        this PortalDbContext db, Group group, DatedMeeting dated, GroupSession? cancelled, ProgramClock clock, CancellationToken stop)
    {
        if (cancelled is not null)
        {
            cancelled.Restore();
            cancelled.Follow(dated.Meeting, dated.Session.When);
            return true;
        }

        // Only within what has been made already; what lies beyond is made in its time.
        var reached = await db.GroupSessions.AnyAsync(row => row.GroupId == group.Id && row.Date > dated.Session.LocalDate, stop);
        if (!reached || await db.GroupSessions.AnyAsync(row => row.GroupId == group.Id && row.Date == dated.Session.LocalDate, stop))
            return false;
        db.GroupSessions.Add(GroupSession.Schedule(
            new SessionId(Guid.CreateVersion7()), dated.Meeting, group.ClinicalMinutes, dated.Session.LocalDate, clock.Zone.Id, dated.Session.StartUtc));
        db.Record(new SessionsMade(group.Id, 1, dated.Session.LocalDate.AddDays(1)));
        return true;
    }

    private static async Task TellMembersAsync(
        this PortalDbContext db, Closure closure, List<GroupId> groups, List<ClientId> beginning, CancellationToken stop)
    {
        var members = await db.SeatClaims
            .Where(row => groups.Contains(row.GroupId) && row.Kind != ClaimKind.Hold && row.From <= closure.Date && row.Until > closure.Date)
            .Select(row => row.ClientId).Distinct().ToListAsync(stop);
        // A weekly hour does not take place either, on whatever days the client's group meets.
        var hours = await db.HourClaims
            .Where(row => row.Weekday == closure.Date.DayOfWeek && row.Kind != ClaimKind.Hold && row.From <= closure.Date && row.Until > closure.Date)
            .Select(row => row.ClientId).Distinct().ToListAsync(stop);
        foreach (var member in members.Union(hours).Union(beginning))
            db.Record(new DayChanged(closure.Id, member, closure.Date, closure.Confirmed));
    }
}
