using Microsoft.AspNetCore.Identity;
using RedWillow.Portal.Account;
using RedWillow.Portal.Account.SignIn;
using RedWillow.Portal.Data;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Platform.Outbox;

namespace RedWillow.Portal.Features.ManagingPeople;

/// <summary>What inviting a colleague and inviting a client have in common.</summary>
internal static class Invitations
{
    /// <summary>Opens a colleague's account and writes to them; or says why not.</summary>
    public static async Task<Refusal?> OpenAsync(
        PortalDbContext db, UserManager<PortalUser> users, IAccountMail mail, PractitionerId who, Invitation invite, DateTime nowUtc)
    {
        if (!EmailAddress.IsWritable(invite.Email.Trim()))
            return new EmailNotWritable();
        var opened = await OpenAsync(users, invite.Email, "en-US", user => (user.PractitionerId, user.Roles) = (who, invite.Roles), nowUtc);
        if (opened.Value is not { } user)
            return opened.Refusal;
        await mail.InviteAsync(db, users, user);
        db.Record(new ColleagueInvited(user.Id, who, user.Roles));
        return null;
    }

    /// <summary>An account that waits for its owner: it has no password, so whoever has the mailbox and its link is the first to open it.</summary>
    public static async Task<Result<PortalUser>> OpenAsync(
        UserManager<PortalUser> users, string email, string culture, Action<PortalUser> belong, DateTime nowUtc)
    {
        if (await users.FindByEmailAsync(email) is not null)
            return new EmailTaken();
        var user = PortalUser.New(Guid.CreateVersion7(), email.Trim(), null, culture, nowUtc);
        belong(user);
        (await users.CreateAsync(user)).Demand();
        return user;
    }

    /// <summary>
    /// Takes away every way in, and closes open pages. An account without a password is mailed no code; the one that may be on its way
    /// is taken back as well.
    /// </summary>
    public static async Task TakeBackAsync(UserManager<PortalUser> users, PortalUser user)
    {
        await UnitUsers.RemoveFactorsAsync(users, user);
        (await users.RemoveAuthenticationTokenAsync(user, MailedCode.Store, MailedCode.Name)).Demand();
        user.PasswordHash = null;
    }

    /// <summary>Writes once more, at the address given now; the link sent before stops working.</summary>
    public static async Task<Refusal?> AgainAsync(PortalDbContext db, UserManager<PortalUser> users, IAccountMail mail, PortalUser user, string email)
    {
        if (!EmailAddress.IsWritable(email.Trim()))
            return new EmailNotWritable();
        if (user is { EmailConfirmed: true } or { Disabled: true })
            return new AlreadyAccepted();
        if (await users.FindByEmailAsync(email) is { } other && other.Id != user.Id)
            return new EmailTaken();
        (await users.SetEmailAsync(user, email.Trim())).Demand();
        await mail.InviteAsync(db, users, user);
        db.Record(new ColleagueInvited(user.Id, user.PractitionerId!.Value, user.Roles));
        return null;
    }
}
