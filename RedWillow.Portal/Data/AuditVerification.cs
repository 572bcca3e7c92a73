using Microsoft.EntityFrameworkCore;

namespace RedWillow.Portal.Data;

/// <summary>What a look at the whole audit found.</summary>
/// <param name="Sound">How many entries, from the first on, are as they were sealed.</param>
/// <param name="FirstBad">Where the chain breaks; null when it does not.</param>
/// <param name="Unsealed">Entries that are not sealed yet.</param>
/// <param name="OldestUnsealed">When the oldest of those was written.</param>
public sealed record AuditVerdict(long Sound, AuditBreak? FirstBad, int Unsealed, DateTime? OldestUnsealed);

/// <summary>The first place at which the audit is not what was sealed.</summary>
/// <param name="Sequence">The number of the seal expected there.</param>
/// <param name="Entry">The entry, where there is one.</param>
/// <param name="What">What is wrong, in words.</param>
public sealed record AuditBreak(long Sequence, Guid? Entry, string What);

/// <summary>
/// Recomputes the chain. Changed, removed and inserted entries show; entries removed from the end together with their seals show only
/// beside an older copy.
/// </summary>
public sealed class AuditVerification(IDbContextFactory<PortalDbContext> contexts, AuditKey key)
{
    private const int Batch = 1000;

    public async Task<AuditVerdict> VerifyAsync(CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        var (sound, bad) = await WalkAsync(db, stop);
        var unsealed = db.AuditEntries.Where(entry => !db.AuditSeals.Any(seal => seal.EntryId == entry.Id));
        var oldest = await unsealed.OrderBy(entry => entry.AtUtc).Select(entry => (DateTime?)entry.AtUtc).FirstOrDefaultAsync(stop);
        return new(sound, bad, await unsealed.CountAsync(stop), oldest);
    }

    private async Task<(long Sound, AuditBreak? Bad)> WalkAsync(PortalDbContext db, CancellationToken stop)
    {
        var (sound, mac) = (0L, "");
        while (true)
        {
            var from = sound;
            var seals = await db.AuditSeals.AsNoTracking().Where(seal => seal.Sequence > from).OrderBy(seal => seal.Sequence).Take(Batch).ToListAsync(stop);
            if (seals.Count == 0)
                return (sound, null);
            var ids = seals.Select(seal => seal.EntryId).ToList();
            var entries = await db.AuditEntries.AsNoTracking().Where(entry => ids.Contains(entry.Id)).ToDictionaryAsync(entry => entry.Id, stop);
            foreach (var seal in seals)
            {
                if (seal.Sequence != sound + 1)
                    return (sound, new(sound + 1, null, "A seal is missing."));
                if (!entries.TryGetValue(seal.EntryId, out var entry))
                    return (sound, new(seal.Sequence, seal.EntryId, "The entry is missing."));
                if (key.Seal(mac, seal.Sequence, entry) != seal.Mac)
                    return (sound, new(seal.Sequence, seal.EntryId, "The entry or its seal was changed."));
                (sound, mac) = (seal.Sequence, seal.Mac);
            }
        }
    }
}
