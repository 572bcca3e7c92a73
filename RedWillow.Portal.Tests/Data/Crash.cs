using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace RedWillow.Portal.Tests.Data;

/// <summary>Dies at the first commit: just before it, when nothing must remain, or just after it, when everything must.</summary>
internal sealed class CrashAtCommit(bool before, Exception? fault = null) : DbTransactionInterceptor
{
    private int _commits;

    public int Commits => _commits;

    /// <summary>What PostgreSQL's driver throws when the network breaks.</summary>
    public static Exception BrokenNetwork => new NpgsqlException("Broken", new IOException());

    public override ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        Interlocked.Increment(ref _commits) == 1 && before ? throw (fault ?? new InvalidDataException()) : new(result);

    public override Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
        _commits == 1 && !before ? throw (fault ?? new InvalidDataException()) : Task.CompletedTask;
}
