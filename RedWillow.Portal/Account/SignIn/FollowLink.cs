using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Identity;
using RedWillow.Portal.Data;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Platform.Outbox;
using RedWillow.Portal.Platform.Security;

namespace RedWillow.Portal.Account.SignIn;

/// <summary>The mailed link was followed and its button pressed.</summary>
public sealed record ConfirmEmail(Guid Key, Guid Account, [property: JsonIgnore] string? Token) : ICommand;

/// <summary>The mailed link was followed and a new password chosen. The password has passed <see cref="PasswordPolicy"/>.</summary>
public sealed record ResetPassword(Guid Key, Guid Account, [property: JsonIgnore] string? Token, [property: JsonIgnore] string Password) : ICommand;

/// <summary>Using a link renews the security stamp, so it works once.</summary>
public sealed class ConfirmEmailHandler(PortalUnitOfWork unit, UnitUsers unitUsers)
{
    public Task<Result<Done>> HandleAsync(Actor actor, ConfirmEmail ask, CancellationToken stop) =>
        unit.RunAsync<ConfirmEmail, Done>(actor, ask, [Claim.Account(ask.Account)], async (db, _) =>
        {
            var users = unitUsers.Over(db);
            var user = await users.FindByIdAsync(ask.Account.ToString());
            if (user is null || AccountMails.Token(ask.Token) is not { } token || !(await users.ConfirmEmailAsync(user, token)).Succeeded)
                return new LinkNotGood();
            (await users.UpdateSecurityStampAsync(user)).Demand();
            db.Record(new AccountChanged(user.Id, "Confirmed"));
            return Done.Instance;
        }, stop);
}

public sealed class ResetPasswordHandler(
    PortalUnitOfWork unit, UnitUsers unitUsers, BlindIndex index, PasswordWork passwords, IAccountMail mail, ProgramClock clock)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, ResetPassword ask, CancellationToken stop)
    {
        var hash = await passwords.HashAsync(ask.Password, stop);
        return await unit.RunAsync<ResetPassword, Done>(actor, ask, [Claim.Account(ask.Account)], async (db, stopping) =>
        {
            var users = unitUsers.Over(db);
            var user = await users.FindByIdAsync(ask.Account.ToString());
            if (user is not { Disabled: false } || AccountMails.Token(ask.Token) is not { } token || !await IsGoodAsync(users, user, token))
                return new LinkNotGood();
            // Who reads the mailbox has confirmed it.
            (user.PasswordHash, user.EmailConfirmed) = (hash, true);
            (await users.UpdateSecurityStampAsync(user)).Demand();
            var throttle = await UnitUsers.ThrottleAsync(db, index.Of("sign-in", user.NormalizedEmail!), clock.UtcNow, stopping);
            throttle.Try(clock.UtcNow);
            throttle.Succeeded(clock.UtcNow);
            await mail.ChangedAsync(db, user);
            db.Record(new AccountChanged(user.Id, "PasswordReset"));
            return Done.Instance;
        }, stop);
    }

    private static Task<bool> IsGoodAsync(UserManager<PortalUser> users, PortalUser user, string token) =>
        users.VerifyUserTokenAsync(user, users.Options.Tokens.PasswordResetTokenProvider, UserManager<PortalUser>.ResetPasswordTokenPurpose, token);
}
