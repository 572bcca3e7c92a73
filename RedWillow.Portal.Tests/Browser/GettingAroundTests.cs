using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using RedWillow.Portal.Components;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Features.JoiningGroup;
using RedWillow.Portal.Tests.Support;
using RedWillow.Portal.Tests.Support.Forms;

namespace RedWillow.Portal.Tests.Browser;

/// <summary>Going from page to page and within one, by keyboard: where the focus stands, and what is shown after the way back.</summary>
public sealed class GettingAroundTests(BrowserFixture browser) : BrowserTest(browser)
{
    private const string Clinician = "clinician@demo.example";

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

    [Fact]
    public async Task A_press_that_is_refused_leads_into_the_first_field_that_is_wrong()
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        await using var db = await host.Databases.CreateDbContextAsync();
        var request = await db.Enrollments.Where(row => row.Status == EnrollmentStatus.Requested).Select(row => row.Id.Value).FirstAsync();
        await using var visit = await Browser.VisitAsync(host, width: 390);
        await visit.SignInAsync(Clinician);
        await visit.GoAsync($"{PortalRoutes.AdminEnrollments}/{request}");
        var (page, record) = (visit.Page, visit.Page.GetByRole(AriaRole.Button, new() { Name = "Record the intake" }));
        var (first, day) = (page.Locator("#intake-outcome-0"), page.Locator("#intake-screened"));

        // The second time nothing is drawn that was not there.
        foreach (var _ in (int[])[1, 2])
        {
            await record.PressAsync("Enter");
            await Assertions.Expect(first).ToBeFocusedAsync();
            await Assertions.Expect(first).ToBeInViewportAsync();
            await Assertions.Expect(page.Locator("#intake-outcome-error")).ToBeInViewportAsync();
        }

        await first.CheckAsync();
        await record.PressAsync("Enter");
        await Assertions.Expect(day).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#intake-screened-error")).ToBeInViewportAsync();
    }

    [Theory]
    [InlineData("quick exit")]
    [InlineData("sign-out")]
    public async Task What_was_typed_is_not_dropped_without_a_question_and_holds_up_nobody_who_leaves_the_portal(string by)
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        await using var visit = await Browser.VisitAsync(host);
        await visit.SignInAsync("admin@demo.example");
        await visit.GoAsync(PortalRoutes.AdminGroups);
        var page = visit.Page;
        await page.RouteAsync("**/leave", route => route.FulfillAsync(new() { Body = "gone" }));
        page.Dialog += (_, held) => throw new InvalidOperationException(held.Message);
        await page.Locator("main .table").WaitForAsync();
        await page.EvaluateAsync("address => Blazor.navigateTo(address)", PortalRoutes.AdminNewGroup);
        var (name, question) = (page.Locator("#name"), page.GetByRole(AriaRole.Dialog, new() { Name = "Leave without saving?" }));
        await name.FillAsync("Evening C");
        await name.BlurAsync();

        foreach (var leave in (Func<Task>[])[() => page.Locator(".back-link").ClickAsync(), () => page.EvaluateAsync("() => history.back()")])
        {
            await leave();
            await question.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
            await question.WaitForAsync(new() { State = WaitForSelectorState.Detached });
            await Assertions.Expect(name).ToHaveValueAsync("Evening C");
            Assert.EndsWith(PortalRoutes.AdminNewGroup, page.Url, StringComparison.Ordinal);
        }

        if (by == "quick exit") await page.Locator(".leave").ClickAsync();
        else await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).First.ClickAsync();
        await page.ArriveAsync(address => !address.EndsWith(PortalRoutes.AdminNewGroup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_arrives_at_a_page_with_a_circuit_stands_at_its_heading_however_long_it_loads()
    {
        await using var host = await SlowAsync(new());
        await using var db = await host.Databases.CreateDbContextAsync();
        await using var visit = await Browser.VisitAsync(host);
        var page = visit.Page;
        await visit.SignInAsync(Clinician);
        await visit.GoAsync(PortalRoutes.KitLive);
        await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).WaitForAsync();
        var complaints = new List<string>();

        foreach (var live in LivePage.All.Where(live => live.Page != typeof(ChoosePlacePage)))
        {
            var address = live.Address(live.Of is { } of ? await of(db).FirstAsync() : null);
            await page.Locator(".brand").FocusAsync();
            await LeaveForAsync(page, address);
            if (await StandsAtAsync(page) is { } stands) complaints.Add($"{address}: {stands}");
        }

        Assert.True(complaints.Count is 0, string.Join(Environment.NewLine, complaints));
    }

    [Fact]
    public async Task A_client_who_opens_the_picker_stands_at_its_heading()
    {
        await using var host = await SlowAsync(new());
        await using var visit = await Browser.VisitAsync(host, width: 390);
        await visit.SignInAsync(FormTable.Newcomer);
        await visit.GoAsync(PortalRoutes.MyEnroll);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Start", Exact = true }).ClickAsync();
        await visit.GoAsync(PortalRoutes.MyEnrollPlace);

        Assert.Null(await StandsAtAsync(visit.Page));
    }

    [Theory]
    [InlineData("keyboard")]
    [InlineData("mouse")]
    public async Task Nobody_who_went_on_meanwhile_is_called_back(string by)
    {
        var answers = new SlowAnswers();
        await using var host = await SlowAsync(answers);
        await using var visit = await Browser.VisitAsync(host);
        var page = visit.Page;
        await visit.SignInAsync(Clinician);
        await visit.GoAsync(PortalRoutes.KitLive);
        await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).WaitForAsync();
        var hold = answers.Hold();
        await page.EvaluateAsync("address => Blazor.navigateTo(address)", PortalRoutes.StaffToday);
        await page.Locator("main .skeleton").WaitForAsync();

        if (by == "keyboard") await page.Locator(".leave").FocusAsync();
        else await page.Locator(".site-foot-inner h2").First.ClickAsync();
        hold.SetResult();
        await page.Locator("main h1").WaitForAsync();

        await Assertions.Expect(page.Locator(by == "keyboard" ? ".leave:focus" : "body:focus, body:not(:has(:focus))")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("h1:focus")).ToHaveCountAsync(0);
    }

    // Until nothing is left of the page before.
    private static async Task LeaveForAsync(IPage page, string address)
    {
        await page.EvaluateAsync("address => { document.querySelector('main h1').id = 'before'; Blazor.navigateTo(address); }", address);
        // A page that may ask before it is left has the address change when the server has answered, which a wait for a navigation can miss.
        await page.WaitForFunctionAsync("address => location.href.endsWith(address)", address);
        await page.Locator("#before").WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    /// <summary>Answers null, or what has the focus instead.</summary>
    private static async Task<string?> StandsAtAsync(IPage page)
    {
        try
        {
            await Assertions.Expect(page.Locator("main h1")).ToHaveCountAsync(1);
            await Assertions.Expect(page.Locator("main .skeleton")).ToHaveCountAsync(0);
            await Assertions.Expect(page.Locator("main h1:focus")).ToHaveCountAsync(1, new() { Timeout = 1_000 });
            return null;
        }
        catch (PlaywrightException)
        {
            return await page.EvaluateAsync<string>("() => document.activeElement.outerHTML.slice(0, 80)");
        }
    }

    // SQLite answers at once; a database at the other end of a wire does not. One person has all roles, so that every page opens.
    private static async Task<PortalHost> SlowAsync(SlowAnswers answers)
    {
        var host = await (await PortalHost.DemoAsync()).WithoutJobs().WithServices(services =>
            services.ConfigureDbContext<SqlitePortalDbContext>(options => options.AddInterceptors(answers), ServiceLifetime.Singleton)).StartAsync();
        await using var db = await host.Databases.CreateDbContextAsync();
        var clinician = (await db.Users.ToListAsync()).Single(user => user.Email == Clinician);
        clinician.Roles = Enum.GetValues<StaffRoles>().Aggregate((all, role) => all | role);
        await db.SaveChangesAsync();
        return host;
    }

    private sealed class SlowAnswers : DbCommandInterceptor
    {
        private Task _held = Task.CompletedTask;

        /// <summary>Nothing is answered until it is set.</summary>
        public TaskCompletionSource Hold()
        {
            var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _held = held.Task;
            return held;
        }

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            await Task.Delay(5, cancellationToken);
            await _held.WaitAsync(cancellationToken);
            return result;
        }
    }
}
