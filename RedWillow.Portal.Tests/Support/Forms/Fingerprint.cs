using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace RedWillow.Portal.Tests.Support.Forms;

/// <summary>What a SQLite file holds, table by table, so that a test can say that nothing changed.</summary>
public static class Fingerprint
{
    public static async Task<IReadOnlyDictionary<string, string>> OfAsync(string file)
    {
        await using var connection = new SqliteConnection(SqliteTemplate.ConnectionString(file));
        await connection.OpenAsync();
        var tables = new List<string>();
        await using (var names = connection.CreateCommand())
        {
            names.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name";
            await using var reader = await names.ExecuteReaderAsync();
            while (await reader.ReadAsync()) tables.Add(reader.GetString(0));
        }

        var prints = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in tables) prints[table] = await OfTableAsync(connection, table);
        return prints;
    }

    private static async Task<string> OfTableAsync(SqliteConnection connection, string table)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var rows = connection.CreateCommand();
#pragma warning disable CA2100 // The name comes from the database itself.
        rows.CommandText = $"SELECT * FROM \"{table}\"";
#pragma warning restore CA2100
        await using var reader = await rows.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            for (var column = 0; column < reader.FieldCount; column++)
            {
                var value = reader.GetValue(column);
                hash.AppendData(value as byte[] ?? Encoding.UTF8.GetBytes(Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) + "\u001F"));
            }
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
