using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Platform.Settings;

namespace RedWillow.Portal.Features.Discharging;

/// <summary>A clinician dates the last day of a stay, moves it, or leaves the end open again.</summary>
/// <param name="Key">Made anew after every answer.</param>
/// <param name="Enrollment">Whose stay.</param>
/// <param name="LastDay">Today or later, within a year; null for an open end.</param>
/// <param name="Note">Why; needed for an end before its time, which is the director's to allow .</param>
/// <param name="Seen">The version of the stay that was read.</param>
public sealed record DateCompletion(Guid Key, EnrollmentId Enrollment, DateOnly? LastDay, string? Note, int Seen) : ICommand;

/// <summary>The end as it is now.</summary>
/// <param name="IsHourGone">The place goes on without the weekly hour: somebody else has it by now, or it is not offered any more.</param>
public sealed record CompletionDated(bool IsHourGone);

/// <summary>
/// Seat and weekly hour are free from the day after the last day, and not before. A later last day takes them again, once the earlier one has
/// passed from now on, and is refused when they have been promised meanwhile: nobody is moved out of a place.
/// An hour that is gone when the earlier last day has passed keeps nobody from the seat.
/// </summary>
public sealed class DateCompletionHandler(
    PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, ProgramClock clock, IOptions<PolicySettings> policy)
{
    public async Task<Result<CompletionDated>> HandleAsync(Actor actor, DateCompletion ask, CancellationToken stop)
    {
        if (!await contexts.MayActAsync(actor, StaffRoles.Clinician, ask.Enrollment, clock.Today, stop))
            return await unit.RefuseAsync(actor, ask, ask.Enrollment.Value, stop);
        var claims = await contexts.ClaimsOfAsync(ask.Enrollment, ask.Seen, stop);
        return await unit.RunAsync<DateCompletion, CompletionDated>(actor, ask, claims, (db, ct) => DateAsync(db, actor, ask, claims, ct), stop);
    }

    private async Task<Result<CompletionDated>> DateAsync(
        PortalDbContext db, Actor actor, DateCompletion ask, IReadOnlyList<Claim> claims, CancellationToken stop)
    {
        if (await db.WhyNotLicensedAsync(actor, clock.Today, stop) is { } unlicensed)
            return unlicensed;
        var stay = await db.Enrollments.Include(row => row.Moves).SingleAsync(row => row.Id == ask.Enrollment, stop);
        if (stay.Status is not (EnrollmentStatus.Active or EnrollmentStatus.OnHold))
            return new NotInTreatment();
        if (ask.LastDay is { } last && Ending.WhyNotDated(last, clock.Today) is { } outOfRange)
            return outOfRange;
        if (ask.LastDay is { } day && Ending.WhyNotCompleted(stay.WeeksBy(day, clock.Zone), policy.Value.MinWeeks, actor, ask.Note) is { } refusal)
            return refusal;
        var dated = await db.EndPlaceAsync(stay, claims, ask.LastDay, clock, stop);
        if (dated.Succeeded)
            stay.DateEnd(ask.LastDay, string.IsNullOrWhiteSpace(ask.Note) ? null : ask.Note.Trim());
        return dated;
    }
}
