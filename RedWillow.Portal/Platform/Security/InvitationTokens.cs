using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using RedWillow.Portal.Data.Identity;

namespace RedWillow.Portal.Platform.Security;

/// <summary>
/// The links by which an account that somebody else opened becomes its owner's: good for three days, because people do not read their
/// mail at once, and for one use.
/// </summary>
public sealed class InvitationTokens(IDataProtectionProvider keys, IOptions<InvitationTokenOptions> options, ILogger<DataProtectorTokenProvider<PortalUser>> log)
    : DataProtectorTokenProvider<PortalUser>(keys, options, log)
{
    public const string Provider = "Invitation";
    public const string Purpose = "Invitation";
}

public sealed class InvitationTokenOptions : DataProtectionTokenProviderOptions
{
    public const int Hours = 72;

    public InvitationTokenOptions() => (Name, TokenLifespan) = (InvitationTokens.Provider, TimeSpan.FromHours(Hours));
}
