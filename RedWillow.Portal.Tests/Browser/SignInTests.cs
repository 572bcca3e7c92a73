using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RedWillow.Portal.Components;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Browser;

/// <summary>Every way to sign in, by hand, on the real pages.</summary>
public sealed class SignInTests(BrowserFixture browser, SignInTests.Portal portal) : BrowserTest(browser), IClassFixture<SignInTests.Portal>
{
    [Fact]
    public async Task A_wrong_password_is_answered_kindly_and_the_right_one_leads_where_they_wanted_to_go()
    {
        await using var visit = await Browser.VisitAsync(portal.Host, width: 390);
        await visit.GoAsync(PortalRoutes.MyDocuments);
        Assert.Equal(PortalRoutes.Login, new Uri(visit.Page.Url).AbsolutePath);
        await TypePasswordAsync(visit.Page, "client@demo.example", "not the password at all");
        await Assertions.Expect(visit.Page.GetByText("That email address and password did not work together.")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.GetByLabel("Password", new() { Exact = true })).ToHaveValueAsync("");
        await visit.ShootAsync("sign-in-wrong-390");
        await Axe.CheckAsync(visit.Page);

        await TypePasswordAsync(visit.Page, "client@demo.example", DemoAccounts.Password);
        await visit.Page.ArriveAsync($"**{PortalRoutes.MyDocuments}");

        await SignOutAsync(visit.Page);
        await visit.GoAsync(PortalRoutes.My);
        Assert.Equal(PortalRoutes.Login, new Uri(visit.Page.Url).AbsolutePath);
    }

    [Fact]
    public async Task An_authenticator_app_is_set_up_and_each_of_its_codes_signs_in_once()
    {
        const string email = "counselor@demo.example";
        await using var visit = await Browser.VisitAsync(portal.Host);
        var page = visit.Page;
        await visit.GoAsync(PortalRoutes.Login);
        await TypePasswordAsync(page, email, DemoAccounts.Password);
        await page.ArriveAsync($"**{PortalRoutes.StaffToday}");
        await visit.GoAsync(PortalRoutes.Security);
        var key = await page.Locator("code").InnerTextAsync();
        await visit.ShootAsync("security-app");
        await page.Locator("#App-Current").FillAsync(DemoAccounts.Password);
        await page.GetByLabel("Six-digit code").FillAsync("12345");
        await page.GetByRole(AriaRole.Button, new() { Name = "Turn it on" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("That code did not work.");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
        await Assertions.Expect(page.GetByLabel("Six-digit code")).ToHaveAttributeAsync("aria-invalid", "true");
        Assert.Equal(key, await page.Locator("code").InnerTextAsync());
        await page.Locator("#App-Current").FillAsync("not the password at all");
        await page.GetByLabel("Six-digit code").FillAsync(AppCode.At(key, stepsAhead: 0));
        await page.GetByRole(AriaRole.Button, new() { Name = "Turn it on" }).ClickAsync();
        await page.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Link, new() { Name = "The current password is not right" }).ClickAsync();
        await Assertions.Expect(page.Locator("#App-Current")).ToBeFocusedAsync();
        await Assertions.Expect(page.GetByLabel("Six-digit code")).ToHaveValueAsync(Words("^[0-9]{6}$"));
        await Axe.CheckAsync(page);
        await visit.ShootAsync("security-app-wrong");
        await page.Locator("#App-Current").FillAsync(DemoAccounts.Password);
        await page.GetByLabel("Six-digit code").FillAsync(AppCode.At(key, stepsAhead: 0));
        await page.GetByRole(AriaRole.Button, new() { Name = "Turn it on" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Your recovery codes" })).ToBeVisibleAsync();
        await Axe.CheckAsync(page);
        await visit.ShootAsync("security-codes");
        var recovery = await page.Locator("section.card code").AllInnerTextsAsync();
        Assert.Equal(10, recovery.Distinct(StringComparer.Ordinal).Count());
        await SignOutAsync(page);

        // The code of the next half minute counts already and is later than the one that set the app up.
        var code = AppCode.At(key, stepsAhead: 1);
        await GiveCodeAsync(visit, email, code);
        await page.ArriveAsync($"**{PortalRoutes.StaffToday}");
        await SignOutAsync(page);

        await GiveCodeAsync(visit, email, code);
        await Assertions.Expect(page.GetByText("That code did not work.").First).ToBeVisibleAsync();
        await visit.GoAsync(PortalRoutes.StaffToday);
        Assert.Equal(PortalRoutes.Login, new Uri(page.Url).AbsolutePath);

        await visit.GoAsync(PortalRoutes.Login);
        await TypePasswordAsync(page, email, DemoAccounts.Password);
        await page.GetByRole(AriaRole.Link, new() { Name = "Use a recovery code instead" }).ClickAsync();
        await page.GetByLabel("Recovery code").FillAsync(recovery[0]);
        await page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await page.ArriveAsync($"**{PortalRoutes.StaffToday}");
    }

    [Fact]
    public async Task A_passkey_is_added_and_signs_in_without_a_password()
    {
        await using var visit = await Browser.VisitAsync(portal.Host);
        var page = visit.Page;
        var kept = await VirtualDevice.PlugInAsync(visit);
        await visit.GoAsync(PortalRoutes.Login);
        await TypePasswordAsync(page, "client2@demo.example", DemoAccounts.Password);
        await page.ArriveAsync($"**{PortalRoutes.My}");
        await visit.GoAsync(PortalRoutes.Security);
        await page.GetByLabel("Name of the passkey").FillAsync("Blue phone");
        // The device is asked for nothing before the password is there.
        var add = page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" });
        await add.ClickAsync();
        await Assertions.Expect(page.Locator("#Passkey-Current")).ToBeFocusedAsync();
        await page.Locator("#Passkey-Current").FillAsync("not the password at all");
        await add.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The current password is not right.");
        await Assertions.Expect(page.Locator("#Passkey-Current")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#Passkey-Current")).ToHaveAccessibleDescriptionAsync(Words("The current password is not right"));
        await Assertions.Expect(page.Locator("#Passkey-Current")).ToHaveAttributeAsync("aria-invalid", "true");
        Assert.Equal(0, await kept());
        await page.Locator("#Passkey-Current").FillAsync(DemoAccounts.Password);
        await add.ClickAsync();
        await page.ArriveAsync($"**{PortalRoutes.Security}?saved=1");
        Assert.Equal(1, await kept());
        await Assertions.Expect(page.GetByLabel("Name of the passkey").First).ToHaveValueAsync("Blue phone");
        await Axe.CheckAsync(page);
        await visit.ShootAsync("security-passkey");
        await SignOutAsync(page);

        await visit.GoAsync(PortalRoutes.Login);
        var button = page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" });
        await button.ClickAsync();
        await page.ArriveAsync($"**{PortalRoutes.My}");

        await visit.GoAsync(PortalRoutes.Security);
        await page.GetByText("Remove this passkey").ClickAsync();
        await page.Locator("details[open] input[type=password]").FillAsync("not the password at all");
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("details[open] .field-error")).ToContainTextAsync("The current password is not right.");
        await visit.ShootAsync("security-passkey-remove");
        await page.Locator("details[open] input[type=password]").FillAsync(DemoAccounts.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove", Exact = true }).ClickAsync();
        await page.ArriveAsync($"**{PortalRoutes.Security}?saved=1");
        await SignOutAsync(page);
        await visit.GoAsync(PortalRoutes.Login);
        await button.ClickAsync();
        await Assertions.Expect(page.GetByText("The passkey did not work. You can try again or use another way.")).ToBeVisibleAsync();
        Assert.Equal(PortalRoutes.Login, new Uri(page.Url).AbsolutePath);
    }

    private static Regex Words(string pattern) => new(pattern, RegexOptions.None, TimeSpan.FromSeconds(1));

    private static async Task TypePasswordAsync(IPage page, string email, string password)
    {
        await page.GetByLabel("Email address").FillAsync(email);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
    }

    private static async Task GiveCodeAsync(Visit visit, string email, string code)
    {
        await visit.GoAsync(PortalRoutes.Login);
        await TypePasswordAsync(visit.Page, email, DemoAccounts.Password);
        await visit.Page.ArriveAsync($"**{PortalRoutes.TwoFactor}**");
        await visit.Page.GetByLabel("Six-digit code").FillAsync(code);
        await visit.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
    }

    private static async Task SignOutAsync(IPage page)
    {
        var menu = page.GetByRole(AriaRole.Banner).GetByText("Menu");
        if (await menu.IsVisibleAsync()) await menu.ClickAsync();
        await page.GetByRole(AriaRole.Banner).GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.ArriveAsync(url => new Uri(url).AbsolutePath == PortalRoutes.Home);
    }

    public sealed class Portal : IAsyncLifetime
    {
        public PortalHost Host { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Host = await (await PortalHost.DemoAsync()).StartAsync();

        public async ValueTask DisposeAsync() => await Host.DisposeAsync();
    }
}
