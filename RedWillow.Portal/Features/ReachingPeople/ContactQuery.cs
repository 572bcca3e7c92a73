using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Reaching;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.ReachingPeople;

/// <summary>A client who is to be reached.</summary>
/// <param name="Id">Who.</param>
/// <param name="Stay">The newest enrollment.</param>
/// <param name="Reference">The short code.</param>
/// <param name="Name">The name to use.</param>
/// <param name="Phone">E.164.</param>
/// <param name="Email">The address of the account.</param>
/// <param name="Safe">The ways that are safe.</param>
/// <param name="WantsNoCalls">They asked not to be called.</param>
/// <param name="Attempts">What was tried, the newest first.</param>
public sealed record ContactView(
    ClientId Id, EnrollmentId Stay, string Reference, string Name, string? Phone, string? Email, SafeContact Safe, bool WantsNoCalls,
    IReadOnlyList<AttemptLine> Attempts);

/// <summary>How to reach a client and what was tried, for those who see them. Reading it is itself recorded.</summary>
public sealed class ContactQuery(IDbContextFactory<PortalDbContext> contexts, PortalUnitOfWork unit, ProgramClock clock)
{
    public async Task<ContactView?> HandleAsync(Actor actor, ClientId id, CancellationToken stop)
    {
        if (!actor.Has(Reach.Clients))
            return null;
        await using var db = await contexts.CreateDbContextAsync(stop);
        var stay = await db.InSightOf(actor, clock.Today).AsNoTracking().Where(row => row.ClientId == id).Select(row => (EnrollmentId?)row.Id).FirstOrDefaultAsync(stop);
        if (stay is null)
            return null;
        await unit.RecordReadAsync(actor, "ContactRead", id.Value, [id], stop);
        var client = await db.Clients.AsNoTracking().SingleAsync(row => row.Id == id, stop);
        var noCalls = Attempts.WantsNoCalls(await db.ContactAttempts.AsNoTracking().Where(row => row.ClientId == id).ToListAsync(stop));
        return new(
            id, stay.Value, client.Reference, client.PreferredName, client.Phone, client.Email, client.SafeContact, noCalls,
            await db.LoadAttemptsAsync(row => row.ClientId == id, clock.Zone, stop));
    }
}
