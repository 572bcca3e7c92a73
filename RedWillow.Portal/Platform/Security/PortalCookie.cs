using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.StaticAssets;
using RedWillow.Portal.Components;

namespace RedWillow.Portal.Platform.Security;

/// <summary>The life of the sign-in cookie: a session row when it is given, a look at that row whenever it is shown.</summary>
internal sealed class PortalCookie(SessionWatch watch, OpenSessionHandler open, CloseSessionHandler close, TimeProvider time) : CookieAuthenticationEvents
{
    private const string Seen = "seen";
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    public override async Task SigningIn(CookieSigningInContext context)
    {
        var identity = (ClaimsIdentity)context.Principal!.Identity!;
        var account = context.Principal.AccountId()!.Value;
        // A cookie given anew because the account changed belongs to the session that was there.
        var before = SessionTicket.Of(context.HttpContext.User);
        var session = before is not null && before.Account == account.Value ? before.Session : Guid.CreateVersion7();
        if (before?.Session != session)
            await open.HandleAsync(context.Principal.ToActor(), new OpenSession(Guid.CreateVersion7(), session, account.Value), context.HttpContext.RequestAborted);
        identity.AddClaim(new(PortalClaims.Session, session.ToString()));
        context.Properties.IsPersistent = false;
        context.Properties.Items[Seen] = Text(time.GetUtcNow().UtcDateTime);
        watch.Doubt(session);
    }

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (SessionTicket.Of(context.Principal) is not { } ticket)
        {
            await RefuseAsync(context, SessionVerdict.Ended);
            return;
        }

        if (SeenIn(context.Properties) is { } seen)
            watch.Touch(ticket.Session, seen);
        if (await watch.JudgeAsync(ticket, context.HttpContext.RequestAborted) is not SessionVerdict.Good and var verdict)
        {
            await RefuseAsync(context, verdict);
            return;
        }

        if (!IsSomebodysAct(context.HttpContext))
            return;
        var now = time.GetUtcNow().UtcDateTime;
        watch.Touch(ticket.Session);
        if (SeenIn(context.Properties) is not { } last || now - last >= SeenEvery)
        {
            context.Properties.Items[Seen] = Text(now);
            context.ShouldRenew = true;
        }
    }

    public override async Task SigningOut(CookieSigningOutContext context)
    {
        if (SessionTicket.Of(context.HttpContext.User) is not { } ticket)
            return;
        await close.HandleAsync(context.HttpContext.User.ToActor(), new CloseSession(Guid.CreateVersion7(), ticket.Session), CancellationToken.None);
        watch.Doubt(ticket.Session);
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (context.Request.Path.StartsWithSegments(CircuitOrigin.Path, StringComparison.OrdinalIgnoreCase))
            return CircuitOrigin.Answer(context.HttpContext, StatusCodes.Status401Unauthorized);
        context.Response.Redirect(SignInAddress(context));
        return Task.CompletedTask;
    }

    // "Not yours" is answered like "not there".
    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    // Forms behind the sign-in are shown to nobody else, so whoever sends one was signed in. Where a page is only opened, a cookie that
    // counts no longer says the same; without one it may be anybody's first visit.
    private static string SignInAddress(RedirectContext<CookieAuthenticationOptions> context)
    {
        var (http, request) = (context.HttpContext, context.Request);
        var here = request.PathBase + request.Path + request.QueryString;
        if (HttpMethods.IsPost(request.Method))
            return SessionEnd.Unsent(http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is null ? null : here);
        if (http.Items[typeof(SessionVerdict)] is SessionVerdict verdict)
            return SessionEnd.Address(verdict, here);
        return context.Options.CookieManager.GetRequestCookie(http, context.Options.Cookie.Name!) is null
            ? context.RedirectUri
            : SessionEnd.Address(SessionVerdict.Unknown, here);
    }

    private static async Task RefuseAsync(CookieValidatePrincipalContext context, SessionVerdict verdict)
    {
        context.HttpContext.Items[typeof(SessionVerdict)] = verdict;
        context.RejectPrincipal();
        // While the database is silent the cookie may still turn out to be good. Who asks how long is left keeps it, so that the page it asks
        // for can say why its session is over.
        if (verdict != SessionVerdict.Unknown && !context.Request.Path.StartsWithSegments(PortalRoutes.TimeLeft, StringComparison.OrdinalIgnoreCase))
            await context.HttpContext.SignOutAsync(context.Scheme.Name);
    }

    private static bool IsSomebodysAct(HttpContext http) =>
        !http.Request.Path.StartsWithSegments(CircuitOrigin.Path, StringComparison.OrdinalIgnoreCase)
        && http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null
        && !http.Request.Path.StartsWithSegments("/_framework", StringComparison.OrdinalIgnoreCase)
        && !http.Request.Path.Equals(PortalRoutes.TimeLeft, StringComparison.OrdinalIgnoreCase);

    private static string Text(DateTime instant) => instant.Ticks.ToString(CultureInfo.InvariantCulture);

    private static DateTime? SeenIn(AuthenticationProperties properties) =>
        properties.Items.TryGetValue(Seen, out var text) && long.TryParse(text, CultureInfo.InvariantCulture, out var ticks)
            ? new DateTime(ticks, DateTimeKind.Utc)
            : null;
}
