using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using RedWillow.Portal.Platform.Security;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Platform;

/// <summary>Every page that opens without a gap in its address, as it is really sent.</summary>
public sealed class ServedPagesTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("client@demo.example")]
    [InlineData("clinician@demo.example")]
    [InlineData("admin@demo.example")]
    public async Task A_page_runs_no_foreign_script_and_is_stored_nowhere_once_somebody_signed_in(string? email)
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().With("Security:LinksPerMinute", "100000").StartAsync();
        using var client = email is null ? host.NewClient() : await host.NewClientAsync(email);
        var (still, live) = (0, 0);
        foreach (var page in Pages(host))
        {
            using var answer = await client.GetAsync(new Uri(page.Key, UriKind.Relative));
            if (!answer.IsSuccessStatusCode) continue;
            var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
            Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.Equal(["no-referrer"], answer.Headers.GetValues("Referrer-Policy"));
            if (email is not null) Assert.True(answer.Headers.CacheControl is { NoStore: true }, page.Key + " may be stored.");

            var (interactive, html) = (SecurityHeaders.IsInteractive(page.Value), await answer.Content.ReadAsStringAsync());
            Assert.Equal((page.Key, interactive), (page.Key, html.Contains("_framework/blazor.web", StringComparison.Ordinal)));
            Assert.Equal((page.Key, interactive), (page.Key, html.Contains("MudBlazor", StringComparison.Ordinal)));
            (still, live) = (still + (interactive ? 0 : 1), live + (interactive ? 1 : 0));
        }

        Assert.InRange(still, 15, 100);
        // Who is not signed in, or not staff, gets the picker at most.
        Assert.InRange(live, email is null ? 0 : 1, 100);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/tracks")]
    [InlineData("/crisis")]
    [InlineData("/account/login")]
    [InlineData("/my")]
    [InlineData("/no-such-page")]
    public async Task Who_asks_for_the_headers_alone_is_answered_as_if_they_opened_the_page(string address)
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using var client = host.NewClient();
        using var opened = await client.GetAsync(new Uri(address, UriKind.Relative));
        using var ask = new HttpRequestMessage(HttpMethod.Head, new Uri(address, UriKind.Relative));

        using var answer = await client.SendAsync(ask);

        Assert.Equal((opened.StatusCode, opened.Content.Headers.ContentType, opened.Headers.Location), (answer.StatusCode, answer.Content.Headers.ContentType, answer.Headers.Location));
        Assert.Equal(opened.Headers.GetValues("Content-Security-Policy"), answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    private static Dictionary<string, RouteEndpoint> Pages(PortalHost host) => host.Services.GetRequiredService<EndpointDataSource>().Endpoints
        .OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null && endpoint.RoutePattern.Parameters.Count == 0)
        .GroupBy(endpoint => "/" + (endpoint.RoutePattern.RawText ?? "").TrimStart('/'), StringComparer.Ordinal)
        .ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);
}
