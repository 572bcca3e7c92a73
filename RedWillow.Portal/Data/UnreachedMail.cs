using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;

namespace RedWillow.Portal.Data;

/// <summary>Who is not reached by mail: a mail to them was given up, and nobody has had it tried again.</summary>
public static class UnreachedMail
{
    /// <summary>Every such client, once; mails about their sign-in count as well.</summary>
    public static async Task<IReadOnlySet<ClientId>> ClientsWithoutMailAsync(this PortalDbContext db, CancellationToken stop)
    {
        var parked = db.Outbox.AsNoTracking().Where(row => row.SentUtc == null && row.ParkedUtc != null);
        var told = await parked.Where(row => row.ClientId != null).Select(row => row.ClientId!.Value).ToListAsync(stop);
        var accounts = await parked.Where(row => row.AccountId != null)
            .Join(db.Users.Where(user => user.ClientId != null), row => row.AccountId, user => user.Id, (_, user) => user.ClientId!.Value).ToListAsync(stop);
        return told.Concat(accounts).ToHashSet();
    }
}
