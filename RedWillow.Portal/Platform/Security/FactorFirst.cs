using RedWillow.Portal.Components;

namespace RedWillow.Portal.Platform.Security;

/// <summary>Staff who must have a second factor and have none reach nothing but the page where they set one up.</summary>
internal sealed class FactorFirst(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (!http.User.HasClaim(claim => claim.Type == PortalClaims.NeedsFactor) || IsOpen(http.Request.Path))
            return next(http);
        if (http.Request.Path.StartsWithSegments(CircuitOrigin.Path, StringComparison.OrdinalIgnoreCase))
            return CircuitOrigin.Answer(http, StatusCodes.Status403Forbidden);
        http.Response.Redirect(PortalRoutes.Security);
        return Task.CompletedTask;
    }

    private static bool IsOpen(PathString path) =>
        path.StartsWithSegments("/account", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/language", StringComparison.OrdinalIgnoreCase)
        || path.Equals(PortalRoutes.Crisis, StringComparison.OrdinalIgnoreCase) || path.Equals(PortalRoutes.Leave, StringComparison.OrdinalIgnoreCase)
        || Path.HasExtension(path);
}
