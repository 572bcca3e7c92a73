using System.Net;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RedWillow.Portal.Platform.Security;
using RedWillow.Portal.Tests.Account;

namespace RedWillow.Portal.Tests.Platform;

public sealed class WebSecurityTests
{
    private const string Static = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'self'; frame-ancestors 'none'; object-src 'none'";

    [Theory]
    [InlineData("/costs", true)]
    [InlineData("/account/login", false)]
    [InlineData("/no-such-page", false)]
    public async Task Every_page_carries_the_headers(string address, bool canBeFound)
    {
        await using var host = await AccountHost.StartAsync();
        using var answer = await host.NewVisit().Client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal([Static], answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Equal(["no-referrer"], answer.Headers.GetValues("Referrer-Policy"));
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
        Assert.Contains("camera=()", answer.Headers.GetValues("Permissions-Policy").Single(), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Server"));
        Assert.Equal(!canBeFound, answer.Headers.Contains("X-Robots-Tag"));
    }

    [Fact]
    public async Task A_page_with_a_circuit_may_style_inline_and_still_not_script()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Services.AddPortalHeaders();
        await using var app = builder.Build();
        app.UsePortalHeaders();
        app.MapGet("/staff", () => "").WithMetadata(new ComponentTypeMetadata(typeof(WebSecurityTests)));
        await app.StartAsync();
        using var answer = await app.GetTestClient().GetAsync(new Uri("/staff", UriKind.Relative));
        Assert.Equal([Static.Replace("style-src 'self'", "style-src 'self' 'unsafe-inline'", StringComparison.Ordinal)], answer.Headers.GetValues("Content-Security-Policy"));
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    [InlineData(null)]
    public async Task A_circuit_is_refused_to_other_sites_before_it_exists(string? origin)
    {
        await using var host = await AccountHost.StartAsync();
        await host.AddAsync("someone@here.example");
        using var client = await host.SignedInAsync("someone@here.example");
        Assert.Equal(HttpStatusCode.Forbidden, await NegotiateAsync(client, HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1", origin));
        Assert.Equal(HttpStatusCode.Forbidden, await NegotiateAsync(client, HttpMethod.Get, "/_blazor", origin));
    }

    [Fact]
    public async Task A_circuit_needs_a_sign_in()
    {
        await using var host = await AccountHost.StartAsync();
        await host.AddAsync("someone@here.example");
        var own = host.Address.GetLeftPart(UriPartial.Authority);
        using var client = await host.SignedInAsync("someone@here.example");
        Assert.Equal(HttpStatusCode.OK, await NegotiateAsync(client, HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1", own));
        Assert.Equal(HttpStatusCode.Unauthorized, await NegotiateAsync(host.NewVisit().Client, HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1", own));
    }

    [Theory]
    [InlineData("Production", "__Host-rw", CookieSecurePolicy.Always)]
    [InlineData("Staging", "rw", CookieSecurePolicy.SameAsRequest)]
    [InlineData("Development", "rw", CookieSecurePolicy.SameAsRequest)]
    public void The_cookie_is_bound_to_this_host(string environment, string name, CookieSecurePolicy policy)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.AddPortalIdentity();
        using var services = builder.Services.BuildServiceProvider();
        var cookie = services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        Assert.Equal((name, policy, true, SameSiteMode.Lax, "/", null as string), (cookie.Cookie.Name, cookie.Cookie.SecurePolicy, cookie.Cookie.HttpOnly, cookie.Cookie.SameSite, cookie.Cookie.Path, cookie.Cookie.Domain));
        Assert.Equal((TimeSpan.FromHours(12), false), (cookie.ExpireTimeSpan, cookie.SlidingExpiration));
    }

    private static async Task<HttpStatusCode> NegotiateAsync(HttpClient client, HttpMethod method, string address, string? origin)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative));
        if (origin is not null) request.Headers.Add("Origin", origin);
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }
}
