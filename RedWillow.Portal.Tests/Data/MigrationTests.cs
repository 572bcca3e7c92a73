using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using RedWillow.Portal.Data;
using RedWillow.Portal.Platform.Settings;
using RedWillow.Portal.Tests.Support;
using Database = RedWillow.Portal.Tests.Support.Database;

namespace RedWillow.Portal.Tests.Data;

public sealed class MigrationTests
{
    [Theory, OnEachDatabase]
    public async Task From_nothing_a_database_gets_its_tables_and_its_guards(Database database)
    {
        await EmptyAsync(database);

        await database.Get<DatabaseInitializer>().MigrateAsync(CancellationToken.None);

        Assert.Equal(Guards.Named(database), await Guards.InAsync(database));
        await using var db = database.CreateContext();
        Assert.Equal(4, await db.Tracks.CountAsync());
    }

    [Fact]
    public async Task A_migration_that_rebuilds_a_table_keeps_its_rows_and_gives_every_guard_back()
    {
        await using var database = await Database.CreateAsync(DatabaseProvider.Sqlite);
        await TiedRows.AddAsync(database);
        var tables = await Guards.TablesAsync(database);
        var before = await Guards.RowsAsync(database, tables);

        await RebuildAsync(database);

        Assert.Equal(before, await Guards.RowsAsync(database, tables));
        Assert.Equal(Guards.Named(database), await Guards.InAsync(database));
        await Guards.BiteAsync(database);
    }

    [Fact]
    public async Task A_row_that_speaks_of_nobody_stops_such_a_migration_and_changes_nothing()
    {
        await using var database = await Database.CreateAsync(DatabaseProvider.Sqlite);
        await TiedRows.AddAsync(database);
        await database.ExecuteSqlAsync($"PRAGMA foreign_keys = 0; UPDATE \"StaffTasks\" SET \"ClientId\" = '{Raw.Text(Guid.NewGuid())}'; PRAGMA foreign_keys = 1");
        var (guards, shapes) = (await Guards.InAsync(database), await Guards.ShapesAsync(database));

        await Raw.RefusedAsync("orphans", () => RebuildAsync(database));

        Assert.Equal(guards, await Guards.InAsync(database));
        Assert.Equal(shapes, await Guards.ShapesAsync(database));
        await database.ExecuteSqlAsync("UPDATE \"StaffTasks\" SET \"ClientId\" = (SELECT \"ClientId\" FROM \"SafetyFlags\")");
        await RebuildAsync(database);
        await Guards.BiteAsync(database);
    }

    [Theory, OnEachDatabase]
    public async Task A_database_of_a_version_that_is_not_known_is_left_alone(Database database)
    {
        await database.ExecuteSqlAsync("INSERT INTO \"__MigrationsHistory\" (\"MigrationId\", \"ProductVersion\") VALUES ('99990101000000_Later', '99')");
        var before = await Rows.CountAsync(database);

        var refusal = await Assert.ThrowsAsync<SettingsException>(() => database.Get<DatabaseInitializer>().MigrateAsync(CancellationToken.None));

        Assert.Contains("another version", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, await Rows.CountAsync(database));
    }

    [Theory, OnEachDatabase]
    public async Task Migrating_again_changes_nothing(Database database)
    {
        var before = await Rows.CountAsync(database);

        await database.Get<DatabaseInitializer>().MigrateAsync(CancellationToken.None);

        Assert.Equal(before, await Rows.CountAsync(database));
    }

    [Fact]
    public async Task A_new_file_has_a_write_ahead_log_and_a_lock_left_behind_does_not_stop_it()
    {
        var file = Path.Combine(Scratch.NewFolder(), "portal.db");
        await using var services = DatabaseServices.Build(DatabaseProvider.Sqlite, SqliteTemplate.ConnectionString(file), FixedClock.Usual());
        await using var scope = services.CreateAsyncScope();
        var initializer = scope.ServiceProvider.GetRequiredService<DatabaseInitializer>();
        await initializer.MigrateAsync(CancellationToken.None);

        await using var db = DatabaseServices.Context(services);
        Assert.Equal("wal", (await db.Database.SqlQuery<string>($"SELECT journal_mode AS Value FROM pragma_journal_mode").ToListAsync())[0]);
        // Killed between the tables and the guards; a database that lacks nothing is not locked at all.
        await db.Database.ExecuteSqlAsync($"DELETE FROM \"__MigrationsHistory\" WHERE \"MigrationId\" LIKE '%Guards'");
        await db.Database.ExecuteSqlAsync($"INSERT INTO \"__EFMigrationsLock\" (\"Id\", \"Timestamp\") VALUES (1, '2026-01-01')");
        await initializer.MigrateAsync(CancellationToken.None).WaitAsync(Eventually.Patience);
        await db.DisposeAsync();
        await SqliteTemplate.RemoveAsync(file);
    }

    [Fact]
    public async Task An_old_shared_database_stops_the_start_with_a_sentence()
    {
        Assert.SkipWhen(PostgresServer.ReasonToSkip is not null, PostgresServer.ReasonToSkip ?? "");
        await using var database = await Database.CreateAsync(DatabaseProvider.PostgreSql);
        await EmptyAsync(database);
        var initializer = database.Get<DatabaseInitializer>();

        var refusal = await Assert.ThrowsAsync<SettingsException>(() => initializer.PrepareAsync(mayMigrate: false, CancellationToken.None));

        Assert.Contains("migrate", refusal.Message, StringComparison.Ordinal);
        await initializer.PrepareAsync(mayMigrate: true, CancellationToken.None);
        await initializer.PrepareAsync(mayMigrate: false, CancellationToken.None);
    }

    private static async Task RebuildAsync(Database database)
    {
        await using var db = database.CreateContext();
        MigrationOperation[] rebuild =
        [
            new AddCheckConstraintOperation { Table = "Enrollments", Name = "CK_Enrollments_Any", Sql = "1 = 1" },
            new AddCheckConstraintOperation { Table = "StaffTasks", Name = "CK_StaffTasks_Any", Sql = "1 = 1" },
        ];
        var commands = db.GetService<IMigrationsSqlGenerator>().Generate(rebuild, db.GetService<IDesignTimeModel>().Model);
        Assert.Contains(commands, command => command.CommandText.Contains("ef_temp_Enrollments", StringComparison.Ordinal));
        await db.GetService<IMigrationCommandExecutor>().ExecuteNonQueryAsync(commands, db.GetService<IRelationalConnection>());
    }

    private static async Task EmptyAsync(Database database)
    {
        if (database.Provider is DatabaseProvider.PostgreSql)
        {
            await database.ExecuteSqlAsync("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
            return;
        }

        await using var db = database.CreateContext();
        await db.Database.EnsureDeletedAsync();
    }
}
