using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Reaching;
using RedWillow.Portal.Domain.Time;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.RunningGroups;

/// <summary>A member of staff's day.</summary>
/// <param name="Today">The day at the center.</param>
/// <param name="Sessions">Today's sessions, in order.</param>
/// <param name="Next">The next session after today when there is none left today.</param>
/// <param name="OpenSheets">
/// Sessions that are over and not closed, however long ago; older than two weeks only where somebody was expected.
/// </param>
/// <param name="Appointments">Today's individual appointments and talks.</param>
/// <param name="Unmarked">Individual appointments of the last seven days, and talks however old, about which nothing was said.</param>
public sealed record TodayView(
    DateOnly Today, IReadOnlyList<SessionCard> Sessions, SessionCard? Next, IReadOnlyList<SessionCard> OpenSheets,
    IReadOnlyList<AppointmentLine> Appointments, IReadOnlyList<AppointmentLine> Unmarked)
{
    /// <summary>Calls to make because an answer told of danger; none for who does not work the queue.</summary>
    public int SafetyCalls { get; init; }

    /// <summary>Requests, and places of people who did not begin, that wait for a decision; none for who does not work the queue.</summary>
    public int Requests { get; init; }

    /// <summary>Why the center is closed today, if it is.</summary>
    public string? Closure { get; init; }

    /// <summary>Clients whom mail does not reach, for who works at the front desk.</summary>
    public IReadOnlyList<UnreachedClient> Unreached { get; init; } = [];

    /// <summary>The next individual hour or talk after today, for who gives some.</summary>
    public AppointmentLine? NextHour { get; init; }

    /// <summary>The first of those who did not come and are to be reached; a day on which half a group is missing has a page of its own for it.</summary>
    public required Paged<OpenOutreach> Outreach { get; init; }

    /// <summary>The first reviews to hold; none for who is not of the care team.</summary>
    public required Paged<OpenReview> Reviews { get; init; }
}

/// <summary>Where a session stands by the clock.</summary>
public enum SessionPhase
{
    Upcoming = 0,
    InProgress = 1,
    Over = 2,
}

/// <summary>A session, with how far its sheet is.</summary>
/// <param name="Id">Which session.</param>
/// <param name="Group">Its group.</param>
/// <param name="Name">The group's name.</param>
/// <param name="Date">The day.</param>
/// <param name="Start">Wall clock.</param>
/// <param name="End">Wall clock.</param>
/// <param name="Room">Where.</param>
/// <param name="Counselor">Who leads it.</param>
/// <param name="Status">What is stored about it.</param>
/// <param name="Phase">Where it stands by the clock.</param>
/// <param name="Expected">How many clients are expected.</param>
/// <param name="Marked">How many of them have a final status.</param>
/// <param name="FirstTime">How many of them have not attended yet.</param>
/// <param name="MayMark">The actor keeps this sheet.</param>
/// <param name="CancelReason">Why it was cancelled.</param>
public sealed record SessionCard(
    SessionId Id, GroupId Group, string Name, DateOnly Date, TimeOnly Start, TimeOnly End, string Room, string Counselor, SessionStatus Status,
    SessionPhase Phase, int Expected, int Marked, int FirstTime, bool MayMark, string? CancelReason);

/// <summary>A client to whom a mail was given up.</summary>
public sealed record UnreachedClient(ClientId Id, string Name);

/// <summary>
/// What the actor has to do today. Directors and the front desk see every group's sessions, everybody else their own;
/// individual appointments are the actor's own alone.
/// </summary>
public sealed class TodayQuery(IDbContextFactory<PortalDbContext> contexts, PortalUnitOfWork unit, ProgramClock clock)
{
    internal const StaffRoles Readers = StaffRoles.Counselor | StaffRoles.Clinician | StaffRoles.Director | StaffRoles.FrontDesk;
    private const StaffRoles QueueReaders = StaffRoles.Clinician | StaffRoles.Director | StaffRoles.FrontDesk;
    private const int SheetDays = 14;
    private const int AppointmentDays = 7;
    private const int FollowUps = 5;

    public async Task<TodayView?> HandleAsync(Actor actor, CancellationToken stop)
    {
        if (actor is not Actor.Staff staff || !staff.Has(Readers))
            return null;
        var today = clock.Today;
        await using var db = await contexts.CreateDbContextAsync(stop);
        var all = staff.Has(StaffRoles.Director | StaffRoles.FrontDesk);
        var mine = db.GroupSessions.AsNoTracking().Where(row => all || row.CounselorId == staff.Id);
        var recent = today.AddDays(-SheetDays);
        var rows = await mine.Where(row => (row.Date >= recent || row.Status == SessionStatus.Scheduled) && row.Date <= today).OrderBy(row => row.StartUtc).ToListAsync(stop);
        var after = await mine.Where(row => row.Date > today && row.Status == SessionStatus.Scheduled).OrderBy(row => row.StartUtc).FirstOrDefaultAsync(stop);
        if (after is not null && rows.TrueForAll(row => row.Id != after.Id))
            rows.Add(after);

        var cards = await CardsAsync(db, staff, rows, stop);
        var (appointments, unmarked, nextHour) = await AppointmentsAsync(db, staff, today, stop);
        var outreach = (await db.LoadOutreachAsync(actor, today, null, 1, stop)).Few(FollowUps);
        var reviews = (await db.LoadReviewsAsync(actor, today, clock.Zone, null, 1, stop)).Few(FollowUps);
        List<ClientId> missing = [.. outreach.Rows.Select(line => line.Client).Concat(reviews.Rows.Select(line => line.Client)).Distinct()];
        if (missing.Count > 0)
            await unit.RecordReadAsync(actor, "FollowUpRead", staff.Id.Value, missing, stop);
        var sheets = cards.Where(card => card is { Phase: SessionPhase.Over, Status: SessionStatus.Scheduled, MayMark: true }
            && (card.Date >= recent || card.Expected > 0));
        var queue = staff.Has(QueueReaders) ? await db.LoadQueueAsync(clock.Zone, today, await db.ClosedDaysAsync(stop), stop) : [];
        return new(
            today, [.. cards.Where(card => card.Date == today)], cards.Find(card => card.Id == after?.Id), [.. sheets], appointments, unmarked)
        {
            SafetyCalls = queue.SelectMany(stay => stay.Tasks).Where(task => task.Kind == StaffTaskKind.SafetyCall).DistinctBy(task => task.Id).Count(),
            Requests = queue.Count(stay => stay.ToDecide), Closure = (await db.LoadClosuresAsync(new(today, today.AddDays(1)), stop)).GetValueOrDefault(today), NextHour = nextHour,
            Unreached = staff.Has(StaffRoles.FrontDesk) ? await UnreachedAsync(db, staff, stop) : [],
            Outreach = outreach,
            Reviews = reviews,
        };
    }

    // A fixed number of queries, however many sessions there are.
    private async Task<List<SessionCard>> CardsAsync(PortalDbContext db, Actor.Staff staff, List<GroupSession> rows, CancellationToken stop)
    {
        if (rows.Count == 0)
            return [];
        var (ids, groups) = (rows.ConvertAll(row => row.Id), rows.Select(row => row.GroupId).Distinct().ToList());
        var days = new DateSpan(rows.Min(row => row.Date), rows.Max(row => row.Date).AddDays(1));
        var expected = await db.LoadExpectedAsync(groups, days, clock.Zone, stop);
        var marked = (await db.AttendanceMarks.Where(mark => ids.Contains(mark.SessionId) && mark.Status != AttendanceStatus.Expected)
            .Select(mark => new { mark.SessionId, mark.ClientId }).ToListAsync(stop)).ToLookup(mark => mark.SessionId, mark => mark.ClientId);
        var names = await NamesAsync(db, stop);
        return rows.ConvertAll(row => CardOf(
            staff, row, names, [.. expected[row.GroupId].Where(who => who.Seat.Contains(row.Date) && who.ComesAt(row.Date.ToDateTime(row.Start), clock.Zone))], [.. marked[row.Id]]));
    }

    private SessionCard CardOf(Actor.Staff staff, GroupSession row, Names names, List<ExpectedClient> expected, HashSet<ClientId> marked)
    {
        var phase = clock.UtcNow < row.StartUtc ? SessionPhase.Upcoming : clock.UtcNow < row.EndUtc ? SessionPhase.InProgress : SessionPhase.Over;
        return new(
            row.Id, row.GroupId, names.Groups.GetValueOrDefault(row.GroupId, ""), row.Date, row.Start, row.End, names.Rooms.GetValueOrDefault(row.RoomId, ""),
            names.Staff.GetValueOrDefault(row.CounselorId, ""), row.Status, phase, expected.Count,
            expected.Count(who => marked.Contains(who.Client) || who.OnLeave(row.Date)),
            expected.Count(who => who.FirstAttended is null || who.FirstAttended == row.Date), GroupAccess.Allows(staff, row.CounselorId), row.CancelReason);
    }

    private async Task<(IReadOnlyList<AppointmentLine> Today, IReadOnlyList<AppointmentLine> Unmarked, AppointmentLine? Next)> AppointmentsAsync(
        PortalDbContext db, Actor.Staff staff, DateOnly today, CancellationToken stop)
    {
        var own = await db.LoadOwnAsync(staff, new(today.AddDays(-AppointmentDays), today.AddDays(1 + SheetDays)), clock, stop);
        var next = own.FirstOrDefault(line => line.Date > today && line.Stands);
        List<AppointmentLine> shown = [.. own.Where(line => line == next || line.IsUnmarked(clock.LocalNow) || (line.Date == today && line.Closure is null))];
        List<ClientId> people = [.. shown.Select(line => line.Who).OfType<ClientId>().Distinct()];
        if (people.Count > 0)
            await unit.RecordReadAsync(staff, "AppointmentsRead", staff.Id.Value, people, stop);
        return (shown.FindAll(line => line.Date == today), shown.FindAll(line => line.Date < today), next);
    }

    private async Task<IReadOnlyList<UnreachedClient>> UnreachedAsync(PortalDbContext db, Actor.Staff staff, CancellationToken stop)
    {
        var people = await db.ClientsWithoutMailAsync(stop);
        if (people.Count == 0)
            return [];
        await unit.RecordReadAsync(staff, "UnreachedRead", staff.Id.Value, [.. people], stop);
        var names = await db.Clients.AsNoTracking().Where(row => people.Contains(row.Id)).ToListAsync(stop);
        return [.. names.Select(row => new UnreachedClient(row.Id, row.PreferredName)).OrderBy(row => row.Name, StringComparer.CurrentCulture)];
    }

    private static async Task<Names> NamesAsync(PortalDbContext db, CancellationToken stop) => new(
        await db.Groups.AsNoTracking().ToDictionaryAsync(row => row.Id, row => row.Name, stop),
        await db.Rooms.AsNoTracking().ToDictionaryAsync(row => row.Id, row => row.Name, stop),
        await db.Practitioners.AsNoTracking().ToDictionaryAsync(row => row.Id, row => row.Name, stop));

    private sealed record Names(
        IReadOnlyDictionary<GroupId, string> Groups, IReadOnlyDictionary<RoomId, string> Rooms, IReadOnlyDictionary<PractitionerId, string> Staff);
}
