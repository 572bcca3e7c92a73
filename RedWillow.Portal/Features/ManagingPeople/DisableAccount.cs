using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;

namespace RedWillow.Portal.Features.ManagingPeople;

/// <summary>An administrator shuts an account, or opens it again.</summary>
public sealed record DisableAccount(Guid Key, Guid Account, bool Disabled) : ICommand;

/// <summary>An account was shut or opened.</summary>
public sealed record AccountShut(Guid Account, bool Disabled) : DomainEvent
{
    public override Guid Subject => Account;
}

/// <summary>Renews the security stamp, so open pages close within seconds.</summary>
public sealed class DisableAccountHandler(PortalUnitOfWork unit, UnitUsers unitUsers)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, DisableAccount ask, CancellationToken stop)
    {
        if (!actor.Has(StaffRoles.Admin))
            return await unit.RefuseAsync(actor, ask, ask.Account, stop);
        if (actor is Actor.Staff self && self.Account.Value == ask.Account)
            return new NotYourOwnAccount();
        return await unit.RunAsync<DisableAccount, Done>(actor, ask, [Claim.Calendar, Claim.Account(ask.Account)], (db, ct) => ShutAsync(db, ask, ct), stop);
    }

    private async Task<Result<Done>> ShutAsync(PortalDbContext db, DisableAccount ask, CancellationToken stop)
    {
        using var users = unitUsers.Over(db);
        if (await users.FindByIdAsync(ask.Account.ToString()) is not { } user)
            return new NotThere();
        if (!ask.Disabled && await db.Practitioners.AnyAsync(row => row.Id == user.PractitionerId && !row.Active, stop))
            return new PersonHasLeft();
        return await AccountShutting.ShutAsync(db, users, user, ask.Disabled, stop) is { } refusal ? refusal : Done.Instance;
    }
}

internal static class AccountShutting
{
    /// <summary>Shuts an account or opens it. Callers claim it and the calendar, so that the last two administrators cannot leave at the same moment.</summary>
    public static async Task<Refusal?> ShutAsync(PortalDbContext db, UserManager<PortalUser> users, PortalUser user, bool shut, CancellationToken stop)
    {
        if (shut && user.Roles.HasFlag(StaffRoles.Admin) && !await Administrators.OthersThanAsync(db, user.Id, stop))
            return new LastAdministrator();
        user.Disabled = shut;
        (await users.UpdateSecurityStampAsync(user)).Demand();
        db.Record(new AccountShut(user.Id, shut));
        return null;
    }
}
