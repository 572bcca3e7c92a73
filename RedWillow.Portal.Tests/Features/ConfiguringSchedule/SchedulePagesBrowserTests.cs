using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using RedWillow.Portal.Components;
using RedWillow.Portal.Data;
using RedWillow.Portal.Tests.Browser;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.ConfiguringSchedule;

public sealed class SchedulePagesBrowserTests(BrowserFixture browser, SchedulePagesBrowserTests.Portal portal)
    : BrowserTest(browser), IClassFixture<SchedulePagesBrowserTests.Portal>
{
    [Fact]
    public async Task Nothing_is_found_on_the_pages_of_the_schedule()
    {
        await using var walk = await Walk.BeginAsync(Browser, portal.Host, "admin@demo.example");
        foreach (var address in (string[])
            [PortalRoutes.AdminSchedule, PortalRoutes.AdminGroups, PortalRoutes.AdminNewGroup, PortalRoutes.AdminClosures, PortalRoutes.AdminRooms, PortalRoutes.StaffAvailability])
        {
            await walk.OpenAsync(address);
        }

        await walk.OpenAsync(PortalRoutes.AdminGroups + "/" + await portal.AnyGroupAsync(), async page =>
        {
            var starts = page.GetByLabel("Starts at");
            foreach (var other in (string[])["9:00 am", "9:30 am", "5:30 pm", "6:00 pm"])
            {
                await starts.SelectOptionAsync(new SelectOptionValue { Label = other });
                await page.GetByRole(AriaRole.Button, new() { Name = "Save the change" }).ClickAsync();
                await page.GetByRole(AriaRole.Alert).Or(page.Locator(".alert-good", new() { HasText = "The group is saved" })).First.WaitForAsync();
                if (await page.GetByRole(AriaRole.Alert).CountAsync() > 0) return;
            }

            Assert.Fail("No time of day clashes with another group.");
        }, "group-with-a-clash");
        walk.FoundNothing();
    }

    [Fact]
    public async Task Nothing_is_found_on_a_clinicians_own_hours()
    {
        await using var walk = await Walk.BeginAsync(Browser, portal.Host, "clinician@demo.example");
        await walk.OpenAsync(PortalRoutes.StaffAvailability + "?own");
        walk.FoundNothing();
    }

    public sealed class Portal : IAsyncLifetime
    {
        public PortalHost Host { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Host = await (await PortalHost.DemoAsync()).StartAsync();

        public async Task<Guid> AnyGroupAsync()
        {
            await using var db = await Host.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync();
            return (await db.Groups.OrderBy(row => row.Name).Select(row => row.Id).FirstAsync()).Value;
        }

        public async ValueTask DisposeAsync() => await Host.DisposeAsync();
    }
}
