using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.Admitting;

/// <summary>One request in the queue.</summary>
/// <param name="Id">Which enrollment.</param>
/// <param name="Reference">The client's short code.</param>
/// <param name="Name">The name the client wants to be called by.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="WaitingSinceUtc">Since when the client has been waiting for the center.</param>
/// <param name="BusinessDays">How many business days that is; 3 and more come first.</param>
/// <param name="Priority">The most urgent open task or flag.</param>
/// <param name="Missing">How many checklist items are missing.</param>
/// <param name="NextTurn">Whose turn the first missing item is; null when a clinician may admit.</param>
/// <param name="Tasks">Open tasks.</param>
public sealed record QueuedRequest(
    EnrollmentId Id, string Reference, string Name, EnrollmentStatus Status, DateTime WaitingSinceUtc, int BusinessDays,
    TaskPriority Priority, int Missing, AdmissionTurn? NextTurn, IReadOnlyList<StaffTaskKind> Tasks);

/// <summary>Everything that waits for a decision or a conversation, the most urgent first, then the oldest.</summary>
public sealed class RequestQueueQuery(IDbContextFactory<PortalDbContext> contexts, PortalUnitOfWork unit, ProgramClock clock)
{
    /// <summary>Business days without a decision after which a request goes to the top.</summary>
    public const int LateAfterDays = 3;

    private const StaffRoles MayLook = StaffRoles.FrontDesk | StaffRoles.Clinician | StaffRoles.Director | StaffRoles.Admin;

    public async Task<IReadOnlyList<QueuedRequest>> HandleAsync(Actor actor, CancellationToken stop)
    {
        if (!actor.Has(MayLook))
            return [];
        await using var db = await contexts.CreateDbContextAsync(stop);
        EnrollmentStatus[] waiting = [EnrollmentStatus.Requested, EnrollmentStatus.ConsultationRequired, EnrollmentStatus.Waitlisted];
        var tasks = await db.StaffTasks.AsNoTracking().Where(row => row.DoneUtc == null)
            .Select(row => new { row.EnrollmentId, row.Kind, row.Priority, row.OpenedUtc }).ToListAsync(stop);
        var withTasks = tasks.Select(row => row.EnrollmentId).Distinct().ToList();
        var rows = await (
            from enrollment in db.Enrollments.AsNoTracking()
            join client in db.Clients.AsNoTracking() on enrollment.ClientId equals client.Id
            where waiting.Contains(enrollment.Status) || (enrollment.Status == EnrollmentStatus.Draft && withTasks.Contains(enrollment.Id))
            select new { enrollment.Id, enrollment.ClientId, enrollment.Status, enrollment.SentUtc, enrollment.StartedUtc, client.Reference, client.PreferredName })
            .ToListAsync(stop);
        await unit.RecordReadAsync(actor, "RequestQueueRead", Guid.Empty, [.. rows.Select(row => row.ClientId)], stop);

        var facts = await db.LoadAdmissionFactsAsync([.. rows.Select(row => row.Id)], stop);
        var open = tasks.ToLookup(row => row.EnrollmentId);
        return
        [
            .. rows.Select(row =>
            {
                var missing = AdmissionChecklist.Missing(facts[row.Id], clock.Today);
                var since = row.SentUtc ?? open[row.Id].Select(task => (DateTime?)task.OpenedUtc).Min() ?? row.StartedUtc;
                return new QueuedRequest(
                    row.Id, row.Reference, row.PreferredName, row.Status, since, BusinessDays(since),
                    open[row.Id].Select(task => task.Priority).DefaultIfEmpty(TaskPriority.Routine).Max(), missing.Count,
                    missing.Count > 0 ? missing[0].Turn : null, [.. open[row.Id].Select(task => task.Kind).Distinct()]);
            }).OrderByDescending(row => row.Priority).ThenByDescending(row => row.BusinessDays >= LateAfterDays).ThenBy(row => row.WaitingSinceUtc),
        ];
    }

    private int BusinessDays(DateTime sinceUtc)
    {
        var days = 0;
        for (var day = clock.Zone.DateOf(sinceUtc).AddDays(1); day <= clock.Today; day = day.AddDays(1))
            days += day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1;
        return days;
    }
}
