using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using RedWillow.Portal.Components;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Features.ManagingPeople;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Browser;

/// <summary>Somebody who may no longer be here is out within five seconds by the real clock, in the middle of a word.</summary>
[Collection(RealClock.Name)]
public sealed class RevocationTests(BrowserFixture browser, RevocationTests.Portal portal) : BrowserTest(browser), IClassFixture<RevocationTests.Portal>
{
    private const string Editor = "director@demo.example";
    private const string SignedOut = "You were signed out. Please sign in again to go on.";
    private const string HalfWritten = "Half-written gro";

    // Instead of being emptied, the page is sent once more with another name in it.
    private const string Defy = """
        () => {
            const name = document.querySelector("#name");
            const save = [...document.querySelectorAll("main button")].find(button => button.textContent === "Save the change");
            document.body.replaceChildren = () => {
                name.value = "Afterwards";
                name.dispatchEvent(new Event("change", { bubbles: true }));
                save.click();
            };
        }
        """;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    [Fact]
    public Task Taking_a_role_away_ends_the_open_page() => ItEndsAsync(_ => portal.SetRolesAsync(Editor, StaffRoles.Director | StaffRoles.Clinician));

    [Fact]
    public Task Shutting_the_account_ends_the_open_page() => ItEndsAsync(_ => portal.ShutAsync(Editor, disabled: true));

    [Fact]
    public Task Signing_out_in_another_tab_ends_the_open_page() => ItEndsAsync(async visit =>
    {
        var tab = await visit.Context.NewPageAsync();
        await tab.GotoAsync(PortalRoutes.Profile);
        await tab.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await tab.ArriveAsync(url => new Uri(url).AbsolutePath == PortalRoutes.Home);
    });

    [Fact]
    public async Task Shutting_a_clients_account_ends_their_picker()
    {
        const string client = "new@demo.example";
        await using var visit = await Browser.VisitAsync(portal.Host, width: 390);
        await visit.SignInAsync(client);
        await visit.GoAsync(PortalRoutes.MyEnroll);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Start", Exact = true }).ClickAsync();
        await visit.GoAsync(PortalRoutes.MyEnrollPlace);
        await visit.Page.GetByRole(AriaRole.Radio).First.WaitForAsync();

        var taken = Stopwatch.StartNew();
        await portal.ShutAsync(client, disabled: true);

        await IsOutAsync(visit, taken);
        await portal.ShutAsync(client, disabled: false);
    }

    [Fact]
    public async Task What_a_page_that_defies_its_end_still_sends_is_not_done()
    {
        await portal.SetRolesAsync(Editor, StaffRoles.Director | StaffRoles.Clinician | StaffRoles.Admin);
        await portal.ShutAsync(Editor, disabled: false);
        await using var visit = await Browser.VisitAsync(portal.Host);
        var page = visit.Page;
        var group = await portal.GroupAsync(rows => rows.OrderBy(row => row.Slug));
        await visit.SignInAsync(Editor);
        await visit.GoAsync(PortalRoutes.AdminGroup.Replace("{Id:guid}", group.Id.Value.ToString(), StringComparison.Ordinal));
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Before");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the change" }).ClickAsync();
        await Assertions.Expect(page.GetByText("The group is saved")).ToBeVisibleAsync();
        await page.EvaluateAsync(Defy);
        // It has all the time it needs before it is left.
        await page.RouteAsync("**/account/login*", async route =>
        {
            await Task.Delay(TimeSpan.FromSeconds(1));
            await route.ContinueAsync();
        });

        await portal.ShutAsync(Editor, disabled: true);

        await Assertions.Expect(page.GetByText(SignedOut)).ToBeVisibleAsync();
        Assert.Equal("Before", (await portal.GroupAsync(rows => rows.Where(row => row.Id == group.Id))).Name);
    }

    private async Task ItEndsAsync(Func<Visit, Task> takeAway)
    {
        await portal.SetRolesAsync(Editor, StaffRoles.Director | StaffRoles.Clinician | StaffRoles.Admin);
        await portal.ShutAsync(Editor, disabled: false);
        await using var visit = await Browser.VisitAsync(portal.Host);
        await visit.SignInAsync(Editor);
        await visit.GoAsync(PortalRoutes.AdminNewGroup);
        await visit.Page.GetByLabel("Name", new() { Exact = true }).PressSequentiallyAsync(HalfWritten);
        using var thief = await portal.WithCookiesOfAsync(visit);
        Assert.Equal(HttpStatusCode.OK, await AnswerAsync(thief));

        var taken = Stopwatch.StartNew();
        await takeAway(visit);

        await IsOutAsync(visit, taken);
        await visit.ShootAsync("revoked");
        Assert.Equal(HttpStatusCode.Redirect, await AnswerAsync(thief));
    }

    private static async Task IsOutAsync(Visit visit, Stopwatch since)
    {
        await Assertions.Expect(visit.Page.GetByText(SignedOut)).ToBeVisibleAsync(new() { Timeout = 20_000 });
        var took = since.Elapsed;
        Assert.True(took <= Limit, $"It took {took.TotalSeconds:0.0} s.");
        TestContext.Current.SendDiagnosticMessage("The page ended after {0:0.00} s.", took.TotalSeconds);
        Assert.EndsWith(PortalRoutes.Login + "?ended=1", visit.Page.Url, StringComparison.Ordinal);
        await Assertions.Expect(visit.Page.GetByText(HalfWritten)).ToHaveCountAsync(0);
        await visit.GoAsync(PortalRoutes.AdminNewGroup);
        Assert.StartsWith(PortalRoutes.Login, new Uri(visit.Page.Url).AbsolutePath, StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> AnswerAsync(HttpClient client)
    {
        using var answer = await client.GetAsync(new Uri(PortalRoutes.AdminNewGroup, UriKind.Relative));
        return answer.StatusCode;
    }

    public sealed class Portal : IAsyncLifetime
    {
        public PortalHost Host { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Host = await (await PortalHost.DemoAsync()).StartAsync();

        public async ValueTask DisposeAsync() => await Host.DisposeAsync();

        public Task SetRolesAsync(string email, StaffRoles roles) => AsAdminAsync(email, (ring, admin, account) =>
            ring.GetRequiredService<ChangeRolesHandler>().HandleAsync(admin, new(Guid.CreateVersion7(), account.Id, account.Roles, roles), TestContext.Current.CancellationToken));

        public Task ShutAsync(string email, bool disabled) => AsAdminAsync(email, (ring, admin, account) =>
            ring.GetRequiredService<DisableAccountHandler>().HandleAsync(admin, new(Guid.CreateVersion7(), account.Id, disabled), TestContext.Current.CancellationToken));

        public async Task<Group> GroupAsync(Func<IQueryable<Group>, IQueryable<Group>> which)
        {
            await using var db = await Host.Databases.CreateDbContextAsync(TestContext.Current.CancellationToken);
            return await which(db.Groups.AsNoTracking()).FirstAsync(TestContext.Current.CancellationToken);
        }

        /// <summary>Somebody else who has got hold of the browser's cookies.</summary>
        public async Task<HttpClient> WithCookiesOfAsync(Visit visit)
        {
            var cookies = await visit.Context.CookiesAsync();
            var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Host.Address };
            client.DefaultRequestHeaders.Add("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Name}={cookie.Value}")));
            return client;
        }

        private async Task AsAdminAsync(string email, Func<IServiceProvider, Actor, PortalUser, Task<Result<Done>>> act)
        {
            await using var scope = Host.Services.CreateAsyncScope();
            var users = scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>();
            var admin = (await users.FindByEmailAsync("admin@demo.example"))!;
            var account = (await users.FindByEmailAsync(email))!;
            var answer = await act(scope.ServiceProvider, new Actor.Staff(new(admin.Id), admin.PractitionerId!.Value, StaffRoles.Admin), account);
            Assert.True(answer.Succeeded, answer.Refusal?.ToString());
        }
    }
}
