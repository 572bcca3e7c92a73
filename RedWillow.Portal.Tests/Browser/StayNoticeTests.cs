using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RedWillow.Portal.Components;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Browser;

/// <summary>
/// Nobody is signed out without a word before (R-40): the page says so two minutes ahead, and who is there stays, with everything they typed.
/// </summary>
public sealed partial class StayNoticeTests(BrowserFixture browser) : BrowserTest(browser)
{
    private const string Newcomer = "new@demo.example";
    private const string Name = "/my/enroll/about/2";

    // What a page with a circuit does when it is looked at again; its own timers would also end its connection.
    private const string LookAgain = "() => document.dispatchEvent(new Event('visibilitychange'))";

    private const string IsInView = """
        field => {
          const { left, right, top, bottom } = field.getBoundingClientRect();
          return [top + 2, bottom - 2].every(y => document.elementFromPoint((left + right) / 2, y) === field);
        }
        """;

    [Fact]
    public async Task A_question_that_is_left_open_says_so_in_time_and_what_is_typed_is_saved_after_all()
    {
        await using var portal = await OpenAsync(Newcomer);
        var (page, name) = (portal.Page, await portal.QuestionAsync());
        await name.FillAsync("Riv");

        await portal.PassAsync(27);
        await Assertions.Expect(portal.Notice).ToBeHiddenAsync();
        await portal.PassAsync(1);

        await Assertions.Expect(portal.Notice).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[aria-live=assertive]")).ToContainTextAsync("we sign you out in less than 2 minutes");
        await Assertions.Expect(name).ToBeFocusedAsync();
        Assert.True(await name.EvaluateAsync<bool>(IsInView));
        Assert.Empty(await Axe.TurnAsync(portal.Visit, "stay-client"));

        await page.GetByRole(AriaRole.Button, new() { Name = "Stay signed in" }).ClickAsync();

        await Assertions.Expect(portal.Notice).ToBeHiddenAsync();
        await Assertions.Expect(page.GetByText("You are still signed in.")).ToBeAttachedAsync();
        await Assertions.Expect(name).ToBeFocusedAsync();
        await portal.PassAsync(27);
        await Assertions.Expect(name).ToHaveValueAsync("Riv");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save and continue" }).ClickAsync();
        await Assertions.Expect(page).Not.ToHaveURLAsync(new Regex(Name + "|login", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await portal.Visit.GoAsync(Name);
        await Assertions.Expect(name).ToHaveValueAsync("Riv");
    }

    [Fact]
    public async Task A_question_that_is_merely_open_ends_and_leads_back()
    {
        await using var portal = await OpenAsync(Newcomer);
        await portal.QuestionAsync();

        await portal.PassAsync(28);
        await Assertions.Expect(portal.Notice).ToBeVisibleAsync();
        await portal.PassAsync(2);

        await Assertions.Expect(portal.Page).ToHaveURLAsync(IdleSignIn());
        await Assertions.Expect(portal.Page.GetByText("because nothing happened for a while")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Who_writes_for_long_is_asked_nothing()
    {
        await using var portal = await OpenAsync(Newcomer);
        var name = await portal.QuestionAsync();
        for (var letter = 0; letter < 3; letter++)
        {
            await portal.PassAsync(20);
            await portal.Page.RunAndWaitForResponseAsync(() => name.PressSequentiallyAsync("M"), answer => answer.Url.EndsWith(PortalRoutes.Stay, StringComparison.Ordinal));
            await Assertions.Expect(portal.Notice).ToBeHiddenAsync();
        }
    }

    [Fact]
    public async Task A_key_is_enough_when_the_notice_stands_and_it_speaks_the_language_of_the_page()
    {
        await using var portal = await OpenAsync(Newcomer);
        await portal.Visit.GoAsync("/language/es-US");
        var name = await portal.QuestionAsync("Empezar");
        await portal.PassAsync(28);
        await Assertions.Expect(portal.Notice).ToContainTextAsync("cerraremos su sesión en menos de 2 minutos");
        await portal.Visit.ShootAsync("stay-client-es");

        await name.PressAsync("Shift");

        await Assertions.Expect(portal.Notice).ToBeHiddenAsync();
        await Assertions.Expect(portal.Page.GetByText("Su sesión sigue abierta.")).ToBeAttachedAsync();
    }

    [Theory]
    [InlineData("counselor@demo.example", PortalRoutes.StaffToday, 13)]
    [InlineData(Newcomer, PortalRoutes.MyEnrollPlace, 28)]
    public async Task A_page_with_a_circuit_says_so_as_well(string email, string address, int minutes)
    {
        await using var portal = await OpenAsync(email, timers: false);
        if (email == Newcomer) await portal.BeginAsync("Start");
        await portal.Visit.GoAsync(address);
        var heading = portal.Page.GetByRole(AriaRole.Heading, new() { Level = 1 });
        await heading.WaitForAsync();

        portal.Clock.Advance(TimeSpan.FromMinutes(minutes));
        await portal.Page.EvaluateAsync(LookAgain);

        await Assertions.Expect(portal.Notice).ToBeVisibleAsync();
        Assert.Empty(await Axe.TurnAsync(portal.Visit, "stay-" + address, anew: true));
        await portal.Page.GetByRole(AriaRole.Button, new() { Name = "Stay signed in" }).ClickAsync();
        await Assertions.Expect(portal.Notice).ToBeHiddenAsync();
        portal.Clock.Advance(TimeSpan.FromMinutes(minutes - 1));
        await portal.Page.EvaluateAsync(LookAgain);
        await portal.Visit.GoAsync(address);
        await heading.WaitForAsync();
    }

    private async Task<Portal> OpenAsync(string email, bool timers = true)
    {
        var clock = FixedClock.Now();
        var host = await (await PortalHost.DemoAsync()).WithClock(clock).WithoutJobs().StartAsync();
        var visit = await Browser.VisitAsync(host, width: 390);
        if (timers) await visit.Page.Clock.InstallAsync();
        await visit.SignInAsync(email);
        return new(host, visit, clock);
    }

    [GeneratedRegex(@"/account/login\?ended=idle&ReturnUrl=%2Fmy%2Fenroll%2Fabout%2F2$", RegexOptions.None, 1000)]
    private static partial Regex IdleSignIn();

    private sealed record Portal(PortalHost Host, Visit Visit, FixedClock Clock) : IAsyncDisposable
    {
        public IPage Page => Visit.Page;

        public ILocator Notice => Page.Locator(".stay-notice");

        public async Task BeginAsync(string start)
        {
            await Visit.GoAsync(PortalRoutes.MyEnroll);
            await Page.GetByRole(AriaRole.Button, new() { Name = start, Exact = true }).ClickAsync();
            await Page.Locator("main a[href^='/my/enroll/about']").First.WaitForAsync();
        }

        public async Task<ILocator> QuestionAsync(string start = "Start")
        {
            await BeginAsync(start);
            await Visit.GoAsync(Name);
            return Page.Locator("main input[type=text]").First;
        }

        // Both clocks go on, that of the portal and that of the page.
        public async Task PassAsync(int minutes)
        {
            Clock.Advance(TimeSpan.FromMinutes(minutes));
            await Page.Clock.FastForwardAsync(minutes * 60_000L);
        }

        public async ValueTask DisposeAsync()
        {
            await Visit.DisposeAsync();
            await Host.DisposeAsync();
        }
    }
}
