using Microsoft.AspNetCore.Antiforgery;

namespace RedWillow.Portal.Platform.Security;

/// <summary>
/// Refuses a form whose token is missing, old or of another sign-in before its page is opened, with a bare 400 in every environment.
/// Left to itself the framework fails in the page, or answers a developer with a text about its own settings.
/// </summary>
public static class OutOfDateForms
{
    /// <summary>Goes right after the check of the tokens.</summary>
    public static WebApplication UseOutOfDateForms(this WebApplication app)
    {
        app.Use(async (http, next) =>
        {
            // The page that says so is opened with the same request, as one to read.
            if (!HttpMethods.IsGet(http.Request.Method) && http.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false })
                http.Response.StatusCode = StatusCodes.Status400BadRequest;
            else
                await next(http);
        });
        return app;
    }
}
