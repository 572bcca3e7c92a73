using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Time;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.FollowingClients;

/// <summary>A client in the list.</summary>
/// <param name="Id">Who.</param>
/// <param name="Reference">The short code.</param>
/// <param name="Name">The name to use.</param>
/// <param name="Status">Where the newest enrollment stands.</param>
/// <param name="Group">The group; null before one was chosen, and for readers who see name and status only.</param>
/// <param name="Week">The week of the stay, from 1; null before the first attended session and after the end.</param>
/// <param name="Start">The first session.</param>
/// <param name="ReturnOn">On leave: expected back.</param>
/// <param name="EndDate">The last day, once it is dated.</param>
/// <param name="NeedsDecision">Time has run past what was planned.</param>
public sealed record ClientLine(
    ClientId Id, string Reference, string Name, EnrollmentStatus Status, string? Group, int? Week, DateOnly? Start, DateOnly? ReturnOn, DateOnly? EndDate, bool NeedsDecision);

/// <summary>One page of clients.</summary>
/// <param name="Rows">The newest enrollment first.</param>
/// <param name="At">Which page.</param>
/// <param name="Deciding">How many clients wait for a decision, whatever is shown.</param>
/// <param name="Groups">The groups to choose from; none for readers who see name and status only.</param>
public sealed record ClientList(IReadOnlyList<ClientLine> Rows, PageOf At, int Deciding, IReadOnlyList<GroupName> Groups);

/// <summary>A group to choose.</summary>
public sealed record GroupName(GroupId Id, string Name);

/// <summary>
/// The clients whom the actor sees, page by page, by a fixed number of queries. A search by initials reads the names of everybody who
/// is shown, because the database cannot; only those on the page leave, and are recorded as read.
/// </summary>
public sealed class ClientListQuery(IDbContextFactory<PortalDbContext> contexts, PortalUnitOfWork unit, ProgramClock clock)
{
    public async Task<ClientList?> HandleAsync(Actor actor, ClientSearch search, CancellationToken stop)
    {
        if (!actor.Has(ClientsInSight.EveryClient | StaffRoles.Counselor))
            return null;
        await using var db = await contexts.CreateDbContextAsync(stop);
        var (today, more) = (clock.Today, actor.Has(Sight.Care));
        var inSight = db.InSightOf(actor, today).AsNoTracking();
        var shown = inSight.Where(ClientSearch.Of(search.Show, today));
        if (more && search.Group is { } group)
            shown = shown.Where(row => row.GroupId == group);

        var (ids, at) = await PageAsync(db, shown, search, stop);
        var rows = await (
            from row in inSight
            join client in db.Clients.AsNoTracking() on row.ClientId equals client.Id
            where ids.Contains(row.Id)
            orderby row.StartedUtc descending, row.Id
            select new { Stay = row, row.Moves, client.Reference, client.PreferredName }).ToListAsync(stop);
        var groups = await db.Groups.AsNoTracking().OrderBy(row => row.Name).Select(row => new GroupName(row.Id, row.Name)).ToListAsync(stop);
        var deciding = await inSight.CountAsync(ClientSearch.Of(ClientShow.Decide, today), stop);
        await unit.RecordReadAsync(actor, "ClientListRead", Guid.Empty, [.. rows.Select(row => row.Stay.ClientId)], stop);

        var names = groups.ToDictionary(row => row.Id, row => row.Name);
        var late = ClientSearch.Of(ClientShow.Decide, today).Compile();
        return new(
            [.. rows.Select(row => Line(row.Stay, row.Moves, row.Reference, row.PreferredName, more ? names : null, actor.Has(Sight.Notes), late))],
            at, deciding, more ? groups : []);
    }

    private static async Task<(List<EnrollmentId> Ids, PageOf At)> PageAsync(
        PortalDbContext db, IQueryable<Enrollment> shown, ClientSearch search, CancellationToken stop)
    {
        var ordered = shown.OrderByDescending(row => row.StartedUtc).ThenBy(row => row.Id);
        if (string.IsNullOrWhiteSpace(search.Text))
        {
            var page = PageOf.Nearest(search.Page, await shown.CountAsync(stop));
            return (await ordered.Skip(page.Skip).Take(PageOf.Size).Select(row => row.Id).ToListAsync(stop), page);
        }

        var people = await (
            from row in ordered
            join client in db.Clients.AsNoTracking() on row.ClientId equals client.Id
            orderby row.StartedUtc descending, row.Id
            select new { row.Id, client.Reference, client.PreferredName, client.LegalName }).ToListAsync(stop);
        var found = people.Where(row => Initials.Fit(search.Text, row.Reference, row.PreferredName, row.LegalName)).Select(row => row.Id).ToList();
        var at = PageOf.Nearest(search.Page, found.Count);
        return ([.. found.Skip(at.Skip).Take(PageOf.Size)], at);
    }

    private ClientLine Line(
        Enrollment stay, IEnumerable<EnrollmentMove> moves, string reference, string name, Dictionary<GroupId, string>? groups, bool notes, Func<Enrollment, bool> late)
    {
        if (groups is null)
            return new(stay.ClientId, reference, name, stay.Status, null, null, null, null, null, late(stay));
        int? week = notes && stay is { FirstAttended: { } first, HasEnded: false } && first <= clock.Today
            ? ProgramWeek.FullWeeks(first, clock.Today, Leaves.Of(moves, clock.Zone.DateOf)) + 1
            : null;
        return new(
            stay.ClientId, reference, name, stay.Status, stay.GroupId is { } group ? groups.GetValueOrDefault(group) : null, week, stay.StartDate,
            stay.ReturnOn, stay.EndDate, late(stay));
    }
}
