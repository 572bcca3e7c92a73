using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using RedWillow.Portal.Data.Identity;

namespace RedWillow.Portal.Tests.Architecture.Specimens.Features.LeavingHome;

public sealed class WritesAnAccountByItself(UserManager<PortalUser> users)
{
    public async Task<bool> WriteAsync(PortalUser user)
    {
        await Task.Yield();
        return (await users.SetLockoutEnabledAsync(user, enabled: true)).Succeeded;
    }
}

public sealed class WritesAnAccountAsListed(UserManager<PortalUser> users)
{
    public Task<IdentityResult> WriteAsync(PortalUser user) => users.UpdateAsync(user);
}

public sealed class ReadsAnAccount(UserManager<PortalUser> users)
{
    public Task<PortalUser?> ReadAsync(Guid id) => users.FindByIdAsync(id.ToString());
}

public sealed class WritesWithWhatItIsGiven
{
    public static Task<IdentityResult> WriteAsync(UserManager<PortalUser> unitsOwn, PortalUser user) => unitsOwn.UpdateAsync(user);
}

public sealed class CountsFailuresPage : ComponentBase
{
    [Inject]
    public SignInManager<PortalUser> SignIn { get; set; } = default!;

    public async Task TryAsync(PortalUser user) => await SignIn.CheckPasswordSignInAsync(user, "x", lockoutOnFailure: true);
}
