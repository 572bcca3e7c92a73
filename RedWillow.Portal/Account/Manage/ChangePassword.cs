using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Platform.Outbox;
using RedWillow.Portal.Platform.Security;

namespace RedWillow.Portal.Account.Manage;

/// <summary>Somebody changes their password, proving themself with the one they have. The new one has passed <see cref="PasswordPolicy"/>.</summary>
public sealed record ChangePassword(Guid Key, [property: JsonIgnore] string Current, [property: JsonIgnore] string Next) : ICommand;

/// <summary>
/// Signs every other browser out: the stamp they signed in with is no longer the account's. Whoever finds a page left open guesses no
/// faster here than at the sign-in: tries are counted and recorded, and one that comes too soon is answered like a wrong one.
/// </summary>
public sealed class ChangePasswordHandler(
    PortalUnitOfWork unit, UnitUsers unitUsers, IAccountMail mail, IDbContextFactory<PortalDbContext> contexts, PasswordWork passwords, BlindIndex index,
    ProgramClock clock)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, ChangePassword ask, CancellationToken stop)
    {
        if (CurrentActor.AccountOf(actor) is not { } account)
            return await unit.RefuseAsync(actor, ask, ask.Key, stop);
        PortalUser? user;
        await using (var db = await contexts.CreateDbContextAsync(stop))
            user = await db.Users.AsNoTracking().FirstOrDefaultAsync(row => row.Id == account.Value, stop);
        var isRight = await passwords.IsRightAsync(user, ask.Current, stop);
        var hash = await passwords.HashAsync(ask.Next, stop);
        var changed = await unit.RunAsync<ChangePassword, bool>(
            actor, ask, [Claim.Account(account.Value)], (db, token) => ChangeAsync(db, account.Value, isRight ? hash : null, token), stop);
        return changed.Then<Done>(right => right ? Done.Instance : new WrongPassword());
    }

    // A wrong try is an answer and no refusal, because a refusal takes back what was counted.
    private async Task<Result<bool>> ChangeAsync(PortalDbContext db, Guid account, string? hash, CancellationToken stop)
    {
        var users = unitUsers.Over(db);
        if (await users.FindByIdAsync(account.ToString()) is not { Disabled: false } mine)
            return new NotThere();
        var throttle = await UnitUsers.ThrottleAsync(db, index.Of("change password", account.ToString()), clock.UtcNow, stop);
        var mayTry = throttle.Try(clock.UtcNow);
        if (!mayTry || hash is null)
        {
            if (mayTry)
                throttle.Failed(clock.UtcNow);
            db.Record(new PasswordChangeRefused(account, mayTry ? "WrongPassword" : "TooSoon"));
            return false;
        }

        throttle.Succeeded(clock.UtcNow);
        mine.PasswordHash = hash;
        (await users.UpdateSecurityStampAsync(mine)).Demand();
        await mail.ChangedAsync(db, mine);
        db.Record(new AccountChanged(account, "PasswordChanged"));
        return true;
    }
}
