using RedWillow.Portal.Tests.Support;
using RedWillow.Portal.Tests.Support.Forms;

namespace RedWillow.Portal.Tests.Browser;

/// <summary>Every static page, from the portal's own route list: axe, no sideways scrolling, no console error; light and dark, phone and desk.</summary>
public sealed class StaticPageAccessibilityTests(BrowserFixture browser) : BrowserTest(browser)
{
    [Fact]
    public async Task Nothing_is_found_on_any_static_page()
    {
        await Browser.BrowserAsync();
        await using var host = await (await PortalHost.DemoAsync()).StartAsync();
        var complaints = new List<string>();
        var catalog = new FormCatalog(host);
        foreach (var pages in catalog.Plan().Visits.DistinctBy(visit => visit.Route, StringComparer.Ordinal)
            .GroupBy(visit => (visit.As, IsError: Axe.PagesThatAreErrors.Contains(visit.Address, StringComparer.Ordinal))))
        {
            await using var window = await Browser.VisitAsync(host);
            if (pages.Key.IsError) window.Expect("the server responded with a status of");
            if (pages.Key.As is { } email) await window.SignInAsync(email);
            foreach (var visit in pages)
            {
                (await catalog.OpenAsync(visit)).Dispose();
                await window.GoAsync(visit.Address);
                complaints.AddRange(await Axe.TurnAsync(window, visit.Route));
            }
        }

        Assert.True(complaints.Count is 0, string.Join(Environment.NewLine, complaints));
    }
}
