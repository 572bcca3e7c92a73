using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.ManagingPeople;

/// <summary>An administrator says what a member of staff may do.</summary>
/// <param name="Key">Made when the form opened.</param>
/// <param name="Account">Whose account.</param>
/// <param name="Seen">The roles the administrator saw: two who change the same person at once do not undo each other unawares.</param>
/// <param name="Roles">The roles from now on.</param>
public sealed record ChangeRoles(Guid Key, Guid Account, StaffRoles Seen, StaffRoles Roles) : ICommand;

/// <summary>Somebody's roles changed.</summary>
public sealed record RolesChanged(Guid Account, StaffRoles Before, StaffRoles After) : DomainEvent
{
    public override Guid Subject => Account;
}

/// <summary>Nobody changes what they themself may do.</summary>
public sealed record NotYourOwnAccount : Refusal;

/// <summary>Without this person nobody could manage the portal any more.</summary>
public sealed record LastAdministrator : Refusal;

/// <summary>
/// Renews the security stamp, so open pages close within seconds. The person's caseload is claimed as well, so that nobody takes the
/// license off while a role is given that needs it.
/// </summary>
public sealed class ChangeRolesHandler(PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, UnitUsers unitUsers, ProgramClock clock)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, ChangeRoles ask, CancellationToken stop)
    {
        if (!actor.Has(StaffRoles.Admin) || !ask.Roles.AreKnown() || await OwnerAsync(ask.Account, stop) is not { } owner)
            return await unit.RefuseAsync(actor, ask, ask.Account, stop);
        if (actor is Actor.Staff self && self.Account.Value == ask.Account)
            return new NotYourOwnAccount();
        Claim[] claims = [Claim.Calendar, Claim.Account(ask.Account), Claim.Caseload(owner)];
        return await unit.RunAsync<ChangeRoles, Done>(actor, ask, claims, (db, ct) => ChangeAsync(db, owner, ask, ct), stop);
    }

    private async Task<PractitionerId?> OwnerAsync(Guid account, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        return await db.Users.Where(user => user.Id == account).Select(user => user.PractitionerId).SingleOrDefaultAsync(stop);
    }

    private async Task<Result<Done>> ChangeAsync(PortalDbContext db, PractitionerId owner, ChangeRoles ask, CancellationToken stop)
    {
        var users = unitUsers.Over(db);
        if (await users.FindByIdAsync(ask.Account.ToString()) is not { } user || user.PractitionerId != owner)
            return new NotThere();
        if (user.Roles != ask.Seen)
            return new StaleEdit();
        // Only what is given asks for a license: from somebody whose license has run out a role can still be taken.
        if (LicenseCheck.IsNeededFor(ask.Roles & ~user.Roles) && await Licenses.WhyNotAsync(db, owner, clock.Today, stop) is { } problem)
            return problem;
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
