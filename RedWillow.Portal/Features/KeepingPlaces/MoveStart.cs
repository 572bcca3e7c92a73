using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Placing;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Platform.Settings;

namespace RedWillow.Portal.Features.KeepingPlaces;

/// <summary>Staff give a client who holds a place another first session.</summary>
/// <param name="Key">Made anew after every answer.</param>
/// <param name="Enrollment">A request, or an admission that has not begun.</param>
/// <param name="Start">A scheduled session that has not begun .</param>
/// <param name="Seen">The version that was read.</param>
public sealed record MoveStart(Guid Key, EnrollmentId Enrollment, DateOnly Start, int Seen) : ICommand;

/// <summary>Claims the place again from the new day on, by the one rule of placing, in the same commit. The client is told.</summary>
public sealed class MoveStartHandler(PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, ProgramClock clock, IOptions<PolicySettings> policy)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, MoveStart ask, CancellationToken stop)
    {
        if (!actor.Has(Deciding.May))
            return await unit.RefuseAsync(actor, ask, ask.Enrollment.Value, stop);
        var claims = await contexts.ClaimsOfAsync(ask.Enrollment, ask.Seen, stop);
        return await unit.RunAsync<MoveStart, Done>(actor, ask, claims, (db, ct) => MoveAsync(db, ask, claims, ct), stop);
    }

    private async Task<Result<Done>> MoveAsync(PortalDbContext db, MoveStart ask, IReadOnlyList<Claim> claims, CancellationToken stop)
    {
        var enrollment = await db.Enrollments.SingleAsync(row => row.Id == ask.Enrollment, stop);
        var admitted = enrollment.Status == EnrollmentStatus.Approved;
        if (!admitted && enrollment.Status != EnrollmentStatus.Requested)
            return new AlreadyDecided();
        if (enrollment.GroupId is not { } group || !claims.Contains(Claim.Group(group)))
            return new HoldExpired();

        var terms = new PlacementTerms(clock.UtcNow, policy.Value.HoldMinutes, policy.Value.TravelBufferMinutes);
        if (await db.LoadPlacementAsync(new(enrollment.ClientId, enrollment.Id, group, ask.Start, null), terms, stop) is not { } placement)
            return new NotThere();
        var kept = placement.Keep(admitted ? ClaimKind.Member : ClaimKind.Request, hourComesLater: !admitted && enrollment.ArrangeHour, terms, clock.LocalNow);
        if (!kept.Succeeded)
            return kept.Refusal;

        await db.AddWhatIsNewAsync(placement, kept.Value, stop);
        enrollment.AgreeStart(ask.Start);
        db.Record(new SeatTaken(group, enrollment.ClientId, kept.Value.Seat.Kind, ask.Start));
        return Done.Instance;
    }
}
