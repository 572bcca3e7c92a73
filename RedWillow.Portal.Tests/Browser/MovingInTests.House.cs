using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using RedWillow.Portal.Features.SettingUp;
using RedWillow.Portal.Tests.Browser.Steps;

namespace RedWillow.Portal.Tests.Browser;

/// <summary>The house: administrator, room, people, hours, tracks and groups.</summary>
public sealed partial class MovingInTests
{
    private const string Ada = "ada@example.test";
    private const string Rosa = "rosa@example.test";
    private const string Fay = "fay@example.test";
    private const string Noor = "noor@example.test";

    private static readonly (string Day, string Time)[] Hours =
        [("Monday", "2:00 pm"), ("Tuesday", "2:00 pm"), ("Thursday", "1:00 pm"), ("Thursday", "2:00 pm"), ("Thursday", "3:00 pm"), ("Friday", "2:00 pm")];

    private async Task MoveInAsync()
    {
        await using var admin = await Browser.VisitAsync(_host);
        await SetUpAsync(admin);
        await SeeListAsync(admin, "2 of 11 done", "move-01-list");
        await OpenRoomAsync(admin);
        await InviteAsync(admin, "Rosa Lind", Rosa, RosaAsync, "Counselor", "Clinician");
        await InviteAsync(admin, "Fay Moss", Fay, null, "Front desk");
        await AcceptAsync(Rosa, "move-04-accepted");
        await AcceptAsync(Fay, "move-05-accepted");
        await AsAsync(Rosa, OfferHoursAsync);
        await DecideTracksAsync(admin);
        await AskAboutPlannedAsync(admin);
        await GroupForm.OpenAsync(admin, "Day group", "Substance Use, daytime", ["Monday", "Wednesday", "Friday"], "9:00 am", "Rosa Lind", "Aspen", 8);
        await GroupForm.OpenAsync(admin, "Evening group", "Substance Use, evening", ["Monday", "Tuesday", "Thursday"], "5:30 pm", "Rosa Lind", "Aspen", 1);
        await admin.ShootAsync("move-08-group");
        await SeeListAsync(admin, "7 of 11 done", "move-09-list");

        await using var visitor = await Browser.VisitAsync(_host, width: 390);
        visitor.Expect("404");
        await visitor.GoAsync("/setup");
        await Assertions.Expect(visitor.Page.GetByLabel("Setup code")).ToHaveCountAsync(0);
    }

    private async Task SetUpAsync(Visit admin)
    {
        var page = admin.Page;
        await admin.GoAsync("/setup");
        await Axe.CheckAsync(page);
        await page.GetByLabel("Setup code").FillAsync(_host.Services.GetRequiredService<SetupCode>().Make());
        await page.GetByLabel("Your name").FillAsync("Ada Kent");
        await page.GetByLabel("Email address").FillAsync(Ada);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(Accounts.Password);
        await admin.ShootAsync("move-00-setup");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the first administrator" }).ClickAsync();
        // The sign-in fills its fields once they are there; the load event of this page was once not heard of.
        await page.ArriveAsync("**/account/login**");
        await Accounts.SignInAsync(page, Ada);
        await Accounts.AddAppAsync(page, _clock.UtcNow);
        Assert.EndsWith("/admin", page.Url, StringComparison.Ordinal);
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

    private static async Task InviteAsync(Visit admin, string name, string email, Func<IPage, Task>? fill, params string[] roles)
    {
        var page = admin.Page;
        await admin.GoAsync("/admin/users");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a person" }).ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        if (fill is not null)
            await fill(page);
        await page.GetByLabel("Email address").FillAsync(email);
        await page.GetByLabel("Email address").BlurAsync();
        foreach (var role in roles)
            await page.GetByLabel(role).CheckAsync();
        await admin.ShootAsync($"move-02-{roles[^1]}");
        await Axe.CheckAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Add and invite" }).ClickAsync();
        await Assertions.Expect(page.GetByText("The invitation is on its way.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Invited, not answered yet").Last).ToBeVisibleAsync();
        await admin.ShootAsync("move-03-people");
    }

    private async Task RosaAsync(IPage page)
    {
        await page.GetByLabel("License", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "LCSW, Licensed clinical social worker" });
        await page.GetByLabel("License number").FillAsync("UT-4711");
        await page.GetByLabel("In force until").FillAsync(_clock.Today.AddYears(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await page.GetByLabel("Gives individual hours").SelectOptionAsync(new SelectOptionValue { Label = "In Substance Use" });
    }

    private async Task AcceptAsync(string email, string shot)
    {
        await using var colleague = await Browser.VisitAsync(_host, width: 390);
        await Accounts.AcceptAsync(_host, colleague, email);
        await Accounts.AddAppAsync(colleague.Page, _clock.UtcNow);
        Assert.EndsWith("/staff/today", colleague.Page.Url, StringComparison.Ordinal);
        await colleague.ShootAsync(shot);
    }

    private static async Task OfferHoursAsync(Visit therapist)
    {
        var page = therapist.Page;
        await therapist.GoAsync("/staff/availability");
        foreach (var (day, time) in Hours)
        {
            await page.GetByLabel("Day", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = day });
            await page.GetByLabel("Starts at").SelectOptionAsync(new SelectOptionValue { Label = time });
            await page.GetByRole(AriaRole.Button, new() { Name = "Offer this hour" }).ClickAsync();
            await Assertions.Expect(page.GetByText($"{day} {time} is offered.")).ToBeVisibleAsync();
        }

        await therapist.ShootAsync("move-06-hours");
    }

    // The first start leaves the tracks in some order; the center says for each what it offers.
    private static async Task DecideTracksAsync(Visit admin)
    {
        await admin.GoAsync("/admin/tracks");
        var cards = admin.Page.Locator("ul.cards > li");
        async Task PressAsync(string track, string act)
        {
            await cards.Filter(new() { HasText = track }).GetByRole(AriaRole.Button, new() { NameRegex = Forms.Like("^" + act) }).ClickAsync();
            await Assertions.Expect(admin.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = track })).ToBeVisibleAsync();
        }

        string[] open = ["Substance Use, daytime", "Substance Use, evening", "Mental Health, daytime"];
        await PressAsync("Mental Health, evening", "Open for enrollment");
        foreach (var track in open)
            await PressAsync(track, "Take interest only");
        await Assertions.Expect(cards.Locator(".badge-good")).ToHaveCountAsync(1);
        foreach (var track in open)
            await PressAsync(track, "Open for enrollment");
        await PressAsync("Mental Health, evening", "Take interest only");
    }

    private async Task AskAboutPlannedAsync(Visit admin)
    {
        await using var visitor = await Browser.VisitAsync(_host, width: 390);
        await visitor.GoAsync("/account/register");
        await Accounts.RegisterAsync(_host, visitor, "Noor", Noor);
        await visitor.GoAsync("/tracks");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Let me know" }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByText("Thank you. We will let you know.")).ToBeVisibleAsync();

        var cards = admin.Page.Locator("ul.cards > li");
        await admin.GoAsync("/admin/tracks");
        await Assertions.Expect(cards.GetByText("Planned, takes interest")).ToHaveCountAsync(1);
        await Assertions.Expect(cards.Locator(".badge-good")).ToHaveCountAsync(3);
        await Assertions.Expect(cards.Filter(new() { HasText = "Mental Health, evening" })).ToContainTextAsync("1 person interested");
        await admin.ShootAsync("move-07-tracks");
    }
}
