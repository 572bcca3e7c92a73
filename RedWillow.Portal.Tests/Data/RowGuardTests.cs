using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Data;

/// <summary>What the database never lets anybody have twice, or change.</summary>
public sealed class RowGuardTests
{
    [Theory, OnEachDatabase]
    public async Task A_client_has_one_enrollment_that_has_not_ended(Database database)
    {
        var (raw, client) = (new Raw(database), await new Center(database).ClientAsync());
        await EnrollAsync(raw, client, status: 8);
        await EnrollAsync(raw, client, status: 0);

        await Raw.RefusedAsync("Enrollments", () => EnrollAsync(raw, client, status: 3));
    }

    [Theory, OnEachDatabase]
    public async Task Tables_that_only_grow_refuse_changes_and_deletions(Database database)
    {
        var raw = new Raw(database);
        await KeptRows.AddAsync(database);

        foreach (var (table, _, column) in KeptRows.Tables)
        {
            await Raw.RefusedAsync("immutable", () => raw.ExecuteAsync($"UPDATE \"{table}\" SET \"{column}\" = 'y'"));
            await Raw.RefusedAsync("immutable", () => raw.ExecuteAsync($"DELETE FROM \"{table}\""));
            if (database.Provider is DatabaseProvider.PostgreSql)
                await Raw.RefusedAsync("immutable", () => raw.ExecuteAsync($"TRUNCATE \"{table}\" CASCADE"));
        }
    }

    [Theory, OnEachDatabase]
    public async Task Tables_that_only_grow_still_grow(Database database)
    {
        await KeptRows.AddAsync(database);
        foreach (var (table, _, _) in KeptRows.Tables)
            Assert.NotEqual(0L, await database.ScalarAsync($"SELECT count(*) FROM \"{table}\""));
    }

    /// <summary>INSERT OR REPLACE takes away what stands in its way, without a word to the delete trigger.</summary>
    [Fact]
    public async Task Nothing_takes_the_place_of_a_row_that_stays()
    {
        await using var database = await Database.CreateAsync(DatabaseProvider.Sqlite);
        await KeptRows.AddAsync(database);

        List<string> losses = [];
        foreach (var (table, key, column) in KeptRows.Tables)
        {
            var columns = await TextsAsync(database, $"SELECT '\"' || name || '\"' FROM pragma_table_info('{table}')");
            var (all, kept) = (string.Join(", ", columns), $"SELECT rowid || {string.Join(" || ", columns.Select(name => $"quote({name})"))} FROM \"{table}\"");
            var rows = await TextsAsync(database, kept);
            Assert.NotEmpty(rows);

            string Renamed(int by) => all.Replace($"\"{key}\"", key == "Sequence" ? $"\"Sequence\" + {by}" : $"\"{key}\" || '{by}'", StringComparison.Ordinal);
            await TryAsync(database, $"({all}) SELECT {all.Replace($"\"{column}\"", "'y'", StringComparison.Ordinal)}", table);
            await TryAsync(database, $"({all}, rowid) SELECT {Renamed(100)}, rowid", table);
            await TryAsync(database, $"({all}) SELECT {Renamed(200)}", table);
            losses.AddRange(rows.Except(await TextsAsync(database, kept)).Select(row => $"{table}: {row}"));
        }

        Assert.Empty(losses);
    }

    [Theory, OnEachDatabase]
    public async Task An_empty_span_is_no_seat(Database database)
    {
        var (center, raw) = (new Center(database), new Raw(database));
        var (group, client) = (await center.GroupAsync(1), await center.ClientAsync());

        await Raw.RefusedAsync("CK_SeatClaims_Span", () => raw.SeatAsync(group, client, Center.Monday, Center.Monday));
    }

    // Some of these may even be let in, as new rows.
    private static async Task TryAsync(Database database, string replacement, string table)
    {
        try
        {
            await database.ExecuteSqlAsync($"INSERT OR REPLACE INTO \"{table}\" {replacement} FROM \"{table}\"");
        }
        catch (SqliteException refused)
        {
            Assert.Matches("immutable|FOREIGN KEY", refused.Message);
        }
    }

    private static async Task<List<string>> TextsAsync(Database database, string sql)
    {
        await using var db = database.CreateContext();
        return await db.Database.SqlQueryRaw<string>(sql).ToListAsync();
    }

    private static Task<int> EnrollAsync(Raw raw, ClientId client, int status) => raw.ExecuteAsync(
        "INSERT INTO \"Enrollments\" (\"Id\", \"ClientId\", \"Status\", \"ArrangeHour\", \"StartedUtc\", \"Payer\", \"Version\") VALUES "
        + $"('{Raw.Text(Guid.CreateVersion7())}', '{Raw.Text(client.Value)}', {status}, '0', '2030-01-07 00:00:00Z', 0, 0)");
}
