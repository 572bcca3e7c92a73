using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using RedWillow.Portal.Data.Identity;

namespace RedWillow.Portal.Tests.Support;

/// <summary>
/// A door that exists only in tests: opening it signs an existing account in as the sign-in page would after the second factor.
/// Tests of the sign-in itself do not use it.
/// </summary>
public sealed class TestSignIn : IStartupFilter
{
    public static Uri AddressFor(string email) => new($"/test-sign-in?email={Uri.EscapeDataString(email)}", UriKind.Relative);

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Map("/test-sign-in", branch => branch.Run(SignInAsync));
        next(app);
    };

    private static async Task SignInAsync(HttpContext http)
    {
        var users = http.RequestServices.GetRequiredService<UserManager<PortalUser>>();
        var user = await users.FindByEmailAsync(http.Request.Query["email"].ToString());
        if (user is null)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await http.RequestServices.GetRequiredService<SignInManager<PortalUser>>()
            .SignInWithClaimsAsync(user, isPersistent: false, [new("amr", "mfa")]);
        http.Response.ContentType = "text/html";
        await http.Response.WriteAsync("<!DOCTYPE html><html lang=\"en\"><head><title>Signed in</title><link rel=\"icon\" href=\"data:,\"></head></html>");
    }
}
