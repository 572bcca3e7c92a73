using Microsoft.AspNetCore.Identity;

namespace RedWillow.Portal.Data.Identity;

/// <summary>A sign-in. The user name is the opaque id; the e-mail address is encrypted and found by its keyed hash.</summary>
public sealed class PortalUser : IdentityUser<Guid>
{
}
