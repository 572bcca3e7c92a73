using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Reaching;

namespace RedWillow.Portal.Data;

/// <summary>A client's mark at a session, as it is being written.</summary>
public readonly record struct NewMark(ExpectedClient Who, AttendanceStatus Status);

/// <summary>Who writes it, and when.</summary>
public readonly record struct WrittenBy(PractitionerId Who, DateTime NowUtc, DateOnly Today);

/// <summary>
/// What follows from absences, in the same commit as the mark: outreach the same day, and a care-team review. What a correction
/// takes away goes by itself.
/// </summary>
public static class AbsenceFollowing
{
    private static readonly EnrollmentStatus[] Going = [EnrollmentStatus.Approved, EnrollmentStatus.Active, EnrollmentStatus.OnHold];

    /// <summary>Opens and closes what the marks ask for. By a fixed number of queries however many marks there are.</summary>
    public static async Task FollowAsync(
        this PortalDbContext db, GroupSession session, IEnumerable<NewMark> marks, WrittenBy by, CancellationToken stop)
    {
        var all = marks.Where(mark => Going.Contains(mark.Who.Status)).ToList();
        if (all.Count == 0)
            return;
        await db.FollowOutreachAsync(session, all, by, stop);
        await db.FollowReviewsAsync(session, all, by, stop);
    }

    /// <summary>An attempt reached the client: nothing is left to reach them for.</summary>
    public static async Task EndOutreachAsync(
        this PortalDbContext db, ClientId client, OutreachEnd end, PractitionerId by, DateTime nowUtc, CancellationToken stop)
    {
        foreach (var task in await db.OutreachTasks.Where(row => row.ClientId == client && row.ClosedUtc == null).ToListAsync(stop))
            db.End(task, end, by, nowUtc);
    }

    /// <summary>The stay has ended, and with it what was to follow from its absences.</summary>
    internal static async Task EndFollowingAsync(this PortalDbContext db, EnrollmentId stay, PractitionerId? by, DateTime nowUtc, CancellationToken stop)
    {
        foreach (var task in await db.OutreachTasks.Where(row => row.EnrollmentId == stay && row.ClosedUtc == null).ToListAsync(stop))
            db.End(task, OutreachEnd.StayEnded, by, nowUtc);
        foreach (var review in await db.CareTeamReviews.Where(row => row.EnrollmentId == stay && row.ClosedUtc == null).ToListAsync(stop))
            db.Withdraw(review, ReviewOutcome.StayEnded, by, nowUtc);
    }

    private static async Task FollowOutreachAsync(this PortalDbContext db, GroupSession session, List<NewMark> marks, WrittenBy by, CancellationToken stop)
    {
        var people = marks.ConvertAll(mark => mark.Who.Client);
        var known = await db.OutreachTasks.Where(row => row.SessionId == session.Id && people.Contains(row.ClientId)).ToDictionaryAsync(row => row.ClientId, stop);
        foreach (var (who, status) in marks)
        {
            var newcomer = who.FirstAttended is null || who.FirstAttended == session.Date;
            var task = known.GetValueOrDefault(who.Client);
            if (Outreach.ReasonOf(status, newcomer, session.Status == SessionStatus.Closed) is not { } reason)
            {
                if (task is { ClosedUtc: null })
                    db.End(task, OutreachEnd.Corrected, by.Who, by.NowUtc);
                continue;
            }

            if (task is { End: not OutreachEnd.Corrected })
                continue;
            if (task is null)
            {
                db.OutreachTasks.Add(task = new OutreachTask
                {
                    Id = new(Guid.CreateVersion7()), ClientId = who.Client, EnrollmentId = who.Enrollment, SessionId = session.Id,
                });
            }

            task.Open(reason, by.NowUtc, by.Today);
            db.Record(new OutreachOpened(task.Id, who.Client, session.Id, task.Reason));
        }
    }

    private static async Task FollowReviewsAsync(this PortalDbContext db, GroupSession session, List<NewMark> marks, WrittenBy by, CancellationToken stop)
    {
        var (people, stays) = (marks.ConvertAll(mark => mark.Who.Client), marks.ConvertAll(mark => mark.Who.Enrollment));
        var reviews = (await db.CareTeamReviews.Where(row => stays.Contains(row.EnrollmentId)).ToListAsync(stop)).ToLookup(row => row.EnrollmentId);
        var asking = marks.FindAll(mark => mark.Status is AttendanceStatus.AbsentExcused or AttendanceStatus.AbsentUnexcused
            || reviews[mark.Who.Enrollment].Any(review => review.ClosedUtc is null));
        if (asking.Count == 0)
            return;

        var begun = await db.SeatClaims.Where(row => stays.Contains(row.EnrollmentId) && (row.Kind == ClaimKind.Member || row.Kind == ClaimKind.Guest))
            .GroupBy(row => row.EnrollmentId).Select(rows => new { rows.Key, From = rows.Min(row => row.From) }).ToDictionaryAsync(row => row.Key, row => row.From, stop);
        var others = (await (
            from mark in db.AttendanceMarks.AsNoTracking()
            join held in db.GroupSessions on mark.SessionId equals held.Id
            where people.Contains(mark.ClientId) && held.Id != session.Id
            select new { mark.ClientId, held.Id, held.StartUtc, held.Date, mark.Status }).ToListAsync(stop)).ToLookup(row => row.ClientId);
        foreach (var (who, status) in asking)
        {
            var talked = reviews[who.Enrollment].Max(review => review.Through);
            List<SessionMark> counted =
            [
                .. others[who.Client].Select(row => new SessionMark(row.Id, row.StartUtc, row.Date, row.Status))
                    .Append(new(session.Id, session.StartUtc, session.Date, status))
                    .Where(mark => mark.Date >= begun.GetValueOrDefault(who.Enrollment, who.Seat.From) && !(mark.Date <= talked)),
            ];
            var open = reviews[who.Enrollment].FirstOrDefault(review => review.ClosedUtc is null);
            if (open is not null && !AbsencePattern.Any(counted))
                db.Withdraw(open, ReviewOutcome.Corrected, by.Who, by.NowUtc);
            else if (open is null && AbsencePattern.At(counted, session.Id) is { } reason)
                db.OpenReview(who, reason, by.NowUtc);
        }
    }

    private static void OpenReview(this PortalDbContext db, ExpectedClient who, ReviewReason reason, DateTime nowUtc)
    {
        var review = new CareTeamReview
        {
            Id = new(Guid.CreateVersion7()), ClientId = who.Client, EnrollmentId = who.Enrollment, Reason = reason, OpenedUtc = nowUtc,
        };
        db.CareTeamReviews.Add(review);
        db.Record(new ReviewOpened(review.Id, who.Client, reason));
    }

    private static void End(this PortalDbContext db, OutreachTask task, OutreachEnd end, PractitionerId? by, DateTime nowUtc)
    {
        task.Close(end, by, nowUtc);
        db.Record(new OutreachClosed(task.Id, task.ClientId, end));
    }

    private static void Withdraw(this PortalDbContext db, CareTeamReview review, ReviewOutcome why, PractitionerId? by, DateTime nowUtc)
    {
        review.Withdraw(why, by, nowUtc);
        db.Record(new ReviewClosed(review.Id, review.ClientId, why));
    }
}
