using Microsoft.Playwright;
using RedWillow.Portal.Components;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Tests.Support;
using RedWillow.Portal.Tests.Support.Forms;

namespace RedWillow.Portal.Tests.Browser;

/// <summary>Every static page, from the portal's own route list: axe, no sideways scrolling, no console error; light and dark, phone and desk.</summary>
public sealed class StaticPageAccessibilityTests(BrowserFixture browser) : BrowserTest(browser)
{
    private static readonly HashSet<string> Some = new(StringComparer.Ordinal)
    {
        PortalRoutes.Kit, PortalRoutes.KitForm, PortalRoutes.Iop, PortalRoutes.Faq, PortalRoutes.Crisis, PortalRoutes.Eligibility, PortalRoutes.Error,
    };

    [Fact]
    public async Task Nothing_is_found_on_any_static_page()
    {
        await Browser.BrowserAsync();
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().With("Policy:ClientsBookIntake", "true").StartAsync();
        var (complaints, turned) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        var catalog = new FormCatalog(host);
        var visits = catalog.Plan().Visits.DistinctBy(visit => (visit.Address, visit.As, visit.Before)).ToList();
        Assert.ProperSuperset(Some, visits.Select(visit => visit.Route).ToHashSet(StringComparer.Ordinal));
        foreach (var pages in visits.GroupBy(visit => (visit.As, IsError: Axe.PagesThatAreErrors.Contains(visit.Address, StringComparer.Ordinal))))
        {
            await using var window = await Browser.VisitAsync(host);
            await Axe.BringAsync(window);
            if (pages.Key.IsError) window.Expect("the server responded with a status of");
            if (pages.Key.As is { } email) await window.SignInAsync(email);
            foreach (var visit in pages)
            {
                if (visit.Before is not null) (await catalog.OpenAsync(visit)).Dispose();
                if (visit.Before == FormVisits.StopAtSecondStepAsync) await StopAtSecondStepAsync(window);
                await window.GoAsync(visit.Address);
                if (!visit.Address.StartsWith(new Uri(window.Page.Url).AbsolutePath, StringComparison.Ordinal)) complaints.Add($"{visit.Address} leads to {window.Page.Url}.");
                complaints.AddRange(await Axe.TurnAsync(window, $"{visit.Address} {visit.Before?.Method.Name}", anew: !turned.Add(visit.Route)));
            }
        }

        Assert.True(complaints.Count is 0, string.Join(Environment.NewLine, complaints));
    }
    // The password is right, in this very window.
    private static async Task StopAtSecondStepAsync(Visit window)
    {
        await window.GoAsync(PortalRoutes.Login);
        await window.Page.Locator("[name='Input.Email']").FillAsync(FormTable.OtherClient);
        await window.Page.Locator("[name='Input.Password']").FillAsync(DemoAccounts.Password);
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await window.Page.ArriveAsync("**/account/two-factor*");
    }
}
