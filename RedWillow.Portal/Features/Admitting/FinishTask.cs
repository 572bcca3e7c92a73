using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.Admitting;

/// <summary>Staff did what a task asked for.</summary>
public sealed record FinishTask(Guid Key, StaffTaskId Task) : ICommand;

/// <summary>The task was finished before.</summary>
public sealed record TaskAlreadyDone : Refusal;

/// <summary>Ticking the task off would let the client choose alone: only a licensed clinician does that. Keeping a place for them finishes it.</summary>
public sealed record ChoosingStaysWithStaff : Refusal;

/// <summary>The task asks for a weekly hour, and there is none yet.</summary>
public sealed record HourNotArranged : Refusal;

/// <summary>Finishes a conversation or an assisted sign-up. What ends by a result, a cleared flag or a settled hour, ends with that alone.</summary>
public sealed class FinishTaskHandler(PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, ProgramClock clock)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, FinishTask ask, CancellationToken stop)
    {
        if (actor is not Actor.Staff staff || !actor.Has(StaffRoles.FrontDesk | StaffRoles.Clinician | StaffRoles.Director))
            return await unit.RefuseAsync(actor, ask, ask.Task.Value, stop);
        await using var look = await contexts.CreateDbContextAsync(stop);
        if (await look.StaffTasks.AsNoTracking().SingleOrDefaultAsync(row => row.Id == ask.Task, stop) is not { } seen)
            return await unit.RefuseAsync(actor, ask, ask.Task.Value, stop);
        return await unit.RunAsync<FinishTask, Done>(actor, ask, [Claim.Enrollment(seen.EnrollmentId)], async (db, ct) =>
        {
            var task = await db.StaffTasks.SingleAsync(row => row.Id == ask.Task, ct);
            if (task.DoneUtc is not null)
                return new TaskAlreadyDone();
            if (await WhyNotAsync(db, staff, task, ct) is { } refusal)
                return refusal;
            task.Finish(staff.Id, clock.UtcNow);
            db.Record(new StaffTaskFinished(task.Id, task.ClientId, task.Kind));
            return Done.Instance;
        }, stop);
    }

    private async Task<Refusal?> WhyNotAsync(PortalDbContext db, Actor.Staff staff, StaffTask task, CancellationToken stop) => task.Kind switch
    {
        StaffTaskKind.SafetyCall when !staff.Has(StaffRoles.Clinician) => new FlagNotCleared(),
        StaffTaskKind.SafetyCall when await db.SafetyFlags.AnyAsync(row => row.ClientId == task.ClientId && row.ClearedUtc == null, stop) =>
            new FlagNotCleared(),
        StaffTaskKind.SafetyCall => await db.WhyNotLicensedAsync(staff, clock.Today, stop),
        StaffTaskKind.StaffAssisted when await IsDraftAsync(db, task, stop) =>
            staff.Has(StaffRoles.Clinician) ? await db.WhyNotLicensedAsync(staff, clock.Today, stop) : new ChoosingStaysWithStaff(),
        StaffTaskKind.ArrangeHour when !await db.HourClaims.AnyAsync(row => row.EnrollmentId == task.EnrollmentId, stop) => new HourNotArranged(),
        _ => null,
    };

    private static Task<bool> IsDraftAsync(PortalDbContext db, StaffTask task, CancellationToken stop) =>
        db.Enrollments.AnyAsync(row => row.Id == task.EnrollmentId && row.Status == EnrollmentStatus.Draft, stop);
}
