using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;

namespace RedWillow.Portal.Platform.Outbox;

/// <summary>How many mails were given up and wait for an administrator; none for anybody else.</summary>
public sealed class ParkedMailQuery(IDbContextFactory<PortalDbContext> contexts)
{
    public async Task<int> HandleAsync(Actor actor, CancellationToken stop)
    {
        if (!actor.Has(StaffRoles.Admin))
            return 0;
        await using var db = await contexts.CreateDbContextAsync(stop);
        return await db.Outbox.CountAsync(row => row.SentUtc == null && row.ParkedUtc != null, stop);
    }
}
