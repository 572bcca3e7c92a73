using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Time;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.TakingAttendance;

/// <summary>The sheet of a session is complete.</summary>
/// <param name="Key">Made when the sheet opened.</param>
/// <param name="Session">Which session.</param>
public sealed record CloseAttendance(Guid Key, SessionId Session) : ICommand;

/// <summary>Closes a session that is over, once everyone expected has exactly one final status .</summary>
public sealed class CloseAttendanceHandler(PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, ProgramClock clock)
{
    private static readonly Presence Away = new(AttendanceStatus.OnLeave, 0);

    public async Task<Result<Done>> HandleAsync(Actor actor, CloseAttendance ask, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        if (actor is not Actor.Staff staff || await db.FindSessionAsync(actor, ask.Session, stop) is not { } seen)
            return await unit.RefuseAsync(actor, ask, ask.Session.Value, stop);
        var known = await db.LoadExpectedAsync(seen, clock.Zone, stop);
        var claims = await db.ClaimsAsync(ask.Session, known, stop);
        var claimed = known.Select(who => who.Enrollment).ToHashSet();
        return await unit.RunAsync<CloseAttendance, Done>(actor, ask, claims, (work, ct) => CloseAsync(work, staff, ask, claimed, ct), stop);
    }

    private async Task<Result<Done>> CloseAsync(
        PortalDbContext db, Actor.Staff staff, CloseAttendance ask, HashSet<EnrollmentId> claimed, CancellationToken stop)
    {
        if (await db.FindSessionAsync(staff, ask.Session, stop) is not { } session)
            return new NotThere();
        if (session.Status == SessionStatus.Cancelled)
            return new SessionWasCancelled();

        var now = clock.UtcNow;
        var expected = await db.LoadExpectedAsync(session, clock.Zone, stop);
        // Somebody took a seat after the claims were read: the sheet is another one now.
        if (!expected.All(who => claimed.Contains(who.Enrollment)))
            return new Conflict();
        var lines = await db.AttendanceMarks.AsNoTracking().Where(row => row.SessionId == session.Id)
            .Select(row => new SheetLine(row.ClientId, row.Status)).ToListAsync(stop);
        var away = expected.Where(who => who.OnLeave(session.Date))
            .Where(who => !lines.Exists(line => line.Client == who.Client && AttendanceSheet.IsFinal(line.Status))).ToList();

        lines.AddRange(away.Select(who => new SheetLine(who.Client, AttendanceStatus.OnLeave)));
        var range = new TimeRange(session.StartUtc, session.EndUtc);
        if (AttendanceSheet.CheckClosing([.. expected.Select(who => who.Client)], lines, range, now) is { } refusal)
            return refusal;
        foreach (var who in away)
            await db.MarkAsync(session.Id, who.Client, Away, new(AttendanceWord.OnLeave), new(staff.Id, now), stop);
        var closed = session.Close(staff.Id, now);
        if (closed.Succeeded)
        {
            // An excuse of a newcomer counts from the closing on.
            var excused = lines.Where(line => line.Status == AttendanceStatus.AbsentExcused).Select(line => line.Client).ToHashSet();
            await db.FollowAsync(
                session, expected.Where(who => excused.Contains(who.Client)).Select(who => new NewMark(who, AttendanceStatus.AbsentExcused)),
                new(staff.Id, now, clock.Today), stop);
        }

        return closed;
    }
}
