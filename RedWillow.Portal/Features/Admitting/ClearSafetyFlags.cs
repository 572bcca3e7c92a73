using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.Admitting;

/// <summary>A licensed clinician has talked with the client and writes down why it may go on .</summary>
public sealed record ClearSafetyFlags(Guid Key, EnrollmentId Enrollment, string Note) : ICommand;

/// <summary>A note is needed: what was talked about, and why it may go on.</summary>
public sealed record NoteNeeded : Refusal;

/// <summary>Clears every open flag, finishes the talks that were asked for, and lets a paused request go on where it was.</summary>
public sealed class ClearSafetyFlagsHandler(PortalUnitOfWork unit, ProgramClock clock)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, ClearSafetyFlags ask, CancellationToken stop)
    {
        if (actor is not Actor.Staff staff || !actor.Has(StaffRoles.Clinician))
            return new NotThere();
        if (string.IsNullOrWhiteSpace(ask.Note))
            return new NoteNeeded();
        return await unit.RunAsync<ClearSafetyFlags, Done>(actor, ask, [Claim.Enrollment(ask.Enrollment)], async (db, ct) =>
        {
            var enrollment = await db.Enrollments.Include(row => row.Moves).SingleAsync(row => row.Id == ask.Enrollment, ct);
            foreach (var flag in await db.SafetyFlags.Where(row => row.EnrollmentId == ask.Enrollment && row.ClearedUtc == null).ToListAsync(ct))
            {
                flag.Clear(staff.Id, ask.Note.Trim(), clock.UtcNow);
                db.Record(new SafetyFlagChanged(flag.Id, enrollment.ClientId, Cleared: true));
            }

            foreach (var talk in await OpenTalks(db, ask.Enrollment).ToListAsync(ct))
            {
                talk.Finish(staff.Id, clock.UtcNow);
                db.Record(new StaffTaskFinished(talk.Id, enrollment.ClientId, talk.Kind));
            }

            return enrollment.Status == EnrollmentStatus.ConsultationRequired
                ? enrollment.MoveTo(EnrollmentStatus.Requested, actor, clock.UtcNow)
                : Done.Instance;
        }, stop);
    }

    private static IQueryable<StaffTask> OpenTalks(PortalDbContext db, EnrollmentId enrollment) =>
        db.StaffTasks.Where(row => row.EnrollmentId == enrollment && row.DoneUtc == null && row.Kind != StaffTaskKind.ArrangeHour);
}
