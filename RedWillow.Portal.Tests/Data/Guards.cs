using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Data;

/// <summary>The guards that a database should have, the ones it has, and whether they bite.</summary>
internal static partial class Guards
{
    /// <summary>The triggers of the scripts in force, by name.</summary>
    public static List<string> Named(Database database) =>
        [.. (database.Provider is DatabaseProvider.Sqlite
                ? GuardScript.OfSqlite.Select(row => row.Script)
                : GuardScript.OfPostgres)
            .SelectMany(script => TriggerName().Matches(GuardScript.Read(script))).Select(found => found.Groups["name"].Value).Order(StringComparer.Ordinal)];

    /// <summary>The triggers of the database, by name.</summary>
    public static async Task<List<string>> InAsync(Database database) => Sorted(await TextsAsync(database, database.Provider is DatabaseProvider.Sqlite
        ? "SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'trigger'"
        : "SELECT tgname::text AS \"Value\" FROM pg_trigger WHERE NOT tgisinternal"));

    /// <summary>The tables and indexes of the database, by name.</summary>
    public static async Task<List<string>> ShapesAsync(Database database) => Sorted(await TextsAsync(database, database.Provider is DatabaseProvider.Sqlite
        ? "SELECT name AS \"Value\" FROM sqlite_master WHERE type IN ('table', 'index')"
        : "SELECT relname::text AS \"Value\" FROM pg_class WHERE relnamespace = 'public'::regnamespace"));

    /// <summary>The tables of the database, by name, without what migrations keep for themselves.</summary>
    public static async Task<List<string>> TablesAsync(Database database) => Sorted(await TextsAsync(database, database.Provider is DatabaseProvider.Sqlite
        ? "SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'"
        : "SELECT tablename::text AS \"Value\" FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE '\\_\\_%'"));

    /// <summary>How many rows each table has.</summary>
    public static async Task<List<string>> RowsAsync(Database database, List<string> tables)
    {
        List<string> rows = [];
        foreach (var table in tables)
            rows.Add($"{table}: {await database.ScalarAsync($"SELECT count(*) FROM \"{table}\"")}");
        return rows;
    }

    /// <summary>One refusal by the guards of every table; needs the rows of <see cref="KeptRows"/>.</summary>
    public static async Task BiteAsync(Database database)
    {
        await KeepAsync(database);
        var (center, raw, monday) = (new Center(database), new Raw(database), Center.Monday);
        var (group, clients, person) = (await center.GroupAsync(1), await center.ClientsAsync(2), await center.PractitionerAsync());
        var (room, start, nine) = (await center.RoomAsync(), monday.ToDateTime(default, DateTimeKind.Utc), new TimeOnly(9, 0));

        await raw.SeatAsync(group, clients[0], monday, Raw.Open);
        await Raw.RefusedAsync("seat_taken", () => raw.SeatAsync(group, clients[1], monday, Raw.Open));
        await raw.OfferAsync(person, DayOfWeek.Tuesday, nine, monday, Raw.Open);
        await Raw.RefusedAsync("hour_offered", () => raw.OfferAsync(person, DayOfWeek.Tuesday, nine, monday, Raw.Open));
        await raw.HourAsync(person, clients[0], DayOfWeek.Tuesday, nine, monday, Raw.Open);
        await Raw.RefusedAsync("therapist_busy", () => raw.HourAsync(person, clients[1], DayOfWeek.Tuesday, nine, monday, Raw.Open));
        var (bare, other) = (await center.GroupWithoutMeetingsAsync(), await center.GroupWithoutMeetingsAsync());
        await raw.MeetingAsync(bare, room, person, DayOfWeek.Thursday, nine, monday, Raw.Open);
        await Raw.RefusedAsync("room_taken", async () => await raw.MeetingAsync(other, room, await center.PractitionerAsync(), DayOfWeek.Thursday, nine, monday, Raw.Open));
        await Raw.RefusedAsync(Raw.ThreeDays(database), () => raw.ExecuteAsync($"DELETE FROM \"GroupMeetings\" WHERE \"GroupId\" = '{Raw.Text(bare.Value)}' AND \"Weekday\" = 4"));
        await raw.SessionAsync(group, room, person, start);
        await Raw.RefusedAsync("counselor_busy", async () => await raw.SessionAsync(group, await center.RoomAsync(), person, start.AddMinutes(60)));
        await raw.ExecuteAsync($"UPDATE \"Groups\" SET \"Capacity\" = 2 WHERE \"Id\" = '{Raw.Text(group.Value)}'");
        await raw.SeatAsync(group, clients[1], monday, Raw.Open);
        await Raw.RefusedAsync("capacity_promised", () => raw.ExecuteAsync($"UPDATE \"Groups\" SET \"Capacity\" = 1 WHERE \"Id\" = '{Raw.Text(group.Value)}'"));
    }

    /// <summary>Takes every guard away, so that only the shape of the tables says no.</summary>
    public static async Task RemoveAsync(Database database)
    {
        var (what, names) = database.Provider is DatabaseProvider.Sqlite
            ? ("DROP TRIGGER \"{0}\"", await InAsync(database))
            : ("ALTER TABLE \"{0}\" DISABLE TRIGGER USER", await TablesAsync(database));
        foreach (var name in names)
            await database.ExecuteSqlAsync(string.Format(CultureInfo.InvariantCulture, what, name));
    }

    /// <summary>Tries to change, delete and replace the rows of <see cref="KeptRows"/>.</summary>
    public static async Task KeepAsync(Database database)
    {
        var raw = new Raw(database);
        List<string> losses = [];
        foreach (var (table, key, column) in KeptRows.Tables)
        {
            Assert.NotEqual(0L, await database.ScalarAsync($"SELECT count(*) FROM \"{table}\""));
            await Raw.RefusedAsync("immutable", () => raw.ExecuteAsync($"UPDATE \"{table}\" SET \"{column}\" = 'y'"));
            await Raw.RefusedAsync("immutable", () => raw.ExecuteAsync($"DELETE FROM \"{table}\""));
            if (database.Provider is DatabaseProvider.PostgreSql)
                await Raw.RefusedAsync("immutable", () => raw.ExecuteAsync($"TRUNCATE \"{table}\" CASCADE"));
            else
                losses.AddRange(await LostToReplacementAsync(database, table, key, column));
        }

        Assert.Empty(losses);
    }

    /// <summary>INSERT OR REPLACE takes away what stands in its way, without a word to the delete trigger.</summary>
    public static async Task<IEnumerable<string>> LostToReplacementAsync(Database database, string table, string key, string column)
    {
        var columns = await TextsAsync(database, $"SELECT '\"' || name || '\"' AS \"Value\" FROM pragma_table_info('{table}')");
        var all = string.Join(", ", columns);
        var kept = $"SELECT rowid || {string.Join(" || ", columns.Select(name => $"quote({name})"))} AS \"Value\" FROM \"{table}\"";
        var rows = await TextsAsync(database, kept);

        string Renamed(int by) => all.Replace($"\"{key}\"", key == "Sequence" ? $"\"Sequence\" + {by}" : $"\"{key}\" || '{by}'", StringComparison.Ordinal);
        await TryAsync(database, $"({all}) SELECT {all.Replace($"\"{column}\"", "'y'", StringComparison.Ordinal)}", table);
        await TryAsync(database, $"({all}, rowid) SELECT {Renamed(100)}, rowid", table);
        await TryAsync(database, $"({all}) SELECT {Renamed(200)}", table);
        return rows.Except(await TextsAsync(database, kept)).Select(row => $"{table}: {row}");
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
            Assert.Matches("immutable|outreach_once|review_open|signed_already|brought_along|FOREIGN KEY", refused.Message);
        }
    }

    private static async Task<List<string>> TextsAsync(Database database, string sql)
    {
        await using var db = database.CreateContext();
        return await db.Database.SqlQueryRaw<string>(sql).ToListAsync();
    }

    private static List<string> Sorted(List<string> names) => [.. names.Order(StringComparer.Ordinal)];

    [GeneratedRegex("^CREATE (CONSTRAINT )?TRIGGER \"(?<name>\\w+)\"", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TriggerName();
}
