using Microsoft.Playwright;
using RedWillow.Portal.Components;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Browser;

/// <summary>Going from page to page and within one, by keyboard: where the focus stands, and what is shown after the way back.</summary>
public sealed class GettingAroundTests(BrowserFixture browser) : BrowserTest(browser)
{
    [Fact]
    public async Task A_list_shows_what_the_page_is_about_also_after_the_way_back()
    {
        await using var host = await (await PortalHost.DemoAsync()).StartAsync();
        await using var visit = await Browser.VisitAsync(host);
        await visit.SignInAsync("admin@demo.example");
        await visit.GoAsync(PortalRoutes.StaffAvailability);
        var (page, list, heading) = (visit.Page, visit.Page.Locator("#therapist"), visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }));
        await list.WaitForAsync();
        foreach (var (index, value) in new[] { (1, "0"), (2, "1") })
        {
            await list.SelectOptionAsync(new SelectOptionValue { Index = index });
            var name = await list.Locator("option").Nth(index).TextContentAsync();
            await Assertions.Expect(heading).ToContainTextAsync(name!.Split(',')[0]);
            await Assertions.Expect(list).ToHaveValueAsync(value);
        }

        var earlier = (await list.Locator("option").Nth(1).TextContentAsync())!.Split(',')[0];
        await page.GoBackAsync();
        await Assertions.Expect(heading).ToContainTextAsync(earlier);
        await Assertions.Expect(list).ToHaveValueAsync("0");
    }

    [Theory]
    [InlineData("/admin/groups/new")]
    [InlineData("/account/manage")]
    public async Task The_way_past_the_head_takes_the_focus_along(string address)
    {
        await using var host = await (await PortalHost.DemoAsync()).StartAsync();
        await using var visit = await Browser.VisitAsync(host);
        await visit.SignInAsync("admin@demo.example");
        await visit.GoAsync(address);
        await visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).WaitForAsync();

        await visit.Page.Locator(".skip-link").FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(visit.Page.Locator("#main")).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(visit.Page.Locator("#main :focus")).ToHaveCountAsync(1);
    }

    [Theory]
    [InlineData("/admin/groups/new", "Open the group", "counselor")]
    [InlineData("/admin/groups/new", "Open the group", "pattern-Monday")]
    [InlineData("/dev/kit/form", "Save and continue", "Input-Birth-Month")]
    public async Task A_line_of_the_problem_list_leads_into_its_field(string address, string send, string field)
    {
        await using var host = await (await PortalHost.DemoAsync()).StartAsync();
        await using var visit = await Browser.VisitAsync(host);
        await visit.SignInAsync("admin@demo.example");
        await visit.GoAsync(address);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = send }).ClickAsync();

        await visit.Page.Locator($".error-summary a[href$='#{field}']").FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(visit.Page.Locator("#" + field)).ToBeFocusedAsync();
        await Assertions.Expect(visit.Page.Locator("#" + field)).ToBeInViewportAsync();
    }
}
