using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Account.SignIn;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Features.ManagingPeople;
using RedWillow.Portal.Platform.Outbox;
using RedWillow.Portal.Tests.Data.Outbox;
using RedWillow.Portal.Tests.Features.Discharging;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.ManagingPeople;

/// <summary>An e-mail address for a client who was entered without one, or who has another one now.</summary>
public sealed class ClientEmailTests
{
    [Theory, OnEachDatabase]
    public async Task An_address_is_added_later_and_the_invitation_goes_there(Database database)
    {
        var office = new Office(database);
        var client = await office.ClientAsync(null);

        Assert.True((await GiveAsync(database, client, " robin@example.test ")).Succeeded);
        Assert.True((await InviteAsync(database, client)).Succeeded);

        await using var db = database.CreateContext();
        var known = await db.Clients.SingleAsync();
        Assert.Equal(("robin@example.test", SafeContact.Email), (known.Email, known.SafeContact));
        Assert.Equal("robin@example.test", (await office.MailAsync()).Mail.To);
        var line = await db.AuditEntries.SingleAsync(entry => entry.Act == nameof(ClientEmailGiven));
        Assert.Equal((client, Office.FrontDesk.Account), (line.ClientId, line.Account));
        Assert.DoesNotContain("robin", line.Detail, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, OnEachDatabase]
    public async Task Only_front_desk_gives_one_after_a_check_and_only_one_that_is_nobody_elses(Database database)
    {
        var office = new Office(database);
        var (client, other) = (await office.ClientAsync(null), await office.ClientAsync("kim@example.test"));
        await office.AddedAsync("Rosa", office.License(), invite: new("rosa@example.test", StaffRoles.Counselor));

        Assert.IsType<NotThere>((await GiveAsync(database, client, "robin@example.test", actor: Office.Admin)).Refusal);
        Assert.IsType<NotThere>((await GiveAsync(database, new(Guid.NewGuid()), "robin@example.test")).Refusal);
        Assert.IsType<IdentityNotChecked>((await GiveAsync(database, client, "robin@example.test", IdentityCheck.None)).Refusal);
        Assert.IsType<EmailNotWritable>((await GiveAsync(database, client, "robin@")).Refusal);
        Assert.IsType<EmailNotWritable>((await GiveAsync(database, client, null)).Refusal);
        Assert.IsType<PersonKnown>((await GiveAsync(database, client, "KIM@example.test")).Refusal);
        Assert.IsType<EmailTaken>((await GiveAsync(database, client, "rosa@example.test")).Refusal);

        Assert.True((await GiveAsync(database, other, "kim@example.test")).Succeeded);
        Assert.Equal(1, await office.AuditedAsync(nameof(ClientEmailGiven)));
    }

    [Theory, OnEachDatabase]
    public async Task An_invitation_that_nobody_answered_moves_along_and_its_link_stops_working(Database database)
    {
        var office = new Office(database);
        var client = await office.ClientAsync("wrong@example.test");
        Assert.True((await InviteAsync(database, client)).Succeeded);
        var first = await office.MailAsync();

        Assert.True((await GiveAsync(database, client, "robin@example.test")).Succeeded);
        var old = await database.Get<AcceptInvitationHandler>().HandleAsync(
            Actor.Visitor.Instance, new(Guid.NewGuid(), first.Account, first.Token, "copper harbor window seven"), default);
        Assert.False(old.Succeeded);

        await using var db = database.CreateContext();
        Assert.Equal("robin@example.test", (await db.Users.SingleAsync()).Email);
        Assert.Equal(0, await office.MailsAsync(AccountMailKinds.Moved));
    }

    [Theory, OnEachDatabase]
    public async Task Who_has_signed_in_gets_another_address_and_the_old_ways_in_are_gone(Database database)
    {
        var office = new Office(database);
        var client = await SignedInAsync(database, office);
        string? stamp;
        await using (var before = database.CreateContext())
            stamp = (await before.Users.SingleAsync()).SecurityStamp;

        var given = await GiveAsync(database, client, "new@example.test");

        Assert.Equal(new EmailGiven(LinkSent: true), given.Value);
        await using (var db = database.CreateContext())
        {
            var account = await db.Users.SingleAsync();
            Assert.True(account is { Email: "new@example.test", EmailConfirmed: false, PasswordHash: null, TwoFactorEnabled: false });
            Assert.NotEqual(stamp, account.SecurityStamp);
            Assert.Equal(("new@example.test", SafeContact.Email), await db.Clients.Select(row => new ValueTuple<string?, SafeContact>(row.Email, row.SafeContact)).SingleAsync());
            Assert.Equal(0, await db.UserPasskeys.CountAsync());
            var line = (await db.AuditEntries.Where(entry => entry.Act == nameof(ClientEmailGiven)).ToListAsync()).Single();
            Assert.Contains("\"TookBack\":true", line.Detail, StringComparison.Ordinal);
            Assert.DoesNotContain("example", line.Detail, StringComparison.OrdinalIgnoreCase);
        }

        // The address they had hears of it, and the link goes to the new one alone.
        var (mailer, link) = (new KeptMail(), await office.MailAsync());
        await OutboxStage.Dispatcher(database, mailer).SendDueAsync(default);
        Assert.Equal(
            [("new@example.test", "Prepare su forma de entrar"), ("robin@example.test", "Se cambió su correo electrónico")],
            mailer.Letters.Select(letter => (letter.To, letter.Subject)).Order());
        Assert.DoesNotContain(mailer.Letters, letter => letter.To == "robin@example.test" && letter.Body.Contains("/account/invite", StringComparison.Ordinal));
        Assert.True((await database.Get<AcceptInvitationHandler>().HandleAsync(
            Actor.Visitor.Instance, new(Guid.NewGuid(), link.Account, link.Token, "copper harbor window seven"), default)).Succeeded);
        await using var after = database.CreateContext();
        Assert.True((await after.Users.SingleAsync()) is { Email: "new@example.test", EmailConfirmed: true, PasswordHash: not null });
    }

    [Theory, OnEachDatabase]
    public async Task The_address_they_had_is_told_only_where_mail_there_is_safe(Database database)
    {
        var office = new Office(database);
        var (read, unsafeMail) = (await SignedInAsync(database, office), await SignedInAsync(database, office, "kim@example.test", SafeContact.Call));

        Assert.True((await GiveAsync(database, read, "new@example.test", oldIsRead: true)).Succeeded);
        Assert.True((await GiveAsync(database, unsafeMail, "other@example.test")).Succeeded);

        Assert.Equal(0, await office.MailsAsync(AccountMailKinds.Moved));
    }

    [Theory, OnEachDatabase]
    public async Task Where_mail_is_not_safe_no_link_goes_out_unasked(Database database)
    {
        var office = new Office(database);
        var client = await SignedInAsync(database, office);
        var links = await office.MailsAsync(AccountMailKinds.Invite);

        Assert.Equal(new EmailGiven(LinkSent: false), (await GiveAsync(database, client, "new@example.test", isSafe: false)).Value);

        Assert.Equal(links, await office.MailsAsync(AccountMailKinds.Invite));
        Assert.IsType<MailNotSafe>((await InviteAsync(database, client)).Refusal);
        Assert.True((await InviteAsync(database, client, atTheirWish: true)).Succeeded);
        Assert.Equal("new@example.test", (await office.MailAsync()).Mail.To);
    }

    [Theory, OnEachDatabase]
    public async Task The_same_address_takes_nothing_away(Database database)
    {
        var office = new Office(database);
        var client = await SignedInAsync(database, office);

        Assert.Equal(new EmailGiven(LinkSent: false), (await GiveAsync(database, client, "ROBIN@example.test", isSafe: false)).Value);

        await using var db = database.CreateContext();
        Assert.True((await db.Users.SingleAsync()) is { EmailConfirmed: true, PasswordHash: not null, TwoFactorEnabled: true });
        Assert.Equal(SafeContact.None, (await db.Clients.SingleAsync()).SafeContact);
    }

    [Theory, OnEachDatabase]
    public async Task Nobody_else_takes_an_account_along_to_another_address(Database database)
    {
        var office = new Office(database);
        var client = await SignedInAsync(database, office);
        await SignedInAsync(database, office, "kim@example.test");

        Actor[] others =
        [
            Office.Admin, Office.Admin with { Roles = StaffRoles.Counselor | StaffRoles.Clinician | StaffRoles.Director }, new Actor.Client(new(client.Value), client),
            Actor.Visitor.Instance, new Actor.System("night"),
        ];
        foreach (var actor in others)
            Assert.IsType<NotThere>((await GiveAsync(database, client, "new@example.test", actor: actor)).Refusal);
        Assert.IsType<IdentityNotChecked>((await GiveAsync(database, client, "new@example.test", IdentityCheck.None)).Refusal);
        Assert.IsType<PersonKnown>((await GiveAsync(database, client, "kim@example.test")).Refusal);

        await using var db = database.CreateContext();
        Assert.All(await db.Users.ToListAsync(), account => Assert.True(account is { EmailConfirmed: true, PasswordHash: not null, TwoFactorEnabled: true }));
        Assert.Equal(0, await office.MailsAsync(AccountMailKinds.Moved));
    }

    [Theory, OnEachDatabase]
    public async Task Who_has_died_gets_no_other_address(Database database)
    {
        var desk = await StayDesk.OpenAsync(database);
        var stay = await desk.ActiveAsync();
        Assert.True((await desk.DischargeAsync(desk.Clinician, stay.Id, Disposition.Deceased, reason: null, aftercare: null, next: null)).Succeeded);

        Assert.IsType<ClientHasDied>((await GiveAsync(database, stay.Who.Id, "new@example.test", actor: desk.FrontDesk)).Refusal);
    }

    [Theory, OnEachDatabase]
    public async Task Two_colleagues_do_not_give_two_clients_one_address(Database database)
    {
        var office = new Office(database);
        var (one, two) = (await office.ClientAsync(null), await office.ClientAsync(null));

        var answers = await Task.WhenAll(GiveAsync(database, one, "robin@example.test"), GiveAsync(database, two, "robin@example.test"));

        Assert.Single(answers, answer => answer.Succeeded);
        Assert.IsType<PersonKnown>(answers.Single(answer => !answer.Succeeded).Refusal);
    }

    /// <summary>They were invited, and have a password, an app and a passkey.</summary>
    private static async Task<ClientId> SignedInAsync(Database database, Office office, string email = "robin@example.test", SafeContact safe = SafeContact.Email)
    {
        var client = await office.ClientAsync(email, safe);
        Assert.True((await InviteAsync(database, client, atTheirWish: true)).Succeeded);
        await office.GiveEverythingAsync((await office.MailAsync()).Account, "gravel otter violin noon", email);
        await OutboxStage.Dispatcher(database, new KeptMail()).SendDueAsync(default);
        return client;
    }

    private static Task<Result<EmailGiven>> GiveAsync(
        Database database, ClientId client, string? email, IdentityCheck how = IdentityCheck.CalledBack, Actor? actor = null, bool isSafe = true, bool oldIsRead = false) =>
        database.Get<GiveClientEmailHandler>().HandleAsync(actor ?? Office.FrontDesk, new(Guid.NewGuid(), client, email, isSafe, how, oldIsRead), default);

    private static Task<Result<Done>> InviteAsync(Database database, ClientId client, bool atTheirWish = false) =>
        database.Get<InviteClientHandler>().HandleAsync(Office.FrontDesk, new(Guid.NewGuid(), client, IdentityCheck.CalledBack, atTheirWish), default);
}
