using Microsoft.Data.Sqlite;

namespace RedWillow.Portal.Tests.Support;

/// <summary>A SQLite file migrated once per test process and copied for each test: a copy costs a millisecond.</summary>
public static class SqliteTemplate
{
    private static readonly Lazy<Task<string>> Template = new(MakeAsync);

    public static string ConnectionString(string file) => new SqliteConnectionStringBuilder { DataSource = file }.ConnectionString;

    /// <summary>Copies the template and answers the new file's path, or copies it to <paramref name="target"/>.</summary>
    public static async Task<string> CopyAsync(string? target = null)
    {
        var template = await Template.Value;
        target ??= Path.Combine(Scratch.Folder, $"{Guid.NewGuid():N}.db");
        File.Copy(template, target);
        return target;
    }

    public static Task RemoveAsync(string file)
    {
        using (var connection = new SqliteConnection(ConnectionString(file))) SqliteConnection.ClearPool(connection);
        foreach (var suffix in (string[])["", "-wal", "-shm"]) File.Delete(file + suffix);
        return Task.CompletedTask;
    }

    private static async Task<string> MakeAsync()
    {
        var file = Path.Combine(Scratch.Folder, "template.db");
        await DatabaseServices.PrepareAsync(DatabaseProvider.Sqlite, ConnectionString(file));
        await using (var connection = new SqliteConnection(ConnectionString(file)))
        {
            // Everything must be in the one file that is copied.
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            await command.ExecuteNonQueryAsync();
            SqliteConnection.ClearPool(connection);
        }

        return file;
    }
}
