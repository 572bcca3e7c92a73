using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;

namespace RedWillow.Portal.Features.ManagingPeople;

/// <summary>An administrator says what a member of staff may do.</summary>
public sealed record ChangeRoles(Guid Key, Guid Account, StaffRoles Roles) : ICommand;

/// <summary>Somebody's roles changed.</summary>
public sealed record RolesChanged(Guid Account, StaffRoles Before, StaffRoles After) : DomainEvent
{
    public override Guid Subject => Account;
}

/// <summary>Nobody changes what they themself may do.</summary>
public sealed record NotYourOwnAccount : Refusal;

/// <summary>Without this person nobody could manage the portal any more.</summary>
public sealed record LastAdministrator : Refusal;

/// <summary>Renews the security stamp, so open pages close within seconds.</summary>
public sealed class ChangeRolesHandler(PortalUnitOfWork unit, UnitUsers unitUsers)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, ChangeRoles ask, CancellationToken stop)
    {
        if (!actor.Has(StaffRoles.Admin))
            return await unit.RefuseAsync(actor, ask, ask.Account, stop);
        if (actor is Actor.Staff self && self.Account.Value == ask.Account)
            return new NotYourOwnAccount();
        return await unit.RunAsync<ChangeRoles, Done>(actor, ask, [Claim.Calendar, Claim.Account(ask.Account)], (db, ct) => ChangeAsync(db, ask, ct), stop);
    }

    private async Task<Result<Done>> ChangeAsync(PortalDbContext db, ChangeRoles ask, CancellationToken stop)
    {
        var users = unitUsers.Over(db);
        if (await users.FindByIdAsync(ask.Account.ToString()) is not { PractitionerId: not null } user)
            return new NotThere();
        if (user.Roles.HasFlag(StaffRoles.Admin) && !ask.Roles.HasFlag(StaffRoles.Admin) && !await Administrators.OthersThanAsync(db, user.Id, stop))
            return new LastAdministrator();
        var before = user.Roles;
        user.Roles = ask.Roles;
        (await users.UpdateSecurityStampAsync(user)).Demand();
        db.Record(new RolesChanged(user.Id, before, ask.Roles));
        return Done.Instance;
    }
}

internal static class Administrators
{
    /// <summary>Whether anybody but this one administers. Callers claim the calendar, so two cannot leave at the same moment.</summary>
    public static Task<bool> OthersThanAsync(PortalDbContext db, Guid account, CancellationToken stop) =>
        db.Users.AnyAsync(user => user.Id != account && !user.Disabled && (user.Roles & StaffRoles.Admin) != 0, stop);
}
