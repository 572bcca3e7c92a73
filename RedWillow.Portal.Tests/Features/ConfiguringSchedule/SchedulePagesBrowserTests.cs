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
    [Theory]
    [InlineData(PortalRoutes.Admin)]
    [InlineData(PortalRoutes.AdminSchedule)]
    [InlineData(PortalRoutes.AdminGroups)]
    [InlineData(PortalRoutes.AdminNewGroup)]
    [InlineData(PortalRoutes.AdminClosures)]
    [InlineData(PortalRoutes.AdminRooms)]
    [InlineData(PortalRoutes.AdminTracks)]
    [InlineData(PortalRoutes.StaffAvailability)]
    public Task The_pages_of_the_schedule_are_accessible(string address) =>
        Axe.CheckEverywhereAsync(Browser, portal.Host, address, visit => visit.SignInAsync("admin@demo.example"), SettledAsync);

    [Fact]
    public Task A_clinicians_own_hours_are_accessible() =>
        Axe.CheckEverywhereAsync(
            Browser, portal.Host, PortalRoutes.StaffAvailability + "?own", visit => visit.SignInAsync("clinician@demo.example"), SettledAsync);

    [Fact]
    public async Task A_group_is_edited_and_a_clash_is_named()
    {
        var address = PortalRoutes.AdminGroups + "/" + await portal.AnyGroupAsync();
        await Axe.CheckEverywhereAsync(Browser, portal.Host, address, visit => visit.SignInAsync("admin@demo.example"), async page =>
        {
            await SettledAsync(page);
            var starts = page.GetByLabel("Starts at");
            foreach (var other in (string[])["9:00 am", "9:30 am", "5:30 pm", "6:00 pm"])
            {
                await starts.SelectOptionAsync(new SelectOptionValue { Label = other });
                await page.GetByRole(AriaRole.Button, new() { Name = "Save the change" }).ClickAsync();
                await page.GetByRole(AriaRole.Alert).Or(page.Locator(".alert-good", new() { HasText = "The group is saved" })).First.WaitForAsync();
                if (await page.GetByRole(AriaRole.Alert).CountAsync() > 0) return;
            }
        });
    }

    private static async Task SettledAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).WaitForAsync();
        await page.Locator(".skeleton:visible").WaitForAsync(new() { State = WaitForSelectorState.Detached });
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
