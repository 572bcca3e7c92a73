using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using RedWillow.Portal.Platform.Settings;

namespace RedWillow.Portal.Platform.Security;

/// <summary>
/// Behind a proxy that ends TLS, what people typed and where they are stands in headers. They are believed from the addresses of the
/// setting <c>Proxy</c> alone: whoever else could write them would choose their own limits, and the origin under which circuits open.
/// </summary>
internal static class TrustedProxy
{
    /// <summary>Goes before everything that asks for the scheme or the network address of a request.</summary>
    public static WebApplication UseTrustedProxy(this WebApplication app)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        // The framework trusts this machine unasked.
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        foreach (var address in app.Services.GetRequiredService<IOptions<ProxySettings>>().Value.Each)
            options.KnownProxies.Add(IPAddress.Parse(address));
        // With nobody to believe, the framework would believe everybody.
        if (options.KnownProxies.Count > 0)
            app.UseForwardedHeaders(options);
        return app;
    }
}
