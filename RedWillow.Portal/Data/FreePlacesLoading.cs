using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Individual;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Placing;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Data;

/// <summary>A group of an open track, with its seats as far as the client can have one.</summary>
public sealed record OpenGroup(Group Group, Track Track, SeatOffer Seats);

/// <summary>A therapist with the hours they offer, and the week those lie in.</summary>
public sealed record OfferedWeek(Practitioner Who, TherapistWeek Week, IReadOnlyList<OfferedHour> Hours);

/// <summary>
/// What can be offered, by a fixed number of queries. A hold that has run out is free, as is the client's own: taking a place removes both.
/// </summary>
public static class FreePlacesLoading
{
    private const int DatesEach = 4;

    /// <summary>Every group of an open track.</summary>
    /// <param name="db">Where to read.</param>
    /// <param name="program">Of one program; of all without it.</param>
    /// <param name="whose">For whom: what they have stands in the way, this enrollment does not. Nobody in particular without it.</param>
    /// <param name="first">The first day to look at.</param>
    /// <param name="terms">When it is decided.</param>
    /// <param name="stop">Gives up.</param>
    internal static async Task<IReadOnlyList<OpenGroup>> LoadOpenGroupsAsync(
        this PortalDbContext db, ProgramKind? program, Enrollment? whose, DateOnly first, PlacementTerms terms, CancellationToken stop)
    {
        var tracks = await db.Tracks.AsNoTracking().Where(row => row.Status == TrackStatus.Open && (program == null || row.Program == program)).ToDictionaryAsync(row => row.Id, stop);
        var trackIds = tracks.Keys.ToList();
        var groups = await db.Groups.AsNoTracking().Include(row => row.Meetings).Where(row => trackIds.Contains(row.TrackId)).OrderBy(row => row.Name).AsSplitQuery().ToListAsync(stop);
        var (ids, who) = (groups.ConvertAll(static group => group.Id), whose?.ClientId);
        var sessions = (await db.GroupSessions.AsNoTracking().Where(row => ids.Contains(row.GroupId) && row.Date >= first && row.Status == SessionStatus.Scheduled)
            .OrderBy(row => row.Date).Select(row => new { row.GroupId, row.Date, row.StartUtc }).ToListAsync(stop))
            .ToLookup(row => row.GroupId, row => new SessionStart(row.Date, row.StartUtc));
        var taken = (await db.SeatClaims.AsNoTracking().Where(row => ids.Contains(row.GroupId) && row.Until > first && (who == null || row.ClientId != who))
            .CountingAt(terms.NowUtc)
            .Select(row => new { row.GroupId, row.From, row.Until }).ToListAsync(stop)).ToLookup(row => row.GroupId, row => new DateSpan(row.From, row.Until));
        var client = whose is null ? ClientPlaces.None : await db.LoadClientPlacesAsync(whose.ClientId, whose.Id, first, stop);
        return groups.ConvertAll(group => new OpenGroup(group, tracks[group.TrackId], new SeatOffer(
            new GroupPlaces(
                group.Id, tracks[group.TrackId].Status, tracks[group.TrackId].Program, group.Capacity,
                [.. group.Meetings.Select(meeting => PlacementLoading.Commitment(group.Name, meeting))], [.. sessions[group.Id]], [.. taken[group.Id]]),
            client, terms)));
    }

    /// <summary>The next first sessions with a free place in every open group.</summary>
    /// <inheritdoc cref="LoadOpenGroupsAsync"/>
    public static async Task<IReadOnlyList<StartOption>> LoadFreeStartsAsync(
        this PortalDbContext db, ProgramKind? program, Enrollment? whose, DateOnly first, PlacementTerms terms, CancellationToken stop) =>
        [
            .. from open in await db.LoadOpenGroupsAsync(program, whose, first, terms, stop)
               from start in open.Seats.Starts.Take(DatesEach)
               select new StartOption(open.Group.Id, open.Group.Name, start),
        ];

    /// <summary>Every first session with a free place that a client, or staff for a client, can choose.</summary>
    /// <inheritdoc cref="LoadOpenGroupsAsync"/>
    public static async Task<IReadOnlyList<OpenStart>> LoadOpenStartsAsync(
        this PortalDbContext db, ProgramKind? program, Enrollment whose, DateOnly first, PlacementTerms terms, CancellationToken stop) =>
        [
            .. from open in await db.LoadOpenGroupsAsync(program, whose, first, terms, stop)
               from start in open.Seats.Starts
               select new OpenStart(open.Group.Slug, open.Track.Program, open.Track.TimeOfDay, start, open.Seats.Group.StartOn(start)),
        ];

    /// <summary>Who gives weekly hours to the clients of a program, by name, each with the hours they offer from Monday on.</summary>
    /// <param name="db">Where to read.</param>
    /// <param name="program">Which program.</param>
    /// <param name="ask">The place that the hour would go with; the client's own hour does not stand in the way.</param>
    /// <param name="nowUtc">When.</param>
    /// <param name="stop">Gives up.</param>
    internal static async Task<IReadOnlyList<OfferedWeek>> LoadOfferedWeeksAsync(
        this PortalDbContext db, ProgramKind program, PlacementAsk ask, DateTime nowUtc, CancellationToken stop)
    {
        var people = await db.Practitioners.AsNoTracking().Where(row => row.Active && row.TherapistIn == program).ToListAsync(stop);
        var ids = people.ConvertAll(static person => person.Id);
        var weeks = await db.LoadTherapistWeeksAsync(ask, ids, nowUtc, stop);
        var offered = (await db.OfferedHours.AsNoTracking().Where(row => ids.Contains(row.PractitionerId) && row.Until == DateSpan.Open).ToListAsync(stop))
            .OrderBy(row => (int)(row.Weekday + 6) % 7).ThenBy(row => row.StartMinute).ToLookup(row => row.PractitionerId);
        return [.. people.OrderBy(static person => person.Name, StringComparer.CurrentCulture).Select(person => new OfferedWeek(person, weeks[person.Id], [.. offered[person.Id]]))];
    }

    /// <summary>The weekly hours that are free with a place.</summary>
    /// <param name="db">Where to read.</param>
    /// <param name="ask">The place.</param>
    /// <param name="nowUtc">When.</param>
    /// <param name="bufferMinutes">Minutes needed between two places .</param>
    /// <param name="stop">Gives up.</param>
    public static async Task<IReadOnlyList<FreeHour>> LoadFreeHoursAsync(
        this PortalDbContext db, PlacementAsk ask, DateTime nowUtc, int bufferMinutes, CancellationToken stop)
    {
        if (await db.LoadGroupPlacesAsync(ask, nowUtc, stop) is not { } places)
            return [];
        var client = await db.LoadClientPlacesAsync(ask.Client, ask.Enrollment, ask.Start, stop);
        return
        [
            .. from offered in await db.LoadOfferedWeeksAsync(places.Program, ask, nowUtc, stop)
               from hour in offered.Hours
               where offered.Week.WhyNot(hour, places, client.Week, ask.Start, bufferMinutes) is null
               select new FreeHour(hour.Id, offered.Who.Name, offered.Who.Credential, offered.Who.Languages, hour.Weekday, hour.Start, hour.Minutes),
        ];
    }
}
