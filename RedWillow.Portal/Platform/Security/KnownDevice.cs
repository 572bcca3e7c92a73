using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using RedWillow.Portal.Data.Identity;

namespace RedWillow.Portal.Platform.Security;

/// <summary>
/// Remembers, in the browser alone, that an address has signed in here before. Its tries are counted apart, so strangers who
/// guess cannot make the owner wait.
/// </summary>
public sealed class KnownDevice(IDataProtectionProvider keys, BlindIndex index, IHostEnvironment environment)
{
    private const int Days = 180;

    private readonly ITimeLimitedDataProtector _protector = keys.CreateProtector("RedWillow.Portal.KnownDevice").ToTimeLimitedDataProtector();

    /// <summary>This device's id for the address; null when the address has not signed in here.</summary>
    public string? Find(HttpContext http, string address) =>
        Mark(http)?.Split(' ') is [var of, var device] && of == index.OfEmail(address) ? device : null;

    /// <summary>The hash of the address that signed in here last and the device's id, with a space between; null when none did.</summary>
    public string? Mark(HttpContext http)
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

    public void Remember(HttpContext http, string address)
    {
        var device = Find(http, address) ?? Guid.NewGuid().ToString("N");
        var cookie = Cookie();
        var options = cookie.Build(http);
        options.MaxAge = TimeSpan.FromDays(Days);
        http.Response.Cookies.Append(cookie.Name!, _protector.Protect($"{index.OfEmail(address)} {device}", TimeSpan.FromDays(Days)), options);
    }

    private CookieBuilder Cookie()
    {
        var cookie = new CookieBuilder();
        IdentitySetup.Harden(cookie, "rw-device", secure: !environment.IsDevelopment() && !environment.IsStaging());
        return cookie;
    }
}
