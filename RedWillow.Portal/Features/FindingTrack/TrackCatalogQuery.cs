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

namespace RedWillow.Portal.Features.FindingTrack;

/// <summary>What a visitor is looking for; null is "any".</summary>
public sealed record TrackFilter(ProgramKind? Program, TimeOfDay? Time)
{
    public static readonly TrackFilter Any = new(null, null);

    internal bool Fits(ProgramKind program, TimeOfDay time) => (Program ?? program) == program && (Time ?? time) == time;
}

/// <summary>What can be joined, as of a moment at the center.</summary>
public sealed record TrackCatalog(DateTime AsOfLocal, IReadOnlyList<GroupOffer> Groups, IReadOnlyList<PlannedTrack> Planned)
{
    /// <summary>
    /// The groups one can begin in soonest. Each program has one among them: however many groups another program has, nobody is to think
    /// that theirs does not exist.
    /// </summary>
    public IReadOnlyList<GroupOffer> NextStarts(int most)
    {
        List<GroupOffer> soonest = [.. Groups.Where(static offer => offer.NextStart is not null).OrderBy(static offer => offer.NextStart)];
        List<GroupOffer> each = [.. soonest.DistinctBy(static offer => offer.Program)];
        return [.. each.Concat(soonest.Except(each)).Take(Math.Max(most, each.Count)).OrderBy(static offer => offer.NextStart)];
    }
}

/// <summary>
/// One group as everybody may see it: its neutral code, when it meets, how full it is in words, and the next session dates that a
/// client can choose for their first (none when it is full). No number of places, no name.
/// </summary>
public sealed record GroupOffer(
    string Slug, ProgramKind Program, TimeOfDay Time, IReadOnlyList<DayOfWeek> Days, TimeOnly Start, TimeOnly End, SessionParts Parts,
    SeatWords Seats, IReadOnlyList<DateOnly> Starts)
{
    /// <summary>How the times change after the first of them, if they do.</summary>
    public LaterTimes? Later { get; init; }

    public DateOnly? NextStart => Starts.Count > 0 ? Starts[0] : null;
}

/// <summary>How a session is spent, in minutes.</summary>
public sealed record SessionParts(int Education, int Skills, int Discussion, int Break);

/// <summary>A track that takes interest, not enrollments, and whether the reader is to be told when it opens.</summary>
public sealed record PlannedTrack(TrackId Id, ProgramKind Program, TimeOfDay Time, bool IsNoted);

/// <summary>Every group of every open track and how full it is, by a fixed number of set-based reads.</summary>
public sealed class TrackCatalogQuery(IDbContextFactory<PortalDbContext> contexts, ProgramClock clock, IOptions<PolicySettings> policy)
{
    private const int StartsShown = 4;

    public async Task<TrackCatalog> HandleAsync(Actor actor, TrackFilter filter, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        var first = Choosing.FirstDay(clock.Today, await db.ClosedDaysAsync(stop));
        var tracks = (await db.Tracks.AsNoTracking().ToListAsync(stop)).Where(track => filter.Fits(track.Program, track.TimeOfDay)).ToList();
        var noted = actor is Actor.Client me
            ? await db.TrackInterests.Where(row => row.ClientId == me.Id && row.InvitedUtc == null).Select(row => row.TrackId).ToListAsync(stop)
            : [];
        var open = tracks.Where(track => track.Status == TrackStatus.Open).ToDictionary(track => track.Id);
        var groups = (await db.Groups.AsNoTracking().Include(group => group.Meetings).ToListAsync(stop)).Where(group => open.ContainsKey(group.TrackId));
        var sessions = (await db.GroupSessions.AsNoTracking().Where(row => row.Date >= first && row.Status == SessionStatus.Scheduled)
            .Select(row => new { row.GroupId, row.Date }).ToListAsync(stop)).ToLookup(row => row.GroupId, row => row.Date);
        var seats = (await db.SeatClaims.AsNoTracking().Where(row => row.Until > first).CountingAt(clock.UtcNow)
            .Select(row => new { row.GroupId, row.From, row.Until }).ToListAsync(stop)).ToLookup(row => row.GroupId, row => new DateSpan(row.From, row.Until));

        return new(
            clock.LocalNow,
            [
                .. groups.Select(group => Offer(group, open[group.TrackId], [.. seats[group.Id]], sessions[group.Id], first)).OfType<GroupOffer>()
                    .OrderBy(offer => offer.Program).ThenBy(offer => offer.Time).ThenBy(offer => offer.Start).ThenBy(offer => offer.Days[0]),
            ],
            [
                .. tracks.Where(track => track.Status == TrackStatus.Planned).OrderBy(track => track.Program)
                    .Select(track => new PlannedTrack(track.Id, track.Program, track.TimeOfDay, noted.Contains(track.Id))),
            ]);
    }

    private GroupOffer? Offer(Group group, Track track, IReadOnlyList<DateSpan> seats, IEnumerable<DateOnly> dates, DateOnly first)
    {
        var free = Occupancy.FirstDayWithRoom(group.Capacity, seats, first);
        DateOnly[] starts = free is { } day ? [.. dates.Where(date => date >= day).Order().Take(StartsShown)] : [];
        if (group.Meetings.All(meeting => meeting.Until <= first))
            return null;
        var times = group.TimesOn(starts.Length > 0 ? starts[0] : first);
        var left = starts.Length > 0 ? group.Capacity - Occupancy.Peak(seats, DateSpan.OpenFrom(starts[0])) : 0;
        return new(
            group.Slug, track.Program, track.TimeOfDay, times.Days, times.Start, times.End,
            new(group.EducationMinutes, group.SkillsMinutes, group.DiscussionMinutes, times.Meetings[0].BreakMinutes),
            FreeSeats.InWords(left, policy.Value.FewPlaces), starts)
        {
            Later = times.Later,
        };
    }
}
