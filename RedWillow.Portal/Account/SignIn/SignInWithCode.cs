using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Identity;
using RedWillow.Portal.Data;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Platform.Outbox;
using RedWillow.Portal.Platform.Security;

namespace RedWillow.Portal.Account.SignIn;

/// <summary>Somebody asks for a code by mail instead of typing a password.</summary>
public sealed record RequestCode(Guid Key, string Email) : ICommand;

/// <summary>Somebody types the code that was mailed.</summary>
public sealed record SignInWithCode(Guid Key, string Email, [property: JsonIgnore] string Code, [property: JsonIgnore] string? Device = null) : ICommand;

/// <summary>
/// Clients alone get a code: who works here needs a password and a second step, or a passkey. An address that is not confirmed yet
/// gets its confirmation again, because the code would open an account whose password somebody else may have chosen. An account that
/// was taken back has no password until a mailed link is followed, and until then no code.
/// </summary>
public sealed class RequestCodeHandler(
    PortalUnitOfWork unit, UnitUsers unitUsers, BlindIndex index, IAccountMail mail, PasswordWork work, ProgramClock clock)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, RequestCode ask, CancellationToken stop)
    {
        await work.SpendAsync(stop);
        var hash = index.OfEmail(ask.Email);
        return await unit.RunAsync<RequestCode, Done>(actor, ask, [index.ClaimAddress(ask.Email)], async (db, token) =>
        {
            var throttle = await UnitUsers.ThrottleAsync(db, MailedCode.KeyOf(hash, index), clock.UtcNow, token);
            var users = unitUsers.Over(db);
            var user = await users.FindByEmailAsync(ask.Email);
            var mayMail = throttle.TryMail(clock.UtcNow);
            if (mayMail)
                throttle.Succeeded(clock.UtcNow);
            if (mayMail && user is { ClientId: not null, Disabled: false })
                await AnswerAsync(db, users, user);
            db.Record(new AccountMailAsked(index.Trace(ask.Email), "Code"));
            return Done.Instance;
        }, stop);
    }

    private async Task AnswerAsync(PortalDbContext db, UserManager<PortalUser> users, PortalUser user)
    {
        if (!user.EmailConfirmed || user.PasswordHash is null)
        {
            await mail.ConfirmOrTellAsync(db, users, user);
            return;
        }

        var (digits, kept) = MailedCode.Make(user.Id, index, clock.UtcNow);
        (await users.SetAuthenticationTokenAsync(user, MailedCode.Store, MailedCode.Name, kept.ToString())).Demand();
        await mail.CodeAsync(db, user, digits);
    }
}

/// <summary>Every address, known or not, costs the work of one password check and one commit, and is counted under its own hash .</summary>
public sealed class SignInWithCodeHandler(
    PortalUnitOfWork unit, UnitUsers unitUsers, BlindIndex index, PasswordWork work, ProgramClock clock)
{
    private static readonly SignInAnswer Refused = new(SignInOutcome.Refused, null);

    public async Task<Result<SignInAnswer>> HandleAsync(Actor actor, SignInWithCode ask, CancellationToken stop)
    {
        await work.SpendAsync(stop);
        var hash = index.OfEmail(ask.Email);
        return await unit.RunAsync<SignInWithCode, SignInAnswer>(actor, ask, [index.ClaimAddress(ask.Email)], async (db, token) =>
        {
            var now = clock.UtcNow;
            var byDevice = await UnitUsers.ThrottleAsync(db, index.Of("code", ask.Device is null ? hash : $"{hash} {ask.Device}"), now, token);
            var sinceMail = await UnitUsers.ThrottleAsync(db, MailedCode.KeyOf(hash, index), now, token);
            var users = unitUsers.Over(db);
            var user = await users.FindByEmailAsync(ask.Email);
            var mayTry = byDevice.Try(now);
            var isAlive = sinceMail.Try(now) && sinceMail.Failures < MailedCode.MostWrong;
            var answer = mayTry && isAlive && user is { ClientId: not null, Disabled: false, EmailConfirmed: true, PasswordHash: not null } ? await TryAsync(users, user, ask.Code) : Refused;
            foreach (var throttle in (AttemptThrottle[])(mayTry ? [byDevice, sinceMail] : []))
            {
                if (answer.Outcome != SignInOutcome.Refused)
                    throttle.Succeeded(now);
                else
                    throttle.Failed(now);
            }

            db.Record(new CodeTried(index.Trace(ask.Email), mayTry ? answer.Outcome.ToString() : "TooSoon"));
            return answer;
        }, stop);
    }

    private async Task<SignInAnswer> TryAsync(UserManager<PortalUser> users, PortalUser user, string typed)
    {
        if (MailedCode.Read(await users.GetAuthenticationTokenAsync(user, MailedCode.Store, MailedCode.Name)) is not { } kept
            || !kept.Opens(user.Id, typed, index, clock.UtcNow))
            return Refused;
        (await users.RemoveAuthenticationTokenAsync(user, MailedCode.Store, MailedCode.Name)).Demand();
        return new(user.TwoFactorEnabled ? SignInOutcome.NeedsCode : SignInOutcome.Open, user.Id);
    }
}
