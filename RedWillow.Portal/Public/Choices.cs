using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Localization;
using RedWillow.Portal.Components;

namespace RedWillow.Portal.Public;

/// <summary>Requests that keep a choice in a cookie and go on. None of them reads or shows anything about a person.</summary>
internal static partial class Choices
{
    private static readonly string[] Kept = [DesignSystem.LanguageCookie, DesignSystem.ThemeCookie];

    public static IResult Language(string culture, string? back, HttpContext http)
    {
        var language = DesignSystem.Languages.FirstOrDefault(known => string.Equals(known.Name, culture, StringComparison.OrdinalIgnoreCase));
        if (language is null)
            return Results.NotFound();
        Keep(http, DesignSystem.LanguageCookie, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language)));
        return GoBack(back);
    }

    public static IResult Theme(string choice, string? back, HttpContext http)
    {
        switch (choice)
        {
            case "light" or "dark":
                Keep(http, DesignSystem.ThemeCookie, choice);
                break;
            case "system":
                http.Response.Cookies.Delete(DesignSystem.ThemeCookie);
                break;
            default:
                return Results.NotFound();
        }

        return GoBack(back);
    }

    /// <summary>
    /// Ends the session, so that the cookie is worth nothing to anybody who kept it, forgets every cookie but language and colors,
    /// and goes to a harmless page, whatever fails on the way. A browser that only fetches ahead has not left, and is told nothing.
    /// </summary>
    public static async Task LeaveAsync(HttpContext http, Center center, ILoggerFactory logs)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (FetchesAhead(http.Request))
        {
            http.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        try
        {
            await http.SignOutAsync(IdentityConstants.ApplicationScheme);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            NotEnded(logs.CreateLogger(typeof(Choices)), fault);
        }

        foreach (var name in http.Request.Cookies.Keys.Except(Kept, StringComparer.Ordinal))
            http.Response.Cookies.Delete(name, new CookieOptions { Path = "/", Secure = http.Request.IsHttps });

        http.Response.Headers.Location = center.SafeExit.ToString();
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
    }

    private static bool FetchesAhead(HttpRequest request) => ((string[])["Sec-Purpose", "Purpose", "X-Moz"])
        .Any(header => request.Headers[header].ToString().Contains("prefetch", StringComparison.OrdinalIgnoreCase));

    [LoggerMessage(LogLevel.Error, "Somebody left, but their session could not be ended; their cookie is gone.")]
    private static partial void NotEnded(ILogger log, Exception fault);

    private static void Keep(HttpContext http, string name, string value) =>
        http.Response.Cookies.Append(name, value, new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(365), Path = "/", HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, IsEssential = true,
        });

    private static IResult GoBack(string? back) => Results.LocalRedirect(LocalAddress.Read(back) ?? PortalRoutes.Home);
}
