using RedWillow.Portal.Data;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Platform.Outbox;
using RedWillow.Portal.Platform.Security;

namespace RedWillow.Portal.Account.SignIn;

/// <summary>Somebody asks for the confirmation mail again.</summary>
public sealed record ResendConfirmation(Guid Key, string Email, string? Back = null) : ICommand;

/// <summary>Somebody forgot their password.</summary>
public sealed record RequestPasswordReset(Guid Key, string Email) : ICommand;

public sealed class ResendConfirmationHandler(
    PortalUnitOfWork unit, UnitUsers unitUsers, BlindIndex index, IAccountMail mail, PasswordWork work, ProgramClock clock)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, ResendConfirmation ask, CancellationToken stop)
    {
        await work.SpendAsync(stop);
        return await unit.RunAsync<ResendConfirmation, Done>(actor, ask, [], async (db, token) =>
        {
            var throttle = await UnitUsers.ThrottleAsync(db, index.Of("mail confirmation", index.OfEmail(ask.Email)), clock.UtcNow, token);
            var users = unitUsers.Over(db);
            var user = await users.FindByEmailAsync(ask.Email);
            if (throttle.TryMail(clock.UtcNow) && user is { EmailConfirmed: false, Disabled: false })
                await mail.ConfirmOrTellAsync(db, users, user, ask.Back);
            db.Record(new AccountMailAsked(index.Trace(ask.Email), "Confirm"));
            return Done.Instance;
        }, stop);
    }
}

public sealed class RequestPasswordResetHandler(
    PortalUnitOfWork unit, UnitUsers unitUsers, BlindIndex index, IAccountMail mail, PasswordWork work, ProgramClock clock)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, RequestPasswordReset ask, CancellationToken stop)
    {
        await work.SpendAsync(stop);
        return await unit.RunAsync<RequestPasswordReset, Done>(actor, ask, [], async (db, token) =>
        {
            var throttle = await UnitUsers.ThrottleAsync(db, index.Of("mail reset", index.OfEmail(ask.Email)), clock.UtcNow, token);
            var users = unitUsers.Over(db);
            var user = await users.FindByEmailAsync(ask.Email);
            if (throttle.TryMail(clock.UtcNow) && user is { Disabled: false })
                await mail.ResetAsync(db, users, user);
            db.Record(new AccountMailAsked(index.Trace(ask.Email), "Reset"));
            return Done.Instance;
        }, stop);
    }
}
