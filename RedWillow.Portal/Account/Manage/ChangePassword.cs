using System.Text.Json.Serialization;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Platform.Security;

namespace RedWillow.Portal.Account.Manage;

/// <summary>Somebody changes their password, proving themself with the one they have. The new one has passed <see cref="PasswordPolicy"/>.</summary>
public sealed record ChangePassword(Guid Key, [property: JsonIgnore] string Current, [property: JsonIgnore] string Next) : ICommand;

/// <summary>Signs every other browser out: the stamp they signed in with is no longer the account's.</summary>
public sealed class ChangePasswordHandler(OwnAccount own, PasswordWork passwords)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, ChangePassword ask, CancellationToken stop)
    {
        var hash = await passwords.HashAsync(ask.Next, stop);
        return await own.ChangeProvedAsync(actor, ask, new(ask.Current), "PasswordChanged", async (users, mine, _) =>
        {
            mine.PasswordHash = hash;
            (await users.UpdateSecurityStampAsync(mine)).Demand();
            return Done.Instance;
        }, stop);
    }
}
