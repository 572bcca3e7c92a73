using Microsoft.Playwright;
using RedWillow.Portal.Components;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Browser;

/// <summary>The limit on one account's open pages counts pages that are open.</summary>
public sealed class OpenPagesTests(BrowserFixture browser) : BrowserTest(browser)
{
    [Fact]
    public async Task A_page_that_was_left_is_not_open_any_more()
    {
        await using var host = await (await PortalHost.DemoAsync()).With("Security:CircuitsPerAccount", "2").StartAsync();
        await using var visit = await Browser.VisitAsync(host);
        await visit.SignInAsync("counselor@demo.example");
        for (var time = 0; time < 5; time++)
        {
            await visit.GoAsync(PortalRoutes.StaffToday);
            await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Today" })).ToBeVisibleAsync();
            await visit.GoAsync(PortalRoutes.Profile);
        }
    }
}
