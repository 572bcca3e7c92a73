using System.Net;
using AngleSharp.Html.Dom;
using RedWillow.Portal.Components;
using RedWillow.Portal.Tests.Features.RequestingEnrollment;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.SettingPreferences;

/// <summary>The page as a browser without scripts sees it.</summary>
public sealed class PreferencesPageTests
{
    [Fact]
    public async Task A_client_finds_the_page_chooses_and_sees_it_kept()
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using var browser = await PlainBrowser.SignedInAsync(host, "client@demo.example");
        Assert.Contains(PortalRoutes.MyPreferences, await browser.ReadAsync(PortalRoutes.My), StringComparison.Ordinal);
        Assert.Contains(PortalRoutes.MyPreferences, await browser.ReadAsync(PortalRoutes.Profile), StringComparison.Ordinal);
        Assert.Equal(["DayBefore", "en-US"], Chosen(await browser.OpenAsync(PortalRoutes.MyPreferences)));

        var (to, _) = await browser.SendAsync(PortalRoutes.MyPreferences, "preferences", ("Input.Reminder", "TwoHoursBefore"), ("Input.Culture", "es-US"));

        Assert.Equal(PortalRoutes.MyPreferences + "?saved=1", to);
        var page = await browser.OpenAsync(to!);
        Assert.Equal(["TwoHoursBefore", "es-US"], Chosen(page));
        Assert.Contains("Saved.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("from 9:00 pm to 8:00 am", page.Body.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en-US", "at the top of each page")]
    [InlineData("es-US", "en la parte de arriba de cada página")]
    public async Task It_says_where_the_language_of_the_pages_is_chosen(string culture, string said)
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using var browser = await PlainBrowser.SignedInAsync(host, "client@demo.example");
        await browser.StatusAsync("/language/" + culture);

        var page = await browser.OpenAsync(PortalRoutes.MyPreferences);

        Assert.Contains(said, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("header .language"));
        Assert.Null(page.QuerySelector("footer .language"));
    }

    [Fact]
    public async Task A_value_that_is_not_on_offer_comes_back_with_a_sentence()
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using var browser = await PlainBrowser.SignedInAsync(host, "client@demo.example");

        var (to, page) = await browser.SendAsync(PortalRoutes.MyPreferences, "preferences", ("Input.Reminder", "Hourly"), ("Input.Culture", "en-US"));

        Assert.Null(to);
        Assert.NotEmpty(page.QuerySelectorAll(".field-error"));
    }

    [Fact]
    public async Task Who_has_not_said_that_mail_is_safe_reads_that_none_comes_and_staff_find_no_page()
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using var newcomer = await PlainBrowser.SignedInAsync(host, "new@demo.example");
        Assert.Contains("You get no mail about appointments", (await newcomer.OpenAsync(PortalRoutes.MyPreferences)).Body!.TextContent, StringComparison.Ordinal);

        using var staff = await PlainBrowser.SignedInAsync(host, "director@demo.example");
        Assert.Equal(HttpStatusCode.NotFound, await staff.StatusAsync(PortalRoutes.MyPreferences));
        Assert.DoesNotContain(PortalRoutes.MyPreferences, await staff.ReadAsync(PortalRoutes.Profile), StringComparison.Ordinal);
    }

    private static List<string> Chosen(IHtmlDocument page) =>
        [.. page.QuerySelectorAll("main input[type=radio][checked]").Select(radio => radio.GetAttribute("value")!)];
}
