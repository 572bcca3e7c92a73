using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Account;
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

/// <summary>What was typed is no e-mail address.</summary>
public sealed record EmailNotUsable : Refusal;

public sealed class InviteColleagueHandler(
    PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, UnitUsers unitUsers, IAccountMail mail, ProgramClock clock)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, InviteColleague ask, CancellationToken stop)
    {
        if (!actor.Has(StaffRoles.Admin))
            return await unit.RefuseAsync(actor, ask, ask.Who.Value, stop);
        Claim[] claims = [.. await contexts.ClaimAccountAsync(user => user.PractitionerId == ask.Who, stop), Claim.Caseload(ask.Who)];
        return await unit.RunAsync<InviteColleague, Done>(actor, ask, claims, async (db, token) =>
        {
            var person = await db.Practitioners.AsNoTracking().SingleAsync(row => row.Id == ask.Who, token);
            using var users = unitUsers.Over(db);
            var known = await db.Users.SingleOrDefaultAsync(user => user.PractitionerId == ask.Who, token);
            if (known is not null)
                return await Invitations.AgainAsync(db, users, mail, known, ask.Invite.Email) is { } again ? again : Done.Instance;
            var license = person.Credential.Length == 0 ? null : new License(person.Credential, person.LicenseNumber, person.LicenseExpires ?? DateOnly.MinValue);
            if (LicenseCheck.IsNeededFor(ask.Invite.Roles) && license is null)
                return new LicenseNeeded();
            return await Invitations.OpenAsync(db, users, mail, ask.Who, ask.Invite, clock.UtcNow) is { } refusal ? refusal : Done.Instance;
        }, stop);
    }
}

internal static class Invitations
{
    /// <summary>Opens an account that waits for its owner, and writes to them; or says why not.</summary>
    public static async Task<Refusal?> OpenAsync(
        PortalDbContext db, UserManager<PortalUser> users, IAccountMail mail, PractitionerId who, Invitation invite, DateTime nowUtc)
    {
        if (!IsAddress(invite.Email))
            return new EmailNotUsable();
        if (await users.FindByEmailAsync(invite.Email) is not null)
            return new EmailTaken();
        var user = PortalUser.New(Guid.CreateVersion7(), invite.Email.Trim(), null, "en-US", nowUtc);
        (user.PractitionerId, user.Roles) = (who, invite.Roles);
        (await users.CreateAsync(user)).Demand();
        await mail.InviteAsync(db, users, user);
        db.Record(new ColleagueInvited(user.Id, who, user.Roles));
        return null;
    }

    /// <summary>Writes once more, at the address given now; the link sent before stops working.</summary>
    public static async Task<Refusal?> AgainAsync(PortalDbContext db, UserManager<PortalUser> users, IAccountMail mail, PortalUser user, string email)
    {
        if (!IsAddress(email))
            return new EmailNotUsable();
        if (user is { EmailConfirmed: true } or { Disabled: true })
            return new AlreadyAccepted();
        if (await users.FindByEmailAsync(email) is { } other && other.Id != user.Id)
            return new EmailTaken();
        (await users.SetEmailAsync(user, email.Trim())).Demand();
        await mail.InviteAsync(db, users, user);
        db.Record(new ColleagueInvited(user.Id, user.PractitionerId!.Value, user.Roles));
        return null;
    }

    // Whoever has the mailbox proves the rest by the link.
    public static bool IsAddress(string email) =>
        email.Trim() is { Length: > 2 and <= 254 } address && !address.Any(char.IsWhiteSpace) && MimeKit.MailboxAddress.TryParse(address, out var box)
        && box.Address == address && box.Address.IndexOf('@', StringComparison.Ordinal) > 0;
}
