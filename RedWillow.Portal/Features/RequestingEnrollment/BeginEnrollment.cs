using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.RequestingEnrollment;

/// <summary>A client opens their task list.</summary>
public sealed record BeginEnrollment(Guid Key) : ICommand;

/// <summary>Opens a task list, or answers with the one that is open: a client has one way in at a time .</summary>
public sealed class BeginEnrollmentHandler(PortalUnitOfWork unit, ProgramClock clock)
{
    public async Task<Result<EnrollmentId>> HandleAsync(Actor actor, BeginEnrollment ask, CancellationToken stop)
    {
        if (actor is not Actor.Client me)
            return await unit.RefuseAsync(actor, ask, ask.Key, stop);
        return await unit.RunAsync<BeginEnrollment, EnrollmentId>(actor, ask, [Claim.Client(me.Id)], async (db, ct) =>
        {
            if (await db.Enrollments.OpenOf(me.Id).Select(row => (EnrollmentId?)row.Id).SingleOrDefaultAsync(ct) is { } open)
                return open;
            var enrollment = Enrollment.Begin(new(Guid.CreateVersion7()), me.Id, clock.UtcNow);
            db.Enrollments.Add(enrollment);
            return enrollment.Id;
        }, stop);
    }
}
