using System.Net;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Platform;

/// <summary>A proxy that ends TLS in front of the portal says who asks, and is believed from the addresses that are set.</summary>
public sealed class TrustedProxyTests
{
    private const string ThisMachine = "127.0.0.1, ::1";
    private const string AnotherMachine = "192.0.2.1";

    [Theory]
    [InlineData(ThisMachine, true)]
    [InlineData(AnotherMachine, false)]
    [InlineData("", false)]
    public async Task A_circuit_opens_for_the_origin_that_people_see(string proxies, bool isBelieved)
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().With("Proxy:Addresses", proxies).StartAsync();
        using var client = await host.NewClientAsync("counselor@demo.example");
        Task<HttpStatusCode> OpenAsync(string scheme) =>
            PostAsync(client, "/_blazor/negotiate?negotiateVersion=1", "203.0.113.7", ("Origin", $"{scheme}://{host.Address.Authority}"));

        Assert.Equal(isBelieved ? HttpStatusCode.OK : HttpStatusCode.Forbidden, await OpenAsync("https"));
        Assert.Equal(isBelieved ? HttpStatusCode.Forbidden : HttpStatusCode.OK, await OpenAsync("http"));
    }

    [Theory]
    [InlineData(ThisMachine, true)]
    [InlineData(AnotherMachine, false)]
    [InlineData("", false)]
    public async Task Everybody_behind_it_has_limits_of_their_own(string proxies, bool isBelieved)
    {
        await using var host = await (await PortalHost.EmptyAsync()).WithoutJobs().With("Proxy:Addresses", proxies).With("Security:FormsPerMinute", "1").StartAsync();
        using var client = host.NewClient();
        Task<HttpStatusCode> SendAsync(string from) => PostAsync(client, "/account/login", from);

        Assert.NotEqual(HttpStatusCode.TooManyRequests, await SendAsync("203.0.113.7"));
        Assert.Equal(!isBelieved, await SendAsync("198.51.100.9") is HttpStatusCode.TooManyRequests);
        Assert.Equal(HttpStatusCode.TooManyRequests, await SendAsync("203.0.113.7"));
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient client, string address, string from, params (string Name, string Value)[] headers)
    {
        using var ask = new HttpRequestMessage(HttpMethod.Post, new Uri(address, UriKind.Relative));
        foreach (var (name, value) in ((string Name, string Value)[])[("X-Forwarded-For", from), ("X-Forwarded-Proto", "https"), .. headers]) ask.Headers.Add(name, value);
        using var answer = await client.SendAsync(ask);
        return answer.StatusCode;
    }
}
