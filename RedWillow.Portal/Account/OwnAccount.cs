using Microsoft.AspNetCore.Identity;
using RedWillow.Portal.Data;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Platform.Outbox;
using RedWillow.Portal.Platform.Security;

namespace RedWillow.Portal.Account;

/// <summary>A change somebody makes to the account they are signed in to: claimed, audited and told to its owner by mail.</summary>
public sealed class OwnAccount(PortalUnitOfWork unit, UnitUsers unitUsers, IAccountMail mail)
{
    /// <summary>Runs the change; a visitor has no account to change.</summary>
    public async Task<Result<T>> ChangeAsync<TAsk, T>(
        Actor actor, TAsk ask, string what, Func<UserManager<PortalUser>, PortalUser, PortalDbContext, Task<Result<T>>> change, CancellationToken stop)
        where TAsk : ICommand
    {
        if (CurrentActor.AccountOf(actor) is not { } account)
            return await unit.RefuseAsync(actor, ask, ask.Key, stop);
        return await unit.RunAsync<TAsk, T>(actor, ask, [Claim.Account(account.Value)], async (db, _) =>
        {
            var users = unitUsers.Over(db);
            if (await users.FindByIdAsync(account.Value.ToString()) is not { Disabled: false } user)
                return new NotThere();
            var answer = await change(users, user, db);
            if (!answer.Succeeded)
                return answer;
            await mail.ChangedAsync(db, user);
            db.Record(new AccountChanged(user.Id, what));
            return answer;
        }, stop);
    }
}
