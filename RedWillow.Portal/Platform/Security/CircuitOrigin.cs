using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace RedWillow.Portal.Platform.Security;

/// <summary>Who may open a circuit: only our own pages, only for somebody who is signed in, and nobody while the portal is stopping.</summary>
public static class CircuitOrigin
{
    public const string Path = "/_blazor";
    private const string Goodbye = Path + "/disconnect";

    /// <summary>Goes before authentication, so that a foreign page learns nothing and costs nothing.</summary>
    public static IApplicationBuilder UseCircuitOrigin(this WebApplication app)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        return app.Use((http, next) =>
        {
            if (!http.Request.Path.StartsWithSegments(Path, StringComparison.OrdinalIgnoreCase))
                return next(http);
            if (stopping.IsCancellationRequested)
                return Answer(http, StatusCodes.Status503ServiceUnavailable);
            return IsOurs(http.Request) ? next(http) : Answer(http, StatusCodes.Status403Forbidden);
        });
    }

    /// <summary>A sign-in for the circuit's own addresses and for nothing else: on the pages it would also close the open ones.</summary>
    public static TBuilder RequireCircuitSignIn<TBuilder>(this TBuilder pages)
        where TBuilder : IEndpointConventionBuilder
    {
        pages.Add(endpoint =>
        {
            if (endpoint is not RouteEndpointBuilder { RoutePattern.RawText: { } route } || !("/" + route.TrimStart('/')).StartsWith(Path, StringComparison.OrdinalIgnoreCase)
                || IsGoodbye("/" + route.TrimStart('/')))
                return;
            endpoint.Metadata.Add(new AuthorizeAttribute());
        });
        return pages;
    }

    // Browsers name the origin of every web socket and of every post. Only a plain read of our own page comes without one.
    private static bool IsOurs(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        if (origin.Length == 0)
            return HttpMethods.IsGet(request.Method) && !request.HttpContext.WebSockets.IsWebSocketRequest && !IsTheHub(request.Path);
        return IsOwn(request, origin) || (IsGoodbye(request.Path) && origin is "null" && request.Headers["Sec-Fetch-Site"] == "same-origin");
    }

    // A page that is being left says so, also after signing out; it names its circuit by a secret. It is sent like a form, and because
    // our pages send no referrer its origin is hidden. Unheard, every page that was left would count as open for minutes.
    private static bool IsGoodbye(PathString path) => string.Equals(path.Value?.TrimEnd('/'), Goodbye, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Whether an origin is this portal's own. A passkey names its origin itself, signed; the header of the form that brings it
    /// says "null", because our pages send no referrer.
    /// </summary>
    internal static bool IsOwn(HttpRequest request, string origin) =>
        string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);

    private static bool IsTheHub(PathString path) => string.Equals(path.Value?.TrimEnd('/'), Path, StringComparison.OrdinalIgnoreCase);

    /// <summary>A bare status. No page is drawn for it: nobody reads it, and drawing one for a post would ask for a form token.</summary>
    internal static Task Answer(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        http.Features.Get<Microsoft.AspNetCore.Diagnostics.IStatusCodePagesFeature>()?.Enabled = false;
        return Task.CompletedTask;
    }
}

/// <summary>Cuts a connection off that sends more than any person's hands could: bursts of 400, 100 a second on the long run.</summary>
internal sealed class CircuitFlood(TimeProvider time) : IHubFilter
{
    private const double Burst = 400;
    private const double PerSecond = 100;

    public ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        var items = invocationContext.Context.Items;
        var now = time.GetTimestamp();
        if (items.TryGetValue(typeof(CircuitFlood), out var known) && known is Bucket bucket)
            bucket.Tokens = Math.Min(Burst, bucket.Tokens + (time.GetElapsedTime(bucket.At, now).TotalSeconds * PerSecond));
        else
            items[typeof(CircuitFlood)] = bucket = new Bucket { Tokens = Burst };
        bucket.At = now;
        if (--bucket.Tokens >= 0)
            return next(invocationContext);
        invocationContext.Context.Abort();
        return ValueTask.FromException<object?>(new HubException("Too many messages."));
    }

    private sealed class Bucket
    {
        public double Tokens { get; set; }

        public long At { get; set; }
    }
}
