using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using RedWillow.Portal.Data;
using RedWillow.Portal.Data.Seed;
using RedWillow.Portal.Domain.Time;
using RedWillow.Portal.Platform.Live;
using RedWillow.Portal.Platform.Settings;

namespace RedWillow.Portal.Platform;

/// <summary>Clock, settings, keys and database: what everything else stands on.</summary>
public static class PlatformSetup
{
    public static WebApplicationBuilder AddPortalPlatform(this WebApplicationBuilder builder)
    {
        var (services, configuration) = (builder.Services, builder.Configuration);
        SettingsValidation.Demand(configuration, builder.Environment);
        services.Configure<CenterSettings>(configuration.GetSection("Center"));
        services.Configure<PolicySettings>(configuration.GetSection("Policy"));
        services.Configure<DemoSettings>(configuration.GetSection("Demo"));
        services.Configure<MailSettings>(configuration.GetSection("Mail"));
        services.Configure<ProxySettings>(configuration.GetSection("Proxy"));

        services.AddSingleton<PortalStorage>();
        services.AddSingleton(ring => ProgramZone.Find(ring.GetRequiredService<IOptions<CenterSettings>>().Value.TimeZone));
        services.AddProgramClock();

        services.AddDataProtection().SetApplicationName("RedWillow.Portal");
        // The demo's people are invented and its keys protect nobody, so it keeps them as plain files and says nothing about it.
        if (configuration.GetValue<bool>("Demo:Enabled"))
            builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
        services.AddOptions<Microsoft.AspNetCore.DataProtection.KeyManagement.KeyManagementOptions>()
            .Configure<PortalStorage, ILoggerFactory>((keys, storage, logs) =>
                keys.XmlRepository = new Microsoft.AspNetCore.DataProtection.Repositories.FileSystemXmlRepository(new DirectoryInfo(storage.Keys), logs));

        services.AddScheduleSignals();
        services.AddScoped<Reference>();
        services.AddPortalDatabase(configuration["Database:Provider"]!, ring =>
            ring.GetRequiredService<IConfiguration>()["ConnectionStrings:Portal"] is { Length: > 0 } set
                ? set
                : $"Data Source={ring.GetRequiredService<PortalStorage>().DatabaseFile}");
        return builder;
    }

    /// <summary>Migrates where the portal owns the file; a PostgreSQL database is migrated by its own command before roll-out.</summary>
    public static async Task PrepareDatabaseAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DatabaseInitializer>().PrepareAsync(
            mayMigrate: app.Environment.IsDevelopment() || app.Configuration.GetValue<bool>("Demo:Enabled"), app.Lifetime.ApplicationStopping);
    }
}
