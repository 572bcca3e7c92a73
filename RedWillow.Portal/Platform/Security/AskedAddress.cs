using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace RedWillow.Portal.Platform.Security;

/// <summary>
/// Keeps, in the browser alone and for a quarter of an hour, the address a code was asked for, so that it stands in no address line and
/// the code opens nothing anywhere else.
/// </summary>
public sealed class AskedAddress(IDataProtectionProvider keys, IHostEnvironment environment)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    private readonly ITimeLimitedDataProtector _protector = keys.CreateProtector("RedWillow.Portal.AskedAddress").ToTimeLimitedDataProtector();

    public void Keep(HttpContext http, string address)
    {
        var cookie = Cookie();
        var options = cookie.Build(http);
        options.MaxAge = Life;
        http.Response.Cookies.Append(cookie.Name!, _protector.Protect(address, Life), options);
    }

    /// <summary>The address; null when none was asked for here, or too long ago.</summary>
    public string? Find(HttpContext http)
    {
        if (http.Request.Cookies[Cookie().Name!] is not { } stored)
            return null;
        try
        {
            return _protector.Unprotect(stored);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public void Forget(HttpContext http)
    {
        var cookie = Cookie();
        http.Response.Cookies.Delete(cookie.Name!, cookie.Build(http));
    }

    private CookieBuilder Cookie()
    {
        var cookie = new CookieBuilder();
        IdentitySetup.Harden(cookie, "rw-code", secure: !environment.IsDevelopment() && !environment.IsStaging());
        return cookie;
    }
}
