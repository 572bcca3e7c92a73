using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Components;
using RedWillow.Portal.Data;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;

namespace RedWillow.Portal.Features.RequestingEnrollment.Desk;

/// <summary>Somebody the center knows by the same address or number.</summary>
/// <param name="Client">Who.</param>
/// <param name="Name">The name to use.</param>
/// <param name="Reference">The short code.</param>
/// <param name="Open">The enrollment that has not ended; null when there is none.</param>
/// <param name="Status">Where it stands.</param>
public sealed record KnownPerson(ClientId Client, string Name, string Reference, EnrollmentId? Open, EnrollmentStatus? Status);

/// <summary>Looks up people for staff who see every client anyway; each look is recorded.</summary>
public sealed class KnownPeopleQuery(IDbContextFactory<PortalDbContext> contexts, PortalUnitOfWork unit, BlindIndex index)
{
    /// <summary>Everybody with that e-mail address or phone number, both as typed.</summary>
    public async Task<IReadOnlyList<KnownPerson>> HandleAsync(Actor actor, string? email, string? phone, CancellationToken stop)
    {
        if (!actor.Has(ActingFor.Desk))
            return [];
        await using var db = await contexts.CreateDbContextAsync(stop);
        var number = string.IsNullOrWhiteSpace(phone) ? null : PhoneText.Read(phone);
        var found = await db.FindPeopleAsync(index, string.IsNullOrWhiteSpace(email) ? null : email, number, stop);
        return await PeopleAsync(db, actor, found, stop);
    }

    /// <summary>One client; null when there is none.</summary>
    public async Task<KnownPerson?> HandleAsync(Actor actor, ClientId client, CancellationToken stop)
    {
        if (!actor.Has(ActingFor.Desk))
            return null;
        await using var db = await contexts.CreateDbContextAsync(stop);
        return (await PeopleAsync(db, actor, [client], stop)).SingleOrDefault();
    }

    private async Task<IReadOnlyList<KnownPerson>> PeopleAsync(PortalDbContext db, Actor actor, IReadOnlyList<ClientId> ids, CancellationToken stop)
    {
        var clients = await db.Clients.AsNoTracking().Where(row => ids.Contains(row.Id)).OrderBy(row => row.RegisteredUtc).ToListAsync(stop);
        var open = await db.Enrollments.AsNoTracking().Where(row => ids.Contains(row.ClientId) && row.Status < EnrollmentStatus.Completed)
            .Select(row => new { row.ClientId, row.Id, row.Status }).ToDictionaryAsync(row => row.ClientId, stop);
        await unit.RecordReadAsync(actor, "KnownPeopleRead", Guid.Empty, [.. clients.Select(row => row.Id)], stop);
        return [.. clients.Select(row => open.GetValueOrDefault(row.Id) is { } stay
            ? new KnownPerson(row.Id, row.PreferredName, row.Reference, stay.Id, stay.Status)
            : new KnownPerson(row.Id, row.PreferredName, row.Reference, null, null))];
    }
}
