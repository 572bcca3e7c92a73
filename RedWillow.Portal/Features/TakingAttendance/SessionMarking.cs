using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;

namespace RedWillow.Portal.Features.TakingAttendance;

/// <summary>What every act on a session's sheet has in common: the claims, the open session, one mark and what follows from it.</summary>
internal static class SessionMarking
{
    /// <summary>The session, the stays of the clients who are to be marked, and those clients. Read without a lock.</summary>
    public static async Task<IReadOnlyList<Claim>> ClaimsAsync(
        this PortalDbContext db, SessionId id, IReadOnlyCollection<ExpectedClient> marked, CancellationToken stop)
    {
        var group = await db.GroupSessions.Where(row => row.Id == id).Select(row => row.GroupId).SingleAsync(stop);
        return
        [
            Claim.Group(group), Claim.Session(id),
            .. marked.Select(who => Claim.Client(who.Client)), .. marked.Select(who => Claim.Enrollment(who.Enrollment)),
        ];
    }

    /// <summary>The session when the actor may keep its sheet; null is "not there".</summary>
    public static async Task<GroupSession?> FindSessionAsync(this PortalDbContext db, Actor actor, SessionId id, CancellationToken stop)
    {
        if (actor is not Actor.Staff)
            return null;
        var session = await db.GroupSessions.SingleOrDefaultAsync(row => row.Id == id, stop);
        return session is not null && GroupAccess.Allows(actor, session.CounselorId) ? session : null;
    }

    /// <summary>Null when marks may be entered, changed and taken back.</summary>
    public static Refusal? CheckOpen(GroupSession session, DateTime nowUtc) => session.Status switch
    {
        SessionStatus.Closed => new SessionClosed(),
        SessionStatus.Cancelled => new SessionWasCancelled(),
        _ => AttendanceSheet.CheckMarking(session.StartUtc, nowUtc),
    };

    /// <summary>The mark of a client as it stands.</summary>
    public static async Task<MarkSeen> ReadMarkAsync(this PortalDbContext db, SessionId session, ClientId client, CancellationToken stop) =>
        MarkSeen.Of(await db.AttendanceMarks.SingleOrDefaultAsync(row => row.SessionId == session && row.ClientId == client, stop));

    /// <summary>Writes the one mark of a client at a session.</summary>
    public static async Task<AttendanceMark> MarkAsync(
        this PortalDbContext db, SessionId session, ClientId client, Presence presence, AttendanceEntry entry, MarkedAt by, CancellationToken stop)
    {
        var mark = await db.AttendanceMarks.SingleOrDefaultAsync(row => row.SessionId == session && row.ClientId == client, stop);
        if (mark is null)
            db.AttendanceMarks.Add(mark = new AttendanceMark { SessionId = session, ClientId = client });
        mark.Set(presence.Status, entry.MinutesLate, entry.MinutesEarly, presence.CountedMinutes, by.Who, by.NowUtc);
        db.Record(new AttendanceMarked(session, client, presence.Status, presence.CountedMinutes));
        return mark;
    }

    /// <summary>
    /// The first attended session follows from all marks of the stay, this one included; it makes an approved client active.
    /// </summary>
    public static async Task<Result<Done>> SettleFirstAttendedAsync(
        this PortalDbContext db, Actor actor, ExpectedClient who, GroupSession session, bool attended, DateTime nowUtc, CancellationToken stop)
    {
        var stay = await db.Enrollments.Include(row => row.Moves).SingleAsync(row => row.Id == who.Enrollment, stop);
        if (stay.Status is not (EnrollmentStatus.Approved or EnrollmentStatus.Active or EnrollmentStatus.OnHold))
            return Done.Instance;
        // A session as a guest somewhere else, before the own seat began, is one of the stay's as well.
        var seated = await db.SeatClaims.Where(row => row.EnrollmentId == who.Enrollment && (row.Kind == ClaimKind.Member || row.Kind == ClaimKind.Guest))
            .MinAsync(row => (DateOnly?)row.From, stop) ?? who.Seat.From;
        var since = stay.StartDate is { } start && start < seated ? start : seated;
        var elsewhere = await (
            from mark in db.AttendanceMarks
            join held in db.GroupSessions on mark.SessionId equals held.Id
            where mark.ClientId == who.Client && mark.CountedMinutes > 0 && held.Date >= since && held.Id != session.Id
            orderby held.Date
            select (DateOnly?)held.Date).FirstOrDefaultAsync(stop);
        var first = attended && (elsewhere is null || session.Date < elsewhere) ? session.Date : elsewhere;
        return stay.Attended(first, actor, nowUtc);
    }
}

/// <summary>Who marks, and when.</summary>
internal readonly record struct MarkedAt(PractitionerId Who, DateTime NowUtc);
