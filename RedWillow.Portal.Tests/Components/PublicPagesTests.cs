using System.Net;
using System.Text.RegularExpressions;
using RedWillow.Portal.Components;

namespace RedWillow.Portal.Tests.Components;

public sealed partial class PublicPagesTests(DesignHost host) : IClassFixture<DesignHost>
{
    private static readonly string[] Reading =
        [PortalRoutes.Iop, PortalRoutes.Faq, PortalRoutes.Costs, PortalRoutes.Crisis, PortalRoutes.Safety, PortalRoutes.Privacy, PortalRoutes.Accessibility, PortalRoutes.Eligibility, PortalRoutes.Complaints];

    public static TheoryData<string> Pages { get; } = [.. Reading];

    [Theory, MemberData(nameof(Pages))]
    public async Task A_public_page_is_small_plain_and_has_help_on_it(string page)
    {
        var html = await host.Client().GetStringAsync(new Uri(page, UriKind.Relative));

        Assert.True(html.Length < 30_000, $"{html.Length}");
        Assert.DoesNotContain("blazor.web", html, StringComparison.Ordinal);
        Assert.DoesNotContain("MudBlazor", html, StringComparison.Ordinal);
        Assert.DoesNotContain("style=\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"tel:988\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/leave\"", html, StringComparison.Ordinal);
        Assert.Single(Heading().Matches(html));
        Assert.DoesNotContain(Script().Matches(html), script => !script.Value.Contains(" src=\"/", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task A_title_gives_nothing_away(string page)
    {
        var html = await host.Client().GetStringAsync(new Uri(page, UriKind.Relative));
        var title = Title().Match(html).Value;

        Assert.EndsWith(" - Red Willow</title>", title, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?i)IOP|substance|mental|recovery|addict|therap|counsel", title);
    }

    [Theory]
    [InlineData("es", "es-US")]
    [InlineData("es-MX,es;q=0.9,en;q=0.5", "es-US")]
    [InlineData("fr,en-GB;q=0.7", "en-US")]
    [InlineData("de", "en-US")]
    [InlineData(";;;", "en-US")]
    public async Task A_page_speaks_the_language_the_browser_asks_for(string wish, string language)
    {
        using var ask = new HttpRequestMessage(HttpMethod.Get, PortalRoutes.Iop);
        ask.Headers.TryAddWithoutValidation("Accept-Language", wish);
        var answer = await host.Client().SendAsync(ask);

        Assert.Contains($"<html lang=\"{language}\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/language/es-US?back=/faq", "/faq", "rw-language")]
    [InlineData("/theme/dark?back=%2Fcosts%3Fa%3Db", "/costs?a=b", "rw-theme=dark")]
    [InlineData("/theme/light?back=https://elsewhere.example/", "/", "rw-theme=light")]
    [InlineData("/theme/light?back=//elsewhere.example/", "/", "rw-theme=light")]
    [InlineData("/theme/light?back=/%5Celsewhere.example/", "/", "rw-theme=light")]
    [InlineData("/theme/light?back=/%09/elsewhere.example/", "/", "rw-theme=light")]
    public async Task A_choice_is_kept_and_leads_back_to_this_site_only(string address, string goes, string cookie)
    {
        var answer = await host.Client().GetAsync(new Uri(address, UriKind.Relative));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(goes, answer.Headers.Location!.OriginalString);
        Assert.Contains(cookie, string.Join(';', answer.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/language/xx")]
    [InlineData("/theme/pink")]
    [InlineData("/nothing-here")]
    public async Task What_does_not_exist_is_a_calm_page(string address)
    {
        var answer = await host.Client().GetAsync(new Uri(address, UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("href=\"tel:988\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Colors_are_chosen_by_cookie_and_nothing_else_gets_into_the_page()
    {
        Assert.Contains("data-theme=\"dark\"", await WithCookieAsync("rw-theme=dark"), StringComparison.Ordinal);
        Assert.DoesNotContain("data-theme", await WithCookieAsync("rw-theme=pink"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaving_forgets_the_sign_in_and_goes_to_another_site()
    {
        using var ask = new HttpRequestMessage(HttpMethod.Get, PortalRoutes.Leave);
        ask.Headers.Add("Cookie", "session=secret; rw-theme=dark");
        var answer = await host.Client().SendAsync(ask);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("https://weather.example/", answer.Headers.Location!.ToString());
        var cleared = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("session=; expires=Thu, 01 Jan 1970", cleared, StringComparison.Ordinal);
    }

    private async Task<string> WithCookieAsync(string cookie)
    {
        using var ask = new HttpRequestMessage(HttpMethod.Get, PortalRoutes.Faq);
        ask.Headers.Add("Cookie", cookie);
        return await (await host.Client().SendAsync(ask)).Content.ReadAsStringAsync();
    }

    [GeneratedRegex("<h1[ >]", RegexOptions.None, 1000)]
    private static partial Regex Heading();

    [GeneratedRegex("<script[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Script();

    [GeneratedRegex("<title>.*?</title>", RegexOptions.None, 1000)]
    private static partial Regex Title();
}
