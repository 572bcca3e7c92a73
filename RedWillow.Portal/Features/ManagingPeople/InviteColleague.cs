using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Platform.Outbox;

namespace RedWillow.Portal.Features.ManagingPeople;

/// <summary>
/// An administrator invites somebody who works here and has no account, or invites again somebody who has not answered yet: perhaps at
/// another address. The roles count for a new account only.
/// </summary>
public sealed record InviteColleague(Guid Key, PractitionerId Who, Invitation Invite) : ICommand;

/// <summary>Somebody was invited to an account of their own.</summary>
public sealed record ColleagueInvited(Guid Account, PractitionerId Who, StaffRoles Roles) : DomainEvent
{
    public override Guid Subject => Account;
}

/// <summary>The invitation has been answered; whoever forgot the password sets a new one themself.</summary>
public sealed record AlreadyAccepted : Refusal;

public sealed class InviteColleagueHandler(
    PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, UnitUsers unitUsers, IAccountMail mail, ProgramClock clock)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, InviteColleague ask, CancellationToken stop)
    {
        if (!actor.Has(StaffRoles.Admin) || !ask.Invite.Roles.AreKnown())
            return await unit.RefuseAsync(actor, ask, ask.Who.Value, stop);
        Claim[] claims = [.. await contexts.ClaimAccountAsync(user => user.PractitionerId == ask.Who, stop), Claim.Caseload(ask.Who)];
        return await unit.RunAsync<InviteColleague, Done>(actor, ask, claims, async (db, token) =>
        {
            if (await db.Practitioners.AnyAsync(row => row.Id == ask.Who && !row.Active, token))
                return new PersonHasLeft();
            using var users = unitUsers.Over(db);
            var known = await db.Users.SingleOrDefaultAsync(user => user.PractitionerId == ask.Who, token);
            if (known is not null)
                return await Invitations.AgainAsync(db, users, mail, known, ask.Invite.Email) is { } again ? again : Done.Instance;
            if (LicenseCheck.IsNeededFor(ask.Invite.Roles) && await Licenses.WhyNotAsync(db, ask.Who, clock.Today, token) is { } problem)
                return problem;
            return await Invitations.OpenAsync(db, users, mail, ask.Who, ask.Invite, clock.UtcNow) is { } refusal ? refusal : Done.Instance;
        }, stop);
    }
}
