using Microsoft.Playwright;
using RedWillow.Portal.Tests.Browser.Steps;

namespace RedWillow.Portal.Tests.Browser;

/// <summary>The people: two who are in treatment already, one who enrolls online, one who calls and has no e-mail address.</summary>
public sealed partial class MovingInTests
{
    private const string River = "river@example.test";
    private const string Kai = "kai@example.test";

    private static readonly CurrentClient Ben = new("Ben", "ben@example.test", 45, "Day group", "Thursday 2:00 pm");
    private static readonly CurrentClient Ivy = new("Ivy", "ivy@example.test", 22, "Evening group", "Thursday 3:00 pm");

    private async Task BringCurrentClientsAsync()
    {
        foreach (var person in (CurrentClient[])[Ben, Ivy])
        {
            await AsAsync(Fay, async desk =>
            {
                await person.FillAsync(desk, _clock.Today);
                await Axe.CheckAsync(desk.Page);
                await desk.ShootAsync($"people-01-{person.Name}");
                await person.PlaceAndInviteAsync(desk);
            });
            await using var client = await Browser.VisitAsync(_host, width: 390);
            await Accounts.AcceptAsync(_host, client, person.Email);
            await client.GoAsync("/my");
            await Assertions.Expect(client.Page.GetByText($"Week {(person.Days / 7) + 1}").First).ToBeVisibleAsync();
            await client.ShootAsync($"people-02-{person.Name}");
        }
    }

    private async Task CallAsync()
    {
        await using (var visitor = await Browser.VisitAsync(_host, width: 390))
        {
            await visitor.GoAsync("/");
            await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Talk to someone first" }).ClickAsync();
            await visitor.Page.GetByLabel("For me").CheckAsync();
            await visitor.Page.GetByLabel("Your name").FillAsync("River");
            await visitor.Page.GetByLabel("Phone number").FillAsync("(801) 555-0188");
            await visitor.Page.GetByLabel("In the morning").CheckAsync();
            await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Ask for a call" }).ClickAsync();
            await Assertions.Expect(visitor.Page.GetByText("Your reference is")).ToBeVisibleAsync();
        }

        await AsAsync(Fay, async desk =>
        {
            await desk.GoAsync("/admin/consultations");
            await desk.Page.GetByRole(AriaRole.Link, new() { Name = "River" }).ClickAsync();
            await Marks.AttemptAsync(desk.Page, "Phone", "No answer");
            await Marks.AttemptAsync(desk.Page, "Phone", "Reached");
            await desk.ShootAsync("people-03-called");
        });
    }

    private async Task EnrollAsync()
    {
        await using (var visitor = await Browser.VisitAsync(_host, width: 390))
        {
            var page = visitor.Page;
            await visitor.GoAsync("/tracks?p=1&t=d");
            await page.GetByRole(AriaRole.Article).Filter(new() { HasText = "9:00" }).GetByRole(AriaRole.Link, new() { NameRegex = Forms.Like("^Choose this") }).ClickAsync();
            await page.Locator("main a[href^='/account/register']").First.ClickAsync();
            await Accounts.RegisterAsync(_host, visitor, "River", River);
            Assert.Contains("/my/enroll?g=", page.Url, StringComparison.Ordinal);
            await page.GetByRole(AriaRole.Button, new() { Name = "Start", Exact = true }).ClickAsync();
            await TaskAnswers.AnswerAsync(visitor, "/my/enroll", "River Ann Okafor", "about", "reach", "health", "emergency", "paying");
            await Signing.SignAllAsync(visitor, "River Ann Okafor");
            await visitor.GoAsync("/my/enroll");
            await page.Locator("main a[href^='/my/enroll/place']").ClickAsync();
            // The group of the card is chosen already.
            await Assertions.Expect(page.GetByRole(AriaRole.Radio, new() { NameRegex = Forms.Like("9:00[\\s\\S]*12:15") })).ToBeCheckedAsync();
            await Choosing.HoldAsync(visitor, "people-04-held");
            await page.GetByRole(AriaRole.Link, new() { Name = "Check your answers and send" }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Send request" }).ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Your request was sent" })).ToBeVisibleAsync();
            await visitor.ShootAsync("people-05-sent");
        }

        await AsAsync(Fay, async desk =>
        {
            await desk.GoAsync("/admin/consultations");
            await desk.Page.GetByRole(AriaRole.Link, new() { Name = "River" }).ClickAsync();
            await desk.Page.GetByLabel("Became a request").CheckAsync();
            await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Close the call" }).ClickAsync();
            await Assertions.Expect(desk.Page.GetByRole(AriaRole.Heading, new() { Name = "Became a request" })).ToBeVisibleAsync();
            await desk.ShootAsync("people-06-call-closed");
        });
    }

    private Task EnterCallerAsync() => AsAsync(Fay, async desk =>
    {
        var page = desk.Page;
        await desk.GoAsync("/admin/enrollments");
        await page.GetByRole(AriaRole.Link, new() { Name = "New person" }).ClickAsync();
        await page.GetByLabel("Name to use").FillAsync("Kai");
        await TaskAnswers.FillDateAsync(page.Locator("main form"), new(1991, 4, 17));
        await page.GetByLabel("Phone number").FillAsync("385-555-0177");
        await page.GetByRole(AriaRole.Checkbox).First.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin", Exact = true }).ClickAsync();
        await page.ArriveAsync("**/tasks");
        await Axe.CheckAsync(page);
        await desk.ShootAsync("people-07-tasks");

        var request = new Uri(page.Url).AbsolutePath[..^"/tasks".Length];
        await TaskAnswers.AnswerAsync(desk, request, "Kai Lee Tran", "about", "health", "emergency", "paying");
        await Signing.RecordAllAsync(desk, request, "Fay Moss", _clock.Today);
        await Assertions.Expect(page.Locator("dd").First).ToContainTextAsync("seen by Fay Moss. Save the scan");
        await desk.ShootAsync("people-08-papers");
        await Choosing.HoldAndSendAsync(desk, request, "Day group, Substance Use, daytime", "people-09-held");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Kai", Level = 1 })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("by hand, seen by Fay Moss").First).ToBeVisibleAsync();
        await desk.ShootAsync("people-10-request");
    });
}
