using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Platform.Settings;

namespace RedWillow.Portal.Features.Discharging;

/// <summary>A clinician ends a stay today, otherwise than as planned.</summary>
/// <param name="Key">Made anew after every answer.</param>
/// <param name="Enrollment">Whose stay.</param>
/// <param name="Disposition">How it ends; a stay that is complete is completed instead.</param>
/// <param name="Reason">Why; needed before 12 weeks, unless the client has died.</param>
/// <param name="Aftercare">What was agreed for the time after; nothing when the client has died.</param>
/// <param name="NextPlace">Where the client goes next; nothing when the client has died.</param>
/// <param name="Seen">The version of the stay that was read.</param>
public sealed record DischargeClient(
    Guid Key, EnrollmentId Enrollment, Disposition Disposition, string? Reason, string? Aftercare, string? NextPlace, int Seen) : ICommand;

/// <summary>Ends the stay, its seat, its weekly hour and its appointments to come, and records the form: one commit .</summary>
public sealed class DischargeClientHandler(
    PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, ProgramClock clock, IOptions<PolicySettings> policy)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, DischargeClient ask, CancellationToken stop)
    {
        if (!await contexts.MayActAsync(actor, StaffRoles.Clinician, ask.Enrollment, clock.Today, stop))
            return await unit.RefuseAsync(actor, ask, ask.Enrollment.Value, stop);
        var claims = await contexts.ClaimsOfAsync(ask.Enrollment, ask.Seen, stop);
        return await unit.RunAsync<DischargeClient, Done>(actor, ask, claims, (db, ct) => DischargeAsync(db, (Actor.Staff)actor, ask, claims, ct), stop);
    }

    private async Task<Result<Done>> DischargeAsync(
        PortalDbContext db, Actor.Staff staff, DischargeClient ask, IReadOnlyList<Claim> claims, CancellationToken stop)
    {
        if (await db.WhyNotLicensedAsync(staff, clock.Today, stop) is { } unlicensed)
            return unlicensed;
        var stay = await db.Enrollments.Include(row => row.Moves).SingleAsync(row => row.Id == ask.Enrollment, stop);
        if (stay.Status is not (EnrollmentStatus.Active or EnrollmentStatus.OnHold))
            return new NotInTreatment();
        // A stay whose dated end has gone by ends with that day.
        var lastDay = stay.EndDate is { } dated && dated < clock.Today ? dated : clock.Today;
        var weeks = stay.WeeksBy(lastDay, clock.Zone);
        if (Ending.WhyNotTaken(weeks, policy.Value.MinWeeks, ask.Disposition, ask.Reason, ask.Aftercare, ask.NextPlace) is { } refusal)
            return refusal;
        var form = new Discharge
        {
            EnrollmentId = stay.Id, Disposition = ask.Disposition, LastDay = lastDay, Weeks = weeks,
            Reason = string.IsNullOrWhiteSpace(ask.Reason) ? null : ask.Reason.Trim(), Aftercare = ask.Aftercare?.Trim() ?? "", NextPlace = ask.NextPlace?.Trim() ?? "",
            RecordedBy = staff.Id, RecordedUtc = clock.UtcNow,
        };
        stay.EndOn(lastDay);
        return await db.EndStayAsync(stay, EnrollmentStatus.Discharged, form, claims, staff, clock, stop);
    }
}
