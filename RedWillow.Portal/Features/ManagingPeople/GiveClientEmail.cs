using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Account;
using RedWillow.Portal.Data;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Platform.Outbox;

namespace RedWillow.Portal.Features.ManagingPeople;

/// <summary>Front desk writes down a client's e-mail address, after making sure who they are.</summary>
/// <param name="Key">Made when the form opened.</param>
/// <param name="Client">Who.</param>
/// <param name="Email">As typed.</param>
/// <param name="IsSafe">They said that mail to it is safe.</param>
/// <param name="How">How staff made sure.</param>
/// <param name="OldIsRead">Somebody else may read the address they had: nothing is said there.</param>
public sealed record GiveClientEmail(Guid Key, ClientId Client, string? Email, bool IsSafe, IdentityCheck How, bool OldIsRead = false) : ICommand;

/// <summary>The address is on file.</summary>
/// <param name="LinkSent">A link is on its way to it, because the ways in that they had are gone.</param>
public sealed record EmailGiven(bool LinkSent);

/// <summary>A client's e-mail address was added or put right by staff.</summary>
/// <param name="Who">Whose.</param>
/// <param name="IsSafe">They said that mail to it is safe.</param>
/// <param name="How">How staff made sure who they are.</param>
/// <param name="TookBack">They had signed in with another one: every way in that they had is gone.</param>
/// <param name="ToldOld">The address they had was told.</param>
public sealed record ClientEmailGiven(ClientId Who, bool IsSafe, IdentityCheck How, bool TookBack, bool ToldOld) : DomainEvent
{
    public override ClientId? Client => Who;

    public override Guid Subject => Who.Value;
}

/// <summary>
/// For whoever was entered without an address, with a wrong one, or has another one now. An invitation that nobody has answered moves
/// along, and its link stops working. Once somebody has signed in, another address is a way into their account: everything they signed
/// in with stops working, their open pages close, the address they had is told where mail there was safe, and a link goes to the new
/// one where mail is safe there; otherwise front desk sends it at their wish.
/// </summary>
public sealed class GiveClientEmailHandler(
    PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, UnitUsers unitUsers, IAccountMail mail, BlindIndex index)
{
    public async Task<Result<EmailGiven>> HandleAsync(Actor actor, GiveClientEmail ask, CancellationToken stop)
    {
        if (!actor.Has(StaffRoles.FrontDesk))
            return await unit.RefuseAsync(actor, ask, ask.Client.Value, stop);
        if (ask.How == IdentityCheck.None || !Enum.IsDefined(ask.How))
            return new IdentityNotChecked();
        if (ask.Email?.Trim() is not { } email || !EmailAddress.IsWritable(email))
            return new EmailNotWritable();
        // Whoever enters a person by the same address waits, and finds it taken.
        Claim[] claims = [Claim.Calendar, .. await contexts.ClaimAccountAsync(user => user.ClientId == ask.Client, stop), Claim.Client(ask.Client)];
        return await unit.RunAsync<GiveClientEmail, EmailGiven>(actor, ask, claims, (db, token) => GiveAsync(db, ask, email, token), stop);
    }

    private async Task<Result<EmailGiven>> GiveAsync(PortalDbContext db, GiveClientEmail ask, string email, CancellationToken stop)
    {
        if (await db.Clients.SingleOrDefaultAsync(row => row.Id == ask.Client, stop) is not { } client)
            return new NotThere();
        if (await db.HasDiedAsync(ask.Client, stop))
            return new ClientHasDied();
        var account = await db.Users.SingleOrDefaultAsync(row => row.ClientId == ask.Client, stop);
        if (account is { Disabled: true })
            return new AccountIsShut();
        if ((await db.FindPeopleAsync(index, email, null, stop)).Any(known => known != ask.Client))
            return new PersonKnown();
        using var users = unitUsers.Over(db);
        if (await users.FindByEmailAsync(email) is { } other && other.Id != account?.Id)
            return new EmailTaken();

        var takesBack = account is { EmailConfirmed: true } && !string.Equals(account.Email, email, StringComparison.OrdinalIgnoreCase);
        var tellsOld = takesBack && !ask.OldIsRead && client.SafeContact.HasFlag(SafeContact.Email);
        if (tellsOld)
            await mail.MovedAsync(db, account!);
        if (takesBack)
            await Invitations.TakeBackAsync(users, account!);
        if (takesBack || account is { EmailConfirmed: false })
            (await users.SetEmailAsync(account!, email)).Demand();
        client.WriteTo(email, ask.IsSafe);
        db.Record(new ClientEmailGiven(ask.Client, ask.IsSafe, ask.How, takesBack, tellsOld));
        if (takesBack && ask.IsSafe)
            await InviteAsync(db, users, account!, ask);
        return new EmailGiven(takesBack && ask.IsSafe);
    }

    private async Task InviteAsync(PortalDbContext db, UserManager<PortalUser> users, PortalUser account, GiveClientEmail ask)
    {
        await mail.InviteAsync(db, users, account);
        db.Record(new ClientInvited(account.Id, ask.Client, ask.How, AtTheirWish: false));
    }
}
