using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Placing;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Platform.Settings;

namespace RedWillow.Portal.Features.PlacingCurrentClients;

/// <summary>What the form offers.</summary>
/// <param name="Starts">The next sessions with a free chair.</param>
/// <param name="Clinicians">Who may have admitted.</param>
/// <param name="Today">The day at the center.</param>
public sealed record CurrentPlaces(IReadOnlyList<StartOption> Starts, IReadOnlyList<LicensedName> Clinicians, DateOnly Today);

/// <summary>A person with a license.</summary>
public sealed record LicensedName(PractitionerId Id, string Name, string Credential);

/// <summary>Places and people for staff who place current clients; nobody's data is read.</summary>
public sealed class CurrentPlacesQuery(IDbContextFactory<PortalDbContext> contexts, ProgramClock clock, IOptions<PolicySettings> policy)
{
    public async Task<CurrentPlaces?> HandleAsync(Actor actor, CancellationToken stop)
    {
        if (!actor.Has(ActingFor.Desk))
            return null;
        await using var db = await contexts.CreateDbContextAsync(stop);
        var terms = new PlacementTerms(clock.UtcNow, policy.Value.HoldMinutes, policy.Value.TravelBufferMinutes);
        var starts = await db.LoadFreeStartsAsync(null, null, clock.Today, terms, stop);
        var clinicians = await db.Practitioners.AsNoTracking().Where(row => row.Credential != "").OrderBy(row => row.Name)
            .Select(row => new LicensedName(row.Id, row.Name, row.Credential)).ToListAsync(stop);
        return new(starts, clinicians, clock.Today);
    }

    /// <summary>The weekly hours that are free with that place.</summary>
    public async Task<IReadOnlyList<FreeHour>> HandleAsync(Actor actor, StartOption start, CancellationToken stop)
    {
        if (!actor.Has(ActingFor.Desk))
            return [];
        await using var db = await contexts.CreateDbContextAsync(stop);
        var ask = new PlacementAsk(new(Guid.Empty), new(Guid.Empty), start.Group, start.Date, null);
        return await db.LoadFreeHoursAsync(ask, clock.UtcNow, policy.Value.TravelBufferMinutes, stop);
    }
}
