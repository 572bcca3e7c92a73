using System.Text.Json.Serialization;
using RedWillow.Portal.Data;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Platform.Security;

namespace RedWillow.Portal.Account.SignIn;

/// <summary>The second step of a sign-in: the six digits of the app, or a recovery code.</summary>
public sealed record UseSecondFactor(Guid Key, Guid Account, [property: JsonIgnore] string Code, bool IsRecoveryCode) : ICommand;

/// <summary>Whether the code was right. A code counts once; wrong ones make the next try wait.</summary>
public sealed class UseSecondFactorHandler(PortalUnitOfWork unit, UnitUsers unitUsers, BlindIndex index, ProgramClock clock)
{
    public Task<Result<bool>> HandleAsync(Actor actor, UseSecondFactor ask, CancellationToken stop) =>
        unit.RunAsync<UseSecondFactor, bool>(actor, ask, [Claim.Account(ask.Account)], async (db, token) =>
        {
            var users = unitUsers.Over(db);
            var user = await users.FindByIdAsync(ask.Account.ToString());
            var throttle = await UnitUsers.ThrottleAsync(db, index.Of("second factor", ask.Account.ToString()), clock.UtcNow, token);
            if (user is null || !throttle.Try(clock.UtcNow))
                return Told(db, ask, isRight: false);
            var isRight = ask.IsRecoveryCode
                ? (await users.RedeemTwoFactorRecoveryCodeAsync(user, ask.Code.Trim())).Succeeded
                : UseStep(user, await users.GetAuthenticatorKeyAsync(user), ask.Code);
            if (isRight)
                throttle.Succeeded(clock.UtcNow);
            else
                throttle.Failed(clock.UtcNow);
            return Told(db, ask, isRight);
        }, stop);

    private bool UseStep(PortalUser user, string? key, string code)
    {
        if (key is null || OneTimeCode.Match(key, code, user.LastCodeStep, clock.UtcNow) is not { } step)
            return false;
        user.LastCodeStep = step;
        return true;
    }

    private static bool Told(PortalDbContext db, UseSecondFactor ask, bool isRight)
    {
        db.Record(new SecondFactorTried(ask.Account, isRight));
        return isRight;
    }
}
