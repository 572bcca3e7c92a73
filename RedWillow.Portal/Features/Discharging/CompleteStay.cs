using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.Discharging;

/// <summary>A clinician completes a stay whose last day has come; software never does .</summary>
/// <param name="Key">Made anew after every answer.</param>
/// <param name="Enrollment">Whose stay.</param>
/// <param name="Aftercare">What was agreed for the time after .</param>
/// <param name="NextPlace">Where the client goes next.</param>
/// <param name="Seen">The version of the stay that was read.</param>
public sealed record CompleteStay(Guid Key, EnrollmentId Enrollment, string? Aftercare, string? NextPlace, int Seen) : ICommand;

/// <summary>Completes, records the form, and gives back whatever is still taken: one commit.</summary>
public sealed class CompleteStayHandler(PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, ProgramClock clock)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, CompleteStay ask, CancellationToken stop)
    {
        if (!await contexts.MayActAsync(actor, StaffRoles.Clinician, ask.Enrollment, clock.Today, stop))
            return await unit.RefuseAsync(actor, ask, ask.Enrollment.Value, stop);
        var claims = await contexts.ClaimsOfAsync(ask.Enrollment, ask.Seen, stop);
        return await unit.RunAsync<CompleteStay, Done>(actor, ask, claims, (db, ct) => CompleteAsync(db, (Actor.Staff)actor, ask, claims, ct), stop);
    }

    private async Task<Result<Done>> CompleteAsync(
        PortalDbContext db, Actor.Staff staff, CompleteStay ask, IReadOnlyList<Claim> claims, CancellationToken stop)
    {
        if (await db.WhyNotLicensedAsync(staff, clock.Today, stop) is { } unlicensed)
            return unlicensed;
        var stay = await db.Enrollments.Include(row => row.Moves).SingleAsync(row => row.Id == ask.Enrollment, stop);
        if (stay.Status is not (EnrollmentStatus.Active or EnrollmentStatus.OnHold))
            return new NotInTreatment();
        if (stay.EndDate is not { } lastDay || lastDay > clock.Today)
            return new EndNotReached();
        if (Ending.WhyNotCaredFor(ask.Aftercare, ask.NextPlace) is { } refusal)
            return refusal;
        var form = new Discharge
        {
            EnrollmentId = stay.Id, Disposition = Disposition.TreatmentCompleted, LastDay = lastDay, Weeks = stay.WeeksBy(lastDay, clock.Zone),
            Reason = stay.EndNote, Aftercare = ask.Aftercare!.Trim(), NextPlace = ask.NextPlace!.Trim(), RecordedBy = staff.Id, RecordedUtc = clock.UtcNow,
        };
        return await db.EndStayAsync(stay, EnrollmentStatus.Completed, form, claims, staff, clock, stop);
    }
}
