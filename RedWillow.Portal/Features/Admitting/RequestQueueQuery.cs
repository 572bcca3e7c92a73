using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Reaching;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.Admitting;

/// <summary>One request in the queue.</summary>
/// <param name="Id">Which enrollment.</param>
/// <param name="Reference">The client's short code.</param>
/// <param name="Name">The name the client wants to be called by.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="WaitingSinceUtc">Since when the client has been waiting for the center.</param>
/// <param name="WaitingSince">Since which day that is.</param>
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
    EnrollmentId Id, string Reference, string Name, EnrollmentStatus Status, DateTime WaitingSinceUtc, DateOnly WaitingSince, int BusinessDays, bool IsLate, bool DidNotStart, bool ToDecide, bool PlaceInDoubt,
    TaskPriority Priority, int Missing, AdmissionTurn? NextTurn, IReadOnlyList<StaffTaskKind> Tasks, NextTry? NextTry);

/// <summary>One page of the queue.</summary>
/// <param name="Rows">In the order in which to work.</param>
/// <param name="At">Which page.</param>
/// <param name="Counts">How many rows each view has.</param>
/// <param name="Late">How many have waited too long, whatever is shown.</param>
public sealed record QueuedRequests(IReadOnlyList<QueuedRequest> Rows, PageOf At, IReadOnlyDictionary<RequestShow, int> Counts, int Late);

/// <summary>
/// Everything that waits for a decision or a conversation: what has to happen now or today, then what has waited too long, then who was to be
/// tried again by now, then by urgency, the oldest first, and last those whose next try is still to come. Names leave, and are recorded
/// as read, for the rows of the page alone.
/// </summary>
public sealed class RequestQueueQuery(IDbContextFactory<PortalDbContext> contexts, PortalUnitOfWork unit, ProgramClock clock)
{
    /// <summary>The page that was asked for; null for whoever may not look.</summary>
    public async Task<QueuedRequests?> HandleAsync(Actor actor, RequestSearch search, CancellationToken stop)
    {
        if (!actor.Has(Waiting.MayLook))
            return null;
        await using var db = await contexts.CreateDbContextAsync(stop);
        var closed = await db.ClosedDaysAsync(stop);
        var all = InOrder(await StandingsAsync(db, actor.Has(Waiting.MayReach), closed, stop));
        var fitting = all.Where(row => RequestSearch.Fits(search.Show, row.Stay)).ToList();
        var at = PageOf.Nearest(search.Page, fitting.Count);
        var page = fitting.Skip(at.Skip).Take(PageOf.Size).ToList();
        List<ClientId> people = [.. page.Select(row => row.Stay.Client)];
        await unit.RecordReadAsync(actor, "RequestQueueRead", Guid.Empty, people, stop);

        var clients = await db.Clients.AsNoTracking().Where(row => people.Contains(row.Id)).ToDictionaryAsync(row => row.Id, stop);
        var facts = await db.LoadAdmissionFactsAsync([.. page.Select(row => row.Stay.Id)], stop);
        return new(
            [.. page.Select(row => Line(row, clients[row.Stay.Client], facts[row.Stay.Id], closed))], at,
            Enum.GetValues<RequestShow>().ToDictionary(show => show, show => all.Count(row => RequestSearch.Fits(show, row.Stay))),
            all.Count(row => row.IsLate));
    }

    // Who may not see tasks is not sorted or filtered by them either.
    private async Task<IReadOnlyList<Standing>> StandingsAsync(PortalDbContext db, bool seesTasks, IReadOnlySet<DateOnly> closed, CancellationToken stop)
    {
        var stays = await db.LoadQueueAsync(clock.Zone, clock.Today, closed, stop);
        var tries = seesTasks ? await db.LoadNextTriesAsync([.. stays.Select(row => row.Client).Distinct()], stop) : new Dictionary<ClientId, DateTime>();
        return
        [
            .. stays.Select(stay => new Standing(
                seesTasks ? stay : stay with { Tasks = [] },
                tries.TryGetValue(stay.Client, out var utc) ? new(clock.Zone.ToLocal(utc), clock.LocalNow) : null)),
        ];
    }

    private static List<Standing> InOrder(IReadOnlyList<Standing> rows) =>
    [
        .. rows.OrderByDescending(row => row.Priority >= TaskPriority.Urgent ? row.Priority : TaskPriority.Routine)
            .ThenByDescending(row => row.IsLate || row.DidNotStart).ThenByDescending(row => row.NextTry is { IsDue: true }).ThenByDescending(row => row.Priority)
            .ThenBy(row => row.NextTry is { IsDue: false }).ThenBy(row => row.NextTry?.At).ThenBy(row => row.Stay.SinceUtc).ThenBy(row => row.Stay.Id.Value),
    ];

    private QueuedRequest Line(Standing row, Client client, AdmissionFacts facts, IReadOnlySet<DateOnly> closed)
    {
        var stay = row.Stay;
        var missing = EnrollmentMoves.IsDecided(stay.Status) ? [] : AdmissionChecklist.Missing(facts, clock.Today);
        return new(
            stay.Id, client.Reference, client.PreferredName, stay.Status, stay.SinceUtc, clock.Zone.DateOf(stay.SinceUtc), clock.BusinessDaysSince(stay.SinceUtc, closed), row.IsLate, row.DidNotStart,
            stay.ToDecide, stay.Place is { HoldsSeat: true, Doubt: not PlaceDoubt.None }, row.Priority, missing.Count, missing.Count > 0 ? missing[0].Turn : null,
            [.. stay.Tasks.Select(task => task.Kind).Distinct().Order()], row.NextTry);
    }

    private sealed record Standing(QueuedStay Stay, NextTry? NextTry)
    {
        public TaskPriority Priority { get; } = Stay.Tasks.Select(task => task.Priority).DefaultIfEmpty(TaskPriority.Routine).Max();

        public bool IsLate => Stay.Place.Doubt == PlaceDoubt.Undecided;

        public bool DidNotStart => Stay.Place.Doubt == PlaceDoubt.DidNotStart;
    }
}
