using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace RedWillow.Portal.Data;

/// <summary>
/// What every SQLite connection needs: a database-side wait instead of sleeping polls, foreign keys, deleted data overwritten,
/// and a commit that survives a power cut. Do not "tune" synchronous: in WAL mode NORMAL may lose acknowledged commits.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA busy_timeout=30000; PRAGMA foreign_keys=ON; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
