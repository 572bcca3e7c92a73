using Microsoft.Playwright;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Browser.Steps;

/// <summary>Getting an account and getting into it, as a person does it by hand.</summary>
internal static class Accounts
{
    public const string Password = "copper harbor window seven";

    /// <summary>From the page for new accounts, through the mail, to being signed in.</summary>
    public static async Task RegisterAsync(PortalHost host, Visit visit, string name, string email)
    {
        var page = visit.Page;
        await page.GetByLabel("What should we call you").Or(page.Locator("input[autocomplete=nickname]")).First.FillAsync(name);
        await page.Locator("input[type=email]").FillAsync(email);
        await page.Locator("input[type=password]").FillAsync(Password);
        await page.Locator("main form button[type=submit]").First.ClickAsync();
        await page.ArriveAsync("**/account/check-mail**");
        await visit.GoAsync(await Mails.LinkAsync(host, email, "/account/confirm"));
        await page.Locator("input[type=password]").FillAsync(Password);
        await page.Locator("main form button[type=submit]").First.ClickAsync();
        await LeaveAsync(page, "/account/");
    }

    /// <summary>From the invitation in the mail to the first sign-in.</summary>
    public static async Task AcceptAsync(PortalHost host, Visit visit, string email)
    {
        var page = visit.Page;
        await visit.GoAsync(await Mails.LinkAsync(host, email, "/account/invite"));
        await page.Locator("input[type=password]").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save my password" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in" }).Last.ClickAsync();
        await SignInAsync(page, email);
    }

    /// <summary>On the sign-in page.</summary>
    public static async Task SignInAsync(IPage page, string email)
    {
        await page.GetByLabel("Email address").First.FillAsync(email);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(Password);
        await page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await LeaveAsync(page, "/account/login");
    }

    /// <summary>Staff without a second step set up their authenticator app, and write down the recovery codes.</summary>
    public static async Task AddAppAsync(IPage page, DateTime nowUtc)
    {
        await page.ArriveAsync("**/account/manage/security");
        await page.GetByLabel("Six-digit code").FillAsync(AppCode.At(await page.Locator("code").First.InnerTextAsync(), stepsAhead: 0, nowUtc));
        await page.GetByRole(AriaRole.Button, new() { Name = "Turn it on" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Your recovery codes" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "I wrote them down, go on" }).ClickAsync();
        await LeaveAsync(page, "/account/");
    }

    private static Task LeaveAsync(IPage page, string part) =>
        page.ArriveAsync(address => !address.Contains(part, StringComparison.Ordinal));
}
