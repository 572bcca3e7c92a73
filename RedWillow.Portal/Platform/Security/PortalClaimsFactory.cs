using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;

namespace RedWillow.Portal.Platform.Security;

/// <summary>What a cookie says about its owner: ids, roles and the security stamp; no name and no address.</summary>
internal sealed class PortalClaimsFactory(UserManager<PortalUser> users, IOptions<IdentityOptions> options, StaffFactor factor)
    : IUserClaimsPrincipalFactory<PortalUser>
{
    public async Task<ClaimsPrincipal> CreateAsync(PortalUser user)
    {
        var names = options.Value.ClaimsIdentity;
        var identity = new ClaimsIdentity(IdentityConstants.ApplicationScheme, names.UserNameClaimType, names.RoleClaimType);
        identity.AddClaim(new(names.UserIdClaimType, user.Id.ToString()));
        identity.AddClaim(new(names.UserNameClaimType, user.UserName ?? ""));
        identity.AddClaim(new(names.SecurityStampClaimType, user.SecurityStamp ?? ""));
        if (user.PractitionerId is { } staff)
        {
            identity.AddClaim(new(PortalClaims.Staff, staff.Value.ToString()));
            foreach (var role in Enum.GetValues<StaffRoles>().Where(role => role != StaffRoles.None && user.Roles.HasFlag(role)))
                identity.AddClaim(new(names.RoleClaimType, role.ToString()));
            if (factor.Required && !user.TwoFactorEnabled && (await users.GetPasskeysAsync(user)).Count == 0)
                identity.AddClaim(new(PortalClaims.NeedsFactor, "true"));
        }
        else if (user.ClientId is { } client)
        {
            identity.AddClaim(new(PortalClaims.Client, client.Value.ToString()));
            identity.AddClaim(new(names.RoleClaimType, PortalClaims.ClientRole));
        }

        return new ClaimsPrincipal(identity);
    }
}

/// <summary>Whether staff need a second factor here: yes, unless this is a demo that says no.</summary>
public sealed class StaffFactor(IOptions<SecuritySettings> security, IOptions<Settings.DemoSettings> demo)
{
    public bool Required => security.Value.RequireStaffSecondFactor || !demo.Value.Enabled;
}

/// <summary>Who may sign in: a confirmed address that nobody has switched off.</summary>
internal sealed class OpenAccount : IUserConfirmation<PortalUser>
{
    public Task<bool> IsConfirmedAsync(UserManager<PortalUser> manager, PortalUser user) => Task.FromResult(user is { EmailConfirmed: true, Disabled: false });
}
