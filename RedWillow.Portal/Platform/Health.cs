using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using RedWillow.Portal.Components;
using RedWillow.Portal.Data;

namespace RedWillow.Portal.Platform;

/// <summary>
/// What a supervisor asks: does the program run, and can it work. One word is the answer, to anybody; what is wrong stands in the log.
/// </summary>
public static class Health
{
    private const string Database = "database";

    // Longer than a connection that has to be made anew, shorter than a supervisor's patience.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static void AddPortalHealth(this IServiceCollection services) =>
        services.AddHealthChecks().AddCheck<DatabaseCheck>(Database, timeout: Patience);

    public static void MapPortalHealth(this WebApplication app)
    {
        // A broken database is no reason to start the program again, so being alive asks nothing.
        app.MapHealthChecks(PortalRoutes.HealthLive, new HealthCheckOptions { Predicate = static _ => false }).AllowAnonymous();
        app.MapHealthChecks(PortalRoutes.HealthReady, new HealthCheckOptions { Predicate = static check => check.Name == Database }).AllowAnonymous();
    }

    /// <summary>Reads what every center's database has; so it is there, it answers, and its tables are made.</summary>
    private sealed class DatabaseCheck(IDbContextFactory<PortalDbContext> contexts) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            return await db.CenterCalendars.AnyAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
        }
    }
}
