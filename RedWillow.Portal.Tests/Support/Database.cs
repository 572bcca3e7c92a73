using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using RedWillow.Portal.Data;

namespace RedWillow.Portal.Tests.Support;

public enum DatabaseProvider
{
    Sqlite,
    PostgreSql,
}

/// <summary>
/// A real, migrated database of one test's own, with what every center has from the first start (tracks, calendar)
/// and nobody in it; and the portal's handlers and queries on top. It disappears when disposed.
/// </summary>
public sealed class Database : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly Func<Task> _remove;
    private readonly List<AsyncServiceScope> _scopes = [];
    private Task? _gone;

    private Database(DatabaseProvider provider, string connectionString, Func<Task> remove)
    {
        Provider = provider;
        ConnectionString = connectionString;
        _services = DatabaseServices.Build(provider, connectionString, Clock);
        _remove = remove;
    }

    public DatabaseProvider Provider { get; }

    public string ConnectionString { get; }

    /// <summary>The time that handlers and queries see; it stands still until moved.</summary>
    public FixedClock Clock { get; } = FixedClock.Usual();

    public IDbContextFactory<PortalDbContext> Factory => _services.GetRequiredService<IDbContextFactory<PortalDbContext>>();

    public IServiceProvider Services => _services;

    public PortalUnitOfWork Unit => Get<PortalUnitOfWork>();

    public static async Task<Database> CreateAsync(DatabaseProvider provider)
    {
        if (provider is DatabaseProvider.Sqlite)
        {
            var file = await SqliteTemplate.CopyAsync();
            return new Database(provider, SqliteTemplate.ConnectionString(file), () => SqliteTemplate.RemoveAsync(file));
        }

        var name = await PostgresTemplate.CopyAsync();
        var server = await PostgresServer.RunningAsync();
        return new Database(provider, server.ConnectionString(name), () => PostgresTemplate.RemoveAsync(name));
    }

    /// <summary>A handler, a query or another service in a scope of its own, as one request or circuit would get it.</summary>
    public T Get<T>()
        where T : notnull
    {
        var scope = _services.CreateAsyncScope();
        lock (_scopes) _scopes.Add(scope);
        return scope.ServiceProvider.GetRequiredService<T>();
    }

    public PortalDbContext CreateContext() => Factory.CreateDbContext();

    /// <summary>An open connection that knows nothing of the application: what the database itself allows.</summary>
    public async Task<DbConnection> OpenAsync()
    {
        DbConnection connection = Provider is DatabaseProvider.Sqlite ? new SqliteConnection(ConnectionString) : new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>Runs raw SQL past the application and answers the number of rows it touched.</summary>
    public async Task<int> ExecuteSqlAsync(string sql)
    {
        await using var connection = await OpenAsync();
        return await connection.ExecuteAsync(sql);
    }

    /// <summary>Runs raw SQL past the application and answers its first value.</summary>
    public async Task<object?> ScalarAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = connection.Command(sql);
        return await command.ExecuteScalarAsync();
    }

    public override string ToString() => Provider.ToString();

    /// <summary>Begins to remove the database; <see cref="DisposeAsync"/> waits until it is gone.</summary>
    public void LetGo() => _gone ??= GoAsync();

    public ValueTask DisposeAsync() => new(_gone ??= GoAsync());

    private async Task GoAsync()
    {
        foreach (var scope in _scopes) await scope.DisposeAsync();
        await _services.DisposeAsync();
        await _remove();
    }
}
