using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Platform.Security;

namespace RedWillow.Portal.Account.Manage;

/// <summary>An account as its owner sees it.</summary>
/// <param name="Email">Where mail goes, and how they sign in.</param>
/// <param name="Name">The name to use of a client; null for staff, whose name the administrator keeps.</param>
public sealed record Profile(string? Email, string? Name);

/// <summary>Reads the actor's own account; null for a visitor.</summary>
public sealed class ProfileQuery(IDbContextFactory<PortalDbContext> contexts)
{
    public async Task<Profile?> HandleAsync(Actor actor, CancellationToken stop)
    {
        if (CurrentActor.AccountOf(actor) is not { } account)
            return null;
        await using var db = await contexts.CreateDbContextAsync(stop);
        if (await db.Users.AsNoTracking().FirstOrDefaultAsync(row => row.Id == account.Value, stop) is not { } user)
            return null;
        var client = actor is Actor.Client me ? await db.Clients.AsNoTracking().FirstOrDefaultAsync(row => row.Id == me.Id, stop) : null;
        return new(user.Email, client?.PreferredName);
    }
}
