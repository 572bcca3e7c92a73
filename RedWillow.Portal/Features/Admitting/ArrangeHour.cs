using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Placing;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Platform.Settings;

namespace RedWillow.Portal.Features.Admitting;

/// <summary>Staff settle the weekly hour of a client for whom none of the offered ones had fitted.</summary>
public sealed record ArrangeHour(Guid Key, EnrollmentId Enrollment, OfferedHourId Hour) : ICommand;

/// <summary>Adds the hour to the seat that the request keeps, by the one rule of placing, and finishes the task that asked for it.</summary>
public sealed class ArrangeHourHandler(
    PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, ProgramClock clock, IOptions<PolicySettings> policy)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, ArrangeHour ask, CancellationToken stop)
    {
        if (actor is not Actor.Staff staff || !actor.Has(StaffRoles.FrontDesk | StaffRoles.Clinician | StaffRoles.Director))
            return await unit.RefuseAsync(actor, ask, ask.Enrollment.Value, stop);
        await using var look = await contexts.CreateDbContextAsync(stop);
        var request = await look.Enrollments.AsNoTracking().SingleOrDefaultAsync(row => row.Id == ask.Enrollment, stop);
        if (request is null || !await look.OfferedHours.AnyAsync(row => row.Id == ask.Hour, stop))
            return await unit.RefuseAsync(actor, ask, ask.Enrollment.Value, stop);
        var claims = await contexts.PlacementClaimsAsync(request.ClientId, ask.Enrollment, request.GroupId, ask.Hour, stop);
        return await unit.RunAsync<ArrangeHour, Done>(actor, ask, claims, (db, ct) => ArrangeAsync(db, staff, ask, claims, ct), stop);
    }

    private async Task<Result<Done>> ArrangeAsync(
        PortalDbContext db, Actor.Staff staff, ArrangeHour ask, IReadOnlyList<Claim> claims, CancellationToken stop)
    {
        var enrollment = await db.Enrollments.SingleAsync(row => row.Id == ask.Enrollment, stop);
        if (enrollment.Status is not (EnrollmentStatus.Requested or EnrollmentStatus.ConsultationRequired))
            return new AlreadyDecided();
        if (enrollment is not { GroupId: { } group, StartDate: { } wanted })
            return new HoldExpired();
        if (!claims.Contains(Claim.Group(group)))
            return new Conflict();

        var terms = new PlacementTerms(clock.UtcNow, policy.Value.HoldMinutes, policy.Value.TravelBufferMinutes);
        var start = wanted > clock.Today ? wanted : clock.Today;
        if (await db.LoadPlacementAsync(new(enrollment.ClientId, enrollment.Id, group, start, ask.Hour), terms, stop) is not { } placement)
            return new NotThere();
        var arranged = placement.AddHour(terms);
        if (!arranged.Succeeded)
            return arranged.Refusal;

        var hour = arranged.Value;
        db.HourClaims.Add(hour);
        db.Record(new HourTakenBy(hour.PractitionerId, enrollment.ClientId, hour.Kind, hour.From));
        enrollment.TakeHourWith(hour.PractitionerId);
        await db.FinishArrangingAsync(enrollment, staff.Id, clock.UtcNow, stop);
        return Done.Instance;
    }
}
