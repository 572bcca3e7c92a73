using Microsoft.EntityFrameworkCore;

namespace RedWillow.Portal.Data;

/// <summary>
/// Links audit entries into a keyed chain, after their commit and never inside it: a chain head in the writing transaction
/// would make every writer wait for every other.
/// </summary>
public sealed class AuditSealer(IDbContextFactory<PortalDbContext> contexts, ClaimGate gate, AuditKey key)
{
    private const int Batch = 500;
    private const long AuditLock = 0x52_57_41_55_44_49_54;

    // Entries become visible a little out of order: a transaction takes its time before it commits.
    private static readonly TimeSpan OutOfOrder = TimeSpan.FromHours(1);

    private bool _caughtUp;

    /// <summary>Seals everything that is not sealed yet, and answers how much that was.</summary>
    public async Task<int> SealAsync(CancellationToken stop)
    {
        var all = 0;
        int sealedNow;
        do
        {
            using (await gate.EnterAsync([], stop))
            {
                await using var probe = await contexts.CreateDbContextAsync(stop);
                sealedNow = await probe.Database.CreateExecutionStrategy().ExecuteAsync(SealBatchAsync, stop);
            }

            all += sealedNow;
        }
        while (sealedNow == Batch);
        _caughtUp = true;
        return all;
    }

    private async Task<int> SealBatchAsync(CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        // One sealer at a time. SQLite's transaction is the lock already.
        if (db.Database.IsNpgsql())
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({AuditLock})", stop);

        var last = await db.AuditSeals.AsNoTracking().OrderByDescending(seal => seal.Sequence).FirstOrDefaultAsync(stop);
        var entries = await UnsealedAsync(db, last, stop);
        var (sequence, mac) = (last?.Sequence ?? 0, last?.Mac ?? "");
        foreach (var entry in entries)
        {
            mac = key.Seal(mac, ++sequence, entry);
            db.AuditSeals.Add(new AuditSeal { Sequence = sequence, EntryId = entry.Id, Mac = mac });
        }

        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return entries.Count;
    }

    private async Task<List<AuditEntry>> UnsealedAsync(PortalDbContext db, AuditSeal? last, CancellationToken stop)
    {
        var entries = db.AuditEntries.AsNoTracking();
        if (_caughtUp && last is not null)
        {
            var newest = await entries.Where(entry => entry.Id == last.EntryId).Select(entry => entry.AtUtc).FirstOrDefaultAsync(stop);
            var since = newest == default ? newest : newest - OutOfOrder;
            entries = entries.Where(entry => entry.AtUtc >= since);
        }

        return await entries.Where(entry => !db.AuditSeals.Any(seal => seal.EntryId == entry.Id))
            .OrderBy(entry => entry.AtUtc).ThenBy(entry => entry.Id).Take(Batch).ToListAsync(stop);
    }
}
