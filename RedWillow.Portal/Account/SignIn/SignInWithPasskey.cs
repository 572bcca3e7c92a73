using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Identity;
using RedWillow.Portal.Data;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;

namespace RedWillow.Portal.Account.SignIn;

/// <summary>Somebody shows a passkey. What the browser's answer proves has been checked.</summary>
/// <param name="Key">Made anew for every try.</param>
/// <param name="Account">Whose passkey it is; null when it is nobody's or proves nothing.</param>
/// <param name="Passkey">The passkey with its new counter.</param>
public sealed record SignInWithPasskey(Guid Key, Guid? Account, [property: JsonIgnore] UserPasskeyInfo? Passkey) : ICommand;

/// <summary>Whether the passkey opens an account. Every try is recorded, and the counter that tells a copy from the passkey itself is kept. One that was removed meanwhile is not brought back.</summary>
public sealed class SignInWithPasskeyHandler(PortalUnitOfWork unit, UnitUsers unitUsers)
{
    public Task<Result<bool>> HandleAsync(Actor actor, SignInWithPasskey ask, CancellationToken stop) =>
        unit.RunAsync<SignInWithPasskey, bool>(actor, ask, ask.Account is { } claimed ? [Claim.Account(claimed)] : [], async (db, _) =>
        {
            var users = unitUsers.Over(db);
            var opens = false;
            if (ask is { Account: { } account, Passkey: { } passkey } && await users.FindByIdAsync(account.ToString()) is { Disabled: false, EmailConfirmed: true } user
                && await users.GetPasskeyAsync(user, passkey.CredentialId) is not null)
            {
                (await users.AddOrUpdatePasskeyAsync(user, passkey)).Demand();
                opens = true;
            }

            db.Record(new PasskeyTried(ask.Account ?? Guid.Empty, opens));
            return opens;
        }, stop);
}
