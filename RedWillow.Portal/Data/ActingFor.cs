using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;

namespace RedWillow.Portal.Data;

/// <summary>
/// Who may act on a task list: the client whose it is, and staff who fill it in for them on the phone or at the desk. It is one rule,
/// so that one handler serves both.
/// </summary>
public static class ActingFor
{
    /// <summary>They fill in, choose a place and send for a person.</summary>
    public const StaffRoles Desk = StaffRoles.FrontDesk | StaffRoles.Clinician | StaffRoles.Director;

    /// <summary>They read screening answers that were saved; the front desk sees what they led to.</summary>
    public const StaffRoles MayReadScreening = StaffRoles.Clinician | StaffRoles.Director;

    /// <summary>The enrollments on which the actor may act.</summary>
    public static IQueryable<Enrollment> ActedOnBy(this IQueryable<Enrollment> enrollments, Actor actor) => actor switch
    {
        Actor.Client me => enrollments.Where(row => row.ClientId == me.Id),
        Actor.Staff when actor.Has(Desk) => enrollments,
        _ => enrollments.Where(static _ => false),
    };

    /// <summary>Whose the enrollment is, when the actor may act on it; null otherwise. Read without a lock; the work looks again.</summary>
    public static async Task<ClientId?> ClientActedForAsync(
        this IDbContextFactory<PortalDbContext> contexts, Actor actor, EnrollmentId id, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        return await db.Enrollments.ActedOnBy(actor).Where(row => row.Id == id).Select(row => (ClientId?)row.ClientId).SingleOrDefaultAsync(stop);
    }

    /// <summary>The enrollment with its moves, for a change; null when it is not the actor's to change.</summary>
    public static Task<Enrollment?> EnrollmentActedOnAsync(this PortalDbContext db, Actor actor, EnrollmentId id, CancellationToken stop) =>
        db.Enrollments.Include(row => row.Moves).ActedOnBy(actor).FirstOrDefaultAsync(row => row.Id == id, stop);

    /// <summary>Staff go on with a task list together with the client: it stands in the queue until they have sent it.</summary>
    public static void GoOnTogether(this PortalDbContext db, Enrollment enrollment, DateTime nowUtc)
    {
        var task = new StaffTask
        {
            Id = new(Guid.CreateVersion7()), Kind = StaffTaskKind.StaffAssisted, ClientId = enrollment.ClientId, EnrollmentId = enrollment.Id,
            OpenedUtc = nowUtc, Priority = TaskPriority.Routine,
        };
        db.StaffTasks.Add(task);
        db.Record(new StaffTaskOpened(task.Id, enrollment.ClientId, task.Kind));
    }

    /// <summary>Going on together is done once staff have sent the task list, or put the client in line.</summary>
    public static async Task FinishTogetherAsync(this PortalDbContext db, Actor actor, Enrollment enrollment, DateTime nowUtc, CancellationToken stop)
    {
        if (actor is not Actor.Staff staff)
            return;
        var together = db.StaffTasks.Where(row => row.EnrollmentId == enrollment.Id && row.Kind == StaffTaskKind.StaffAssisted && row.DoneUtc == null);
        foreach (var task in await together.ToListAsync(stop))
        {
            task.Finish(staff.Id, nowUtc);
            db.Record(new StaffTaskFinished(task.Id, enrollment.ClientId, task.Kind));
        }
    }
}
