using System.Net;
using System.Net.WebSockets;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Platform;

/// <summary>A circuit's web socket opens for our own pages alone, whoever is signed in.</summary>
public sealed class CircuitOriginTests
{
    private const string Own = "own";

    [Theory]
    [InlineData("https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("http://localhost.evil.example", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    [InlineData("", HttpStatusCode.Forbidden)]
    [InlineData(null, HttpStatusCode.Forbidden)]
    [InlineData(Own, HttpStatusCode.SwitchingProtocols)]
    public async Task A_web_socket_is_answered_by_where_it_comes_from(string? origin, HttpStatusCode expected)
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        var cookies = new CookieContainer();
        using var browser = new HttpClient(new HttpClientHandler { CookieContainer = cookies }) { BaseAddress = host.Address };
        using var signedIn = await browser.GetAsync(TestSignIn.AddressFor("counselor@demo.example"), TestContext.Current.CancellationToken);

        using var socket = new ClientWebSocket();
        socket.Options.Cookies = cookies;
        socket.Options.CollectHttpResponseDetails = true;
        if (origin is not null) socket.Options.SetRequestHeader("Origin", origin is Own ? host.Address.GetLeftPart(UriPartial.Authority) : origin);
        try
        {
            await socket.ConnectAsync(new UriBuilder(host.Address) { Scheme = "ws", Path = "/_blazor" }.Uri, TestContext.Current.CancellationToken);
        }
        catch (WebSocketException)
        {
            // The status says why.
        }

        Assert.Equal(expected, socket.HttpStatusCode);
    }
}
