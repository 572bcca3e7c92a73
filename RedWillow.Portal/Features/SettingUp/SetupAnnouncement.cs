using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Components;
using RedWillow.Portal.Data;

namespace RedWillow.Portal.Features.SettingUp;

/// <summary>The way to the first administrator: said on the console at start, and open as long as there is none.</summary>
public static class SetupAnnouncement
{
    /// <summary>Hides the page from everybody once there is nothing to set up.</summary>
    public static IApplicationBuilder UseSetupGate(this IApplicationBuilder app) => app.UseMiddleware<SetupGate>();

    public static async Task PrepareSetupAsync(this WebApplication app)
    {
        var contexts = app.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>();
        await using (var db = await contexts.CreateDbContextAsync(app.Lifetime.ApplicationStopping))
        {
            if (await FirstAdministrator.ExistsAsync(db, app.Lifetime.ApplicationStopping))
                return;
        }

        var code = app.Services.GetRequiredService<SetupCode>().Make();
        app.Lifetime.ApplicationStarted.Register(() => Console.Out.Write($"""

            Nobody administers this portal yet. Open {app.Urls.FirstOrDefault()?.TrimEnd('/')}{PortalRoutes.SetUp}
            and enter this code, which works once and until the portal stops:

                {code}


            """));
    }
}
