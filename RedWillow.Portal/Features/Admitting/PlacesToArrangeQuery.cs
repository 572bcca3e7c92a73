using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Placing;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Domain.Time;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Platform.Settings;

namespace RedWillow.Portal.Features.Admitting;

/// <summary>A first session with a free place.</summary>
public readonly record struct StartOption(GroupId Group, string Name, DateOnly Date);

/// <summary>A weekly hour that is free with that place.</summary>
public sealed record FreeHour(OfferedHourId Id, string Therapist, string Credential, string Languages, DayOfWeek Day, TimeOnly Start, int Minutes);

/// <summary>What staff can offer a client who lacks a place or its hour. A hold that has run out is free; taking a place removes it.</summary>
public sealed class PlacesToArrangeQuery(IDbContextFactory<PortalDbContext> contexts, ProgramClock clock, IOptions<PolicySettings> policy)
{
    private const int DatesEach = 4;

    /// <summary>First sessions with a free place, of the program the client has in mind; of all when that is open.</summary>
    public async Task<IReadOnlyList<StartOption>> StartsAsync(Actor actor, EnrollmentId id, CancellationToken stop)
    {
        if (!actor.Has(Waiting.MayReach))
            return [];
        await using var db = await contexts.CreateDbContextAsync(stop);
        var program = await db.ProgramInMindAsync(id, stop);
        var groups = await db.Groups.AsNoTracking()
            .Where(row => db.Tracks.Any(track => track.Id == row.TrackId && track.Status == TrackStatus.Open && (program == null || track.Program == program)))
            .OrderBy(row => row.Name).ToListAsync(stop);
        var ids = groups.ConvertAll(static group => group.Id);
        var sessions = (await db.GroupSessions.AsNoTracking()
            .Where(row => ids.Contains(row.GroupId) && row.StartUtc > clock.UtcNow && row.Status == SessionStatus.Scheduled)
            .Select(row => new { row.GroupId, row.Date }).ToListAsync(stop)).ToLookup(row => row.GroupId, row => row.Date);
        var taken = (await db.SeatClaims.AsNoTracking().Where(row => ids.Contains(row.GroupId) && row.Until > clock.Today && row.EnrollmentId != id)
            .CountingAt(clock.UtcNow)
            .Select(row => new { row.GroupId, row.From, row.Until }).ToListAsync(stop)).ToLookup(row => row.GroupId, row => new DateSpan(row.From, row.Until));
        return
        [
            .. groups.SelectMany(group => sessions[group.Id].Order()
                .Where(date => Occupancy.HasRoom(group.Capacity, [.. taken[group.Id]], DateSpan.OpenFrom(date)))
                .Take(DatesEach).Select(date => new StartOption(group.Id, group.Name, date))),
        ];
    }

    /// <summary>The weekly hours that are free with a place in that group from that day on.</summary>
    public async Task<IReadOnlyList<FreeHour>> HandleAsync(Actor actor, EnrollmentId id, GroupId group, DateOnly start, CancellationToken stop)
    {
        if (!actor.Has(Waiting.MayReach))
            return [];
        await using var db = await contexts.CreateDbContextAsync(stop);
        var clients = await db.Enrollments.Where(row => row.Id == id).Select(row => row.ClientId).ToListAsync(stop);
        if (clients.Count == 0)
            return [];
        var ask = new PlacementAsk(clients[0], id, group, start < clock.Today ? clock.Today : start, null);
        if (await db.LoadGroupPlacesAsync(ask, stop) is not { } places)
            return [];
        var people = await db.Practitioners.AsNoTracking().Where(row => row.Active && row.TherapistIn == places.Program).ToListAsync(stop);
        var weeks = await db.LoadTherapistWeeksAsync(ask, people.ConvertAll(static person => person.Id), clock.UtcNow, stop);
        var ids = weeks.Keys.ToList();
        var offered = await db.OfferedHours.AsNoTracking().Where(row => ids.Contains(row.PractitionerId) && row.Until == DateSpan.Open).ToListAsync(stop);
        return
        [
            .. from person in people.OrderBy(static person => person.Name, StringComparer.CurrentCulture)
               from hour in offered.Where(hour => hour.PractitionerId == person.Id).OrderBy(hour => (int)(hour.Weekday + 6) % 7).ThenBy(hour => hour.StartMinute)
               where weeks[person.Id].WhyNot(hour, places, [], ask.Start, policy.Value.TravelBufferMinutes) is null
               select new FreeHour(hour.Id, person.Name, person.Credential, person.Languages, hour.Weekday, hour.Start, hour.Minutes),
        ];
    }
}
