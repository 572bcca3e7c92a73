using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Browser;

/// <summary>The watch must bite: each thing it looks for is done on purpose.</summary>
public sealed class VisitTests(BrowserFixture browser) : BrowserTest(browser)
{
    [Theory]
    [InlineData("<script>console.error('broken')</script>", "console: broken")]
    [InlineData("<script>throw new Error('lost')</script>", "script: Error: lost")]
    [InlineData("<img alt='' src='http://127.0.0.1:9/x.png'>", "other origin: http://127.0.0.1:9/x.png")]
    [InlineData("<meta http-equiv='Content-Security-Policy' content=\"script-src 'none'\"><script>1</script>", "Content Security Policy")]
    public async Task It_writes_down_what_goes_wrong(string html, string expected)
    {
        await using var host = await Serving(html);
        var visit = await Browser.VisitAsync(host);

        await visit.GoAsync("/specimen");

        Assert.Contains(visit.Amiss, line => line.Contains(expected, StringComparison.Ordinal));
        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(async () => await visit.DisposeAsync());
    }

    [Fact]
    public async Task Axe_complains_about_an_image_without_words_and_a_form_field_without_a_label()
    {
        await using var host = await Serving("<main><img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='><input></main>");
        await using var visit = await Browser.VisitAsync(host);

        await visit.GoAsync("/specimen");

        var complaints = await Axe.ComplaintsAsync(visit.Page);
        Assert.Contains(complaints, line => line.StartsWith("image-alt", StringComparison.Ordinal));
        Assert.Contains(complaints, line => line.StartsWith("label", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("dark", "390 dark", "1280 dark")]
    [InlineData("light", "390", "1280")]
    public async Task A_turn_finds_words_that_only_one_color_scheme_hides(string scheme, string phone, string desk)
    {
        await using var host = await Serving($"<style>@media (prefers-color-scheme: {scheme}) {{ p {{ color: #888; background: #777 }} }}</style><main><p>Words</p></main>");
        await using var visit = await Browser.VisitAsync(host);

        await visit.GoAsync("/specimen");

        Assert.Collection(
            await Axe.TurnAsync(visit, "page"),
            line => Assert.StartsWith($"page {phone}: color-contrast (serious)", line, StringComparison.Ordinal),
            line => Assert.StartsWith($"page {desk}: color-contrast (serious)", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_turn_finds_a_fault_that_is_there_on_one_width_alone()
    {
        await using var host = await Serving("<style>@media (min-width: 600px) { input { display: none } }</style><main><input></main>");
        await using var visit = await Browser.VisitAsync(host);

        await visit.GoAsync("/specimen");

        Assert.Collection(await Axe.TurnAsync(visit, "page"), line => Assert.StartsWith("page 390: label", line, StringComparison.Ordinal));
    }

    private static async Task<PortalHost> Serving(string html) => await (await PortalHost.EmptyAsync())
        .WithServices(services => services.AddTransient<IStartupFilter>(_ => new Page(html)))
        .StartAsync();

    private sealed class Page(string html) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Map("/specimen", branch => branch.Run(http =>
            {
                http.Response.ContentType = "text/html; charset=utf-8";
                return http.Response.WriteAsync($"<!DOCTYPE html><html lang='en'><head><title>x</title><link rel='icon' href='data:,'></head><body>{html}</body></html>");
            }));
            next(app);
        };
    }
}
