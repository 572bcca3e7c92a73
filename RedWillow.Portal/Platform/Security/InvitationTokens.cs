using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using RedWillow.Portal.Data.Identity;

namespace RedWillow.Portal.Platform.Security;

/// <summary>
/// The links by which an account that somebody else opened becomes its owner's: good for three days, because people do not read their
/// mail at once, and for one use. Their age is told by the portal's own clock.
/// </summary>
public sealed class InvitationTokens(IDataProtectionProvider keys, ProgramClock clock) : IUserTwoFactorTokenProvider<PortalUser>
{
    public const string Provider = "Invitation";
    public const string Purpose = "Invitation";
    public static readonly TimeSpan Life = TimeSpan.FromHours(72);

    private readonly IDataProtector _protector = keys.CreateProtector("Invitation links");

    public async Task<string> GenerateAsync(string purpose, UserManager<PortalUser> manager, PortalUser user) =>
        Convert.ToBase64String(_protector.Protect(Encoding.UTF8.GetBytes(
            clock.UtcNow.Ticks.ToString(CultureInfo.InvariantCulture) + '\n' + await WhoseAsync(purpose, manager, user))));

    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<PortalUser> manager, PortalUser user)
    {
        if (Open(token)?.Split('\n', 2) is not [var made, var whose] || !long.TryParse(made, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks))
            return false;
        return clock.UtcNow - new DateTime(ticks, DateTimeKind.Utc) <= Life && whose == await WhoseAsync(purpose, manager, user);
    }

    public Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<PortalUser> manager, PortalUser user) => Task.FromResult(false);

    // With the stamp renewed, a link that was made before it is nobody's.
    private static async Task<string> WhoseAsync(string purpose, UserManager<PortalUser> manager, PortalUser user) =>
        $"{user.Id}\n{purpose}\n{await manager.GetSecurityStampAsync(user)}";

    private string? Open(string token)
    {
        try
        {
            return Encoding.UTF8.GetString(_protector.Unprotect(Convert.FromBase64String(token)));
        }
        catch (Exception fault) when (fault is FormatException or CryptographicException)
        {
            return null;
        }
    }
}
