using Npgsql;

namespace RedWillow.Portal.Tests.Support;

/// <summary>A PostgreSQL database migrated once per test process and copied for each test.</summary>
public static class PostgresTemplate
{
    private const string Name = "portal_template";

    // PostgreSQL copies a template only while nobody else uses it.
    private static readonly SemaphoreSlim OneAtATime = new(1, 1);
    private static readonly Lazy<Task> Made = new(MakeAsync);

    /// <summary>Copies the template and answers the new database's name.</summary>
    public static async Task<string> CopyAsync()
    {
        await Made.Value;
        var name = $"t{Guid.NewGuid():N}";
        await OneAtATime.WaitAsync();
        try
        {
            // Copying the files takes a third of the time of writing them anew.
            await RunAsync($"CREATE DATABASE {name} TEMPLATE {Name} STRATEGY FILE_COPY");
        }
        finally
        {
            OneAtATime.Release();
        }

        return name;
    }

    public static async Task RemoveAsync(string name)
    {
        var server = await PostgresServer.RunningAsync();
        await using (var connection = new NpgsqlConnection(server.ConnectionString(name))) NpgsqlConnection.ClearPool(connection);
        await RunAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    }

    private static async Task MakeAsync()
    {
        await RunAsync($"CREATE DATABASE {Name}");
        var server = await PostgresServer.RunningAsync();
        await DatabaseServices.PrepareAsync(DatabaseProvider.PostgreSql, server.ConnectionString(Name, pooling: false));
    }

    private static async Task RunAsync(string sql)
    {
        var server = await PostgresServer.RunningAsync();
        await using var connection = new NpgsqlConnection(server.ConnectionString("postgres"));
        await connection.OpenAsync();
        await connection.ExecuteAsync(sql);
    }
}
