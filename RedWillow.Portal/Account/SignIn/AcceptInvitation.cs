using System.Text.Json.Serialization;
using RedWillow.Portal.Data;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Platform.Security;

namespace RedWillow.Portal.Account.SignIn;

/// <summary>The link of an invitation was followed and a password chosen. The password has passed <see cref="PasswordPolicy"/>.</summary>
public sealed record AcceptInvitation(Guid Key, Guid Account, [property: JsonIgnore] string? Token, [property: JsonIgnore] string Password) : ICommand;

/// <summary>The account becomes its owner's. Using the link renews the security stamp, so it works once.</summary>
public sealed class AcceptInvitationHandler(PortalUnitOfWork unit, UnitUsers unitUsers, PasswordWork passwords)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, AcceptInvitation ask, CancellationToken stop)
    {
        var hash = await passwords.HashAsync(ask.Password, stop);
        return await unit.RunAsync<AcceptInvitation, Done>(actor, ask, [Claim.Account(ask.Account)], async (db, _) =>
        {
            using var users = unitUsers.Over(db);
            if (await users.FindByIdAsync(ask.Account.ToString()) is not { Disabled: false } user || AccountMails.Token(ask.Token) is not { } token
                || !await users.VerifyUserTokenAsync(user, InvitationTokens.Provider, InvitationTokens.Purpose, token))
                return new LinkNotGood();
            (user.PasswordHash, user.EmailConfirmed) = (hash, true);
            (await users.UpdateSecurityStampAsync(user)).Demand();
            db.Record(new AccountChanged(user.Id, "InvitationAccepted"));
            return Done.Instance;
        }, stop);
    }
}
