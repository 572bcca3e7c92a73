using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Caching.Memory;

namespace RedWillow.Portal.Data;

/// <summary>The one place where the database is chosen.</summary>
public static class DatabaseSetup
{
    public const string Sqlite = "Sqlite";
    public const string PostgreSql = "PostgreSQL";

    // Left to itself EF keeps some five hundred compiled queries and commands, and throws others away for new ones. The portal has more; their
    // number is fixed by its code, so all are kept.
    private static readonly MemoryCache CompiledQueries = new(new MemoryCacheOptions());

    /// <summary>Registers contexts, unit of work and gate for the chosen provider.</summary>
    /// <param name="services">The program's services.</param>
    /// <param name="provider"><see cref="Sqlite"/> or <see cref="PostgreSql"/>.</param>
    /// <param name="connectionString">Finds the connection string once services exist; the SQLite file lies in the storage directory.</param>
    public static IServiceCollection AddPortalDatabase(
        this IServiceCollection services, string provider, Func<IServiceProvider, string> connectionString)
    {
        services.AddSingleton<FieldProtector>();
        services.AddModelServices();
        services.AddSingleton(provider == Sqlite ? ClaimGate.OneAtATime() : ClaimGate.PerAggregate());
        services.AddScoped<PortalUnitOfWork>();
        services.AddScoped<DatabaseInitializer>();
        return provider == PostgreSql
            ? services.AddContext<PostgresPortalDbContext>((ring, options) => options.UsePortalPostgres(connectionString(ring)))
            : services.AddContext<SqlitePortalDbContext>((ring, options) => options.UsePortalSqlite(connectionString(ring)));
    }

    /// <summary>The options every context on SQLite has, in the program, in tests and at design time.</summary>
    public static DbContextOptionsBuilder UsePortalSqlite(this DbContextOptionsBuilder options, string connectionString) =>
        options.UseSqlite(connectionString, sqlite => sqlite.MigrationsHistoryTable("__MigrationsHistory"))
            // Only switching foreign keys off and on stands outside a rebuild's transaction; whoever starts the portal need not read about it.
            .ConfigureWarnings(warnings => warnings.Log((RelationalEventId.NonTransactionalMigrationOperationWarning, LogLevel.Debug)))
            .AddInterceptors(new SqlitePragmas(), new ContactIndexing())
            .ReplaceService<IMigrationsSqlGenerator, GuardedRebuild>()
            .UsePortalModel();

    /// <summary>The options every context on PostgreSQL has.</summary>
    public static DbContextOptionsBuilder UsePortalPostgres(this DbContextOptionsBuilder options, string connectionString) =>
        options.UseNpgsql(connectionString, npgsql => npgsql.EnableRetryOnFailure(4, TimeSpan.FromSeconds(5), null).MigrationsHistoryTable("__MigrationsHistory"))
            .AddInterceptors(new ContactIndexing())
            .UsePortalModel();

    /// <summary>What the model itself asks for: the store schema that includes passkeys.</summary>
    internal static void AddModelServices(this IServiceCollection services) =>
        services.Configure<IdentityOptions>(options => options.Stores.SchemaVersion = IdentitySchemaVersions.Version3);

    private static DbContextOptionsBuilder UsePortalModel(this DbContextOptionsBuilder options) =>
        options.UseMemoryCache(CompiledQueries).ReplaceService<IModelCacheKeyFactory, ModelPerKeyRing>();

    private static IServiceCollection AddContext<TContext>(
        this IServiceCollection services, Action<IServiceProvider, DbContextOptionsBuilder> configure)
        where TContext : PortalDbContext
    {
        services.AddPooledDbContextFactory<TContext>(configure);
        services.AddSingleton<IDbContextFactory<PortalDbContext>, BaseContextFactory<TContext>>();
        services.AddScoped<PortalDbContext>(ring => ring.GetRequiredService<IDbContextFactory<TContext>>().CreateDbContext());
        return services;
    }

    private sealed class BaseContextFactory<TContext>(IDbContextFactory<TContext> contexts) : IDbContextFactory<PortalDbContext>
        where TContext : PortalDbContext
    {
        public PortalDbContext CreateDbContext() => contexts.CreateDbContext();
    }
}
