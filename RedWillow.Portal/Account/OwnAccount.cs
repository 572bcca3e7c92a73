using Microsoft.AspNetCore.Identity;
using RedWillow.Portal.Data;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Platform.Outbox;
using RedWillow.Portal.Platform.Security;

namespace RedWillow.Portal.Account;

/// <summary>A change somebody makes to the account they are signed in to: claimed, audited and told to its owner by mail.</summary>
public sealed class OwnAccount(PortalUnitOfWork unit, UnitUsers unitUsers, IAccountMail mail, OwnPassword password)
{
    /// <summary>Runs the change; a visitor has no account to change.</summary>
    public async Task<Result<Done>> ChangeAsync<TAsk>(
        Actor actor, TAsk ask, string what, Func<UserManager<PortalUser>, PortalUser, PortalDbContext, Task<Result<Done>>> change, CancellationToken stop)
        where TAsk : ICommand
    {
        if (CurrentActor.AccountOf(actor) is not { } account)
            return await unit.RefuseAsync(actor, ask, ask.Key, stop);
        return await unit.RunAsync<TAsk, Done>(actor, ask, [Claim.Account(account.Value)], async (db, _) =>
            await MineAsync(db, account) is { } mine ? await ToldAsync(db, mine, what, change) : new NotThere(), stop);
    }

    /// <summary>Runs a change of how one signs in, for whoever shows that it is still them; <see cref="WrongPassword"/> for anybody else.</summary>
    public async Task<Result<Done>> ChangeProvedAsync<TAsk>(
        Actor actor, TAsk ask, OwnProof proof, string what, Func<UserManager<PortalUser>, PortalUser, PortalDbContext, Task<Result<Done>>> change,
        CancellationToken stop)
        where TAsk : ICommand
    {
        if (CurrentActor.AccountOf(actor) is not { } account)
            return await unit.RefuseAsync(actor, ask, ask.Key, stop);
        var fits = await password.FitsAsync(account.Value, proof.Password, stop);
        // A wrong try is an answer and no refusal, because a refusal takes back what was counted.
        var changed = await unit.RunAsync<TAsk, bool>(actor, ask, [Claim.Account(account.Value)], async (db, token) =>
        {
            if (await MineAsync(db, account) is not { } mine)
                return new NotThere();
            if (!await password.ProvesAsync(db, mine.User, fits, proof.Session, token))
                return false;
            return (await ToldAsync(db, mine, what, change)).Then<bool>(_ => true);
        }, stop);
        return changed.Then<Done>(proved => proved ? Done.Instance : new WrongPassword());
    }

    /// <summary>Asks for the proof before anything is made that only a proved change could use; <see cref="WrongPassword"/> when there is none.</summary>
    public async Task<Result<Done>> ProveAsync<TAsk>(Actor actor, TAsk ask, OwnProof proof, Func<PortalUser, DomainEvent> proved, CancellationToken stop)
        where TAsk : ICommand
    {
        if (CurrentActor.AccountOf(actor) is not { } account)
            return await unit.RefuseAsync(actor, ask, ask.Key, stop);
        var fits = await password.FitsAsync(account.Value, proof.Password, stop);
        var answer = await unit.RunAsync<TAsk, bool>(actor, ask, [Claim.Account(account.Value)], async (db, token) =>
        {
            if (await MineAsync(db, account) is not { } mine)
                return new NotThere();
            if (!await password.ProvesAsync(db, mine.User, fits, proof.Session, token))
                return false;
            db.Record(proved(mine.User));
            return true;
        }, stop);
        return answer.Then<Done>(isProved => isProved ? Done.Instance : new WrongPassword());
    }

    private async Task<Mine?> MineAsync(PortalDbContext db, AccountId account)
    {
        var users = unitUsers.Over(db);
        return await users.FindByIdAsync(account.Value.ToString()) is { Disabled: false } user ? new(users, user) : null;
    }

    private async Task<Result<Done>> ToldAsync(
        PortalDbContext db, Mine mine, string what, Func<UserManager<PortalUser>, PortalUser, PortalDbContext, Task<Result<Done>>> change)
    {
        var answer = await change(mine.Users, mine.User, db);
        if (!answer.Succeeded)
            return answer;
        await mail.ChangedAsync(db, mine.User);
        db.Record(new AccountChanged(mine.User.Id, what));
        return answer;
    }

    private sealed record Mine(UserManager<PortalUser> Users, PortalUser User);
}
