using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;
using RedWillow.Portal.Components;
using RedWillow.Portal.Data.Identity;

namespace RedWillow.Portal.Account;

/// <summary>The addresses of a sign-in that are no pages: signing out, and what a browser needs to make or use a passkey.</summary>
public static class AccountEndpoints
{
    public static IServiceCollection AddAccountPages(this IServiceCollection services) => services.AddScoped<OwnAccount>().AddScoped<SignInSteps>();

    public static IEndpointRouteBuilder MapAccountEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapPost(PortalRoutes.Logout, SignOutAsync).AllowAnonymous();
        app.MapPost(PortalRoutes.PasskeyRequest, PasskeyRequestAsync).AllowAnonymous();
        app.MapPost(PortalRoutes.PasskeyCreation, PasskeyCreationAsync).RequireAuthorization();
        return app;
    }

    private static async Task<IResult> SignOutAsync(HttpContext http, IAntiforgery forms, SignInManager<PortalUser> signIn)
    {
        if (!await forms.IsRequestValidAsync(http))
            return Results.BadRequest();
        await signIn.SignOutAsync();
        return Results.LocalRedirect(PortalRoutes.Home);
    }

    // No account is named, so the answer says nothing about anybody.
    private static async Task<IResult> PasskeyRequestAsync(HttpContext http, IAntiforgery forms, SignInManager<PortalUser> signIn) =>
        await forms.IsRequestValidAsync(http)
            ? Results.Content(await signIn.MakePasskeyRequestOptionsAsync(user: null), "application/json")
            : Results.BadRequest();

    private static async Task<IResult> PasskeyCreationAsync(
        HttpContext http, IAntiforgery forms, SignInManager<PortalUser> signIn, UserManager<PortalUser> users)
    {
        if (!await forms.IsRequestValidAsync(http))
            return Results.BadRequest();
        if (await users.GetUserAsync(http.User) is not { } user)
            return Results.NotFound();
        var options = await signIn.MakePasskeyCreationOptionsAsync(new()
        {
            Id = user.Id.ToString(), Name = user.Email ?? user.Id.ToString(), DisplayName = user.Email ?? "",
        });
        return Results.Content(options, "application/json");
    }
}
