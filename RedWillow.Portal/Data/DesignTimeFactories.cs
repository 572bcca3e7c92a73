using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace RedWillow.Portal.Data;

/// <summary>Lets the migration tool build either context without starting the program.</summary>
internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqlitePortalDbContext>
{
    public SqlitePortalDbContext CreateDbContext(string[] args) =>
        new(DesignTime.Options<SqlitePortalDbContext>(options => options.UsePortalSqlite("Data Source=design-time.db")));
}

/// <inheritdoc cref="SqliteDesignTimeFactory"/>
internal sealed class PostgresDesignTimeFactory : IDesignTimeDbContextFactory<PostgresPortalDbContext>
{
    public PostgresPortalDbContext CreateDbContext(string[] args) =>
        new(DesignTime.Options<PostgresPortalDbContext>(options => options.UsePortalPostgres("Host=design-time")));
}

/// <summary>Options with the services the model itself asks for: the store schema that includes passkeys, and keys that are never used.</summary>
public static class DesignTime
{
    public static DbContextOptions<TContext> Options<TContext>(Action<DbContextOptionsBuilder> configure)
        where TContext : PortalDbContext
    {
        var services = new ServiceCollection();
        services.AddModelServices();
        services.AddSingleton(new FieldProtector(new EphemeralDataProtectionProvider()));
        var options = new DbContextOptionsBuilder<TContext>();
        configure(options);
        return options.UseApplicationServiceProvider(services.BuildServiceProvider()).Options;
    }
}
