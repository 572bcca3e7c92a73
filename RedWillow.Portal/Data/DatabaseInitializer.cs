using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using RedWillow.Portal.Data.Seed;
using RedWillow.Portal.Platform.Settings;

namespace RedWillow.Portal.Data;

/// <summary>Brings a database to the shape this version needs, and puts in what every center has.</summary>
public sealed class DatabaseInitializer(IDbContextFactory<PortalDbContext> contexts, Reference reference)
{
    /// <summary>
    /// At the portal's start. It migrates a file that is its own; several instances share a PostgreSQL database,
    /// which is migrated by a command before they are rolled out.
    /// </summary>
    /// <param name="mayMigrate">Migrate PostgreSQL as well: a demo or a developer's machine.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="SettingsException">The database is older than the program, and is not the portal's to change.</exception>
    public async Task PrepareAsync(bool mayMigrate, CancellationToken stop)
    {
        await using (var db = await contexts.CreateDbContextAsync(stop))
        {
            if (!mayMigrate && !db.Database.IsSqlite() && await IsBehindAsync(db, stop))
                throw new SettingsException("The database is older than this version of the portal. Back it up, then run: RedWillow.Portal migrate");
        }

        await MigrateAsync(stop);
    }

    /// <summary>Brings the database to the shape this version needs.</summary>
    /// <exception cref="SettingsException">The database was made by another version, which this one does not know.</exception>
    public async Task MigrateAsync(CancellationToken stop)
    {
        await using (var db = await contexts.CreateDbContextAsync(stop))
        {
            await KeepToOwnerAsync(db, stop);
            if (await IsBehindAsync(db, stop))
            {
                await ClearStaleLockAsync(db, stop);
                await db.Database.MigrateAsync(stop);
            }
        }

        await reference.EnsureAsync(stop);
    }

    // Who goes back to an older version after an update would have it write rows that the newer one's rules forbid.
    private static async Task<bool> IsBehindAsync(PortalDbContext db, CancellationToken stop)
    {
        var (applied, known) = ((await db.Database.GetAppliedMigrationsAsync(stop)).ToList(), db.Database.GetMigrations().ToList());
        return applied.Except(known, StringComparer.Ordinal).Any()
            ? throw new SettingsException("The database was made by another version of the portal. Start that version, or restore the backup that belongs to this one.")
            : known.Except(applied, StringComparer.Ordinal).Any();
    }

    // SQLite makes its file readable for everybody on the machine; the files it lays beside it then have the file's own mode.
    private static async Task KeepToOwnerAsync(PortalDbContext db, CancellationToken stop)
    {
        if (!db.Database.IsSqlite())
            return;
        // It must be EF that makes the file, because EF makes it one with a write-ahead log.
        var creator = db.GetService<IRelationalDatabaseCreator>();
        if (!await creator.ExistsAsync(stop))
            await creator.CreateAsync(stop);
        if (OperatingSystem.IsWindows())
            return;
        var file = db.Database.GetDbConnection().DataSource;
        foreach (var path in ((string[])[file, file + "-wal", file + "-shm"]).Where(File.Exists))
        {
            try
            {
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }
            catch (FileNotFoundException)
            {
                // The last connection that closed took it away in between.
            }
        }
    }

    // A process killed while migrating leaves its lock behind, and SQLite cannot tell; only one process ever opens the file.
    private static async Task ClearStaleLockAsync(PortalDbContext db, CancellationToken stop)
    {
        if (!db.Database.IsSqlite())
            return;
        await db.Database.ExecuteSqlAsync($"CREATE TABLE IF NOT EXISTS \"__EFMigrationsLock\" (\"Id\" INTEGER NOT NULL CONSTRAINT \"PK___EFMigrationsLock\" PRIMARY KEY, \"Timestamp\" TEXT NOT NULL)", stop);
        await db.Database.ExecuteSqlAsync($"DELETE FROM \"__EFMigrationsLock\"", stop);
    }
}
