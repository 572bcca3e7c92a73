using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Account;
using RedWillow.Portal.Data;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Platform.Outbox;

namespace RedWillow.Portal.Features.ManagingPeople;

/// <summary>Front desk sends a client a new way in, after making sure who they are: to the address on file, never to another.</summary>
/// <param name="Key">Made when the form opened.</param>
/// <param name="Client">Who.</param>
/// <param name="How">How front desk made sure who they are.</param>
/// <param name="AtTheirWish">They asked for this mail themself just now; without that it goes only to somebody who called mail safe.</param>
public sealed record InviteClient(Guid Key, ClientId Client, IdentityCheck How, bool AtTheirWish = false) : ICommand;

/// <summary>A client was sent a new way in.</summary>
public sealed record ClientInvited(Guid Account, ClientId Who, IdentityCheck How, bool AtTheirWish) : DomainEvent
{
    public override ClientId? Client => Who;

    public override Guid Subject => Account;
}

/// <summary>There is no e-mail address to send a link to.</summary>
public sealed record NoEmailOnFile : Refusal;

/// <summary>They did not call mail safe and did not ask for this one: somebody else may read it.</summary>
public sealed record MailNotSafe : Refusal;

/// <summary>The client has died: nobody is written to any more .</summary>
public sealed record ClientHasDied : Refusal;

/// <summary>The account has been shut; an administrator opens it.</summary>
public sealed record AccountIsShut : Refusal;

/// <summary>
/// Password, app, passkeys, mailed codes and open pages stop working at once, because whoever lost them may have lost them to
/// somebody; a link mailed to the address is the only way in. The address stays proven. A client who never
/// had an account gets one.
/// </summary>
public sealed class InviteClientHandler(
    PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, UnitUsers unitUsers, IAccountMail mail, ProgramClock clock)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, InviteClient ask, CancellationToken stop)
    {
        if (!actor.Has(StaffRoles.FrontDesk))
            return await unit.RefuseAsync(actor, ask, ask.Client.Value, stop);
        if (ask.How == IdentityCheck.None || !Enum.IsDefined(ask.How))
            return new IdentityNotChecked();
        Claim[] claims = [.. await contexts.ClaimAccountAsync(user => user.ClientId == ask.Client, stop), Claim.Client(ask.Client)];
        return await unit.RunAsync<InviteClient, Done>(actor, ask, claims, async (db, token) =>
        {
            using var users = unitUsers.Over(db);
            var client = await db.Clients.AsNoTracking().SingleAsync(row => row.Id == ask.Client, token);
            var user = await db.Users.SingleOrDefaultAsync(row => row.ClientId == ask.Client, token);
            if (await db.HasDiedAsync(ask.Client, token))
                return new ClientHasDied();
            if (user is { Disabled: true })
                return new AccountIsShut();
            if (user is null && !EmailAddress.IsWritable(client.Email ?? ""))
                return new NoEmailOnFile();
            if (!ask.AtTheirWish && !client.SafeContact.HasFlag(SafeContact.Email))
                return new MailNotSafe();
            if (user is null)
            {
                var opened = await Invitations.OpenAsync(users, client.Email!, client.Culture, account => account.ClientId = ask.Client, clock.UtcNow);
                if (!opened.Succeeded)
                    return opened.Refusal;
                user = opened.Value;
            }
            else
            {
                await Invitations.TakeBackAsync(users, user);
            }

            await mail.InviteAsync(db, users, user);
            db.Record(new ClientInvited(user.Id, ask.Client, ask.How, ask.AtTheirWish));
            return Done.Instance;
        }, stop);
    }
}

/// <summary>What front desk sees of a client before sending a new way in.</summary>
/// <param name="Name">The name to use.</param>
/// <param name="Reference">The short code.</param>
/// <param name="Email">Where the link would go; never shown without <paramref name="Safe"/>.</param>
/// <param name="Safe">Which ways of reaching them are safe.</param>
/// <param name="HasAccount">There is a sign-in, answered or not.</param>
/// <param name="HasSignedIn">The address is proven: another one takes away what they sign in with.</param>
/// <param name="HasDied">Nobody is written to any more.</param>
public sealed record ClientToInvite(string Name, string Reference, string? Email, SafeContact Safe, bool HasAccount, bool HasSignedIn, bool HasDied)
{
    public bool MailIsSafe => Safe.HasFlag(SafeContact.Email);
}

public sealed class ClientToInviteQuery(IDbContextFactory<PortalDbContext> contexts, PortalUnitOfWork unit)
{
    public async Task<ClientToInvite?> HandleAsync(Actor actor, ClientId client, CancellationToken stop)
    {
        if (!actor.Has(StaffRoles.FrontDesk))
            return null;
        await using var db = await contexts.CreateDbContextAsync(stop);
        if (await db.Clients.AsNoTracking().SingleOrDefaultAsync(row => row.Id == client, stop) is not { } known)
            return null;
        await unit.RecordReadAsync(actor, "InvitationRead", client.Value, [client], stop);
        var account = await db.Users.AsNoTracking().SingleOrDefaultAsync(row => row.ClientId == client, stop);
        return new(
            known.PreferredName, known.Reference, account?.Email ?? known.Email, known.SafeContact, account is not null, account is { EmailConfirmed: true },
            await db.HasDiedAsync(client, stop));
    }
}
