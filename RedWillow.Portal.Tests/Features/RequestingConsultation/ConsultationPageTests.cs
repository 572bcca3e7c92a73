using RedWillow.Portal.Components;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Tests.Features.RequestingEnrollment;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.RequestingConsultation;

/// <summary>The page as a browser without scripts sees it.</summary>
public sealed class ConsultationPageTests
{
    [Fact]
    public async Task A_visitor_asks_for_a_call_and_reads_the_reference_and_what_happens_next()
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using var browser = new PlainBrowser(host.NewClient());
        Assert.Contains($"href=\"{PortalRoutes.Consultation}\"", await browser.ReadAsync(PortalRoutes.Home), StringComparison.Ordinal);
        Assert.Contains($"href=\"{PortalRoutes.Consultation}\"", await browser.ReadAsync(PortalRoutes.Tracks), StringComparison.Ordinal);

        var (to, _) = await browser.SendAsync(
            PortalRoutes.Consultation, "call", ("Input.Who", "Me"), ("Input.Name", "Kim"), ("Input.Phone", "801 555 0188"), ("Input.Also", "Voicemail"),
            ("Input.Times", "Morning"), ("Input.Days", "Friday"), ("Input.Days", "Monday"), ("Input.Culture", "en-US"));

        Assert.Matches("^/consultation\\?sent=[A-Z2-9]{8}$", to);
        var text = (await browser.OpenAsync(to!)).Body!.TextContent;
        Assert.Contains($"Your reference is {to!.Split('=')[1]}", text, StringComparison.Ordinal);
        Assert.Contains("We call within one business day", text, StringComparison.Ordinal);
        await using var db = await host.Databases.CreateDbContextAsync(TestContext.Current.CancellationToken);
        var asked = db.Inquiries.OrderBy(row => row.ReceivedUtc).Last();
        Assert.Equal((TalkDaysOf(1, 16), 3), ((int)asked.Days, (int)asked.Safe));
    }

    [Fact]
    public async Task A_mistake_comes_back_at_its_field_and_what_was_typed_stays()
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using var browser = new PlainBrowser(host.NewClient());

        var (to, page) = await browser.SendAsync(
            PortalRoutes.Consultation, "call", ("Input.Who", "Other"), ("Input.Name", "Kim"), ("Input.Phone", "12"), ("Input.Culture", "en-US"));

        Assert.Null(to);
        Assert.Contains("Enter a phone number we can call", page.QuerySelector(".field-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("12", page.QuerySelector("input[type=tel]")!.GetAttribute("value"));
        Assert.Contains("tell us nothing about the other person", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reference_that_is_none_is_not_shown()
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using var browser = new PlainBrowser(host.NewClient());

        Assert.DoesNotContain("Your reference", (await browser.OpenAsync(PortalRoutes.Consultation + "?sent=<b>now</b>")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_is_asked_nothing_twice()
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using var browser = await PlainBrowser.SignedInAsync(host, "new@demo.example");
        Assert.Empty((await browser.OpenAsync(PortalRoutes.Consultation)).QuerySelectorAll("main input[type=text], main input[type=tel]"));

        var (to, _) = await browser.SendAsync(PortalRoutes.Consultation, "talk");

        Assert.Equal(PortalRoutes.Consultation + "?sent=1", to);
        Assert.Contains("Thank you.", (await browser.OpenAsync(to!)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_promised_a_call_before_they_said_that_one_is_safe()
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using var browser = await PlainBrowser.SignedInAsync(host, "new@demo.example");

        var before = (await browser.OpenAsync(PortalRoutes.Consultation)).QuerySelector("main")!;
        var (to, _) = await browser.SendAsync(PortalRoutes.Consultation, "talk");
        var after = (await browser.OpenAsync(to!)).QuerySelector("main")!;

        Assert.Contains("we know no safe way to reach you", before.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("we call", before.TextContent, StringComparison.OrdinalIgnoreCase);
        // There is no list yet where they could say it.
        Assert.Null(before.QuerySelector($"a[href='{PortalRoutes.MyEnrollReach}']"));
        Assert.Equal("Thank you. We have your request.", after.QuerySelector("h1")!.TextContent);
        Assert.Contains("Tell us one, or call us.", after.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("within one business day", after.TextContent, StringComparison.Ordinal);
        Assert.Equal("Tell us how it is safe to reach you", after.QuerySelector($"a.btn[href='{PortalRoutes.MyEnrollReach}']")!.TextContent);
        Assert.NotNull((await browser.OpenAsync(PortalRoutes.MyEnrollReach)).QuerySelector("main form"));
        Assert.NotNull((await browser.OpenAsync(PortalRoutes.Consultation)).QuerySelector($"main a[href='{PortalRoutes.MyEnrollReach}']"));
    }

    [Theory]
    [InlineData(SafeContact.Call, "we call the number in your account", "Thank you. We will call you.", "We call within one business day")]
    [InlineData(SafeContact.Text | SafeContact.Email, "we send you one to find a time", "Thank you. We will send you a text.", "We send you a text within one business day")]
    [InlineData(SafeContact.Email, "we write to you to find a time", "Thank you. We will write to you.", "We write to your email within one business day")]
    public async Task A_client_reads_how_they_are_answered(SafeContact safe, string before, string heading, string next)
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        await using (var db = await host.Databases.CreateDbContextAsync(TestContext.Current.CancellationToken))
        {
            var me = db.Users.AsEnumerable().Single(user => user.Email == "new@demo.example").ClientId;
            var client = db.Clients.Single(row => row.Id == me);
            client.ReachAt("8015550188", safe);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        using var browser = await PlainBrowser.SignedInAsync(host, "new@demo.example");
        Assert.Contains(before, (await browser.OpenAsync(PortalRoutes.Consultation)).Body!.TextContent, StringComparison.Ordinal);
        var (to, _) = await browser.SendAsync(PortalRoutes.Consultation, "talk");
        var sent = (await browser.OpenAsync(to!)).QuerySelector("main")!;
        Assert.Equal(heading, sent.QuerySelector("h1")!.TextContent);
        Assert.Contains(next, sent.TextContent, StringComparison.Ordinal);
        Assert.Equal("See or change how to reach you", sent.QuerySelector($"a.btn[href='{PortalRoutes.MyEnrollReach}']")!.TextContent);
    }

    private static int TalkDaysOf(params int[] days) => days.Sum();
}
