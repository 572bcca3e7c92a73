using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.JoiningGroup;

/// <summary>A client no longer wants to wait, and so takes the request back.</summary>
public sealed record LeaveWaitlist(Guid Key, EnrollmentId Enrollment) : ICommand;

/// <summary>Ends the entry, the enrollment and what staff were asked to do for it, as any end of a request does; a new one can be begun at any time.</summary>
public sealed class LeaveWaitlistHandler(PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, ProgramClock clock)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, LeaveWaitlist ask, CancellationToken stop)
    {
        if (actor is not Actor.Client me)
            return await unit.RefuseAsync(actor, ask, ask.Enrollment.Value, stop);
        var claims = await contexts.ClaimsOfAsync(ask.Enrollment, null, stop);
        return await unit.RunAsync<LeaveWaitlist, Done>(actor, ask, claims, (db, ct) => LeaveAsync(db, me, ask, claims, ct), stop);
    }

    private async Task<Result<Done>> LeaveAsync(
        PortalDbContext db, Actor.Client me, LeaveWaitlist ask, IReadOnlyList<Claim> claims, CancellationToken stop)
    {
        var enrollment = await db.EnrollmentActedOnAsync(me, ask.Enrollment, stop);
        if (enrollment is { Status: EnrollmentStatus.Declined })
            return new NotOnlineNow();
        if (enrollment is not { Status: EnrollmentStatus.Waitlisted })
            return new NotThere();
        if (await db.ReleasePlaceAsync(enrollment, claims, by: null, clock.Today, clock.UtcNow, stop) is { } conflict)
            return conflict;
        return enrollment.MoveTo(EnrollmentStatus.Withdrawn, me, clock.UtcNow, nameof(WithdrawalReason.ClientDecided));
    }
}
