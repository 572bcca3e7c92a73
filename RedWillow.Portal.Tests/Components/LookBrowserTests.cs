using Microsoft.Playwright;
using RedWillow.Portal.Components;
using RedWillow.Portal.Tests.Browser;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Components;

public sealed class LookBrowserTests(BrowserFixture browser, LookBrowserTests.Portal portal) : BrowserTest(browser), IClassFixture<LookBrowserTests.Portal>
{
    [Fact]
    public Task A_live_page_is_accessible_once_it_is_connected() =>
        Axe.CheckEverywhereAsync(
        Browser, portal.Host, PortalRoutes.KitLive, SignInAsync, page => page.GetByRole(AriaRole.Heading, new() { Level = 1 }).WaitForAsync());

    [Fact]
    public async Task A_dialog_can_be_read_and_left_by_keyboard()
    {
        await using var visit = await Browser.VisitAsync(portal.Host);
        await SignInAsync(visit);
        await visit.GoAsync(PortalRoutes.KitLive);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Close attendance" }).ClickAsync();
        var dialog = visit.Page.GetByRole(AriaRole.Dialog, new() { Name = "Close attendance?" });
        await dialog.WaitForAsync();
        await Axe.CheckAsync(visit.Page);

        await visit.Page.Keyboard.PressAsync("Escape");
        await dialog.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
    }

    [Fact]
    public async Task A_mistake_in_a_form_is_accessible_and_its_link_leads_to_the_field_without_a_script()
    {
        await using var visit = await Browser.VisitAsync(portal.Host, width: 390, script: false);
        await visit.GoAsync(PortalRoutes.KitForm);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Save and continue" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Enter the date: month, day and year" }).ClickAsync();
        await visit.ShootAsync("dev-kit-form-errors-390");

        Assert.EndsWith(PortalRoutes.KitForm + "#Input-Birth-Month", visit.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_stands_on_the_line_of_the_other_entries()
    {
        await using var visit = await Browser.VisitAsync(portal.Host);
        await SignInAsync(visit);
        foreach (var address in (string[])[PortalRoutes.Profile, PortalRoutes.KitLive])
        {
            await visit.GoAsync(address);
            var entries = visit.Page.Locator(".nav-wide .nav-end .nav-link, .nav-wide .nav-link-button");
            await entries.Nth(1).WaitForAsync();
            var tops = await entries.EvaluateAllAsync<double[]>(
                "all => all.map(one => { const words = document.createRange(); words.selectNodeContents(one); return words.getBoundingClientRect().top; })");
            Assert.Equal(tops[0], tops[1], tolerance: 0.5);
        }
    }

    [Fact]
    public async Task A_list_on_a_staff_page_keeps_its_words_off_its_arrow()
    {
        await using var visit = await Browser.VisitAsync(portal.Host);
        await SignInAsync(visit);
        await visit.GoAsync(PortalRoutes.AdminNewGroup);
        var list = visit.Page.Locator("select.input").First;
        await list.WaitForAsync();

        // The arrow begins 1.67rem from the edge.
        Assert.True(await list.EvaluateAsync<double>("one => parseFloat(getComputedStyle(one).paddingRight)") >= 1.67 * 16);
    }

    [Fact]
    public async Task Pressing_shift_three_times_leaves_the_site()
    {
        await using var visit = await Browser.VisitAsync(portal.Host);
        await visit.Page.RouteAsync("**/leave", route => route.FulfillAsync(new() { Body = "gone" }));
        await visit.GoAsync(PortalRoutes.Faq);
        await visit.Page.EvaluateAsync("for (let press = 0; press < 3; press++) document.dispatchEvent(new KeyboardEvent('keyup', { key: 'Shift' }))");

        await visit.Page.ArriveAsync("**/leave");
    }

    // A page with a circuit needs somebody who is signed in.
    private static Task SignInAsync(Visit visit) => visit.SignInAsync("admin@demo.example");

    public sealed class Portal : IAsyncLifetime
    {
        public PortalHost Host { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Host = await (await PortalHost.DemoAsync()).StartAsync();

        public async ValueTask DisposeAsync() => await Host.DisposeAsync();
    }
}
