using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.Admitting;

/// <summary>Staff take a request back for a client who said so, or who did not come.</summary>
/// <param name="Key">Made when the form opened.</param>
/// <param name="Enrollment">Whose request.</param>
/// <param name="Reason">Why.</param>
/// <param name="Seen">The version of the request that was read.</param>
public sealed record WithdrawForClient(Guid Key, EnrollmentId Enrollment, WithdrawalReason Reason, int Seen) : ICommand;

/// <summary>Ends the request and gives seat and weekly hour back in the same commit.</summary>
public sealed class WithdrawForClientHandler(PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, ProgramClock clock)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, WithdrawForClient ask, CancellationToken stop)
    {
        if (actor is not Actor.Staff staff || !actor.Has(StaffRoles.FrontDesk | StaffRoles.Clinician | StaffRoles.Director) || !Enum.IsDefined(ask.Reason))
            return await unit.RefuseAsync(actor, ask, ask.Enrollment.Value, stop);
        var claims = await contexts.ClaimsOfAsync(ask.Enrollment, ask.Seen, stop);
        return await unit.RunAsync<WithdrawForClient, Done>(actor, ask, claims, async (db, ct) =>
        {
            var enrollment = await db.Enrollments.Include(row => row.Moves).SingleAsync(row => row.Id == ask.Enrollment, ct);
            var moved = enrollment.MoveTo(EnrollmentStatus.Withdrawn, actor, clock.UtcNow, ask.Reason.ToString());
            if (!moved.Succeeded)
                return new AlreadyDecided();
            return await db.ReleasePlaceAsync(enrollment, claims, staff.Id, clock.Today, clock.UtcNow, ct) is { } conflict ? conflict : Done.Instance;
        }, stop);
    }
}
