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
/// <param name="ToDecide">Staff decide about the request, or about a place of one who did not begin.</param>
/// <param name="PlaceInDoubt">Late or absent, and a seat is taken meanwhile.</param>
/// <param name="Priority">The most urgent open task; routine for readers who see no tasks.</param>
/// <param name="Missing">How many checklist items are missing.</param>
/// <param name="NextTurn">Whose turn the first missing item is; null when nothing is missing.</param>
/// <param name="Tasks">Open tasks; none for readers who see only what is missing.</param>
/// <param name="NextTry">When to try to reach them again; null for nobody has to, and for readers who see no tasks.</param>
public sealed record QueuedRequest(
    EnrollmentId Id, string Reference, string Name, EnrollmentStatus Status, DateTime WaitingSinceUtc, int BusinessDays, bool IsLate, bool DidNotStart, bool ToDecide, bool PlaceInDoubt,
    TaskPriority Priority, int Missing, AdmissionTurn? NextTurn, IReadOnlyList<StaffTaskKind> Tasks, NextTry? NextTry);

/// <summary>
/// Everything that waits for a decision or a conversation: what has to happen now or today, then what has waited too long, then who was to be
/// tried again by now, then by urgency, the oldest first, and last those whose next try is still to come.
/// </summary>
public sealed class RequestQueueQuery(IDbContextFactory<PortalDbContext> contexts, PortalUnitOfWork unit, ProgramClock clock)
{
    public async Task<IReadOnlyList<QueuedRequest>?> HandleAsync(Actor actor, CancellationToken stop)
    {
        if (!actor.Has(Waiting.MayLook))
            return null;
        await using var db = await contexts.CreateDbContextAsync(stop);
        var today = clock.Today;
        var closed = await db.ClosedDaysAsync(today, stop);
        var rows = await db.LoadQueueAsync(clock.Zone, today, closed, stop);
        var people = rows.Select(row => row.Client).Distinct().ToList();
        await unit.RecordReadAsync(actor, "RequestQueueRead", Guid.Empty, [.. rows.Select(row => row.Client)], stop);

        var clients = await db.Clients.AsNoTracking().Where(row => people.Contains(row.Id)).ToDictionaryAsync(row => row.Id, stop);
        var facts = await db.LoadAdmissionFactsAsync([.. rows.Select(row => row.Id)], stop);
        var seesTasks = actor.Has(Waiting.MayReach);
        var tries = seesTasks ? await db.LoadNextTriesAsync(people, stop) : new Dictionary<ClientId, DateTime>();
        NextTry? TryOf(ClientId client) => tries.TryGetValue(client, out var utc) ? new(clock.Zone.ToLocal(utc), clock.LocalNow) : null;
        return
        [
            .. rows.Select(row =>
            {
                var missing = EnrollmentMoves.IsDecided(row.Status) ? [] : AdmissionChecklist.Missing(facts[row.Id], today);
                var (client, seen) = (clients[row.Client], seesTasks ? row.Tasks : []);
                return new QueuedRequest(
                    row.Id, client.Reference, client.PreferredName, row.Status, row.SinceUtc, clock.BusinessDaysSince(row.SinceUtc, closed),
                    row.Place.Doubt == PlaceDoubt.Undecided, row.Place.Doubt == PlaceDoubt.DidNotStart, row.ToDecide,
                    row.Place is { HoldsSeat: true, Doubt: not PlaceDoubt.None }, seen.Select(task => task.Priority).DefaultIfEmpty(TaskPriority.Routine).Max(),
                    missing.Count, missing.Count > 0 ? missing[0].Turn : null, [.. seen.Select(task => task.Kind).Distinct().Order()], TryOf(row.Client));
            }).OrderByDescending(row => row.Priority >= TaskPriority.Urgent ? row.Priority : TaskPriority.Routine)
                .ThenByDescending(row => row.IsLate || row.DidNotStart).ThenByDescending(row => row.NextTry is { IsDue: true }).ThenByDescending(row => row.Priority)
                .ThenBy(row => row.NextTry is { IsDue: false }).ThenBy(row => row.NextTry?.At).ThenBy(row => row.WaitingSinceUtc),
        ];
    }
}
