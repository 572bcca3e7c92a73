using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Components;
using RedWillow.Portal.Data;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;

namespace RedWillow.Portal.Features.PlacingCurrentClients;

/// <summary>Somebody the center knows by the address or number that was typed.</summary>
/// <param name="Client">Who.</param>
/// <param name="Name">The name to use.</param>
/// <param name="Reference">The short code.</param>
/// <param name="CanBePlaced">Nothing was sent or decided yet, so the paper file can speak for them.</param>
public sealed record KnownHere(ClientId Client, string Name, string Reference, bool CanBePlaced);

/// <summary>Who is meant, for staff who see every client anyway; each look is recorded.</summary>
public sealed class KnownHereQuery(IDbContextFactory<PortalDbContext> contexts, PortalUnitOfWork unit, BlindIndex index)
{
    public async Task<IReadOnlyList<KnownHere>> HandleAsync(Actor actor, string? email, string? phone, CancellationToken stop)
    {
        if (!actor.Has(ActingFor.Desk))
            return [];
        await using var db = await contexts.CreateDbContextAsync(stop);
        var ids = await db.FindPeopleAsync(
            index, string.IsNullOrWhiteSpace(email) ? null : email, string.IsNullOrWhiteSpace(phone) ? null : PhoneText.Read(phone), stop);
        var people = await db.Clients.AsNoTracking().Where(row => ids.Contains(row.Id)).OrderBy(row => row.RegisteredUtc)
            .Select(row => new
            {
                row.Id, row.PreferredName, row.Reference,
                Sent = db.Enrollments.Any(stay => stay.ClientId == row.Id && stay.Status > EnrollmentStatus.Draft && stay.Status < EnrollmentStatus.Completed),
            }).ToListAsync(stop);
        await unit.RecordReadAsync(actor, "KnownPeopleRead", Guid.Empty, [.. people.Select(row => row.Id)], stop);
        return [.. people.Select(row => new KnownHere(row.Id, row.PreferredName, row.Reference, !row.Sent))];
    }
}
