using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Reaching;
using RedWillow.Portal.Domain.Time;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Data;

/// <summary>What follows from absences and is still open, as far as the actor may see it: the one answer for the day, the list and the client.</summary>
public static class FollowUpLoading
{
    /// <summary>They reach clients who did not come.</summary>
    public const StaffRoles Reaching = StaffRoles.FrontDesk | CareTeam;

    /// <summary>They see and hold reviews.</summary>
    public const StaffRoles CareTeam = StaffRoles.Counselor | StaffRoles.Clinician | StaffRoles.Director;

    private const int MissedDays = 28;

    /// <summary>A page of whom to reach, the longest due first; none for who reaches nobody.</summary>
    public static async Task<Paged<OpenOutreach>> LoadOutreachAsync(
        this PortalDbContext db, Actor actor, DateOnly today, ClientId? client, int page, CancellationToken stop)
    {
        var open =
            from task in db.OutreachTasks.AsNoTracking()
            join stay in db.InSightOf(actor, today) on task.EnrollmentId equals stay.Id
            where task.ClosedUtc == null && (client == null || task.ClientId == client)
            select task;
        var at = PageOf.Nearest(page, actor.Has(Reaching) ? await open.CountAsync(stop) : 0);
        if (at.Total == 0)
            return new([], at);
        var rows = await (
            from task in open.OrderBy(row => row.DueOn).ThenBy(row => row.OpenedUtc).ThenBy(row => row.Id).Skip(at.Skip).Take(PageOf.Size)
            join person in db.Clients on task.ClientId equals person.Id
            join session in db.GroupSessions on task.SessionId equals session.Id
            join owner in db.Groups on session.GroupId equals owner.Id
            orderby task.DueOn, task.OpenedUtc, task.Id
            select new { task.Id, task.ClientId, person.PreferredName, person.Reference, task.Reason, owner.Name, session.Date, task.DueOn, person.Phone, person.Email, person.SafeContact })
            .ToListAsync(stop);
        return new(rows.ConvertAll(row => new OpenOutreach(
            row.Id, row.ClientId, row.PreferredName, row.Reference, row.Reason, row.Name, row.Date, row.DueOn, row.Phone, row.Email, row.SafeContact)), at);
    }

    /// <summary>A page of the reviews to hold, the oldest first; none for who is not of the care team.</summary>
    public static async Task<Paged<OpenReview>> LoadReviewsAsync(
        this PortalDbContext db, Actor actor, DateOnly today, ProgramZone zone, ClientId? client, int page, CancellationToken stop)
    {
        var open =
            from review in db.CareTeamReviews.AsNoTracking()
            join stay in db.InSightOf(actor, today) on review.EnrollmentId equals stay.Id
            where review.ClosedUtc == null && (client == null || review.ClientId == client)
            select review;
        var at = PageOf.Nearest(page, actor.Has(CareTeam) ? await open.CountAsync(stop) : 0);
        if (at.Total == 0)
            return new([], at);
        var since = today.AddDays(-MissedDays);
        var rows = await (
            from review in open.OrderBy(row => row.OpenedUtc).ThenBy(row => row.Id).Skip(at.Skip).Take(PageOf.Size)
            join stay in db.Enrollments on review.EnrollmentId equals stay.Id
            join person in db.Clients on review.ClientId equals person.Id
            orderby review.OpenedUtc, review.Id
            select new
            {
                review.Id, review.ClientId, person.PreferredName, person.Reference, review.Reason, review.OpenedUtc,
                Group = db.Groups.Where(row => row.Id == stay.GroupId).Select(row => row.Name).FirstOrDefault(),
            }).ToListAsync(stop);
        var people = rows.ConvertAll(row => row.ClientId);
        var missed = (await (
            from mark in db.AttendanceMarks.AsNoTracking()
            join session in db.GroupSessions on mark.SessionId equals session.Id
            where people.Contains(mark.ClientId) && session.Date >= since
                && (mark.Status == AttendanceStatus.AbsentExcused || mark.Status == AttendanceStatus.AbsentUnexcused)
            orderby session.Date descending
            select new { mark.ClientId, session.Date, mark.Status }).ToListAsync(stop)).ToLookup(row => row.ClientId);
        return new(rows.ConvertAll(row => new OpenReview(
            row.Id, row.ClientId, row.PreferredName, row.Reference, row.Reason, row.Group, zone.DateOf(row.OpenedUtc),
            [.. missed[row.ClientId].Select(one => new MissedSession(one.Date, one.Status == AttendanceStatus.AbsentExcused))])), at);
    }
}
