using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Primitives;

namespace RedWillow.Portal.Components;

/// <summary>Finds the portal's language in what a browser asks for, whatever the country: es, es-MX and es-419 are all Spanish here.</summary>
internal sealed class SpokenLanguage : RequestCultureProvider
{
    public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        var wishes = httpContext.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(wish => wish.Quality ?? 1);
        var language = wishes.Select(wish => Known(wish.Value)).FirstOrDefault(known => known is not null);
        return Task.FromResult(language is null ? null : new ProviderCultureResult(language));
    }

    private static string? Known(StringSegment wish) => DesignSystem.Languages
        .FirstOrDefault(language => wish.StartsWith(language.TwoLetterISOLanguageName, StringComparison.OrdinalIgnoreCase))?.Name;
}
