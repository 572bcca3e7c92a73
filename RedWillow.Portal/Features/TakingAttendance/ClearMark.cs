using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.TakingAttendance;

/// <summary>Takes a mark back: the client is expected again.</summary>
/// <param name="Key">Made anew for every press.</param>
/// <param name="Session">Which session.</param>
/// <param name="Client">Who.</param>
/// <param name="Seen">The mark that is taken back; another one that came meanwhile stays.</param>
public sealed record ClearMark(Guid Key, SessionId Session, ClientId Client, MarkSeen Seen) : ICommand;

/// <summary>Takes a mark back while the session is open. Also the mark of somebody who is no longer on the roster.</summary>
public sealed class ClearMarkHandler(PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, ProgramClock clock)
{
    private static readonly Presence Unmarked = new(AttendanceStatus.Expected, 0);

    public async Task<Result<Done>> HandleAsync(Actor actor, ClearMark ask, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        if (actor is not Actor.Staff staff || await db.FindSessionAsync(actor, ask.Session, stop) is not { } session)
            return await unit.RefuseAsync(actor, ask, ask.Session.Value, stop);
        var who = (await db.LoadExpectedAsync(session, clock.Zone, stop)).FirstOrDefault(row => row.Client == ask.Client);
        var claims = await db.ClaimsAsync(ask.Session, who is null ? [] : [who], stop);
        return await unit.RunAsync<ClearMark, Done>(actor, ask, claims, (work, ct) => ClearAsync(work, staff, ask, who?.Enrollment, ct), stop);
    }

    private async Task<Result<Done>> ClearAsync(
        PortalDbContext db, Actor.Staff staff, ClearMark ask, EnrollmentId? claimed, CancellationToken stop)
    {
        if (await db.FindSessionAsync(staff, ask.Session, stop) is not { } session)
            return new NotThere();
        var now = clock.UtcNow;
        if (SessionMarking.CheckOpen(session, now) is { } refusal)
            return refusal;
        if (!await db.AttendanceMarks.AnyAsync(row => row.SessionId == session.Id && row.ClientId == ask.Client, stop))
            return new NotThere();
        var stands = await db.ReadMarkAsync(session.Id, ask.Client, stop);
        if (stands != ask.Seen && stands != MarkSeen.None)
            return new StaleEdit();
        var who = (await db.LoadExpectedAsync(session, clock.Zone, stop)).FirstOrDefault(row => row.Client == ask.Client);
        if (who is not null && who.Enrollment != claimed)
            return new Conflict();
        await db.MarkAsync(session.Id, ask.Client, Unmarked, new(AttendanceWord.Came), new(staff.Id, now), stop);
        if (who is not null)
            await db.FollowAsync(session, [new NewMark(who, AttendanceStatus.Expected)], new(staff.Id, now, clock.Today), stop);
        return who is null ? Done.Instance : await db.SettleFirstAttendedAsync(staff, who, session, attended: false, now, stop);
    }
}
