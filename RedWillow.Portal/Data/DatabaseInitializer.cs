using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using RedWillow.Portal.Data.Seed;

namespace RedWillow.Portal.Data;

/// <summary>Brings a database to the shape this version needs, and puts in what every center has.</summary>
public sealed class DatabaseInitializer(IDbContextFactory<PortalDbContext> contexts, Reference reference)
{
    public async Task MigrateAsync(CancellationToken stop)
    {
        await using (var db = await contexts.CreateDbContextAsync(stop))
        {
            await ClearStaleLockAsync(db, stop);
            await db.Database.MigrateAsync(stop);
        }

        await reference.EnsureAsync(stop);
    }

    // A process killed while migrating leaves its lock behind, and SQLite cannot tell; only one process ever opens the file.
    private static async Task ClearStaleLockAsync(PortalDbContext db, CancellationToken stop)
    {
        // Without a file there is no lock; and it must be EF that makes the file, because EF makes it one with a write-ahead log.
        if (!db.Database.IsSqlite() || !await db.GetService<IRelationalDatabaseCreator>().ExistsAsync(stop))
            return;
        await db.Database.ExecuteSqlAsync($"CREATE TABLE IF NOT EXISTS \"__EFMigrationsLock\" (\"Id\" INTEGER NOT NULL CONSTRAINT \"PK___EFMigrationsLock\" PRIMARY KEY, \"Timestamp\" TEXT NOT NULL)", stop);
        await db.Database.ExecuteSqlAsync($"DELETE FROM \"__EFMigrationsLock\"", stop);
    }
}
