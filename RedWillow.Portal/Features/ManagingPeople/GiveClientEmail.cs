using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.People;

namespace RedWillow.Portal.Features.ManagingPeople;

/// <summary>Front desk writes down the e-mail address of a client who has not signed in yet, after making sure who they are.</summary>
/// <param name="Key">Made when the form opened.</param>
/// <param name="Client">Who.</param>
/// <param name="Email">As typed.</param>
/// <param name="IsSafe">They said that mail to it is safe.</param>
/// <param name="How">How staff made sure.</param>
public sealed record GiveClientEmail(Guid Key, ClientId Client, string? Email, bool IsSafe, IdentityCheck How) : ICommand;

/// <summary>A client's e-mail address was added or put right by staff.</summary>
public sealed record ClientEmailGiven(ClientId Who, bool IsSafe, IdentityCheck How) : DomainEvent
{
    public override ClientId? Client => Who;

    public override Guid Subject => Who.Value;
}

/// <summary>
/// For whoever was entered without an address, or with a wrong one. Once somebody has signed in with an address it is theirs to change:
/// a new one by staff would be a way into the account. An invitation that nobody has answered moves along, and its link stops working.
/// </summary>
public sealed class GiveClientEmailHandler(PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, UnitUsers unitUsers, BlindIndex index)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, GiveClientEmail ask, CancellationToken stop)
    {
        if (!actor.Has(StaffRoles.FrontDesk))
            return await unit.RefuseAsync(actor, ask, ask.Client.Value, stop);
        if (ask.How == IdentityCheck.None || !Enum.IsDefined(ask.How))
            return new IdentityNotChecked();
        if (ask.Email?.Trim() is not { } email || !EmailAddress.IsWritable(email))
            return new EmailNotWritable();
        // Whoever enters a person by the same address waits, and finds it taken.
        Claim[] claims = [Claim.Calendar, .. await contexts.ClaimAccountAsync(user => user.ClientId == ask.Client, stop), Claim.Client(ask.Client)];
        return await unit.RunAsync<GiveClientEmail, Done>(actor, ask, claims, (db, token) => GiveAsync(db, ask, email, token), stop);
    }

    private async Task<Result<Done>> GiveAsync(PortalDbContext db, GiveClientEmail ask, string email, CancellationToken stop)
    {
        if (await db.Clients.SingleOrDefaultAsync(row => row.Id == ask.Client, stop) is not { } client)
            return new NotThere();
        var account = await db.Users.SingleOrDefaultAsync(row => row.ClientId == ask.Client, stop);
        if (account is { Disabled: true })
            return new AccountIsShut();
        if (account is { EmailConfirmed: true })
            return new AlreadyAccepted();
        if ((await db.FindPeopleAsync(index, email, null, stop)).Any(known => known != ask.Client))
            return new PersonKnown();
        using var users = unitUsers.Over(db);
        if (await users.FindByEmailAsync(email) is { } other && other.Id != account?.Id)
            return new EmailTaken();
        if (account is not null)
            (await users.SetEmailAsync(account, email)).Demand();
        client.WriteTo(email, ask.IsSafe);
        db.Record(new ClientEmailGiven(ask.Client, ask.IsSafe, ask.How));
        return Done.Instance;
    }
}
