using RedWillow.Portal.Account;
using RedWillow.Portal.Data;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Platform.Outbox;

namespace RedWillow.Portal.Features.ManagingPeople;

/// <summary>A colleague has lost their second step; an administrator takes it off after making sure who they are.</summary>
public sealed record ResetSecondFactor(Guid Key, Guid Account, IdentityCheck How) : ICommand;

/// <summary>Somebody's authenticator app and passkeys were taken off by a colleague.</summary>
public sealed record SecondFactorReset(Guid Account, IdentityCheck How) : DomainEvent
{
    public override Guid Subject => Account;
}

/// <summary>
/// Takes off app, recovery codes and passkeys, and renews the security stamp, so that open pages close within seconds. The owner is
/// told by mail. The password stays; with it they get as far as setting up a new second step.
/// </summary>
public sealed class ResetSecondFactorHandler(PortalUnitOfWork unit, UnitUsers unitUsers, IAccountMail mail)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, ResetSecondFactor ask, CancellationToken stop)
    {
        if (!actor.Has(StaffRoles.Admin))
            return await unit.RefuseAsync(actor, ask, ask.Account, stop);
        if (actor is Actor.Staff self && self.Account.Value == ask.Account)
            return new NotYourOwnAccount();
        if (ask.How == IdentityCheck.None || !Enum.IsDefined(ask.How))
            return new IdentityNotChecked();
        return await unit.RunAsync<ResetSecondFactor, Done>(actor, ask, [Claim.Account(ask.Account)], (db, _) => ResetAsync(db, ask), stop);
    }

    private async Task<Result<Done>> ResetAsync(PortalDbContext db, ResetSecondFactor ask)
    {
        using var users = unitUsers.Over(db);
        if (await users.FindByIdAsync(ask.Account.ToString()) is not { PractitionerId: not null } user)
            return new NotThere();
        await UnitUsers.RemoveFactorsAsync(users, user);
        await mail.FactorResetAsync(db, user);
        db.Record(new SecondFactorReset(user.Id, ask.How));
        return Done.Instance;
    }
}
