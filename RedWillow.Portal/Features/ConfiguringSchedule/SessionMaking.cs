using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Time;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.ConfiguringSchedule;

/// <summary>Keeps the dated sessions of a group as its weekly meetings say. Sessions that have begun are never touched .</summary>
internal static class SessionMaking
{
    /// <summary>Adds a session for every meeting day without one. Answers the days added.</summary>
    public static async Task<Result<IReadOnlyList<DateOnly>>> AddMissingAsync(
        this PortalDbContext db, Group group, DateSpan span, ProgramClock clock, CancellationToken stop)
    {
        var planned = group.MeetingsIn(span, await db.LoadCalendarAsync(stop), clock.Zone);
        if (!planned.Succeeded)
            return planned.Refusal;
        var taken = (await db.GroupSessions.Where(row => row.GroupId == group.Id && row.Date >= span.From && row.Date < span.Until)
            .Select(row => row.Date).ToListAsync(stop)).ToHashSet();
        var missing = planned.Value.Where(meeting => meeting.Session.StartUtc > clock.UtcNow && !taken.Contains(meeting.Session.LocalDate)).ToList();
        if (missing.Count > 0)
            db.Record(new SessionsMade(group.Id, missing.Count, span.Until));
        db.GroupSessions.AddRange(missing.Select(meeting => GroupSession.Schedule(
            new SessionId(Guid.CreateVersion7()), meeting.Meeting, group.ClinicalMinutes, meeting.Session.LocalDate, clock.Zone.Id, meeting.Session.StartUtc)));
        return missing.ConvertAll(meeting => meeting.Session.LocalDate);
    }

    /// <summary>
    /// After a change: sessions still to come follow the weekly meetings, those without one disappear, missing ones are added. Refused when
    /// one of them cannot.
    /// </summary>
    public static async Task<Result<IReadOnlyList<DateOnly>>> ReplaceAsync(
        this PortalDbContext db, Group group, DateSpan span, ProgramClock clock, CancellationToken stop)
    {
        var planned = group.MeetingsIn(span, await db.LoadCalendarAsync(stop), clock.Zone);
        if (!planned.Succeeded)
            return planned.Refusal;
        var byDate = planned.Value.ToDictionary(meeting => meeting.Session.LocalDate);
        var coming = await db.GroupSessions
            .Where(row => row.GroupId == group.Id && row.Date >= span.From && row.StartUtc > clock.UtcNow && row.Status == SessionStatus.Scheduled)
            .ToListAsync(stop);
        var ids = coming.ConvertAll(session => session.Id);
        var marks = (await db.AttendanceMarks.Where(mark => ids.Contains(mark.SessionId)).Select(mark => new { mark.SessionId, mark.Status }).ToListAsync(stop))
            .ToLookup(mark => mark.SessionId, mark => mark.Status);
        await db.ReleaseGuestsAsync(group.Id, [.. coming.Select(session => session.Date).Where(day => !byDate.ContainsKey(day))], stop);
        foreach (var session in coming)
        {
            var to = byDate.GetValueOrDefault(session.Date);
            var isMarked = marks[session.Id].Any(static status => status != AttendanceStatus.Expected);
            if (session.WhyNotMove(to?.Session.When, isMarked, marks.Contains(session.Id), clock.UtcNow) is { } refusal)
                return refusal;
            if (to is not null)
                session.Follow(to.Meeting, to.Session.When);
            else
                db.GroupSessions.Remove(session);
        }

        return await db.AddMissingAsync(group, span, clock, stop);
    }

    /// <summary>The next days on which the group meets.</summary>
    public static IReadOnlyList<DateOnly> Next(this PortalDbContext db, Group group) =>
        [.. db.GroupSessions.Local.Where(row => row.GroupId == group.Id && row.Status == SessionStatus.Scheduled)
            .Select(row => row.Date).Order().Take(SavedGroup.Shown)];
}
