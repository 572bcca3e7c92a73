using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Account.SignIn;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Features.ManagingPeople;
using RedWillow.Portal.Platform.Outbox;
using RedWillow.Portal.Tests.Features.Discharging;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.ManagingPeople;

/// <summary>A mail about signing in reaches whoever reads the mailbox: it goes where that is safe, and then no other way in is left.</summary>
public sealed class InviteClientTests
{
    private const string Email = "robin@example.test";
    private const string Password = "gravel otter violin noon";

    [Theory, OnEachDatabase]
    public async Task Nobody_is_invited_by_mail_who_did_not_call_mail_safe(Database database)
    {
        var office = new Office(database);
        foreach (var safe in (SafeContact[])[SafeContact.None, SafeContact.Call | SafeContact.Voicemail | SafeContact.Text])
        {
            var client = await office.ClientAsync($"{safe.GetHashCode()}@example.test", safe);
            Assert.IsType<MailNotSafe>((await InviteAsync(database, client)).Refusal);
            Assert.Equal(safe, (await database.Get<ClientToInviteQuery>().HandleAsync(Office.FrontDesk, client, default))!.Safe);
        }

        await using var db = database.CreateContext();
        Assert.Equal((0, 0, 0), (await db.Users.CountAsync(), await office.MailsAsync(AccountMailKinds.Invite), await office.AuditedAsync(nameof(ClientInvited))));
    }

    [Theory, OnEachDatabase]
    public async Task Who_asks_for_the_mail_just_now_gets_it_and_that_is_written_down(Database database)
    {
        var office = new Office(database);
        Assert.True((await InviteAsync(database, await office.ClientAsync(Email, SafeContact.Call), atTheirWish: true)).Succeeded);
        Assert.True((await InviteAsync(database, await office.ClientAsync("kai@example.test"))).Succeeded);

        await using var db = database.CreateContext();
        var rows = await db.AuditEntries.Where(entry => entry.Act == nameof(ClientInvited)).Select(entry => entry.Detail).ToListAsync();
        Assert.Single(rows, detail => detail.Contains("\"AtTheirWish\":true", StringComparison.Ordinal));
        Assert.Single(rows, detail => detail.Contains("\"AtTheirWish\":false", StringComparison.Ordinal));
    }

    [Theory, OnEachDatabase]
    public async Task Who_lost_their_account_keeps_it_until_a_mail_may_go(Database database)
    {
        var office = new Office(database);
        var client = await WithAccountAsync(database, office);
        await using (var db = database.CreateContext())
        {
            (await db.Clients.SingleAsync()).ReachAt("+13855550100", SafeContact.Call);
            await db.SaveChangesAsync();
        }

        Assert.IsType<MailNotSafe>((await InviteAsync(database, client)).Refusal);
        await using var after = database.CreateContext();
        var account = await after.Users.SingleAsync();
        Assert.True(account is { TwoFactorEnabled: true, EmailConfirmed: true, PasswordHash: not null });
        Assert.Equal(1, await office.MailsAsync(AccountMailKinds.Invite));
        Assert.True((await InviteAsync(database, client, atTheirWish: true)).Succeeded);
    }

    [Theory, OnEachDatabase]
    public async Task Nobody_is_invited_who_has_died_unless_that_was_a_mistake(Database database)
    {
        var desk = await StayDesk.OpenAsync(database);
        var stay = await desk.ActiveAsync();
        Assert.True((await desk.DischargeAsync(desk.Clinician, stay.Id, Disposition.Deceased, reason: null, aftercare: null, next: null)).Succeeded);
        async Task<Refusal?> WhyNotAsync() => (await database.Get<InviteClientHandler>().HandleAsync(
            desk.FrontDesk, new(Guid.NewGuid(), stay.Who.Id, IdentityCheck.FaceToFace, AtTheirWish: true), default)).Refusal;

        Assert.IsType<ClientHasDied>(await WhyNotAsync());
        Assert.True((await database.Get<ClientToInviteQuery>().HandleAsync(desk.FrontDesk, stay.Who.Id, default))!.HasDied);
        await using var db = database.CreateContext();
        Assert.Equal((0, 0), (await db.Users.CountAsync(), await db.AuditEntries.CountAsync(entry => entry.Act == nameof(ClientInvited))));

        Assert.True((await desk.MistakeAsync(desk.Admin, stay.Id)).Succeeded);
        Assert.Null(await WhyNotAsync());
        Assert.False((await database.Get<ClientToInviteQuery>().HandleAsync(desk.FrontDesk, stay.Who.Id, default))!.HasDied);
    }

    [Theory, OnEachDatabase]
    public async Task No_code_opens_the_account_until_a_mailed_link_has(Database database)
    {
        var office = new Office(database);
        var client = await WithAccountAsync(database, office);
        await AskForCodeAsync(database);
        var code = (await office.MailAsync(AccountMailKinds.Code)).Mail.Code!;

        Assert.True((await InviteAsync(database, client)).Succeeded);

        await using (var db = database.CreateContext())
            Assert.False(await db.UserTokens.AnyAsync(row => row.Name == MailedCode.Name));
        Assert.Equal(SignInOutcome.Refused, await TypeAsync(database, code));
        await AskForCodeAsync(database);
        Assert.Equal(1, await office.MailsAsync(AccountMailKinds.Code));

        var (_, account, token) = await office.MailAsync();
        Assert.True((await database.Get<AcceptInvitationHandler>().HandleAsync(Actor.Visitor.Instance, new(Guid.NewGuid(), account, token, Password), default)).Succeeded);
        Assert.Equal(SignInOutcome.Refused, await TypeAsync(database, code));
        await AskForCodeAsync(database);
        Assert.Equal(SignInOutcome.Open, await TypeAsync(database, (await office.MailAsync(AccountMailKinds.Code)).Mail.Code!));
    }

    /// <summary>They were invited, and have a password, an app and a passkey.</summary>
    private static async Task<ClientId> WithAccountAsync(Database database, Office office)
    {
        var client = await office.ClientAsync(Email);
        Assert.True((await InviteAsync(database, client)).Succeeded);
        await office.GiveEverythingAsync((await office.MailAsync()).Account, Password);
        return client;
    }

    private static Task<Result<Done>> InviteAsync(Database database, ClientId client, bool atTheirWish = false) =>
        database.Get<InviteClientHandler>().HandleAsync(Office.FrontDesk, new(Guid.NewGuid(), client, IdentityCheck.FaceToFace, atTheirWish), default);

    private static async Task AskForCodeAsync(Database database) =>
        Assert.True((await database.Get<RequestCodeHandler>().HandleAsync(Actor.Visitor.Instance, new(Guid.NewGuid(), Email), default)).Succeeded);

    private static async Task<SignInOutcome> TypeAsync(Database database, string code)
    {
        database.Clock.Time.Advance(TimeSpan.FromSeconds(10));
        return (await database.Get<SignInWithCodeHandler>().HandleAsync(Actor.Visitor.Instance, new(Guid.NewGuid(), Email, code), default)).Value!.Outcome;
    }
}
