using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using RedWillow.Portal.Components;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Browser;

/// <summary>What happens at a press: a double-click is one order, and what was answered takes the focus.</summary>
public sealed class PressingTests(BrowserFixture browser) : BrowserTest(browser)
{
    private const string Newcomer = "new@demo.example";

    [Fact]
    public async Task A_double_click_on_send_makes_one_request_and_no_second_error()
    {
        await using var host = await (await PortalHost.DemoAsync()).StartAsync();
        await using var visit = await Browser.VisitAsync(host, width: 390);
        var page = visit.Page;
        await visit.SignInAsync(Newcomer);
        await BeginAsync(visit);
        await AnswerAsync(host);
        await HoldAsync(visit);
        await visit.GoAsync(PortalRoutes.MyEnrollCheck);
        var posts = 0;
        page.Request += (_, request) => posts += request.Method == "POST" && request.Url.EndsWith(PortalRoutes.MyEnrollCheck, StringComparison.Ordinal) ? 1 : 0;
        // The answer takes its time, as it does on a phone: the first order waits until the second click has been made.
        var (presses, twice) = (0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        await page.ExposeFunctionAsync("pressed", () =>
        {
            if (Interlocked.Increment(ref presses) == 2)
                twice.SetResult();
        });
        await page.EvaluateAsync("() => document.addEventListener('pointerup', () => pressed(), true)");
        await page.RouteAsync("**" + PortalRoutes.MyEnrollCheck, async route =>
        {
            await twice.Task.WaitAsync(Eventually.Patience);
            await route.ContinueAsync();
        });

        // As slow as a hand: of two clicks in the same instant the browser itself would drop one.
        await page.GetByRole(AriaRole.Button, new() { Name = "Send request" }).ClickAsync(new() { ClickCount = 2, Delay = 120 });

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Your request was sent" })).ToBeVisibleAsync();
        Assert.Equal(1, posts);
        Assert.Equal(0, await page.GetByRole(AriaRole.Alert).CountAsync());
        await using var db = await host.Databases.CreateDbContextAsync(TestContext.Current.CancellationToken);
        Assert.Equal(EnrollmentStatus.Requested, (await db.Enrollments.OrderByDescending(row => row.StartedUtc).FirstAsync(TestContext.Current.CancellationToken)).Status);
    }

    [Fact]
    public async Task A_refusal_and_an_announcement_take_the_focus_when_they_appear()
    {
        await using var host = await (await PortalHost.DemoAsync()).StartAsync();
        await using var visit = await Browser.VisitAsync(host, width: 390);
        var page = visit.Page;
        await visit.SignInAsync(Newcomer);
        await BeginAsync(visit);
        await AnswerAsync(host);
        await HoldAsync(visit);

        // The way on stands above, far from the button.
        await Assertions.Expect(page.Locator("#held-heading")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#held-heading")).ToBeInViewportAsync();

        // What was done is said at the top, far from the button.
        await page.GetByRole(AriaRole.Button, new() { Name = "Choose something else" }).ClickAsync();
        await Assertions.Expect(page.Locator(".status-region")).ToContainTextAsync("Let go");
        await Assertions.Expect(page.Locator(".status-region")).ToBeFocusedAsync();

        // The request is sent in another window; here the button then gets a no.
        await ChooseAsync(page);
        await MoveOnAsync(host);
        await page.GetByRole(AriaRole.Button, new() { Name = "Hold this place" }).ClickAsync();
        var alert = page.GetByRole(AriaRole.Alert);
        await Assertions.Expect(alert).ToBeVisibleAsync();
        await Assertions.Expect(alert).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_mistyped_address_is_told_by_the_page_and_not_by_a_bubble_of_the_browser()
    {
        await using var host = await (await PortalHost.DemoAsync()).StartAsync();
        await using var visit = await Browser.VisitAsync(host, width: 390);
        await visit.GoAsync(PortalRoutes.Register);
        await visit.Page.Locator("[name='Input.Email']").FillAsync("sam@");

        await visit.Page.Locator("main button[type=submit]").ClickAsync();

        await Assertions.Expect(visit.Page.Locator(".error-summary")).ToBeVisibleAsync();
    }

    private static async Task BeginAsync(Visit visit)
    {
        await visit.GoAsync(PortalRoutes.MyEnroll);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Start", Exact = true }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("tasks done")).ToBeVisibleAsync();
    }

    // Answers are typed in the journey; here they only have to be there.
    private static async Task AnswerAsync(PortalHost host)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var db = await host.Databases.CreateDbContextAsync(stop);
        var mine = await db.Enrollments.OrderByDescending(row => row.StartedUtc).FirstAsync(stop);
        foreach (var question in Question.NeededToSend)
        {
            var answer = new EnrollmentAnswer { EnrollmentId = mine.Id, Question = question };
            answer.Save(
                question switch { Question.Program => "SubstanceUse", Question.PreferredName => "Alex", Question.BirthDate => "1990-07-24", Question.SafeContact => "Email", _ => "No" },
                host.Clock.UtcNow);
            db.Add(answer);
        }

        (await db.Clients.SingleAsync(row => row.Id == mine.ClientId, stop)).Identify("Alex", null, new(1990, 7, 24));
        await db.SaveChangesAsync(stop);
    }

    private static async Task HoldAsync(Visit visit)
    {
        await visit.GoAsync(PortalRoutes.MyEnrollPlace);
        await ChooseAsync(visit.Page);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Hold this place" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#held-heading")).ToBeVisibleAsync();
    }

    private static async Task ChooseAsync(IPage page)
    {
        await page.Locator("input[name=group]").First.CheckAsync();
        await page.Locator("input[name=date]").First.CheckAsync();
        await page.Locator("#hour-none").CheckAsync();
    }

    private static async Task MoveOnAsync(PortalHost host)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var db = await host.Databases.CreateDbContextAsync(stop);
        var mine = await db.Enrollments.Include(row => row.Moves).OrderByDescending(row => row.StartedUtc).FirstAsync(stop);
        Assert.True(mine.MoveTo(EnrollmentStatus.ConsultationRequired, new RedWillow.Portal.Domain.Actor.System("test"), host.Clock.UtcNow).Succeeded);
        await db.SaveChangesAsync(stop);
    }
}
