using System.Globalization;
using System.Net;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RedWillow.Portal.Components;
using RedWillow.Portal.Data;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Platform.Security;
using RedWillow.Portal.Tests.Account;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Platform;

/// <summary>
/// A session ends when nobody has done anything for a while, whatever an open page does by itself: fetch its files, answer, ask
/// again every half minute, draw what somebody else changed.
/// </summary>
public sealed class IdleTests : PortalTestContext, IAsyncLifetime
{
    private const string Email = "someone@here.example";
    private AccountHost _host = null!;

    /// <summary>Staff and clients, and the minutes after which each is signed out.</summary>
    public static TheoryData<StaffRoles, int> Limits => new() { { StaffRoles.Counselor, 15 }, { StaffRoles.None, 30 } };

    private SessionWatch Watch => _host.Services.GetRequiredService<SessionWatch>();

    private IReadOnlyList<string?> Led => [.. JSInterop.Invocations["location.replace"].Select(call => call.Arguments[0] as string)];

    public async ValueTask InitializeAsync() => _host = await AccountHost.StartAsync(Clock, demo: true);

    [Theory, MemberData(nameof(Limits))]
    public async Task Who_opens_pages_stays_and_what_a_page_fetches_keeps_nobody(StaffRoles roles, int limit)
    {
        await _host.AddAsync(Email, roles);
        using var browser = await _host.SignedInAsync(Email);
        for (var page = 0; page < 3; page++)
        {
            Clock.Advance(TimeSpan.FromMinutes(limit - 1));
            Assert.Equal(HttpStatusCode.OK, (await AnswerAsync(browser, "/account/manage")).Status);
        }

        foreach (var file in (string[])["/js/portal.js", "/css/app.css", "/img/favicon.svg", "/_framework/blazor.web.js", "/_blazor/initializers"])
        {
            Clock.Advance(TimeSpan.FromMinutes(limit / 6));
            Assert.Equal(HttpStatusCode.OK, (await AnswerAsync(browser, file)).Status);
        }

        Clock.Advance(TimeSpan.FromMinutes(limit - (5 * (limit / 6))));
        Assert.Equal((HttpStatusCode.Redirect, "/account/login?ended=idle&ReturnUrl=%2Faccount%2Fmanage"), await AnswerAsync(browser, "/account/manage"));
    }

    [Theory, MemberData(nameof(Limits))]
    public async Task To_ask_how_long_is_left_keeps_nobody_and_to_stay_does(StaffRoles roles, int limit)
    {
        await _host.AddAsync(Email, roles);
        using var browser = await _host.SignedInAsync(Email);
        Assert.Equal(limit * 60, await LeftAsync(browser, PortalRoutes.TimeLeft));
        Clock.Advance(TimeSpan.FromMinutes(limit - 2));
        Assert.Equal(120, await LeftAsync(browser, PortalRoutes.TimeLeft));
        Assert.Equal(120, await LeftAsync(browser, PortalRoutes.TimeLeft));
        Assert.Equal(limit * 60, await LeftAsync(browser, PortalRoutes.Stay));

        Clock.Advance(TimeSpan.FromMinutes(limit - 1));
        Assert.Equal(60, await LeftAsync(browser, PortalRoutes.TimeLeft));
        Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(0, await LeftAsync(browser, PortalRoutes.Stay));
        Assert.Equal(0, await LeftAsync(browser, PortalRoutes.TimeLeft));
        Assert.Equal((HttpStatusCode.Redirect, "/account/login?ended=idle&ReturnUrl=%2Faccount%2Fmanage"), await AnswerAsync(browser, "/account/manage"));
        Assert.Equal(0, await LeftAsync(browser, PortalRoutes.TimeLeft));
    }

    [Theory, MemberData(nameof(Limits))]
    public async Task A_page_that_only_asks_and_draws_ends_as_idle(StaffRoles roles, int limit)
    {
        var (circuit, _) = await OpenAsync(roles);
        var passed = 0;
        var inbound = circuit.CreateInboundActivityHandler(_ => Task.FromResult(passed++));

        for (var minute = 1; minute < limit; minute++)
            await InAMinuteAsync(inbound);
        Assert.Empty(Led);
        await InAMinuteAsync(inbound);

        Assert.Equal(["/account/login?ended=idle&ReturnUrl=%2Fstaff%2Ftoday"], Led);
        await inbound(null!);
        Assert.Equal(limit - 1, passed);
    }

    [Theory, MemberData(nameof(Limits))]
    public async Task A_page_on_which_somebody_acts_stays_until_they_have_stopped_for_so_long(StaffRoles roles, int limit)
    {
        var (circuit, acts) = await OpenAsync(roles);
        var inbound = circuit.CreateInboundActivityHandler(_ => acts.ActedAsync());

        for (var pause = 0; pause < 3; pause++)
        {
            Clock.Advance(TimeSpan.FromMinutes(limit - 1));
            await Watch.SweepAsync(CancellationToken.None);
            await inbound(null!);
        }

        Assert.Empty(Led);
        Clock.Advance(TimeSpan.FromMinutes(limit));
        await inbound(null!);
        await Watch.SweepAsync(CancellationToken.None);
        Assert.Equal(["/account/login?ended=idle&ReturnUrl=%2Fstaff%2Ftoday"], Led);
    }

    [Fact]
    public async Task Nothing_reaches_a_page_whose_session_was_ended()
    {
        var (circuit, _) = await OpenAsync(StaffRoles.Counselor);
        var passed = 0;
        var inbound = circuit.CreateInboundActivityHandler(_ => Task.FromResult(passed++));
        await inbound(null!);
        await using (var db = await _host.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync())
        {
            await db.Users.ExecuteUpdateAsync(set => set.SetProperty(user => user.Disabled, true));
        }

        await Watch.SweepAsync(CancellationToken.None);
        await inbound(null!);

        Assert.Equal(["/account/login?ended=1"], Led);
        Assert.Equal(1, passed);
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeComponentsAsync();
        await _host.DisposeAsync();
        await DisposeAsync();
    }

    private static async Task<(HttpStatusCode Status, string? Where)> AnswerAsync(HttpClient browser, string address)
    {
        using var answer = await browser.GetAsync(new Uri(address, UriKind.Relative));
        return (answer.StatusCode, answer.Headers.Location?.ToString());
    }

    private static async Task<int> LeftAsync(HttpClient browser, string address) =>
        int.Parse(await browser.GetStringAsync(new Uri(address, UriKind.Relative)), CultureInfo.InvariantCulture);

    private async Task InAMinuteAsync(Func<CircuitInboundActivityContext, Task> inbound)
    {
        Clock.Advance(TimeSpan.FromMinutes(1));
        await Watch.SweepAsync(CancellationToken.None);
        await inbound(null!);
    }

    // As a browser does: it signs in by a request, which is the last act, and then opens a page with a circuit.
    private async Task<(CircuitSession Circuit, PersonActs Acts)> OpenAsync(StaffRoles roles)
    {
        var account = await _host.AddAsync(Email, roles);
        using var browser = await _host.SignedInAsync(Email);
        Assert.Equal(HttpStatusCode.OK, (await AnswerAsync(browser, "/account/manage")).Status);
        await using var db = await _host.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync();
        var session = await db.Set<PortalSession>().Where(row => row.UserId == account.Id).Select(row => row.Id).SingleAsync();
        await using var scope = _host.Services.CreateAsyncScope();
        var principal = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<PortalUser>>().CreateAsync(account);
        Authorization.SetAuthorized(Email).SetClaims([.. principal.Claims, new(PortalClaims.Session, session.ToString())]);
        Services.AddSingleton(Watch);
        Services.GetRequiredService<NavigationManager>().NavigateTo("/staff/today");
        var acts = Render<PersonActs>().Instance;
        var circuit = new CircuitSession(
            Services.GetRequiredService<AuthenticationStateProvider>(), Watch, JSInterop.JSRuntime, Services.GetRequiredService<NavigationManager>());
        await circuit.OnCircuitOpenedAsync(null!, CancellationToken.None);
        return (circuit, acts);
    }
}
