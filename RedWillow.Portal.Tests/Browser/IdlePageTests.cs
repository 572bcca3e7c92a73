using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Platform.Security;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Browser;

/// <summary>A page that asks by itself is left open: what is typed on it keeps its owner signed in, and what it does by itself does not.</summary>
public sealed partial class IdlePageTests(BrowserFixture browser) : BrowserTest(browser)
{
    private static readonly TimeSpan MostOfThePause = TimeSpan.FromMinutes(10);

    // Says when the circuit has begun to listen for what somebody does. The script that every page has listens for the same, and earlier.
    private const string Tell = """
        const listen = document.addEventListener;
        document.addEventListener = function (type, ...rest) {
            listen.call(this, type, ...rest);
            window.listens ||= type === "wheel" && rest[1]?.capture === true && !document.currentScript;
        };
        """;

    [Fact]
    public async Task A_picker_that_is_left_open_ends_and_one_in_which_somebody_types_does_not()
    {
        var clock = FixedClock.Now();
        await using var host = await (await PortalHost.DemoAsync()).WithClock(clock).WithoutJobs().StartAsync();
        var watch = host.Services.GetRequiredService<SessionWatch>();
        await using var visit = await Browser.VisitAsync(host);
        var page = visit.Page;
        await page.AddInitScriptAsync(Tell);
        await visit.SignInAsync("frontdesk@demo.example");
        await visit.GoAsync($"/admin/enrollments/{await DraftAsync(host)}/choose");
        await page.Locator("#desk-wait").WaitForAsync();
        await page.WaitForFunctionAsync("() => window.listens");

        await PassAsync();
        // Nothing of a note reaches the page before it is left; that somebody types does.
        await page.Locator("#desk-wait").PressSequentiallyAsync("M");
        await AskAndDrawAsync(1);
        await PassAsync();
        await Assertions.Expect(page.Locator("#desk-wait")).ToHaveValueAsync("M");

        await AskAndDrawAsync(2);
        await PassAsync();
        await Assertions.Expect(page).ToHaveURLAsync(IdleSignIn());

        async Task PassAsync()
        {
            clock.Advance(MostOfThePause);
            await watch.SweepAsync(TestContext.Current.CancellationToken);
        }

        // Both are the doing of a script, and the page draws itself anew for each.
        async Task AskAndDrawAsync(int group)
        {
            await page.EvaluateAsync("() => document.dispatchEvent(new Event('visibilitychange'))");
            var told = page.Locator("#wait-title + p");
            var before = await told.TextContentAsync();
            await page.Locator("#desk-group").SelectOptionAsync(new SelectOptionValue { Index = group });
            await Assertions.Expect(told).Not.ToHaveTextAsync(before!);
        }
    }

    private static async Task<Guid> DraftAsync(PortalHost host)
    {
        await using var db = await host.Databases.CreateDbContextAsync(TestContext.Current.CancellationToken);
        var draft = await db.Enrollments.Where(row => row.Status == EnrollmentStatus.Draft).OrderBy(row => row.Id).FirstAsync(TestContext.Current.CancellationToken);
        return draft.Id.Value;
    }

    [GeneratedRegex(@"/account/login\?ended=idle&ReturnUrl=%2Fadmin%2Fenrollments%2F", RegexOptions.None, 1000)]
    private static partial Regex IdleSignIn();
}
