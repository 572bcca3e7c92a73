using RedWillow.Portal.Components;
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
        Assert.Contains("We will call you", (await browser.OpenAsync(to!)).Body!.TextContent, StringComparison.Ordinal);
    }

    private static int TalkDaysOf(params int[] days) => days.Sum();
}
