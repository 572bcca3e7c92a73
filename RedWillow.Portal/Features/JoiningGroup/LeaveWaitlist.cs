using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.JoiningGroup;

/// <summary>A client no longer wants to wait, and so takes the request back.</summary>
public sealed record LeaveWaitlist(Guid Key, EnrollmentId Enrollment) : ICommand;

/// <summary>Ends the entry and the enrollment; a new one can be begun at any time.</summary>
public sealed class LeaveWaitlistHandler(PortalUnitOfWork unit, ProgramClock clock)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, LeaveWaitlist ask, CancellationToken stop)
    {
        if (actor is not Actor.Client me)
            return await unit.RefuseAsync(actor, ask, ask.Enrollment.Value, stop);
        return await unit.RunAsync<LeaveWaitlist, Done>(
            actor, ask, [Claim.Client(me.Id), Claim.Enrollment(ask.Enrollment)], (db, ct) => LeaveAsync(db, me, ask, ct), stop);
    }

    private async Task<Result<Done>> LeaveAsync(PortalDbContext db, Actor.Client me, LeaveWaitlist ask, CancellationToken stop)
    {
        if (await db.OwnEnrollmentAsync(me.Id, ask.Enrollment, stop) is not { Status: EnrollmentStatus.Waitlisted } enrollment)
            return new NotThere();
        foreach (var entry in await db.WaitlistEntries.Where(row => row.EnrollmentId == ask.Enrollment && row.EndedUtc == null).ToListAsync(stop))
            entry.End(clock.UtcNow);
        return enrollment.MoveTo(EnrollmentStatus.Withdrawn, me, clock.UtcNow, nameof(WithdrawalReason.ClientDecided));
    }
}
