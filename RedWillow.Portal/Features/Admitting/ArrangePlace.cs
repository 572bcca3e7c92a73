using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Placing;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Platform.Settings;

namespace RedWillow.Portal.Features.Admitting;

/// <summary>
/// Staff settle seat and weekly hour of a request that keeps no place, as after a talk that came before any choice, of a client who waits
/// in line, or of a task list that staff go on with together with the client.
/// </summary>
public sealed record ArrangePlace(Guid Key, EnrollmentId Enrollment, GroupId Group, DateOnly Start, OfferedHourId Hour) : ICommand;

/// <summary>
/// Takes seat and hour for the request, both or neither, by the one rule of placing. A task list that staff go on with is sent by it,
/// and who waited waits no longer; the task that asked for it is done: what is still missing stands in the way of admission, not of the
/// request. Whom of those who wait they place is for staff to decide.
/// </summary>
public sealed class ArrangePlaceHandler(
    PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, ProgramClock clock, IOptions<PolicySettings> policy)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, ArrangePlace ask, CancellationToken stop)
    {
        if (!actor.Has(StaffRoles.FrontDesk | StaffRoles.Clinician | StaffRoles.Director))
            return await unit.RefuseAsync(actor, ask, ask.Enrollment.Value, stop);
        await using var look = await contexts.CreateDbContextAsync(stop);
        var request = await look.Enrollments.AsNoTracking().SingleOrDefaultAsync(row => row.Id == ask.Enrollment, stop);
        if (request is null)
            return await unit.RefuseAsync(actor, ask, ask.Enrollment.Value, stop);
        var claims = await contexts.PlacementClaimsAsync(request.ClientId, ask.Enrollment, ask.Group, ask.Hour, stop);
        return await unit.RunAsync<ArrangePlace, Done>(actor, ask, claims, (db, ct) => ArrangeAsync(db, actor, ask, claims, ct), stop);
    }

    private async Task<Result<Done>> ArrangeAsync(
        PortalDbContext db, Actor actor, ArrangePlace ask, IReadOnlyList<Claim> claims, CancellationToken stop)
    {
        var enrollment = await db.Enrollments.Include(row => row.Moves).SingleAsync(row => row.Id == ask.Enrollment, stop);
        if (await WhyNotAsync(db, enrollment, stop) is { } refusal)
            return refusal;
        if (await db.ReleaseHoldsAsync(enrollment.ClientId, claims, stop) is { } conflict)
            return conflict;
        var terms = new PlacementTerms(clock.UtcNow, policy.Value.HoldMinutes, policy.Value.TravelBufferMinutes);
        var place = new PlacementAsk(enrollment.ClientId, enrollment.Id, ask.Group, ask.Start, ask.Hour);
        if (await db.LoadPlacementAsync(place, terms, stop) is not { } placement)
            return new NotThere();
        if (Choosing.WhyNot(await db.ProgramInMindAsync(ask.Enrollment, stop), placement.Group.Program) is { } other)
            return other;
        if (placement.OwnSeat is not null || placement.OwnHour is not null)
            return new HourAlreadyArranged();

        var isSent = enrollment.Status == EnrollmentStatus.Requested;
        if (!isSent)
            await db.FinishTogetherAsync(actor, enrollment, clock.UtcNow, stop);
        await db.EndWaitingAsync(enrollment.Id, clock.UtcNow, stop);
        return placement.Take(terms).Then<Done>(taken =>
        {
            taken.Seat.Become(ClaimKind.Request);
            taken.Hour!.Become(ClaimKind.Request);
            db.SeatClaims.Add(taken.Seat);
            db.HourClaims.Add(taken.Hour);
            db.Record(new SeatTaken(ask.Group, enrollment.ClientId, ClaimKind.Request, ask.Start));
            db.Record(new HourTakenBy(taken.Hour.PractitionerId, enrollment.ClientId, ClaimKind.Request, ask.Start));
            enrollment.Choose(ask.Group, ask.Start, taken.Hour.PractitionerId);
            return isSent ? Done.Instance : enrollment.MoveTo(EnrollmentStatus.Requested, actor, clock.UtcNow);
        });
    }

    private async Task<Refusal?> WhyNotAsync(PortalDbContext db, Enrollment enrollment, CancellationToken stop)
    {
        if (enrollment.Status == EnrollmentStatus.Requested)
            return null;
        var arranged = enrollment.Status == EnrollmentStatus.Draft && await db.LoadChoosingStateAsync(enrollment, clock.Today, stop) == ChoosingState.ArrangedByStaff;
        if (!arranged && enrollment.Status != EnrollmentStatus.Waitlisted)
            return new AlreadyDecided();
        return await db.SafetyFlags.AnyAsync(row => row.ClientId == enrollment.ClientId && row.ClearedUtc == null, stop) ? new FlagNotCleared() : null;
    }
}
