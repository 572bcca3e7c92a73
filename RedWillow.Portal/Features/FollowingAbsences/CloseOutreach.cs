using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Reaching;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.FollowingAbsences;

/// <summary>An outreach is no longer needed.</summary>
/// <param name="Key">Made when the form opened.</param>
/// <param name="Outreach">Which.</param>
/// <param name="Reason">Why not; kept with it.</param>
public sealed record CloseOutreach(Guid Key, OutreachTaskId Outreach, string Reason) : ICommand;

/// <summary>Ends an outreach without an attempt that reached the client; by whoever reaches clients, of those in their sight.</summary>
public sealed class CloseOutreachHandler(PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, ProgramClock clock)
{
    /// <summary>The longest reason, in characters.</summary>
    public const int LongestReason = 500;

    public async Task<Result<Done>> HandleAsync(Actor actor, CloseOutreach ask, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        if (actor is not Actor.Staff staff || await FindAsync(db, actor, ask.Outreach, stop) is not { } seen)
            return await unit.RefuseAsync(actor, ask, ask.Outreach.Value, stop);
        if (string.IsNullOrWhiteSpace(ask.Reason))
            return new ReasonMissing();
        if (WrittenText.WhyNot(ask.Reason, LongestReason) is { } unreadable)
            return unreadable;
        return await unit.RunAsync<CloseOutreach, Done>(actor, ask, [Claim.Client(seen.ClientId)], (work, ct) => CloseAsync(work, staff, ask, ct), stop);
    }

    private async Task<Result<Done>> CloseAsync(PortalDbContext db, Actor.Staff staff, CloseOutreach ask, CancellationToken stop)
    {
        if (await FindAsync(db, staff, ask.Outreach, stop) is not { } task)
            return new NotThere();
        if (task.ClosedUtc is not null)
            return new OutreachOver();
        task.Close(OutreachEnd.NoLongerNeeded, staff.Id, clock.UtcNow, ask.Reason.Trim());
        db.Record(new OutreachClosed(task.Id, task.ClientId, OutreachEnd.NoLongerNeeded));
        return Done.Instance;
    }

    private async Task<OutreachTask?> FindAsync(PortalDbContext db, Actor actor, OutreachTaskId id, CancellationToken stop) =>
        actor.Has(FollowUpLoading.Reaching)
            ? await db.OutreachTasks.SingleOrDefaultAsync(
                row => row.Id == id && db.InSightOf(actor, clock.Today).Any(stay => stay.Id == row.EnrollmentId), stop)
            : null;
}
