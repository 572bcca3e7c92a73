using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Features.ManagingPeople;
using RedWillow.Portal.Platform.Outbox;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.ManagingPeople;

/// <summary>An office with an administrator, on one database.</summary>
internal sealed class Office(Database database)
{
    public static readonly Actor.Staff Admin = new(new AccountId(Guid.NewGuid()), new PractitionerId(Guid.NewGuid()), StaffRoles.Admin);

    public static readonly Actor.Staff FrontDesk = Admin with { Roles = StaffRoles.FrontDesk };

    public License License(string letters = "LCSW", int days = 100) => new(letters, "UT-1", database.Clock.Today.AddDays(days));

    public Task<Result<PractitionerId>> AddAsync(
        string name, License? license = null, PractitionerId? supervisor = null, Invitation? invite = null, Actor? actor = null, Guid? key = null, PractitionerId? id = null) =>
        database.Get<AddPractitionerHandler>().HandleAsync(
            actor ?? Admin, new(key ?? Guid.NewGuid(), id ?? new(Guid.NewGuid()), name, license, "English", null, supervisor, invite), default);

    public async Task<PractitionerId> AddedAsync(string name, License? license = null, PractitionerId? supervisor = null, Invitation? invite = null)
    {
        var answer = await AddAsync(name, license, supervisor, invite);
        Assert.True(answer.Succeeded, answer.Refusal?.Code);
        return answer.Value;
    }

    public async Task<PortalUser> AccountAsync(PractitionerId who)
    {
        await using var db = database.CreateContext();
        return await db.Users.AsNoTracking().SingleAsync(user => user.PractitionerId == who);
    }

    /// <summary>As if they had accepted long ago, set up an app and a passkey.</summary>
    public async Task GiveEverythingAsync(Guid account, string password, string passkeyOf = "")
    {
        await using var db = database.CreateContext();
        using var users = database.Get<UnitUsers>().Over(db);
        var user = await db.Users.SingleAsync(row => row.Id == account);
        (user.EmailConfirmed, user.PasswordHash, user.TwoFactorEnabled) = (true, users.PasswordHasher.HashPassword(user, password), true);
        Assert.True((await users.ResetAuthenticatorKeyAsync(user)).Succeeded);
        Assert.NotNull(await users.GenerateNewTwoFactorRecoveryCodesAsync(user, 3));
        var passkey = new UserPasskeyInfo([1, 2, 3, 4, .. Encoding.UTF8.GetBytes(passkeyOf)], [1], DateTimeOffset.UnixEpoch, 0, [], isUserVerified: true, isBackupEligible: false, isBackedUp: false, [1], [1]) { Name = "Phone" };
        Assert.True((await users.AddOrUpdatePasskeyAsync(user, passkey)).Succeeded);
        await db.SaveChangesAsync();
    }

    public async Task<ClientId> ClientAsync(string? email, SafeContact safe = SafeContact.Email)
    {
        var client = Client.Register(new(Guid.NewGuid()), Guid.NewGuid().ToString("N")[..8], "Robin", email, "es-US", database.Clock.UtcNow);
        client.ReachAt(null, safe);
        await using var db = database.CreateContext();
        db.Add(client);
        await db.SaveChangesAsync();
        return client.Id;
    }

    /// <summary>The newest mail of a kind: where it goes and what its link carries.</summary>
    public async Task<(AccountMailPayload Mail, Guid Account, string Token)> MailAsync(string kind = AccountMailKinds.Invite)
    {
        await using var db = database.CreateContext();
        var row = await db.Outbox.AsNoTracking().Where(message => message.Kind == kind).OrderByDescending(message => message.Id).FirstAsync();
        var mail = JsonSerializer.Deserialize<AccountMailPayload>(row.Payload)!;
        var query = QueryHelpers.ParseQuery(mail.Path!.Contains('?', StringComparison.Ordinal) ? mail.Path[mail.Path.IndexOf('?', StringComparison.Ordinal)..] : "");
        return (mail, Guid.TryParse(query.GetValueOrDefault("u").ToString(), out var account) ? account : Guid.Empty, query.GetValueOrDefault("t").ToString());
    }

    public async Task<int> AuditedAsync(string act)
    {
        await using var db = database.CreateContext();
        return await db.AuditEntries.CountAsync(entry => entry.Act == act);
    }

    public async Task<int> MailsAsync(string kind)
    {
        await using var db = database.CreateContext();
        return await db.Outbox.CountAsync(message => message.Kind == kind);
    }
}
