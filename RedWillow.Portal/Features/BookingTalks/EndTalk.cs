using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Talks;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.BookingTalks;

/// <summary>Staff cancel a talk, or say that it was held or missed.</summary>
public sealed record EndTalk(Guid Key, TalkId Talk, TalkStatus Status) : ICommand;

/// <summary>
/// Held and missed are said once its time has come. A consultation that was held does what the task asked for; an intake is held by
/// recording its result, which is one act of its own.
/// </summary>
public sealed class EndTalkHandler(PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, ProgramClock clock)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, EndTalk ask, CancellationToken stop)
    {
        if (actor is not Actor.Staff staff || !actor.Has(Booking.May) || !Enum.IsDefined(ask.Status) || ask.Status == TalkStatus.Booked
            || await contexts.FindTalkAsync(ask.Talk, stop) is not { } seen)
            return await unit.RefuseAsync(actor, ask, ask.Talk.Value, stop);
        var claims = Booking.ClaimsOf(seen);
        return await unit.RunAsync<EndTalk, Done>(actor, ask, claims, async (db, ct) =>
        {
            if (await db.ClaimedAsync(ask.Talk, claims, ct) is not { } talk)
                return new Conflict();
            if (WhyNot(talk, ask.Status) is { } refusal)
                return refusal;
            talk.End(ask.Status, staff.Id, clock.UtcNow);
            db.Record(talk.Happened(ask.Status switch { TalkStatus.Held => TalkChange.Held, TalkStatus.NoShow => TalkChange.Missed, _ => TalkChange.Cancelled }));
            if (talk is { Status: TalkStatus.Held, EnrollmentId: { } enrollment })
                await FinishTasksAsync(db, staff, enrollment, ct);
            return Done.Instance;
        }, stop);
    }

    private Refusal? WhyNot(TalkAppointment talk, TalkStatus status) => (talk.Status, status) switch
    {
        (not TalkStatus.Booked, _) => new TalkEnded(),
        (_, TalkStatus.Cancelled) => null,
        (_, TalkStatus.Held) when talk.Kind == TalkKind.IntakeAssessment => new IntakeEndsWithResult(),
        _ => talk.Time.Begins > clock.LocalNow ? new TalkNotYet(talk.Date) : null,
    };

    private async Task FinishTasksAsync(PortalDbContext db, Actor.Staff staff, EnrollmentId enrollment, CancellationToken stop)
    {
        foreach (var task in await db.StaffTasks.Where(row => row.EnrollmentId == enrollment && row.Kind == StaffTaskKind.Consultation && row.DoneUtc == null).ToListAsync(stop))
        {
            task.Finish(staff.Id, clock.UtcNow);
            db.Record(new StaffTaskFinished(task.Id, task.ClientId, task.Kind));
        }
    }
}
