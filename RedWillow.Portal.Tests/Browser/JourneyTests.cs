using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Domain.Time;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Browser;

/// <summary>The main job from end to end, each person in a browser of their own, on one running portal.</summary>
public sealed class JourneyTests(BrowserFixture browser) : BrowserTest(browser)
{
    private const string Email = "river@example.test";
    private const string Password = "copper harbor window seven";

    [Fact]
    public async Task A_visitor_enrolls_in_a_group_an_admin_made_and_is_admitted_marked_and_shown_it()
    {
        var clock = FixedClock.Now();
        await using var host = await (await PortalHost.DemoAsync()).WithClock(clock).StartAsync();
        await OpenGroupAsync(host);
        var first = await EnrollAsync(host);
        await AdmitAsync(host);
        clock.MoveTo(first, new TimeOnly(13, 10));
        await MarkAsync(host, first);
        await SeeAsync(host);
    }

    [Fact]
    public async Task Who_comes_for_a_full_group_finds_it_chosen_and_waits_for_that_one()
    {
        await using var host = await (await PortalHost.DemoAsync()).StartAsync();
        var (slug, group) = await FillAGroupAsync(host);
        await using var visit = await Browser.VisitAsync(host, width: 390);
        var page = visit.Page;
        await visit.SignInAsync("new@demo.example");
        await visit.GoAsync("/tracks");
        await page.Locator($"main a[href$='?g={slug}']").Filter(new() { HasText = "Join the waitlist" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Start", Exact = true }).ClickAsync();
        foreach (var task in (string[])["about", "reach", "health", "emergency", "paying"])
            await AnswerAsync(visit, task);
        await page.Locator("main a[href^='/my/enroll/place']").ClickAsync();

        await Assertions.Expect(page.Locator($"#group-{group.Value:N}")).ToBeCheckedAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Hold this place" })).ToBeHiddenAsync();
        await visit.ShootAsync("waiting-1-full");
        await page.GetByRole(AriaRole.Button, new() { Name = "Join the waitlist" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "You are on the waitlist" })).ToBeVisibleAsync();
        await visit.ShootAsync("waiting-2-waiting");

        await using var db = await host.Databases.CreateDbContextAsync(TestContext.Current.CancellationToken);
        Assert.Equal(group, db.WaitlistEntries.OrderByDescending(row => row.RequestedUtc).First().GroupId);
    }

    // A group of the program that the answers name, with no more places than clients who have theirs for good.
    private static async Task<(string Slug, GroupId Group)> FillAGroupAsync(PortalHost host)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var db = await host.Databases.CreateDbContextAsync(stop);
        var open = db.Tracks.Where(row => row.Program == ProgramKind.SubstanceUse && row.Status == TrackStatus.Open).Select(row => row.Id).ToList();
        var group = db.Groups.Where(row => open.Contains(row.TrackId))
            .First(row => db.SeatClaims.Any(seat => seat.GroupId == row.Id && seat.Kind == ClaimKind.Member && seat.Until == DateSpan.Open));
        var taken = db.SeatClaims.Count(seat => seat.GroupId == group.Id && seat.Until == DateSpan.Open);
        await db.Groups.Where(row => row.Id == group.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Capacity, taken), stop);
        return (group.Slug, group.Id);
    }

    private async Task OpenGroupAsync(PortalHost host)
    {
        await using var admin = await Browser.VisitAsync(host);
        await admin.SignInAsync("admin@demo.example");
        await admin.GoAsync("/admin/groups/new");
        var page = admin.Page;
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Afternoon group");
        await page.GetByLabel("Track").SelectOptionAsync(new SelectOptionValue { Label = "Substance Use, daytime" });
        foreach (var day in (string[])["Monday", "Wednesday", "Friday"])
            await page.GetByLabel(day, new() { Exact = true }).CheckAsync();
        await page.GetByLabel("Starts at").SelectOptionAsync(new SelectOptionValue { Label = "1:00 pm" });
        await page.GetByLabel("Counselor").SelectOptionAsync(await OptionAsync(page, "#counselor", "Marcus Bell"));
        await page.GetByLabel("Room", new() { Exact = true }).SelectOptionAsync(await OptionAsync(page, "#room", "Juniper"));
        await page.GetByLabel("Places", new() { Exact = true }).FillAsync("12");
        await page.GetByRole(AriaRole.Button, new() { Name = "Open the group" }).ClickAsync();
        await Assertions.Expect(page.GetByText("The group is open")).ToBeVisibleAsync();
        await admin.ShootAsync("journey-1-group");
    }

    private async Task<DateOnly> EnrollAsync(PortalHost host)
    {
        await using var visitor = await Browser.VisitAsync(host, width: 390);
        var page = visitor.Page;
        await visitor.GoAsync("/tracks?p=1&t=d");
        var card = page.GetByRole(AriaRole.Article).Filter(new() { HasTextRegex = Like("1:00") });
        await Assertions.Expect(card).ToBeVisibleAsync();
        await visitor.ShootAsync("journey-2-tracks");

        await card.GetByRole(AriaRole.Link, new() { NameRegex = Like("^Choose this") }).ClickAsync();
        await page.Locator("main a[href^='/account/register']").First.ClickAsync();
        await page.GetByLabel("What should we call you").Or(page.Locator("input[autocomplete=nickname]")).First.FillAsync("River");
        await page.Locator("input[type=email]").FillAsync(Email);
        await page.Locator("input[type=password]").FillAsync(Password);
        await page.Locator("main form button[type=submit]").First.ClickAsync();
        await page.WaitForURLAsync("**/account/check-mail**");
        await visitor.GoAsync(await LinkInMailAsync(host));
        await page.Locator("input[type=password]").FillAsync(Password);
        await page.Locator("main form button[type=submit]").First.ClickAsync();
        await page.WaitForURLAsync("**/my/enroll?g=*");

        await page.GetByRole(AriaRole.Button, new() { Name = "Start", Exact = true }).ClickAsync();
        foreach (var task in (string[])["about", "reach", "health", "emergency", "paying"])
            await AnswerAsync(visitor, task);
        await SignEverythingAsync(visitor);
        await visitor.ShootAsync("journey-3-list");
        var first = await ChooseAsync(visitor);
        await page.GetByRole(AriaRole.Link, new() { Name = "Check your answers and send" }).ClickAsync();
        await visitor.ShootAsync("journey-5-check");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send request" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Your request was sent" })).ToBeVisibleAsync();
        await visitor.ShootAsync("journey-6-sent");
        return first;
    }

    // One page, one question: each kind of field gets a plausible answer.
    private static async Task AnswerAsync(Visit visit, string task)
    {
        var page = visit.Page;
        await visit.GoAsync($"/my/enroll/{task}/1");
        for (var step = 0; new Uri(page.Url).AbsolutePath.StartsWith($"/my/enroll/{task}/", StringComparison.Ordinal); step++)
        {
            Assert.True(step < 20, $"{task} does not end: {page.Url}");
            var form = page.Locator("main form");
            if (await form.GetByLabel("Year").CountAsync() > 0)
            {
                await form.GetByLabel("Month").FillAsync("4");
                await form.GetByLabel("Day").FillAsync("17");
                await form.GetByLabel("Year").FillAsync("1991");
            }
            else if (await form.GetByRole(AriaRole.Radio).CountAsync() > 0)
            {
                var wanted = form.GetByRole(AriaRole.Radio, new() { NameRegex = Like("^(?:Substance Use|No|Only ask|With insurance)") });
                await wanted.First.CheckAsync();
            }
            else if (await form.GetByRole(AriaRole.Checkbox).CountAsync() > 0)
            {
                await form.GetByLabel("Write to my email").CheckAsync();
            }
            else
            {
                var heading = await page.Locator("h1").InnerTextAsync();
                await form.GetByRole(AriaRole.Textbox).First.FillAsync(TextFor(heading));
            }

            var before = page.Url;
            await form.GetByRole(AriaRole.Button, new() { Name = "Save and continue" }).ClickAsync();
            await page.WaitForURLAsync(url => url != before);
        }
    }

    private static string TextFor(string heading) => heading switch
    {
        _ when heading.Contains("telephone", StringComparison.Ordinal) => "385-555-0142",
        _ when heading.Contains("legal", StringComparison.Ordinal) => "River Ann Okafor",
        _ when heading.Contains("live", StringComparison.Ordinal) => "12 East 300 South, Salt Lake City, UT 84111",
        _ when heading.Contains("emergency", StringComparison.Ordinal) => "Ngozi Okafor",
        _ => "River",
    };

    private static async Task SignEverythingAsync(Visit visit)
    {
        var page = visit.Page;
        for (var paper = 0; paper < 8; paper++)
        {
            await visit.GoAsync("/my/documents");
            var open = page.Locator("main a[href^='/my/documents/']").Filter(new() { HasNotTextRegex = Like("Signed on") });
            var addresses = await open.EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");
            if (Array.Find(addresses, address => !Guid.TryParse(address.Split('/')[^1], out _)) is not { } next)
                return;
            await visit.GoAsync(next);
            await page.Locator("main form input[type=checkbox]").CheckAsync();
            await page.Locator("main form input[autocomplete=name]").FillAsync("River Ann Okafor");
            await page.GetByRole(AriaRole.Button, new() { Name = "Sign this paper" }).ClickAsync();
            await page.WaitForURLAsync(url => !url.EndsWith(next, StringComparison.Ordinal));
        }
    }

    private static async Task<DateOnly> ChooseAsync(Visit visit)
    {
        var page = visit.Page;
        await visit.GoAsync("/my/enroll");
        await page.Locator("main a[href^='/my/enroll/place']").ClickAsync();
        // The group of the card is chosen already.
        await Assertions.Expect(page.GetByRole(AriaRole.Radio, new() { NameRegex = Like("1:00[\\s\\S]*4:15") })).ToBeCheckedAsync();
        await visit.ShootAsync("journey-4-chosen");
        var date = page.Locator("input[id^='date-']:not([disabled])").First;
        await date.ClickAsync();
        var id = (await date.GetAttributeAsync("id"))!;
        var hour = page.Locator("input[id^='hour-']:not([disabled]):not([aria-disabled=true])").First;
        await hour.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Hold this place" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = Like("Held for you until") })).ToBeVisibleAsync();
        await visit.ShootAsync("journey-4-held");
        return DateOnly.ParseExact(id["date-".Length..], "yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture);
    }

    private async Task AdmitAsync(PortalHost host)
    {
        await using var front = await Browser.VisitAsync(host);
        await front.SignInAsync("frontdesk@demo.example");
        await OpenRequestAsync(front);
        await front.Page.GetByLabel("What is settled").SelectOptionAsync(await OptionAsync(front.Page, "#payer-path", "Self-pay"));
        await front.Page.GetByRole(AriaRole.Button, new() { Name = "Note how it is paid" }).ClickAsync();
        await Assertions.Expect(front.Page.GetByRole(AriaRole.Status).Filter(new() { HasTextRegex = Like("\\w") }).First).ToBeVisibleAsync();

        await using var clinician = await Browser.VisitAsync(host);
        await clinician.SignInAsync("clinician@demo.example");
        await OpenRequestAsync(clinician);
        var page = clinician.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Admit", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("Before admission, this is still missing:")).ToBeVisibleAsync();
        await clinician.ShootAsync("journey-7-missing");
        await page.GetByRole(AriaRole.Radio, new() { NameRegex = Like("^Appropriate") }).First.CheckAsync();
        await page.GetByLabel("Suicide-risk screen on").FillAsync(await page.GetByLabel("Suicide-risk screen on").GetAttributeAsync("max") ?? "");
        await page.GetByRole(AriaRole.Button, new() { Name = "Record the intake" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Recorded by")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Admit", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Admit", Exact = true })).ToBeHiddenAsync();
        await clinician.ShootAsync("journey-8-admitted");
    }

    private static async Task OpenRequestAsync(Visit visit)
    {
        await visit.GoAsync("/admin/enrollments");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "River", Exact = true }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("River");
    }

    private async Task MarkAsync(PortalHost host, DateOnly first)
    {
        await using var counselor = await Browser.VisitAsync(host);
        await counselor.SignInAsync("counselor@demo.example");
        await using var db = await host.Databases.CreateDbContextAsync(TestContext.Current.CancellationToken);
        var session = db.GroupSessions.AsEnumerable().Single(row => row.Date == first && row.StartMinute == 13 * 60);
        await counselor.GoAsync($"/staff/sessions/{session.Id.Value}/attendance");
        var page = counselor.Page;
        await page.Locator("li.mark-row").GetByRole(AriaRole.Radio, new() { Name = "Present" }).First.ClickAsync();
        await Assertions.Expect(page.GetByText("Saved").First).ToBeVisibleAsync();
        await counselor.ShootAsync("journey-9-marked");
    }

    private async Task SeeAsync(PortalHost host)
    {
        await using var client = await Browser.VisitAsync(host, width: 390);
        await client.SignInAsync(Email);
        await client.GoAsync("/my");
        await Assertions.Expect(client.Page.GetByText("1 session attended")).ToBeVisibleAsync();
        await Assertions.Expect(client.Page.GetByText("Week 1 of at least 12")).ToBeVisibleAsync();
        await client.ShootAsync("journey-10-home");
    }

    private static Regex Like(string pattern) => new(pattern, RegexOptions.None, TimeSpan.FromSeconds(1));

    private static async Task<string> OptionAsync(IPage page, string select, string text)
    {
        var option = page.Locator($"{select} option").Filter(new() { HasText = text }).First;
        return (await option.GetAttributeAsync("value"))!;
    }

    private static async Task<string> LinkInMailAsync(PortalHost host)
    {
        var folder = Path.Combine(host.Storage, "mail");
        for (var wait = 0; wait < 100; wait++)
        {
            foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.eml") : [])
            {
                var mail = await MimeKit.MimeMessage.LoadAsync(file);
                var link = Regex.Match(mail.TextBody ?? "", "/account/confirm\\S+", RegexOptions.None, TimeSpan.FromSeconds(1));
                if (mail.To.Mailboxes.Any(to => to.Address == Email) && link.Success)
                    return link.Value;
            }

            await Task.Delay(100);
        }

        throw new InvalidOperationException("No mail with a link came.");
    }
}
