using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Platform.Settings;

namespace RedWillow.Portal.Features.RequestingConsultation;

/// <summary>A client with an account asks to be called.</summary>
public sealed record AskForTalk(Guid Key) : ICommand;

/// <summary>
/// Puts the talk on the client's own request, where staff see everything else about it; the number and the safe ways are those of the
/// account. Asking again changes nothing while nobody has called. Who is not told of a decline yet asks about that same request.
/// </summary>
public sealed class AskForTalkHandler(PortalUnitOfWork unit, ProgramClock clock, IOptions<CenterSettings> center)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, AskForTalk ask, CancellationToken stop)
    {
        if (actor is not Actor.Client me)
            return await unit.RefuseAsync(actor, ask, ask.Key, stop);
        return await unit.RunAsync<AskForTalk, Done>(actor, ask, [Claim.Client(me.Id)], async (db, ct) =>
        {
            var open = await db.Enrollments.Where(row => row.ClientId == me.Id && row.Status < EnrollmentStatus.Completed).Select(row => (EnrollmentId?)row.Id).SingleOrDefaultAsync(ct)
                ?? (await db.UntoldDeclineAsync(me.Id, center.Value.WhenOpen(), clock, ct))?.Id;
            if (await db.StaffTasks.AnyAsync(row => row.EnrollmentId == open && row.Kind == StaffTaskKind.Consultation && row.DoneUtc == null, ct))
                return Done.Instance;
            var task = new StaffTask
            {
                Id = new(Guid.CreateVersion7()), Kind = StaffTaskKind.Consultation, ClientId = me.Id, EnrollmentId = open ?? Begin(db, me.Id),
                OpenedUtc = clock.UtcNow, Priority = TaskPriority.Soon,
            };
            db.StaffTasks.Add(task);
            db.Record(new StaffTaskOpened(task.Id, me.Id, task.Kind));
            return Done.Instance;
        }, stop);
    }

    private EnrollmentId Begin(PortalDbContext db, ClientId client)
    {
        var enrollment = Enrollment.Begin(new(Guid.CreateVersion7()), client, clock.UtcNow);
        db.Enrollments.Add(enrollment);
        return enrollment.Id;
    }
}
