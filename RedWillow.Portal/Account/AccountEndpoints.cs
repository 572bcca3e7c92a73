using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;
using RedWillow.Portal.Account.Manage;
using RedWillow.Portal.Components;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Platform.Security;
using RedWillow.Portal.Public;

namespace RedWillow.Portal.Account;

/// <summary>The addresses of a sign-in that are no pages: signing out, how long it lasts, and what a browser needs to make or use a passkey.</summary>
public static class AccountEndpoints
{
    public static IServiceCollection AddAccountPages(this IServiceCollection services) => services.AddScoped<OwnPassword>().AddScoped<OwnAccount>().AddScoped<SignInSteps>();

    public static IEndpointRouteBuilder MapAccountEndpoints(this IEndpointRouteBuilder app)
    {
        var ownForms = app.MapGroup("").AddEndpointFilter(OwnFormsOnlyAsync);
        ownForms.MapPost(PortalRoutes.Logout, SignOutAsync).AllowAnonymous();
        ownForms.MapPost(PortalRoutes.LanguageChoice, SpeakAsync).AllowAnonymous();
        ownForms.MapPost(PortalRoutes.PasskeyRequest, PasskeyRequestAsync).AllowAnonymous();
        ownForms.MapPost(PortalRoutes.PasskeyCreation, PasskeyCreationAsync).RequireAuthorization();
        // Their answers are the same; to ask at the second address is somebody's act.
        app.MapGet(PortalRoutes.TimeLeft, TimeLeft).AllowAnonymous();
        app.MapGet(PortalRoutes.Stay, TimeLeft).AllowAnonymous();
        return app;
    }

    private static async ValueTask<object?> OwnFormsOnlyAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        try
        {
            if (await call.HttpContext.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(call.HttpContext))
                return await next(call);
        }
        catch (AntiforgeryValidationException)
        {
            // A form that cannot be read has no token either.
        }

        return Results.BadRequest();
    }

    private static async Task<IResult> SignOutAsync(SignInManager<PortalUser> signIn)
    {
        await signIn.SignOutAsync();
        return Results.LocalRedirect(PortalRoutes.Home);
    }

    // In seconds. Nothing while the database is silent: whether the session is over, nobody knows then.
    private static IResult TimeLeft(HttpContext http, SessionWatch watch)
    {
        if (http.Items[typeof(SessionVerdict)] is SessionVerdict.Unknown)
            return Results.NoContent();
        var left = SessionTicket.Of(http.User) is { } ticket ? Math.Ceiling(watch.TimeLeft(ticket).TotalSeconds) : 0;
        return Results.Text(left.ToString(CultureInfo.InvariantCulture));
    }

    // Whoever is signed in no longer, or is no client, still gets the page in the language they chose.
    private static async Task<IResult> SpeakAsync(HttpContext http, SpeakLanguageHandler speak)
    {
        var form = await FormOfAsync(http);
        var culture = form["culture"].ToString();
        if (http.User.ToActor() is Actor.Client me)
            await speak.HandleAsync(me, new(Guid.CreateVersion7(), culture), http.RequestAborted);
        return Choices.Language(culture, form["back"], http);
    }

    // Whoever posts something else than a form has filled in nothing.
    private static async Task<IFormCollection> FormOfAsync(HttpContext http) =>
        http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : FormCollection.Empty;

    // No account is named, so the answer says nothing about anybody.
    private static async Task<IResult> PasskeyRequestAsync(SignInManager<PortalUser> signIn) =>
        Results.Content(await signIn.MakePasskeyRequestOptionsAsync(user: null), "application/json");

    // The password is proved here and once more when the passkey is kept: a device that has made one keeps it, whatever the portal says then.
    private static async Task<IResult> PasskeyCreationAsync(
        HttpContext http, SignInManager<PortalUser> signIn, UserManager<PortalUser> users, AskForPasskeyHandler prove, IStringLocalizer<AccountText> texts)
    {
        if (await users.GetUserAsync(http.User) is not { } user)
            return Results.NotFound();
        var typed = (await FormOfAsync(http))["current"].ToString();
        var proof = new OwnProof(typed, SessionTicket.Of(http.User)?.Session);
        var proved = await prove.HandleAsync(http.User.ToActor(), new(Guid.CreateVersion7(), proof), http.RequestAborted);
        if (!proved.Succeeded)
            return Results.Json(new { problem = texts[proved.Refusal is WrongPassword ? "WrongPassword" : "NotSaved"].Value });
        var options = await signIn.MakePasskeyCreationOptionsAsync(new()
        {
            Id = user.Id.ToString(), Name = user.Email ?? user.Id.ToString(), DisplayName = user.Email ?? "",
        });
        return Results.Content(options, "application/json");
    }
}
