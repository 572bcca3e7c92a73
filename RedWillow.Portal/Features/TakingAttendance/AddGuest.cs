using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.TakingAttendance;

/// <summary>Somebody else came: a client of another group has a seat of this one session.</summary>
/// <param name="Key">Made when the search was shown.</param>
/// <param name="Session">Which session.</param>
/// <param name="Client">Who.</param>
public sealed record AddGuest(Guid Key, SessionId Session, ClientId Client) : ICommand;

/// <summary>
/// Takes a seat for the day under the group's claim, like every other seat, from half an hour before the start until the sheet is closed.
/// The guest is marked like everybody else.
/// </summary>
public sealed class AddGuestHandler(PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, ProgramClock clock)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, AddGuest ask, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        if (actor is not Actor.Staff staff || await db.FindSessionAsync(actor, ask.Session, stop) is not { } session
            || await db.StaysBeside(session.GroupId).Where(row => row.ClientId == ask.Client).Select(row => (EnrollmentId?)row.Id).FirstOrDefaultAsync(stop) is not { } stay)
            return await unit.RefuseAsync(actor, ask, ask.Session.Value, stop);
        IReadOnlyList<Claim> claims = [Claim.Client(ask.Client), Claim.Enrollment(stay), Claim.Group(session.GroupId), Claim.Session(session.Id)];
        return await unit.RunAsync<AddGuest, Done>(actor, ask, claims, (work, ct) => AddAsync(work, staff, ask, stay, ct), stop);
    }

    private async Task<Result<Done>> AddAsync(PortalDbContext db, Actor.Staff staff, AddGuest ask, EnrollmentId stay, CancellationToken stop)
    {
        if (await db.FindSessionAsync(staff, ask.Session, stop) is not { } session
            || !await db.StaysBeside(session.GroupId).AnyAsync(row => row.Id == stay, stop))
            return new NotThere();
        if (SessionMarking.CheckOpen(session, clock.UtcNow) is { } closed)
            return closed;
        await db.RemoveExpiredHoldsAsync(session.GroupId, clock.UtcNow, stop);
        var (here, who) = (await db.LoadGuestSessionAsync(session, stop), await db.LoadGuestClientAsync(ask.Client, session.Date, clock, stop));
        if (GuestAttendance.WhyNot(here, who) is { } refusal)
            return refusal;

        db.SeatClaims.Add(SeatClaim.Guest(new(Guid.CreateVersion7()), session.GroupId, ask.Client, stay, session.Date));
        db.Record(new SeatTaken(session.GroupId, ask.Client, ClaimKind.Guest, session.Date));
        db.Record(new GuestAdded(session.Id, ask.Client, session.GroupId));
        return Done.Instance;
    }
}
