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

/// <summary>A licensed clinician admits, with the date of the first session.</summary>
/// <param name="Key">Made when the form opened.</param>
/// <param name="Enrollment">Whose request.</param>
/// <param name="Start">A scheduled session of the group that has not begun .</param>
/// <param name="Seen">The version of the request the clinician read.</param>
public sealed record AdmitClient(Guid Key, EnrollmentId Enrollment, DateOnly Start, int Seen) : ICommand;

/// <summary>
/// Admits when nothing is missing. Seat and hour, kept until now for the request, become the client's own in the same commit;
/// with another start than asked for they are claimed again over the new interval.
/// </summary>
public sealed class AdmitClientHandler(
    PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, ProgramClock clock, IOptions<PolicySettings> policy)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, AdmitClient ask, CancellationToken stop)
    {
        if (!actor.Has(StaffRoles.Clinician))
            return await unit.RefuseAsync(actor, ask, ask.Enrollment.Value, stop);
        var claims = await contexts.ClaimsOfAsync(ask.Enrollment, ask.Seen, stop);
        return await unit.RunAsync<AdmitClient, Done>(actor, ask, claims, (db, ct) => AdmitAsync(db, actor, ask, ct), stop);
    }

    private async Task<Result<Done>> AdmitAsync(PortalDbContext db, Actor actor, AdmitClient ask, CancellationToken stop)
    {
        if (await db.WhyNotLicensedAsync(actor, clock.Today, stop) is { } unlicensed)
            return unlicensed;
        var enrollment = await db.Enrollments.Include(row => row.Moves).SingleAsync(row => row.Id == ask.Enrollment, stop);
        if (EnrollmentMoves.IsDecided(enrollment.Status))
            return new AlreadyDecided();
        var facts = await db.LoadAdmissionFactsAsync([ask.Enrollment], stop);
        if (AdmissionChecklist.Missing(facts[ask.Enrollment], clock.Today) is { Count: > 0 } gaps)
            return new AdmissionIncomplete(gaps);

        var terms = new PlacementTerms(clock.UtcNow, policy.Value.HoldMinutes, policy.Value.TravelBufferMinutes);
        var place = new PlacementAsk(enrollment.ClientId, enrollment.Id, enrollment.GroupId!.Value, ask.Start, null);
        if (await db.LoadPlacementAsync(place, terms, stop) is not { } placement)
            return new NotThere();
        await db.EndWaitingAsync(enrollment.Id, clock.UtcNow, stop);
        var kept = placement.Keep(ClaimKind.Member, hourComesLater: false, terms, clock.LocalNow);
        if (!kept.Succeeded)
            return kept.Refusal;
        var (seat, hour) = (kept.Value.Seat, kept.Value.Hour!);
        await db.AddWhatIsNewAsync(placement, kept.Value, stop);
        enrollment.Admit(ask.Start, hour.PractitionerId);
        db.Record(new SeatTaken(seat.GroupId, seat.ClientId, ClaimKind.Member, ask.Start));
        db.Record(new HourTakenBy(hour.PractitionerId, seat.ClientId, ClaimKind.Member, ask.Start));
        return enrollment.MoveTo(EnrollmentStatus.Approved, actor, clock.UtcNow);
    }
}
