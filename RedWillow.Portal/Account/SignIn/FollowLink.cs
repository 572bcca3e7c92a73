using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Platform.Outbox;
using RedWillow.Portal.Platform.Security;

namespace RedWillow.Portal.Account.SignIn;

/// <summary>The mailed link was followed and the password typed that was chosen with the account.</summary>
public sealed record ConfirmEmail(Guid Key, Guid Account, [property: JsonIgnore] string? Token, [property: JsonIgnore] string Password) : ICommand;

/// <summary>The mailed link was followed and a new password chosen. The password has passed <see cref="PasswordPolicy"/>.</summary>
/// <param name="Key">Made when the form was sent.</param>
/// <param name="Account">Whose link.</param>
/// <param name="Token">The secret of the link.</param>
/// <param name="Password">The new one.</param>
/// <param name="Device">Under what the tries of this browser are counted apart (<see cref="KnownDevice.Mark"/>).</param>
public sealed record ResetPassword(
    Guid Key, Guid Account, [property: JsonIgnore] string? Token, [property: JsonIgnore] string Password, [property: JsonIgnore] string? Device = null) : ICommand;

/// <summary>
/// The link shows who reads the mailbox, the password who made the account; only both together confirm, so that nobody makes an
/// account ready for somebody else and then shares it. Whoever reads the mail but did not choose the password can set a new one.
/// Using a link renews the security stamp, so it works once.
/// </summary>
public sealed class ConfirmEmailHandler(
    PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, UnitUsers unitUsers, PasswordWork passwords)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, ConfirmEmail ask, CancellationToken stop)
    {
        await using var before = await contexts.CreateDbContextAsync(stop);
        var asked = await before.Users.AsNoTracking().FirstOrDefaultAsync(row => row.Id == ask.Account, stop);
        var isRight = await passwords.IsRightAsync(asked, ask.Password, stop);
        return await unit.RunAsync<ConfirmEmail, Done>(actor, ask, [Claim.Account(ask.Account)], async (db, _) =>
        {
            var users = unitUsers.Over(db);
            var user = await users.FindByIdAsync(ask.Account.ToString());
            if (user is not { Disabled: false } || AccountMails.Token(ask.Token) is not { } token || !await IsGoodAsync(users, user, token))
                return new LinkNotGood();
            // The check took its time; the hash may have changed meanwhile.
            if (!isRight || user.PasswordHash != asked?.PasswordHash)
                return new WrongPassword();
            user.EmailConfirmed = true;
            (await users.UpdateSecurityStampAsync(user)).Demand();
            db.Record(new AccountChanged(user.Id, "Confirmed"));
            return Done.Instance;
        }, stop);
    }

    private static Task<bool> IsGoodAsync(UserManager<PortalUser> users, PortalUser user, string token) =>
        users.VerifyUserTokenAsync(user, users.Options.Tokens.EmailConfirmationTokenProvider, UserManager<PortalUser>.ConfirmEmailTokenPurpose, token);
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
            string[] counted = ask.Device?.StartsWith(user.NormalizedEmail + " ", StringComparison.Ordinal) is true
                ? [user.NormalizedEmail!, ask.Device]
                : [user.NormalizedEmail!];
            foreach (var key in counted)
            {
                var throttle = await UnitUsers.ThrottleAsync(db, index.Of("sign-in", key), clock.UtcNow, stopping);
                throttle.Try(clock.UtcNow);
                throttle.Succeeded(clock.UtcNow);
            }

            await mail.ChangedAsync(db, user);
            db.Record(new AccountChanged(user.Id, "PasswordReset"));
            return Done.Instance;
        }, stop);
    }

    private static Task<bool> IsGoodAsync(UserManager<PortalUser> users, PortalUser user, string token) =>
        users.VerifyUserTokenAsync(user, users.Options.Tokens.PasswordResetTokenProvider, UserManager<PortalUser>.ResetPasswordTokenPurpose, token);
}
