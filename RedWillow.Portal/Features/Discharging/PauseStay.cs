using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.Discharging;

/// <summary>The care team puts a client on leave, or moves the day of return of a leave that goes on .</summary>
/// <param name="Key">Made anew after every answer.</param>
/// <param name="Enrollment">Whose stay.</param>
/// <param name="ReturnOn">When the client is expected back.</param>
/// <param name="Reason">Why; a leave that goes on keeps the reason it began with.</param>
/// <param name="Seen">The version of the stay that was read.</param>
public sealed record PauseStay(Guid Key, EnrollmentId Enrollment, DateOnly ReturnOn, string? Reason, int Seen) : ICommand;

/// <summary>Pauses; seat and weekly hour stay the client's. Nobody is discharged for staying away longer: staff decide.</summary>
public sealed class PauseStayHandler(PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, ProgramClock clock)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, PauseStay ask, CancellationToken stop)
    {
        if (!await contexts.MayActAsync(actor, Acting.CareTeam, ask.Enrollment, clock.Today, stop))
            return await unit.RefuseAsync(actor, ask, ask.Enrollment.Value, stop);
        return await unit.RunAsync<PauseStay, Done>(actor, ask, [Claim.Enrollment(ask.Enrollment, ask.Seen)], async (db, ct) =>
        {
            var stay = await db.Enrollments.Include(row => row.Moves).SingleAsync(row => row.Id == ask.Enrollment, ct);
            if (stay.Status is not (EnrollmentStatus.Active or EnrollmentStatus.OnHold))
                return new NotInTreatment();
            if (stay.Status == EnrollmentStatus.Active && string.IsNullOrWhiteSpace(ask.Reason))
                return new ReasonNeeded();
            return Ending.TooLong(ask.Reason) is { } refusal
                ? refusal
                : stay.Pause(ask.ReturnOn, ask.Reason?.Trim() ?? "", actor, clock.Today, clock.UtcNow);
        }, stop);
    }
}
