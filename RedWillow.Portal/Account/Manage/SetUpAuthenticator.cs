using System.Text.Json.Serialization;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Platform.Security;

namespace RedWillow.Portal.Account.Manage;

/// <summary>Somebody scanned the code into an app and types the first six digits.</summary>
public sealed record SetUpAuthenticator(
    Guid Key, [property: JsonIgnore] string AuthenticatorKey, [property: JsonIgnore] string Code, [property: JsonIgnore] OwnProof Proof) : ICommand;

/// <summary>Somebody takes the authenticator app off their account.</summary>
public sealed record RemoveAuthenticator(Guid Key, [property: JsonIgnore] OwnProof Proof) : ICommand;

/// <summary>The recovery codes, shown this once.</summary>
public sealed record RecoveryCodes(IReadOnlyList<string> Codes);

public sealed class SetUpAuthenticatorHandler(OwnAccount own, UnitUsers unitUsers, ProgramClock clock)
{
    private const int HowManyCodes = 10;

    public async Task<Result<RecoveryCodes>> HandleAsync(Actor actor, SetUpAuthenticator ask, CancellationToken stop)
    {
        // Handed out beside the answer, because answers are kept.
        RecoveryCodes codes = new([]);
        var answer = await own.ChangeProvedAsync(actor, ask, ask.Proof, "AuthenticatorAdded", async (users, mine, db) =>
        {
            if (OneTimeCode.Match(ask.AuthenticatorKey, ask.Code, 0, clock.UtcNow) is not { } step)
                return new WrongCode();
            mine.LastCodeStep = step;
            await unitUsers.KeepKeyAsync(db, mine, ask.AuthenticatorKey, stop);
            (await users.SetTwoFactorEnabledAsync(mine, enabled: true)).Demand();
            codes = new([.. await users.GenerateNewTwoFactorRecoveryCodesAsync(mine, HowManyCodes) ?? []]);
            return Done.Instance;
        }, stop);
        return answer.Then<RecoveryCodes>(_ => codes);
    }
}

public sealed class RemoveAuthenticatorHandler(OwnAccount own)
{
    public Task<Result<Done>> HandleAsync(Actor actor, RemoveAuthenticator ask, CancellationToken stop) =>
        own.ChangeProvedAsync(actor, ask, ask.Proof, "AuthenticatorRemoved", async (users, mine, _) =>
        {
            (await users.SetTwoFactorEnabledAsync(mine, enabled: false)).Demand();
            (await users.ResetAuthenticatorKeyAsync(mine)).Demand();
            return Done.Instance;
        }, stop);
}
