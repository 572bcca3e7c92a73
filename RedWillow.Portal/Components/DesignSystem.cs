using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using MudBlazor.Services;
using RedWillow.Portal.Components.Feedback;
using RedWillow.Portal.Public;

namespace RedWillow.Portal.Components;

/// <summary>What the pages need to look and read as they do: languages, colors, the center's own words.</summary>
public static class DesignSystem
{
    /// <summary>The languages of the portal, the first one being the default.</summary>
    public static readonly IReadOnlyList<CultureInfo> Languages = [CultureInfo.GetCultureInfo("en-US"), CultureInfo.GetCultureInfo("es-US")];

    public const string LanguageCookie = "rw-language";
    public const string ThemeCookie = "rw-theme";

    public static IServiceCollection AddPortalDesign(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddMudServices();
        services.AddHttpContextAccessor();
        services.AddSingleton<Refusals>();
        services.AddOptions<Center>().BindConfiguration(nameof(Center));
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<Center>>().Value);
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.DefaultRequestCulture = new RequestCulture(Languages[0]);
            options.SupportedCultures = [.. Languages];
            options.SupportedUICultures = [.. Languages];
            options.RequestCultureProviders =
            [
                new CookieRequestCultureProvider { CookieName = LanguageCookie },
                new SpokenLanguage(),
            ];
        });
        return services;
    }

    /// <summary>Languages, then the calm pages for what is not there and what went wrong. Goes before routing and authentication.</summary>
    public static WebApplication UsePortalDesign(this WebApplication app)
    {
        app.UseRequestLocalization();
        if (!app.Environment.IsDevelopment())
            app.UseExceptionHandler(PortalRoutes.Error, createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute(PortalRoutes.NotFound, createScopeForStatusCodePages: true);
        app.Use(AnswerOutOfDateAsync);
        return app;
    }

    /// <summary>
    /// A form that its page no longer has, or whose token is of another sign-in, is refused with a bare 400. Whoever sent it reads what
    /// that means. The page that says so is opened, not sent to: as a form it would be refused itself.
    /// </summary>
    /// <seealso cref="Platform.Security.OutOfDateForms"/>
    private static async Task AnswerOutOfDateAsync(HttpContext http, RequestDelegate next)
    {
        if (http.Features.Get<IStatusCodeReExecuteFeature>() is { OriginalStatusCode: StatusCodes.Status400BadRequest })
            http.Request.Method = HttpMethods.Get;
        await next(http);
        // With a type the answer passes for one that has words already.
        if (http.Response is { HasStarted: false, StatusCode: StatusCodes.Status400BadRequest } && IsForm(http.Request.ContentType))
            http.Response.ContentType = null;
    }

    // Asking the request itself fails for a form whose token was refused.
    private static bool IsForm(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type) && type.MediaType.Value is "application/x-www-form-urlencoded" or "multipart/form-data";

    /// <summary>The addresses that only set a choice and go on: language, colors, leaving.</summary>
    public static IEndpointRouteBuilder MapPortalChoices(this IEndpointRouteBuilder app)
    {
        app.MapGet(PortalRoutes.Language, Choices.Language).AllowAnonymous();
        app.MapGet(PortalRoutes.ThemeChoice, Choices.Theme).AllowAnonymous();
        app.MapGet(PortalRoutes.Leave, Choices.LeaveAsync).AllowAnonymous();
        return app;
    }
}
