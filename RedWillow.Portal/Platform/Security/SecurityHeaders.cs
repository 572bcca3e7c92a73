using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.StaticAssets;
using RedWillow.Portal.Components;

namespace RedWillow.Portal.Platform.Security;

/// <summary>The headers every answer carries. Pages with a circuit may use inline styles, because MudBlazor writes them; no page may use inline script.</summary>
public static class SecurityHeaders
{
    private const string Interactive = "interactive";

    // Only these may be found by a search; who reads the others should have come on purpose.
    private static readonly string[] PublicPages =
    [
        PortalRoutes.Home, PortalRoutes.Iop, PortalRoutes.Tracks, PortalRoutes.Faq, PortalRoutes.Costs, PortalRoutes.Crisis, PortalRoutes.Safety,
        PortalRoutes.Privacy, PortalRoutes.Accessibility, PortalRoutes.Eligibility, PortalRoutes.Complaints,
    ];

    public static IServiceCollection AddPortalHeaders(this IServiceCollection services)
    {
        services.AddSecurityHeaderPolicies()
            .SetDefaultPolicy(Policies(inlineStyles: false))
            .AddPolicy(Interactive, Policies(inlineStyles: true))
            .SetPolicySelector(chosen => IsInteractive(chosen.HttpContext.GetEndpoint()) ? chosen.ConfiguredPolicies[Interactive] : chosen.DefaultPolicy);
        return services;
    }

    /// <summary>Goes first, so that refusals and errors carry the headers too.</summary>
    public static WebApplication UsePortalHeaders(this WebApplication app)
    {
        app.Use((http, next) =>
        {
            http.Response.OnStarting(static state =>
            {
                AddOwn((HttpContext)state);
                return Task.CompletedTask;
            }, http);
            return next(http);
        });
        app.UseSecurityHeaders();
        return app;
    }

    /// <summary>Whether an endpoint is a page that opens a circuit.</summary>
    public static bool IsInteractive(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null
        && endpoint.Metadata.GetMetadata<ExcludeFromInteractiveRoutingAttribute>() is null;

    private static void AddOwn(HttpContext http)
    {
        var (request, headers) = (http.Request, http.Response.Headers);
        if (http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
            return;
        if (!IsPublic(request.Path) || http.Response.StatusCode != StatusCodes.Status200OK)
            headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";
        if (http.User.Identity?.IsAuthenticated == true || request.Path.StartsWithSegments("/account", StringComparison.OrdinalIgnoreCase))
            headers.CacheControl = "no-cache, no-store";
    }

    private static bool IsPublic(PathString path) =>
        Array.Exists(PublicPages, page => path.Equals(page, StringComparison.OrdinalIgnoreCase))
        || path.StartsWithSegments(PortalRoutes.Tracks, StringComparison.OrdinalIgnoreCase);

    private static HeaderPolicyCollection Policies(bool inlineStyles) => new HeaderPolicyCollection()
        .AddContentTypeOptionsNoSniff()
        .AddReferrerPolicyNoReferrer()
        .AddCrossOriginOpenerPolicy(policy => policy.SameOrigin())
        .AddCrossOriginResourcePolicy(policy => policy.SameOrigin())
        .AddStrictTransportSecurityMaxAgeIncludeSubDomains()
        .RemoveServerHeader()
        .AddPermissionsPolicy(policy =>
        {
            policy.AddCamera().None();
            policy.AddMicrophone().None();
            policy.AddGeolocation().None();
            policy.AddPayment().None();
            policy.AddUsb().None();
            policy.AddMagnetometer().None();
            policy.AddGyroscope().None();
            policy.AddAccelerometer().None();
        })
        .AddContentSecurityPolicy(policy =>
        {
            policy.AddDefaultSrc().None();
            policy.AddScriptSrc().Self();
            if (inlineStyles)
                policy.AddStyleSrc().Self().UnsafeInline();
            else
                policy.AddStyleSrc().Self();
            policy.AddImgSrc().Self().Data();
            policy.AddFontSrc().Self();
            policy.AddConnectSrc().Self();
            policy.AddFormAction().Self();
            policy.AddBaseUri().Self();
            policy.AddFrameAncestors().None();
            policy.AddObjectSrc().None();
        });
}
