using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Identity;
using RedWillow.Portal.Data;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Platform.Outbox;
using RedWillow.Portal.Platform.Security;

namespace RedWillow.Portal.Account.SignIn;

/// <summary>
/// Somebody makes a client account. The password has passed <see cref="PasswordPolicy"/>. "Back" is where on this site they wanted to
/// go, such as the group they chose; it travels in the mailed link.
/// </summary>
public sealed record RegisterClient(Guid Key, string PreferredName, string Email, [property: JsonIgnore] string Password, string Culture, string? Back = null) : ICommand;

/// <summary>
/// The answer is the same whether or not the address has an account; the truth goes to the mailbox. An account that was
/// never confirmed belongs to whoever registered last and can read the mail. One that somebody was invited to, or that belongs to
/// staff, is left as it is: its invitation stays good.
/// </summary>
public sealed class RegisterClientHandler(
    PortalUnitOfWork unit, UnitUsers unitUsers, BlindIndex index, PasswordWork passwords, IAccountMail mail, ProgramClock clock)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, RegisterClient ask, CancellationToken stop)
    {
        if (!PersonName.IsWritable(ask.PreferredName.Trim()))
            return new NameNotWritable();
        if (!EmailAddress.IsWritable(ask.Email.Trim()))
            return new EmailNotWritable();
        var hash = await passwords.HashAsync(ask.Password, stop);
        return await unit.RunAsync<RegisterClient, Done>(actor, ask, [index.ClaimAddress(ask.Email)], async (db, token) =>
        {
            var throttle = await UnitUsers.ThrottleAsync(db, index.Of("mail registration", index.OfEmail(ask.Email)), clock.UtcNow, token);
            var mayMail = throttle.TryMail(clock.UtcNow);
            var users = unitUsers.Over(db);
            var user = await users.FindByEmailAsync(ask.Email);
            db.Record(new AccountMailAsked(index.Trace(ask.Email), "Register"));
            if (user is null)
                user = await OpenAsync(db, users, ask, hash);
            else if (mayMail && user.AwaitsConfirmation)
                await RenewAsync(users, user, hash);

            // Without a new mail the last one stays good, and so does the password it goes with.
            if (mayMail)
                await mail.ConfirmOrTellAsync(db, users, user, ask.Back);
            return Done.Instance;
        }, stop);
    }

    private async Task<PortalUser> OpenAsync(PortalDbContext db, UserManager<PortalUser> users, RegisterClient ask, string hash)
    {
        var (id, now) = (new ClientId(Guid.CreateVersion7()), clock.UtcNow);
        db.Clients.Add(Client.Register(id, ClientReference.New(), ask.PreferredName.Trim(), ask.Email.Trim(), ask.Culture, now));
        var user = PortalUser.New(Guid.CreateVersion7(), ask.Email.Trim(), hash, ask.Culture, now);
        user.ClientId = id;
        (await users.CreateAsync(user)).Demand();
        db.Record(new AccountChanged(user.Id, "Opened"));
        return user;
    }

    private static async Task RenewAsync(UserManager<PortalUser> users, PortalUser user, string hash)
    {
        user.PasswordHash = hash;
        (await users.UpdateSecurityStampAsync(user)).Demand();
    }
}
