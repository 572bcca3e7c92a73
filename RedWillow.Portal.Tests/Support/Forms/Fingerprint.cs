using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace RedWillow.Portal.Tests.Support.Forms;

/// <summary>
/// What a SQLite file holds, table by table, so that a test can say that nothing changed; and a way back to what it held before.
/// </summary>
public sealed class Fingerprint : IAsyncDisposable
{
    private readonly SqliteConnection _connection;
    private readonly string[] _except;
    private long? _version;
    private IReadOnlyDictionary<string, string> _prints = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Prints every table but those.</summary>
    /// <param name="file">The database.</param>
    /// <param name="except">Tables that may change, and so are not read.</param>
    public Fingerprint(string file, params string[] except)
    {
        _except = except;
        _connection = new SqliteConnection(SqliteTemplate.ConnectionString(file));
        _connection.Open();
    }

    /// <summary>A print for each table. The file is read again only when somebody has committed to it.</summary>
    public async Task<IReadOnlyDictionary<string, string>> TakeAsync()
    {
        var version = await VersionAsync();
        if (version == _version) return _prints;
        var prints = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in (await TablesAsync()).Except(_except, StringComparer.Ordinal)) prints[table] = await OfTableAsync(table);
        (_version, _prints) = (version, prints);
        return prints;
    }

    /// <summary>Keeps what the file holds now.</summary>
    public async Task<Kept> KeepAsync()
    {
        var kept = new Kept(Path.Combine(Scratch.Folder, $"{Guid.NewGuid():N}.db"), await TakeAsync());
        await using var copy = new SqliteConnection(SqliteTemplate.ConnectionString(kept.File));
        await copy.OpenAsync();
        _connection.BackupDatabase(copy);
        return kept;
    }

    /// <summary>Puts back what was kept, under a portal that goes on running.</summary>
    public async Task PutBackAsync(Kept kept)
    {
        await using var copy = new SqliteConnection(SqliteTemplate.ConnectionString(kept.File));
        await copy.OpenAsync();
        copy.BackupDatabase(_connection);
        (_version, _prints) = (await VersionAsync(), kept.Prints);
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private async Task<long> VersionAsync()
    {
        await using var asked = _connection.CreateCommand();
        asked.CommandText = "PRAGMA data_version";
        return (long)(await asked.ExecuteScalarAsync())!;
    }

    private async Task<List<string>> TablesAsync()
    {
        var tables = new List<string>();
        await using var names = _connection.CreateCommand();
        names.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name";
        await using var reader = await names.ExecuteReaderAsync();
        while (await reader.ReadAsync()) tables.Add(reader.GetString(0));
        return tables;
    }

    private async Task<string> OfTableAsync(string table)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var rows = _connection.Command($"SELECT * FROM \"{table}\"");
        await using var reader = await rows.ExecuteReaderAsync();
        var row = new ArrayBufferWriter<byte>(4096);
        while (await reader.ReadAsync())
        {
            for (var column = 0; column < reader.FieldCount; column++)
            {
                var value = reader.GetValue(column);
                if (value is byte[] bytes) row.Write(bytes);
                else Encoding.UTF8.GetBytes(Convert.ToString(value, CultureInfo.InvariantCulture).AsSpan(), row);
                row.Write("\u001F"u8);
            }

            hash.AppendData(row.WrittenSpan);
            row.ResetWrittenCount();
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    /// <summary>A copy of the whole file and what it holds.</summary>
    public sealed record Kept(string File, IReadOnlyDictionary<string, string> Prints);
}
