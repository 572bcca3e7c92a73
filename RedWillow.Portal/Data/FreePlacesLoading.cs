using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Placing;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Data;

/// <summary>
/// What staff can offer, by a fixed number of queries. A hold that has run out is free; taking a place removes it.
/// </summary>
public static class FreePlacesLoading
{
    private const int DatesEach = 4;

    /// <summary>First sessions with a free place in open tracks.</summary>
    /// <param name="db">Where to read.</param>
    /// <param name="program">Of one program; of all without it.</param>
    /// <param name="own">Whose own claims do not stand in the way; nobody's without it.</param>
    /// <param name="today">The day at the center.</param>
    /// <param name="nowUtc">A session that has begun is no first session.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task<IReadOnlyList<StartOption>> LoadFreeStartsAsync(
        this PortalDbContext db, ProgramKind? program, EnrollmentId? own, DateOnly today, DateTime nowUtc, CancellationToken stop) =>
        [
            .. (await db.FreeStartsAsync(program, own, today, nowUtc, stop))
                .SelectMany(free => free.Starts.Take(DatesEach).Select(start => new StartOption(free.Group.Id, free.Group.Name, start.Date))),
        ];

    /// <summary>Every first session with a free place that a client, or staff for a client, can choose.</summary>
    /// <param name="db">Where to read.</param>
    /// <param name="program">Of one program; of all without it.</param>
    /// <param name="own">Whose own claims do not stand in the way.</param>
    /// <param name="first">The first day that whoever chooses may begin on.</param>
    /// <param name="nowUtc">A session that has begun is no first session.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task<IReadOnlyList<OpenStart>> LoadOpenStartsAsync(
        this PortalDbContext db, ProgramKind? program, EnrollmentId own, DateOnly first, DateTime nowUtc, CancellationToken stop)
    {
        var tracks = await db.Tracks.AsNoTracking().ToDictionaryAsync(row => row.Id, stop);
        return
        [
            .. from free in await db.FreeStartsAsync(program, own, first, nowUtc, stop)
               let track = tracks[free.Group.TrackId]
               from start in free.Starts
               where start.Date >= first
               select new OpenStart(free.Group.Slug, track.Program, track.TimeOfDay, start.Date, TimeOnly.MinValue.AddMinutes(start.Minute)),
        ];
    }

    private static async Task<IReadOnlyList<(Group Group, IEnumerable<(DateOnly Date, int Minute)> Starts)>> FreeStartsAsync(
        this PortalDbContext db, ProgramKind? program, EnrollmentId? own, DateOnly today, DateTime nowUtc, CancellationToken stop)
    {
        var groups = await db.Groups.AsNoTracking()
            .Where(row => db.Tracks.Any(track => track.Id == row.TrackId && track.Status == TrackStatus.Open && (program == null || track.Program == program)))
            .OrderBy(row => row.Name).ToListAsync(stop);
        var ids = groups.ConvertAll(static group => group.Id);
        var sessions = (await db.GroupSessions.AsNoTracking()
            .Where(row => ids.Contains(row.GroupId) && row.StartUtc > nowUtc && row.Status == SessionStatus.Scheduled)
            .Select(row => new { row.GroupId, row.Date, row.StartMinute }).ToListAsync(stop)).ToLookup(row => row.GroupId, row => (row.Date, Minute: row.StartMinute));
        var taken = (await db.SeatClaims.AsNoTracking().Where(row => ids.Contains(row.GroupId) && row.Until > today && (own == null || row.EnrollmentId != own))
            .CountingAt(nowUtc)
            .Select(row => new { row.GroupId, row.From, row.Until }).ToListAsync(stop)).ToLookup(row => row.GroupId, row => new DateSpan(row.From, row.Until));
        return groups.ConvertAll(group => (
            group, sessions[group.Id].Order().Where(start => Occupancy.HasRoom(group.Capacity, [.. taken[group.Id]], DateSpan.OpenFrom(start.Date)))));
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
        var people = await db.Practitioners.AsNoTracking().Where(row => row.Active && row.TherapistIn == places.Program).ToListAsync(stop);
        var weeks = await db.LoadTherapistWeeksAsync(ask, people.ConvertAll(static person => person.Id), nowUtc, stop);
        var ids = weeks.Keys.ToList();
        var offered = await db.OfferedHours.AsNoTracking().Where(row => ids.Contains(row.PractitionerId) && row.Until == DateSpan.Open).ToListAsync(stop);
        return
        [
            .. from person in people.OrderBy(static person => person.Name, StringComparer.CurrentCulture)
               from hour in offered.Where(hour => hour.PractitionerId == person.Id).OrderBy(hour => (int)(hour.Weekday + 6) % 7).ThenBy(hour => hour.StartMinute)
               where weeks[person.Id].WhyNot(hour, places, [], ask.Start, bufferMinutes) is null
               select new FreeHour(hour.Id, person.Name, person.Credential, person.Languages, hour.Weekday, hour.Start, hour.Minutes),
        ];
    }
}
