using System.Net;
using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Components;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Platform;

public sealed class HealthTests
{
    [Fact]
    public async Task A_supervisor_hears_one_word_and_a_broken_database_is_not_ready()
    {
        await using var host = await (await PortalHost.EmptyAsync()).WithoutJobs().StartAsync();
        Assert.Equal((HttpStatusCode.OK, "Healthy"), await AskAsync(host, PortalRoutes.HealthLive));
        Assert.Equal((HttpStatusCode.OK, "Healthy"), await AskAsync(host, PortalRoutes.HealthReady));

        await using (var db = await host.Databases.CreateDbContextAsync())
            await db.Database.ExecuteSqlAsync($"DROP TABLE \"CenterCalendars\"");

        Assert.Equal((HttpStatusCode.OK, "Healthy"), await AskAsync(host, PortalRoutes.HealthLive));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Unhealthy"), await AskAsync(host, PortalRoutes.HealthReady));
    }

    private static async Task<(HttpStatusCode Status, string Word)> AskAsync(PortalHost host, string address)
    {
        using var anybody = host.NewClient();
        using var answer = await anybody.GetAsync(new Uri(address, UriKind.Relative));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
