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
        foreach (var visit in catalog.Plan().Visits.DistinctBy(visit => visit.Route, StringComparer.Ordinal))
        {
            (await catalog.OpenAsync(visit)).Dispose();
            try
            {
                await Axe.CheckEverywhereAsync(
                    Browser, host, visit.Address, visit.As is { } email ? window => window.SignInAsync(email) : null);
            }
            catch (Xunit.Sdk.XunitException found)
            {
                complaints.Add($"{visit.Route}: {found.Message}");
            }
        }

        Assert.True(complaints.Count is 0, string.Join(Environment.NewLine, complaints));
    }
}
