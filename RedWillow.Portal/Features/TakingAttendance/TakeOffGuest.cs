using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.TakingAttendance;

/// <summary>A guest was put on the sheet by mistake.</summary>
/// <param name="Key">Made when the sheet opened.</param>
/// <param name="Session">Which session.</param>
/// <param name="Client">Who.</param>
public sealed record TakeOffGuest(Guid Key, SessionId Session, ClientId Client) : ICommand;

/// <summary>Gives the guest's seat back while the sheet is open and the guest has no mark.</summary>
public sealed class TakeOffGuestHandler(PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, ProgramClock clock)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, TakeOffGuest ask, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        if (actor is not Actor.Staff staff || await db.FindSessionAsync(actor, ask.Session, stop) is not { } session
            || await FindAsync(db, session, ask.Client, stop) is null)
            return await unit.RefuseAsync(actor, ask, ask.Session.Value, stop);
        var claims = await db.ClaimsAsync(ask.Session, [], stop);
        return await unit.RunAsync<TakeOffGuest, Done>(actor, ask, claims, (work, ct) => TakeOffAsync(work, staff, ask, ct), stop);
    }

    private async Task<Result<Done>> TakeOffAsync(PortalDbContext db, Actor.Staff staff, TakeOffGuest ask, CancellationToken stop)
    {
        if (await db.FindSessionAsync(staff, ask.Session, stop) is not { } session || await FindAsync(db, session, ask.Client, stop) is not { } seat)
            return new NotThere();
        if (SessionMarking.CheckOpen(session, clock.UtcNow) is { } closed)
            return closed;
        if (await db.AttendanceMarks.AnyAsync(
                mark => mark.SessionId == session.Id && mark.ClientId == ask.Client && mark.Status != AttendanceStatus.Expected, stop))
            return new GuestIsMarked();

        db.SeatClaims.Remove(seat);
        db.Record(new SeatReleased(session.GroupId, ask.Client, session.Date));
        db.Record(new GuestTakenOff(session.Id, ask.Client, session.GroupId));
        return Done.Instance;
    }

    private static Task<SeatClaim?> FindAsync(PortalDbContext db, GroupSession session, ClientId who, CancellationToken stop) =>
        db.SeatClaims.SingleOrDefaultAsync(
            row => row.GroupId == session.GroupId && row.ClientId == who && row.Kind == ClaimKind.Guest && row.From == session.Date, stop);
}
