using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Time;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.RunningGroups;

/// <summary>A group with everyone in it.</summary>
public sealed record RosterView(
    GroupId Id, string Name, IReadOnlyList<DayOfWeek> Days, TimeOnly? Start, TimeOnly? End, int Capacity, PlaceCount Places, IReadOnlyList<RosterMember> Members,
    IReadOnlyList<RosterSession> Sessions);

/// <summary>One client of the group.</summary>
/// <param name="Id">Who.</param>
/// <param name="Name">The name to use.</param>
/// <param name="Reference">Tells two clients with the same name apart.</param>
/// <param name="Status">Where the stay stands.</param>
/// <param name="From">The first day of the seat; later than today for someone who is still to come.</param>
/// <param name="Week">The week of the stay, from 1; null before the first attended session.</param>
/// <param name="Attended">Sessions attended in this stay, those brought along included.</param>
/// <param name="LastSeen">The last attended session.</param>
/// <param name="HasFlag">A clinician is to talk with this client first; the reason is not shown here.</param>
/// <param name="Phone">Never shown without <paramref name="Safe"/>.</param>
/// <param name="Safe">The ways of reaching this client that are safe.</param>
public sealed record RosterMember(
    ClientId Id, string Name, string Reference, EnrollmentStatus Status, DateOnly From, int? Week, int Attended, DateOnly? LastSeen, bool HasFlag,
    string? Phone, SafeContact Safe);

/// <summary>A session of the group, to go to: the last and the next two weeks, and whatever was never closed.</summary>
public sealed record RosterSession(SessionId Id, DateOnly Date, TimeOnly Start, TimeOnly End, SessionStatus Status);

/// <summary>A group's roster, for those who run it. Reading it is itself recorded.</summary>
public sealed class RosterQuery(IDbContextFactory<PortalDbContext> contexts, PortalUnitOfWork unit, ProgramClock clock)
{
    private const int SoonDays = 14;

    public async Task<RosterView?> HandleAsync(Actor actor, GroupId id, CancellationToken stop)
    {
        if (actor is not Actor.Staff)
            return null;
        await using var db = await contexts.CreateDbContextAsync(stop);
        var today = clock.Today;
        var meetings = (await db.GroupMeetings.AsNoTracking().Where(row => row.GroupId == id && row.Until > today).ToListAsync(stop))
            .OrderBy(row => row.From).ThenBy(row => ((int)row.Weekday + 6) % 7).ToList();
        var group = await db.Groups.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, stop);
        if (group is null || !GroupAccess.Allows(actor, [.. meetings.Select(row => row.CounselorId)]))
            return null;

        // A guest of the day is on that day's sheet; the roster is the group's, with everyone who is still to come.
        var members = (await db.LoadExpectedAsync([id], DateSpan.OpenFrom(today), clock.Zone, stop))[id].Where(who => who is { IsGuest: false, ByMark: false } && who.ComesAt(clock.LocalNow, clock.Zone))
            .OrderBy(who => who.Seat.From).DistinctBy(who => who.Client).ToList();
        var people = members.ConvertAll(who => who.Client);
        await unit.RecordReadAsync(actor, "RosterRead", id.Value, people, stop);

        var clients = await db.Clients.AsNoTracking().Where(row => people.Contains(row.Id)).ToDictionaryAsync(row => row.Id, stop);
        var flagged = await db.SafetyFlags.Where(row => people.Contains(row.ClientId) && row.ClearedUtc == null).Select(row => row.ClientId).ToListAsync(stop);
        var seen = (await (
            from mark in db.AttendanceMarks
            join held in db.GroupSessions on mark.SessionId equals held.Id
            where people.Contains(mark.ClientId) && mark.CountedMinutes > 0
            select new { mark.ClientId, held.Date }).ToListAsync(stop)).ToLookup(row => row.ClientId, row => row.Date);
        var stays = members.ConvertAll(who => who.Enrollment);
        var brought = await db.OpeningBalances.AsNoTracking().Where(row => stays.Contains(row.EnrollmentId)).ToDictionaryAsync(row => row.EnrollmentId, row => row.GroupSessions, stop);
        var sessions = await db.GroupSessions.AsNoTracking()
            .Where(row => row.GroupId == id && row.Date <= today.AddDays(SoonDays)
                && (row.Date >= today.AddDays(-SoonDays) || row.Status == SessionStatus.Scheduled)).OrderBy(row => row.StartUtc).ToListAsync(stop);

        var first = meetings.FirstOrDefault();
        return new(
            id, group.Name, [.. meetings.Where(row => row.From == first?.From).Select(row => row.Weekday)], first?.Start,
            first?.Start.AddMinutes(first.EndMinute - first.StartMinute), group.Capacity, PlaceCount.On(today, (await db.LoadSeatsAsync(today, clock.UtcNow, stop))[id]),
            [.. members.Select(who => MemberOf(who, clients[who.Client], seen[who.Client], flagged, brought.GetValueOrDefault(who.Enrollment))).OrderBy(who => who.Name, StringComparer.CurrentCulture)],
            [.. sessions.Select(row => new RosterSession(row.Id, row.Date, row.Start, row.End, row.Status))]);
    }

    private RosterMember MemberOf(ExpectedClient who, Client client, IEnumerable<DateOnly> attended, List<ClientId> flagged, int brought)
    {
        // An earlier stay is another story; its sessions are not counted here.
        var since = who.FirstAttended ?? who.Seat.From;
        var days = attended.Where(day => day >= since).ToList();
        return new(
            who.Client, client.PreferredName, client.Reference, who.Status, who.Seat.From, who.WeekOn(clock.Today), days.Count + brought,
            days.Count > 0 ? days.Max() : null, flagged.Contains(who.Client), client.Phone, client.SafeContact);
    }
}
