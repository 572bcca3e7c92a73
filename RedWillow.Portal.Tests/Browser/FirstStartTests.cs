using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using RedWillow.Portal.Features.SettingUp;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Browser;

/// <summary>A center moves in: from an empty database to a group that people can find, each person in a window of their own.</summary>
public sealed class FirstStartTests(BrowserFixture browser) : BrowserTest(browser)
{
    private const string Admin = "ada@example.test";
    private const string Colleague = "rosa@example.test";
    private const string Password = "copper harbor window seven";

    [Fact]
    public async Task An_empty_portal_becomes_a_center_with_a_group()
    {
        await using var host = await new PortalHost().StartAsync();
        await using var admin = await Browser.VisitAsync(host);
        await SetUpAsync(host, admin);
        await SeeListAsync(admin, "2 of 11 done", "start-1-list");
        await OpenRoomAsync(admin);
        await InviteAsync(host, admin);
        await AcceptAsync(host);
        await OpenGroupAsync(admin);
        await SeeListAsync(admin, "6 of 11 done", "start-6-list");

        await using var visitor = await Browser.VisitAsync(host, width: 390);
        await visitor.GoAsync("/tracks?p=1&t=d");
        await Assertions.Expect(visitor.Page.GetByText("1:00", new() { Exact = false }).First).ToBeVisibleAsync();
        visitor.Expect("404");
        await visitor.GoAsync("/setup");
        await Assertions.Expect(visitor.Page.GetByLabel("Setup code")).ToHaveCountAsync(0);
    }

    private static async Task SetUpAsync(PortalHost host, Visit admin)
    {
        var page = admin.Page;
        await admin.GoAsync("/setup");
        await Axe.CheckAsync(page);
        await page.GetByLabel("Setup code").FillAsync(host.Services.GetRequiredService<SetupCode>().Make());
        await page.GetByLabel("Your name").FillAsync("Ada Kent");
        await page.GetByLabel("Email address").FillAsync(Admin);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(Password);
        await admin.ShootAsync("start-0-setup");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the first administrator" }).ClickAsync();
        await page.WaitForURLAsync("**/account/login**");
        await SignInAsync(page, Admin);
        await AddAppAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "I wrote them down, go on" }).ClickAsync();
        await page.WaitForURLAsync("**/admin");
    }

    private static async Task SignInAsync(IPage page, string email)
    {
        await page.GetByLabel("Email address").FillAsync(email);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(Password);
        await page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/account/manage/security");
    }

    private static async Task AddAppAsync(IPage page)
    {
        await page.GetByLabel("Six-digit code").FillAsync(AppCode.At(await page.Locator("code").First.InnerTextAsync(), stepsAhead: 0));
        await page.GetByRole(AriaRole.Button, new() { Name = "Turn it on" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Your recovery codes" })).ToBeVisibleAsync();
    }

    private static async Task SeeListAsync(Visit admin, string words, string shot)
    {
        await admin.GoAsync("/admin");
        await Assertions.Expect(admin.Page.GetByText(words)).ToBeVisibleAsync();
        await admin.ShootAsync(shot);
    }

    private static async Task OpenRoomAsync(Visit admin)
    {
        var page = admin.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Rooms", Exact = true }).First.ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Aspen");
        await page.GetByLabel("Seats").FillAsync("14");
        await page.GetByRole(AriaRole.Button, new() { Name = "Open the room" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Aspen is saved.")).ToBeVisibleAsync();
    }

    private static async Task InviteAsync(PortalHost host, Visit admin)
    {
        var page = admin.Page;
        await admin.GoAsync("/admin/users");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a person" }).ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Rosa Lind");
        await page.GetByLabel("License", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "LCSW, Licensed clinical social worker" });
        await page.GetByLabel("License number").FillAsync("UT-4711");
        await page.GetByLabel("In force until").FillAsync(host.Clock.Today.AddYears(1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await page.GetByLabel("Email address").FillAsync(Colleague);
        await page.GetByLabel("Email address").BlurAsync();
        await page.GetByLabel("Counselor").CheckAsync();
        await page.GetByLabel("Clinician").CheckAsync();
        await admin.ShootAsync("start-2-person");
        await Axe.CheckAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Add and invite" }).ClickAsync();
        await Assertions.Expect(page.GetByText("The invitation is on its way.")).ToBeVisibleAsync();
        await admin.ShootAsync("start-3-people");
    }

    private async Task AcceptAsync(PortalHost host)
    {
        await using var colleague = await Browser.VisitAsync(host, width: 390);
        var page = colleague.Page;
        await colleague.GoAsync(await LinkInMailAsync(host));
        await colleague.ShootAsync("start-4-accept");
        await page.Locator("input[type=password]").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save my password" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in" }).Last.ClickAsync();
        await SignInAsync(page, Colleague);
        await AddAppAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "I wrote them down, go on" }).ClickAsync();
        await page.WaitForURLAsync("**/staff/today");
    }

    private static async Task OpenGroupAsync(Visit admin)
    {
        var page = admin.Page;
        await admin.GoAsync("/admin/groups/new");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Afternoon group");
        await page.GetByLabel("Track").SelectOptionAsync(new SelectOptionValue { Label = "Substance Use, daytime" });
        foreach (var day in (string[])["Monday", "Wednesday", "Friday"])
            await page.GetByLabel(day, new() { Exact = true }).CheckAsync();
        await page.GetByLabel("Starts at").SelectOptionAsync(new SelectOptionValue { Label = "1:00 pm" });
        await page.GetByLabel("Counselor").SelectOptionAsync(await OptionAsync(page, "#counselor", "Rosa Lind"));
        await page.GetByLabel("Room", new() { Exact = true }).SelectOptionAsync(await OptionAsync(page, "#room", "Aspen"));
        await page.GetByLabel("Places", new() { Exact = true }).FillAsync("12");
        await page.GetByRole(AriaRole.Button, new() { Name = "Open the group" }).ClickAsync();
        await Assertions.Expect(page.GetByText("The group is open")).ToBeVisibleAsync();
    }

    private static async Task<string> OptionAsync(IPage page, string select, string text) =>
        (await page.Locator($"{select} option").Filter(new() { HasText = text }).First.GetAttributeAsync("value"))!;

    private static async Task<string> LinkInMailAsync(PortalHost host)
    {
        var folder = Path.Combine(host.Storage, "mail");
        for (var wait = 0; wait < 100; wait++)
        {
            foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.eml") : [])
            {
                var mail = await MimeKit.MimeMessage.LoadAsync(file);
                var link = Regex.Match(mail.TextBody ?? "", "/account/invite\\S+", RegexOptions.None, TimeSpan.FromSeconds(1));
                if (mail.To.Mailboxes.Any(to => to.Address == Colleague) && link.Success)
                    return link.Value;
            }

            await Task.Delay(100);
        }

        throw new InvalidOperationException("No invitation came.");
    }
}
