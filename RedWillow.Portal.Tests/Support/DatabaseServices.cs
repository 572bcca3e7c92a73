using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RedWillow.Portal.Account;
using RedWillow.Portal.Data;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Data.Seed;
using RedWillow.Portal.Features;
using RedWillow.Portal.Platform.Security;
using RedWillow.Portal.Platform.Settings;

namespace RedWillow.Portal.Tests.Support;

/// <summary>The one place where tests build the portal's services without its web host: settings, clock, database, handlers, queries.</summary>
public static class DatabaseServices
{
    // One key ring and so one model for all tests: building the model for each would cost a second each.
    private static readonly EphemeralDataProtectionProvider Keys = new();
    private static readonly FieldProtector Fields = new(Keys);
    private static readonly BlindIndex Lookup = new(RandomNumberGenerator.GetBytes(BlindIndex.KeyBytes));

    private static readonly IConfiguration Settings = new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json")).Build();

    public static ServiceProvider Build(DatabaseProvider provider, string connectionString, FixedClock clock)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(Settings);
        services.Configure<CenterSettings>(Settings.GetSection("Center"));
        services.Configure<PolicySettings>(Settings.GetSection("Policy"));
        services.Configure<MailSettings>(Settings.GetSection("Mail"));
        services.AddSingleton<TimeProvider>(clock.Time);
        services.AddSingleton(clock.Zone);
        services.AddSingleton(clock.Program);
        services.AddScoped<Reference>();
        services.AddPortalDatabase(
            provider is DatabaseProvider.PostgreSql ? DatabaseSetup.PostgreSql : DatabaseSetup.Sqlite, _ => connectionString);
        services.AddSingleton(Fields);
        services.AddSingleton(Lookup);
        services.AddAccounts(Settings);
        services.AddAccountPages();
        services.AddSingleton<IDataProtectionProvider>(Keys);
        services.Configure<SecuritySettings>(security => security.PasswordRounds = 1_000);
        services.AddPortalFeatures();
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    /// <summary>A context of either provider.</summary>
    public static PortalDbContext Context(IServiceProvider services) =>
        services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContext();

    /// <summary>Brings an empty database to the current schema and puts in what every center has, the way the portal itself does.</summary>
    public static async Task PrepareAsync(DatabaseProvider provider, string connectionString)
    {
        await using var services = Build(provider, connectionString, FixedClock.Usual());
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DatabaseInitializer>().MigrateAsync(CancellationToken.None);
    }
}
