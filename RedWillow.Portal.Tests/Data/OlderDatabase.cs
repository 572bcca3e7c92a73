using System.Data.Common;
using Npgsql;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Data;

/// <summary>A database of an earlier version with rows in it, as a migration finds it.</summary>
internal static class OlderDatabase
{
    /// <summary>Copies what a database of today has, as far as the older one has tables and columns for it.</summary>
    public static async Task FillAsync(Database older)
    {
        await using var today = await Database.CreateAsync(older.Provider);
        await TiedRows.AddAsync(today);
        await using var from = await today.OpenAsync();
        await using var to = await older.OpenAsync();
        // Rows come table by table, so for a while they speak of rows that are still to come.
        await to.ExecuteAsync(older.Provider is DatabaseProvider.Sqlite ? $"PRAGMA foreign_keys = 0; ATTACH '{from.DataSource}' AS today" : "SET session_replication_role = replica");
        foreach (var table in await Guards.TablesAsync(older))
        {
            var columns = string.Join(", ", await ColumnsAsync(to, table));
            if (from is NpgsqlConnection source)
                await CopyAsync(source, (NpgsqlConnection)to, table, columns);
            else
                await to.ExecuteAsync($"INSERT INTO main.\"{table}\" ({columns}) SELECT {columns} FROM today.\"{table}\"");
        }

        await to.ExecuteAsync(older.Provider is DatabaseProvider.Sqlite ? "DETACH today; PRAGMA foreign_keys = 1" : "RESET session_replication_role");
    }

    private static async Task CopyAsync(NpgsqlConnection from, NpgsqlConnection to, string table, string columns)
    {
        using var rows = await from.BeginTextExportAsync($"COPY (SELECT {columns} FROM \"{table}\") TO STDOUT");
        await using var copy = await to.BeginTextImportAsync($"COPY \"{table}\" ({columns}) FROM STDIN");
        await copy.WriteAsync(await rows.ReadToEndAsync());
    }

    private static async Task<List<string>> ColumnsAsync(DbConnection connection, string table)
    {
        await using var command = connection.Command($"SELECT * FROM \"{table}\" LIMIT 0");
        await using var rows = await command.ExecuteReaderAsync();
        return [.. Enumerable.Range(0, rows.FieldCount).Select(column => $"\"{rows.GetName(column)}\"")];
    }
}
