using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Browser;

/// <summary>What front desk does for others, from nothing to sent, and from the paper file to a client who signs in.</summary>
public sealed class DeskJourneyTests(BrowserFixture browser) : BrowserTest(browser)
{
    private const string Email = "kai@example.test";
    private const string Password = "copper harbor window seven";

    [Fact]
    public async Task Front_desk_enters_a_caller_without_email_from_nothing_to_sent()
    {
        await using var host = await (await PortalHost.DemoAsync()).StartAsync();
        await using var desk = await Browser.VisitAsync(host);
        var page = desk.Page;
        await desk.SignInAsync("frontdesk@demo.example");
        await desk.GoAsync("/admin/enrollments");
        await page.GetByRole(AriaRole.Link, new() { Name = "New person" }).ClickAsync();
        await page.GetByLabel("Name to use").FillAsync("Kai");
        await FillDateAsync(page, new(1991, 4, 17));
        await page.GetByLabel("Phone number").FillAsync("385-555-0177");
        await page.GetByRole(AriaRole.Checkbox).First.CheckAsync();
        await desk.ShootAsync("desk-1-new");
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/tasks");
        await Axe.CheckAsync(page);
        await desk.ShootAsync("desk-2-list");

        foreach (var task in (string[])["about", "health"])
            await AnswerAsync(desk, task);
        await page.Locator("main a[href$='/choose']").ClickAsync();
        await page.Locator("#desk-group").SelectOptionAsync(new SelectOptionValue { Index = await FirstOpenAsync(page) });
        await page.Locator("#desk-start").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.Locator("#desk-hour").WaitForAsync();
        await page.Locator("#desk-hour").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.GetByRole(AriaRole.Button, new() { Name = "Hold for 10 minutes" }).ClickAsync();
        await page.Locator("#held-title").WaitForAsync();
        await Axe.CheckAsync(page);
        await desk.ShootAsync("desk-3-held");
        await page.GetByRole(AriaRole.Link, new() { Name = "Check and send" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Answered", new() { Exact = true }).First).ToBeVisibleAsync();
        await desk.ShootAsync("desk-4-check");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send for them" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Kai", Level = 1 })).ToBeVisibleAsync();
        await desk.ShootAsync("desk-5-request");

        await using var db = await host.Databases.CreateDbContextAsync(TestContext.Current.CancellationToken);
        var sent = await db.Enrollments.OrderByDescending(row => row.StartedUtc).FirstAsync(TestContext.Current.CancellationToken);
        Assert.Equal(EnrollmentStatus.Requested, sent.Status);
        Assert.Null((await db.Clients.SingleAsync(row => row.Id == sent.ClientId, TestContext.Current.CancellationToken)).Email);
    }

    [Fact]
    public async Task A_current_client_in_week_seven_is_placed_invited_and_sees_it()
    {
        await using var host = await (await PortalHost.DemoAsync()).StartAsync();
        await using var desk = await Browser.VisitAsync(host);
        var page = desk.Page;
        await desk.SignInAsync("frontdesk@demo.example");
        await desk.GoAsync("/admin/enrollments");
        await page.GetByRole(AriaRole.Link, new() { Name = "Place a current client" }).ClickAsync();
        await page.GetByLabel("Name to use").FillAsync("Kai");
        await page.GetByLabel("Date of birth").FillAsync("1991-04-17");
        await page.GetByLabel("Email address").FillAsync(Email);
        await page.GetByLabel("Email", new() { Exact = true }).CheckAsync();
        var start = DateOnly.Parse((await page.GetByLabel("First session of their stay").GetAttributeAsync("max"))!, CultureInfo.InvariantCulture).AddDays(-43);
        await page.GetByLabel("First session of their stay").FillAsync(start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await page.GetByLabel("Group sessions attended").FillAsync("18");
        await page.GetByLabel("Individual sessions attended").FillAsync("6");
        await page.GetByLabel("Admitted by").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.GetByLabel("Group and next session").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await Assertions.Expect(page.Locator("#hour option").Nth(1)).ToBeAttachedAsync();
        await page.Locator("#hour").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.GetByLabel("How treatment is paid for").SelectOptionAsync(new SelectOptionValue { Label = "Self-pay, good faith estimate given" });
        await page.GetByLabel("Consent to treatment").CheckAsync();
        await Assertions.Expect(page.GetByLabel("Full weeks so far")).ToHaveValueAsync("6");
        await Axe.CheckAsync(page);
        await desk.ShootAsync("current-1-form");
        await page.GetByRole(AriaRole.Button, new() { Name = "Place them" }).ClickAsync();
        await Assertions.Expect(page.GetByText("They are in week 7")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Invite them to sign in" }).ClickAsync();
        await page.GetByRole(AriaRole.Radio).First.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the link" }).ClickAsync();
        await Assertions.Expect(page.GetByText("is on its way to")).ToBeVisibleAsync();

        await using var client = await Browser.VisitAsync(host, width: 390);
        await client.GoAsync(await InvitationAsync(host));
        await client.Page.Locator("input[type=password]").FillAsync(Password);
        await client.Page.GetByRole(AriaRole.Button, new() { Name = "Save my password" }).ClickAsync();
        await client.Page.GetByRole(AriaRole.Link, new() { Name = "Sign in" }).Last.ClickAsync();
        await client.Page.GetByLabel("Email address").First.FillAsync(Email);
        await client.Page.GetByLabel("Password", new() { Exact = true }).FillAsync(Password);
        await client.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await client.Page.WaitForURLAsync("**/my**");
        await client.GoAsync("/my");
        await Assertions.Expect(client.Page.GetByText("Week 7").First).ToBeVisibleAsync();
        await client.ShootAsync("current-2-home");
    }

    // One page, one question: each kind of field gets a plausible answer; what is answered already stays.
    private static async Task AnswerAsync(Visit visit, string task)
    {
        var page = visit.Page;
        var list = page.Url;
        await page.Locator($"main a[href*='/{task}/']").First.ClickAsync();
        await page.WaitForURLAsync($"**/{task}/*");
        for (var step = 0; page.Url.Contains($"/{task}/", StringComparison.Ordinal); step++)
        {
            Assert.True(step < 20, $"{task} does not end: {page.Url}");
            var form = page.Locator("main form");
            if (await form.GetByRole(AriaRole.Radio).CountAsync() > 0)
                await form.GetByRole(AriaRole.Radio, new() { NameRegex = new Regex("^(?:Substance Use|No$)", RegexOptions.None, TimeSpan.FromSeconds(1)) }).First.CheckAsync();
            var before = page.Url;
            await form.GetByRole(AriaRole.Button, new() { Name = "Save and continue" }).ClickAsync();
            await page.WaitForURLAsync(url => url != before);
        }

        Assert.Equal(list, page.Url);
    }

    private static async Task FillDateAsync(IPage page, DateOnly day)
    {
        await page.GetByLabel("Month").FillAsync(day.Month.ToString(CultureInfo.InvariantCulture));
        await page.GetByLabel("Day", new() { Exact = true }).FillAsync(day.Day.ToString(CultureInfo.InvariantCulture));
        await page.GetByLabel("Year").FillAsync(day.Year.ToString(CultureInfo.InvariantCulture));
    }

    private static async Task<int> FirstOpenAsync(IPage page)
    {
        await page.Locator("#desk-group").WaitForAsync();
        var words = await page.Locator("#desk-group option").AllInnerTextsAsync();
        return words.ToList().FindIndex(1, text => !text.Contains("(full)", StringComparison.Ordinal));
    }

    private static async Task<string> InvitationAsync(PortalHost host)
    {
        for (var tries = 0; tries < 150; tries++)
        {
            foreach (var file in Directory.Exists(Path.Combine(host.Storage, "mail")) ? Directory.EnumerateFiles(Path.Combine(host.Storage, "mail"), "*.eml") : [])
            {
                var mail = await MimeKit.MimeMessage.LoadAsync(file);
                var link = Regex.Match(mail.TextBody ?? "", "/account/invite\\S+", RegexOptions.None, TimeSpan.FromSeconds(1));
                if (link.Success && mail.To.ToString().Contains(Email, StringComparison.Ordinal))
                    return link.Value;
            }

            await Task.Delay(200);
        }

        throw new TimeoutException("No invitation was mailed.");
    }
}
