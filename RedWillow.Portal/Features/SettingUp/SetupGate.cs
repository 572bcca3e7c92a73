using RedWillow.Portal.Components;
using RedWillow.Portal.Domain;

namespace RedWillow.Portal.Features.SettingUp;

/// <summary>
/// While there is nothing to set up, the address of the setup page is answered before any page is chosen: like every address that is
/// not there, down to the last byte.
/// </summary>
internal sealed class SetupGate(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http, SetupQuery query, SetupCode code)
    {
        var isSentAgain = code.WasSpent && HttpMethods.IsPost(http.Request.Method);
        if (!(http.Request.Path.Value ?? "").TrimEnd('/').Equals(PortalRoutes.SetUp, StringComparison.OrdinalIgnoreCase) || isSentAgain
            || await query.HandleAsync(Actor.Visitor.Instance, http.RequestAborted))
            await next(http);
        else
            http.Response.StatusCode = StatusCodes.Status404NotFound;
    }
}
