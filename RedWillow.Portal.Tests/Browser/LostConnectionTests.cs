using Microsoft.Playwright;
using RedWillow.Portal.Components;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Browser;

/// <summary>A page that lost its server: nothing breaks while it waits, and a page that had to be loaded anew says so.</summary>
public sealed class LostConnectionTests(BrowserFixture browser) : BrowserTest(browser)
{
    // As the circuit's script does without a connection: it throws, and gives no promise.
    private const string AskInVain = """
        async () => {
            const { watch } = await import("/Platform/Live/SeatsChanged.razor.js");
            let asked = 0;
            const watching = watch({ invokeMethodAsync() { asked++; throw new Error("not connected"); } }, 0.01);
            while (asked < 3) await new Promise(later => setTimeout(later, 10));
            watching.stop();
            return asked;
        }
        """;

    // What the circuit's script tells the dialog when the server answers and does not know the page any more.
    private const string Reject =
        "document.getElementById('components-reconnect-modal').dispatchEvent(new CustomEvent('components-reconnect-state-changed', { detail: { state: 'rejected' } }))";

    [Fact]
    public async Task A_page_without_a_connection_goes_on_asking_and_nothing_breaks()
    {
        await using var host = await (await PortalHost.DemoAsync()).StartAsync();
        await using var visit = await Browser.VisitAsync(host);
        await visit.SignInAsync("counselor@demo.example");
        await visit.GoAsync(PortalRoutes.StaffToday);

        Assert.True(await visit.Page.EvaluateAsync<int>(AskInVain) >= 3);
        Assert.Empty(visit.Amiss);
    }

    [Theory]
    [InlineData("en-US", "has to be typed again", "All right")]
    [InlineData("es-US", "tiene que escribirlo otra vez", "Entendido")]
    public async Task A_page_that_loads_itself_anew_says_what_has_to_be_typed_again(string culture, string said, string close)
    {
        await using var host = await (await PortalHost.DemoAsync()).StartAsync();
        await using var visit = await Browser.VisitAsync(host, width: 390);
        var page = visit.Page;
        await visit.SignInAsync("counselor@demo.example");
        await visit.GoAsync("/language/" + culture);
        await OpenAsync(visit);
        var line = page.GetByText(said);
        await Assertions.Expect(line).ToBeHiddenAsync();

        await page.EvaluateAsync(Reject);

        await Assertions.Expect(line).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).WaitForAsync();
        await Axe.CheckAsync(page);
        await visit.ShootAsync("reloaded-" + culture);
        await page.GetByRole(AriaRole.Button, new() { Name = close }).ClickAsync();
        await Assertions.Expect(line).ToBeHiddenAsync();
        await OpenAsync(visit);
        await Assertions.Expect(line).ToBeHiddenAsync();
    }

    private static async Task OpenAsync(Visit visit)
    {
        await visit.GoAsync(PortalRoutes.StaffToday);
        await visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).WaitForAsync();
    }
}
