using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Individual;
using RedWillow.Portal.Domain.Placing;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Platform.Settings;

namespace RedWillow.Portal.Features.KeepingPlaces;

/// <summary>Staff give a client who holds a place another weekly hour, or the first one that was never arranged.</summary>
/// <param name="Key">Made anew after every answer.</param>
/// <param name="Enrollment">Whose place.</param>
/// <param name="Hour">The offered hour.</param>
/// <param name="From">From when on; a place that has not begun has it from its first session on.</param>
/// <param name="Seen">The version that was read.</param>
public sealed record ChangeHour(Guid Key, EnrollmentId Enrollment, OfferedHourId Hour, DateOnly From, int Seen) : ICommand;

/// <summary>The hour that was given.</summary>
/// <param name="From">The first day on which it is theirs.</param>
public sealed record HourGiven(DateOnly From);

/// <summary>Ends the hour there is and takes the other one, by the one rule of placing, in the same commit. The client is told.</summary>
public sealed class ChangeHourHandler(PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, ProgramClock clock, IOptions<PolicySettings> policy)
{
    public async Task<Result<HourGiven>> HandleAsync(Actor actor, ChangeHour ask, CancellationToken stop)
    {
        if (actor is not Actor.Staff staff || await OfferedAsync(staff, ask, stop) is not { } offered)
            return await unit.RefuseAsync(actor, ask, ask.Enrollment.Value, stop);
        IReadOnlyList<Claim> claims = [.. await contexts.ClaimsOfAsync(ask.Enrollment, ask.Seen, stop), Claim.Caseload(offered.PractitionerId)];
        return await unit.RunAsync<ChangeHour, HourGiven>(actor, ask, claims, (db, ct) => ChangeAsync(db, staff, ask, claims, ct), stop);
    }

    private async Task<OfferedHour?> OfferedAsync(Actor.Staff staff, ChangeHour ask, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        return staff.Has(Deciding.May) && await db.InSightOf(staff, clock.Today).AnyAsync(row => row.Id == ask.Enrollment, stop)
            ? await db.OfferedHours.AsNoTracking().SingleOrDefaultAsync(row => row.Id == ask.Hour, stop)
            : null;
    }

    private async Task<Result<HourGiven>> ChangeAsync(
        PortalDbContext db, Actor.Staff staff, ChangeHour ask, IReadOnlyList<Claim> claims, CancellationToken stop)
    {
        var (enrollment, today) = (await db.Enrollments.SingleAsync(row => row.Id == ask.Enrollment, stop), clock.Today);
        var present = await db.HourClaims.Where(row => row.EnrollmentId == enrollment.Id && row.Until > today).OrderBy(row => row.From).ToListAsync(stop);
        if (!GivingHours.May(enrollment.Status, present.Count > 0))
            return new NotInTreatment();
        if (enrollment.GroupId is not { } group || !claims.Contains(Claim.Group(group)))
            return new HoldExpired();
        if (present.Exists(hour => !claims.Contains(Claim.Caseload(hour.PractitionerId))))
            return new Conflict();

        var terms = new PlacementTerms(clock.UtcNow, policy.Value.HoldMinutes, policy.Value.TravelBufferMinutes);
        if (await db.LoadPlacementAsync(new(enrollment.ClientId, enrollment.Id, group, today, ask.Hour), terms, stop) is not { } placement)
            return new NotThere();
        var changed = placement.ChangeHour(present, ask.From, GivingHours.InTreatment(enrollment.Status), terms.BufferMinutes, clock.LocalNow);
        if (!changed.Succeeded)
            return changed.Refusal;

        var hour = changed.Value.Hour;
        await db.WriteHourAsync(changed.Value, stop);
        enrollment.AgreeHour(hour.PractitionerId, hour.From);
        await db.FinishArrangingAsync(enrollment, staff.Id, clock.UtcNow, stop);
        return new HourGiven(hour.From);
    }
}

/// <summary>Whose weekly hour can be another one.</summary>
internal static class GivingHours
{
    public static bool InTreatment(EnrollmentStatus status) => status is EnrollmentStatus.Active or EnrollmentStatus.OnHold;

    /// <summary>Who is admitted or in treatment. A request has its first hour arranged where it is decided; after that it can be another one.</summary>
    public static bool May(EnrollmentStatus status, bool hasHour) =>
        status == EnrollmentStatus.Approved || InTreatment(status) || (hasHour && status is (EnrollmentStatus.Requested or EnrollmentStatus.ConsultationRequired));
}
