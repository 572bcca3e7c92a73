using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Reaching;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.Admitting;

/// <summary>One request in the queue.</summary>
/// <param name="Id">Which enrollment.</param>
/// <param name="Reference">The client's short code.</param>
/// <param name="Name">The name the client wants to be called by.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="WaitingSinceUtc">Since when the client has been waiting for the center.</param>
/// <param name="BusinessDays">How many business days that is.</param>
/// <param name="IsLate">Nobody has decided, or kept the place, for so long that it goes to the top.</param>
/// <param name="DidNotStart">Admitted, and marked absent instead of beginning.</param>
/// <param name="PlaceInDoubt">Late or absent, and a seat is taken meanwhile.</param>
/// <param name="Priority">The most urgent open task; routine for readers who see no tasks.</param>
/// <param name="Missing">How many checklist items are missing.</param>
/// <param name="NextTurn">Whose turn the first missing item is; null when nothing is missing.</param>
/// <param name="Tasks">Open tasks; none for readers who see only what is missing.</param>
/// <param name="NextTry">When to try to reach them again; null for nobody has to, and for readers who see no tasks.</param>
public sealed record QueuedRequest(
    EnrollmentId Id, string Reference, string Name, EnrollmentStatus Status, DateTime WaitingSinceUtc, int BusinessDays, bool IsLate, bool DidNotStart, bool PlaceInDoubt,
    TaskPriority Priority, int Missing, AdmissionTurn? NextTurn, IReadOnlyList<StaffTaskKind> Tasks, NextTry? NextTry);

/// <summary>
/// Everything that waits for a decision or a conversation: what has to happen now or today, then what has waited too long, then who was
/// to be tried again by now, then by urgency, the oldest first and last those whose next try is still to come. A safety call stands here until it is done, even when the request has ended, and with it whatever the
/// client asks for anew.
/// </summary>
public sealed class RequestQueueQuery(IDbContextFactory<PortalDbContext> contexts, PortalUnitOfWork unit, ProgramClock clock)
{
    public async Task<IReadOnlyList<QueuedRequest>?> HandleAsync(Actor actor, CancellationToken stop)
    {
        if (!actor.Has(Waiting.MayLook))
            return null;
        await using var db = await contexts.CreateDbContextAsync(stop);
        EnrollmentStatus[] waiting = [EnrollmentStatus.Requested, EnrollmentStatus.ConsultationRequired, EnrollmentStatus.Waitlisted];
        var today = clock.Today;
        var tasks = await db.StaffTasks.AsNoTracking().Where(row => row.DoneUtc == null)
            .Select(row => new { row.EnrollmentId, row.ClientId, row.Kind, row.Priority, row.OpenedUtc }).ToListAsync(stop);
        var withTasks = tasks.Select(row => row.EnrollmentId).Distinct().ToList();
        var toCall = tasks.Where(row => row.Kind == StaffTaskKind.SafetyCall).Select(row => row.ClientId).Distinct().ToList();
        var rows = await (
            from enrollment in db.Enrollments.AsNoTracking()
            join client in db.Clients.AsNoTracking() on enrollment.ClientId equals client.Id
            where waiting.Contains(enrollment.Status) || withTasks.Contains(enrollment.Id)
                || (toCall.Contains(enrollment.ClientId) && enrollment.Status < EnrollmentStatus.Completed)
                || (enrollment.Status == EnrollmentStatus.Approved && enrollment.StartDate <= today)
            select new
            {
                enrollment.Id, enrollment.ClientId, enrollment.Status, enrollment.SentUtc, enrollment.StartedUtc,
                client.Reference, client.PreferredName,
            }).ToListAsync(stop);
        var closed = await db.ClosedDaysAsync(today, stop);
        var doubts = await db.LoadDoubtsAsync([.. rows.Select(row => row.Id)], clock.Zone, today, closed, stop);
        rows.RemoveAll(row => row.Status == EnrollmentStatus.Approved && doubts[row.Id].Doubt == PlaceDoubt.None
            && !withTasks.Contains(row.Id) && !toCall.Contains(row.ClientId));
        await unit.RecordReadAsync(actor, "RequestQueueRead", Guid.Empty, [.. rows.Select(row => row.ClientId)], stop);

        var facts = await db.LoadAdmissionFactsAsync([.. rows.Select(row => row.Id)], stop);
        var open = rows.ToDictionary(row => row.Id, row => tasks.FindAll(task =>
            task.EnrollmentId == row.Id || (task.ClientId == row.ClientId && task.Kind == StaffTaskKind.SafetyCall)));
        var seesTasks = actor.Has(Waiting.MayReach);
        var tries = seesTasks ? await db.LoadNextTriesAsync([.. rows.Select(row => row.ClientId)], stop) : new Dictionary<ClientId, DateTime>();
        NextTry? TryOf(ClientId client) => tries.TryGetValue(client, out var utc) ? new(clock.Zone.ToLocal(utc), clock.LocalNow) : null;
        return
        [
            .. rows.Select(row =>
            {
                var missing = EnrollmentMoves.IsDecided(row.Status) ? [] : AdmissionChecklist.Missing(facts[row.Id], today);
                var since = row.SentUtc ?? open[row.Id].Select(task => (DateTime?)task.OpenedUtc).Min() ?? row.StartedUtc;
                var days = clock.BusinessDaysSince(since, closed);
                var seen = seesTasks ? open[row.Id] : [];
                return new QueuedRequest(
                    row.Id, row.Reference, row.PreferredName, row.Status, since, days, doubts[row.Id].Doubt == PlaceDoubt.Undecided,
                    doubts[row.Id].Doubt == PlaceDoubt.DidNotStart,
                    doubts[row.Id] is { HoldsSeat: true, Doubt: not PlaceDoubt.None }, seen.Select(task => task.Priority).DefaultIfEmpty(TaskPriority.Routine).Max(),
                    missing.Count, missing.Count > 0 ? missing[0].Turn : null, [.. seen.Select(task => task.Kind).Distinct().Order()], TryOf(row.ClientId));
            }).OrderByDescending(row => row.Priority >= TaskPriority.Urgent ? row.Priority : TaskPriority.Routine)
                .ThenByDescending(row => row.IsLate || row.DidNotStart).ThenByDescending(row => row.NextTry is { IsDue: true }).ThenByDescending(row => row.Priority)
                .ThenBy(row => row.NextTry is { IsDue: false }).ThenBy(row => row.NextTry?.At).ThenBy(row => row.WaitingSinceUtc),
        ];
    }
}
