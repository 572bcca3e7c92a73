using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Placing;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Platform.Settings;

namespace RedWillow.Portal.Features.Admitting;

/// <summary>What staff can offer a client who lacks a place or its hour.</summary>
public sealed class PlacesToArrangeQuery(IDbContextFactory<PortalDbContext> contexts, ProgramClock clock, IOptions<PolicySettings> policy)
{
    /// <summary>First sessions with a free place, of the program the client has in mind; of all when that is open.</summary>
    public async Task<IReadOnlyList<StartOption>> StartsAsync(Actor actor, EnrollmentId id, CancellationToken stop)
    {
        if (!actor.Has(Waiting.MayReach))
            return [];
        await using var db = await contexts.CreateDbContextAsync(stop);
        if (await db.Enrollments.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, stop) is not { } whose)
            return [];
        var terms = new PlacementTerms(clock.UtcNow, policy.Value.HoldMinutes, policy.Value.TravelBufferMinutes);
        return await db.LoadFreeStartsAsync(await db.ProgramInMindAsync(id, stop), whose, clock.Today, terms, stop);
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
        return await db.LoadFreeHoursAsync(ask, clock.UtcNow, policy.Value.TravelBufferMinutes, stop);
    }
}
