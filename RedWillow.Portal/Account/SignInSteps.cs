using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using RedWillow.Portal.Components;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Platform.Security;

namespace RedWillow.Portal.Account;

/// <summary>The steps of a sign-in that several pages share.</summary>
public sealed class SignInSteps(SignInManager<PortalUser> signIn, KnownDevice devices, IServiceScopeFactory scopes)
{
    /// <summary>The sign-in is complete: gives the cookie and says where to go.</summary>
    public async Task<string> CompleteAsync(HttpContext http, PortalUser user, string how, string? returnUrl)
    {
        await signIn.SignInWithClaimsAsync(user, isPersistent: false, [new Claim("amr", how)]);
        devices.Remember(http, user.Email!);
        var principal = await signIn.CreateUserPrincipalAsync(user);
        return principal.HasClaim(claim => claim.Type == PortalClaims.NeedsFactor)
            ? PortalRoutes.Security
            : AccountRedirects.After(principal.ToActor(), returnUrl);
    }

    /// <summary>The second step is done: the cookie that stood between the two is taken back.</summary>
    public async Task<string> CompleteAfterCodeAsync(HttpContext http, PortalUser user, string? returnUrl)
    {
        await http.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        return await CompleteAsync(http, user, "mfa", returnUrl);
    }

    /// <summary>The password was right; the second step is still to come.</summary>
    public static Task AskForCodeAsync(HttpContext http, Guid account)
    {
        var identity = new ClaimsIdentity(IdentityConstants.TwoFactorUserIdScheme);
        identity.AddClaim(new(ClaimTypes.Name, account.ToString()));
        return http.SignInAsync(IdentityConstants.TwoFactorUserIdScheme, new ClaimsPrincipal(identity));
    }

    /// <summary>The account changed: this browser stays signed in, all others hold a stamp that is no longer the account's.</summary>
    public async Task RefreshAsync(HttpContext http)
    {
        // This request's own user is as it was before the change.
        await using var fresh = scopes.CreateAsyncScope();
        if (await fresh.ServiceProvider.GetRequiredService<UserManager<PortalUser>>().GetUserAsync(http.User) is { } user)
            await signIn.RefreshSignInAsync(user);
    }

    /// <summary>The passkey that the browser's answer proves; null when it proves none.</summary>
    public async Task<UserPasskeyInfo?> AttestAsync(string? credential)
    {
        try
        {
            return string.IsNullOrWhiteSpace(credential) ? null : (await signIn.PerformPasskeyAttestationAsync(credential)).Passkey;
        }
        catch (InvalidOperationException)
        {
            // Nobody asked for a passkey here, or too long ago.
            return null;
        }
    }

    /// <summary>Who is between the two steps; null when nobody is.</summary>
    public Task<PortalUser?> BetweenStepsAsync() => signIn.GetTwoFactorAuthenticationUserAsync();
}
