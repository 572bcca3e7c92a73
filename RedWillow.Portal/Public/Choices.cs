using Microsoft.AspNetCore.Localization;
using RedWillow.Portal.Components;

namespace RedWillow.Portal.Public;

/// <summary>Requests that keep a choice in a cookie and go on. None of them reads or shows anything about a person.</summary>
internal static class Choices
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

    /// <summary>Forgets every cookie but language and colors, so whoever sits down next is not signed in, and goes to a harmless page.</summary>
    public static void Leave(HttpContext http, Center center)
    {
        foreach (var name in http.Request.Cookies.Keys.Except(Kept, StringComparer.Ordinal))
            http.Response.Cookies.Delete(name, new CookieOptions { Path = "/", Secure = http.Request.IsHttps });

        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.Location = center.SafeExit.ToString();
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
    }

    private static void Keep(HttpContext http, string name, string value) =>
        http.Response.Cookies.Append(name, value, new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(365), Path = "/", HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, IsEssential = true,
        });

    private static IResult GoBack(string? back) => Results.LocalRedirect(LocalAddress.Read(back) ?? PortalRoutes.Home);
}
