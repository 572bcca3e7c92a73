using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RedWillow.Portal.Data;

namespace RedWillow.Portal.Tests.Support;

/// <summary>The one place where tests build the portal's data services and where a template becomes a schema.</summary>
public static class DatabaseServices
{
    public static ServiceProvider Build(DatabaseProvider provider, string connectionString)
    {
        var services = new ServiceCollection();
        if (provider is DatabaseProvider.Sqlite)
        {
            services.AddDbContextFactory<SqlitePortalDbContext>(options => options.UseSqlite(connectionString));
            services.AddSingleton<IDbContextFactory<PortalDbContext>, Contexts<SqlitePortalDbContext>>();
        }
        else
        {
            services.AddDbContextFactory<PostgresPortalDbContext>(options => options.UseNpgsql(connectionString));
            services.AddSingleton<IDbContextFactory<PortalDbContext>, Contexts<PostgresPortalDbContext>>();
        }

        return services.BuildServiceProvider();
    }

    /// <summary>Brings an empty database to the current schema, the way the portal itself does.</summary>
    public static async Task PrepareAsync(DatabaseProvider provider, string connectionString)
    {
        await using var services = Build(provider, connectionString);
        await using var db = await services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync();
        if (db.Database.GetMigrations().Any()) await db.Database.MigrateAsync();
        else await db.Database.EnsureCreatedAsync();
    }

    private sealed class Contexts<TContext>(IDbContextFactory<TContext> inner) : IDbContextFactory<PortalDbContext>
        where TContext : PortalDbContext
    {
        public PortalDbContext CreateDbContext() => inner.CreateDbContext();
    }
}
