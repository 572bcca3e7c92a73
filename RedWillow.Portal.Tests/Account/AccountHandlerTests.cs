using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Account;
using RedWillow.Portal.Account.Manage;
using RedWillow.Portal.Account.SignIn;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Features.ManagingPeople;
using RedWillow.Portal.Platform.Outbox;
using RedWillow.Portal.Tests.Data;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Account;

/// <summary>Acts on accounts on both databases: each is one unit, with its audit row and its mail.</summary>
public sealed class AccountHandlerTests
{
    private const string Email = "kai@example.test";
    private const string First = "gravel otter violin noon";
    private const string Second = "seven lanterns under snow";

    [Theory, OnEachDatabase]
    public async Task Registering_makes_a_client_and_the_mailed_link_confirms_the_address(Database database)
    {
        Yes(await database.Get<RegisterClientHandler>().HandleAsync(Actor.Visitor.Instance, new(Guid.NewGuid(), "Kai", Email, First, "en-US"), default));
        await using (var db = database.CreateContext())
        {
            var made = await db.Users.SingleAsync();
            Assert.False(made.EmailConfirmed);
            Assert.Equal("Kai", (await db.Clients.SingleAsync(client => client.Id == made.ClientId)).PreferredName);
        }

        var (account, token) = await LinkAsync(database, AccountMailKinds.Confirm);
        Yes(await database.Get<ConfirmEmailHandler>().HandleAsync(Actor.Visitor.Instance, new(Guid.NewGuid(), account, token, First), default));
        await using var after = database.CreateContext();
        Assert.True((await after.Users.SingleAsync()).EmailConfirmed);
    }

    [Theory, OnEachDatabase]
    public async Task An_address_to_which_no_mail_can_be_written_opens_no_account(Database database)
    {
        var answer = await database.Get<RegisterClientHandler>().HandleAsync(
            Actor.Visitor.Instance, new(Guid.NewGuid(), "Kai", "\"a,b\"@example.test", First, "en-US"), default);

        Assert.IsType<EmailNotWritable>(answer.Refusal);
        await using var db = database.CreateContext();
        Assert.Empty(await db.Users.ToListAsync());
    }

    [Theory, OnEachDatabase]
    public async Task A_link_confirms_once_and_a_made_up_one_never(Database database)
    {
        Yes(await database.Get<RegisterClientHandler>().HandleAsync(Actor.Visitor.Instance, new(Guid.NewGuid(), "Kai", Email, First, "en-US"), default));
        var (account, token) = await LinkAsync(database, AccountMailKinds.Confirm);
        var confirm = database.Get<ConfirmEmailHandler>();

        Assert.IsType<LinkNotGood>((await confirm.HandleAsync(Actor.Visitor.Instance, new(Guid.NewGuid(), account, token + "x", First), default)).Refusal);
        Yes(await confirm.HandleAsync(Actor.Visitor.Instance, new(Guid.NewGuid(), account, token, First), default));
        Assert.IsType<LinkNotGood>((await confirm.HandleAsync(Actor.Visitor.Instance, new(Guid.NewGuid(), account, token, First), default)).Refusal);
    }

    [Theory, OnEachDatabase]
    public async Task Who_reads_the_mail_but_did_not_choose_the_password_confirms_only_with_a_new_one(Database database)
    {
        // A stranger opens an account for an address that is not theirs.
        Yes(await database.Get<RegisterClientHandler>().HandleAsync(Actor.Visitor.Instance, new(Guid.NewGuid(), "Kai", Email, First, "en-US"), default));
        var (account, token) = await LinkAsync(database, AccountMailKinds.Confirm);
        Assert.IsType<WrongPassword>((await database.Get<ConfirmEmailHandler>().HandleAsync(
            Actor.Visitor.Instance, new(Guid.NewGuid(), account, token, Second), default)).Refusal);
        Assert.False((await OnlyAsync(database)).EmailConfirmed);

        Yes(await database.Get<RequestPasswordResetHandler>().HandleAsync(Actor.Visitor.Instance, new(Guid.NewGuid(), Email), default));
        (account, token) = await LinkAsync(database, AccountMailKinds.Reset);
        Yes(await database.Get<ResetPasswordHandler>().HandleAsync(Actor.Visitor.Instance, new(Guid.NewGuid(), account, token, Second), default));
        var owned = await OnlyAsync(database);
        Assert.True(owned.EmailConfirmed);
        Assert.False(await PasswordIsAsync(database, owned, First));
    }

    [Theory, OnEachDatabase]
    public async Task A_registration_that_may_not_mail_again_leaves_the_last_link_good(Database database)
    {
        var register = database.Get<RegisterClientHandler>();
        for (var mails = 0; mails < 3; mails++)
        {
            Yes(await register.HandleAsync(Actor.Visitor.Instance, new(Guid.NewGuid(), "Kai", Email, First, "en-US"), default));
            database.Clock.Time.Advance(TimeSpan.FromMinutes(1));
        }

        Yes(await register.HandleAsync(Actor.Visitor.Instance, new(Guid.NewGuid(), "Kai", Email, Second, "en-US"), default));

        var (account, token) = await LinkAsync(database, AccountMailKinds.Confirm);
        Yes(await database.Get<ConfirmEmailHandler>().HandleAsync(Actor.Visitor.Instance, new(Guid.NewGuid(), account, token, First), default));
    }

    [Theory, OnEachDatabase]
    public async Task A_reset_by_mail_sets_the_new_password_and_renews_the_stamp(Database database)
    {
        Yes(await database.Get<RegisterClientHandler>().HandleAsync(Actor.Visitor.Instance, new(Guid.NewGuid(), "Kai", Email, First, "en-US"), default));
        var stamp = (await OnlyAsync(database)).SecurityStamp;
        Yes(await database.Get<RequestPasswordResetHandler>().HandleAsync(Actor.Visitor.Instance, new(Guid.NewGuid(), Email), default));
        var (account, token) = await LinkAsync(database, AccountMailKinds.Reset);
        Yes(await database.Get<ResetPasswordHandler>().HandleAsync(Actor.Visitor.Instance, new(Guid.NewGuid(), account, token, Second), default));

        var user = await OnlyAsync(database);
        Assert.NotEqual(stamp, user.SecurityStamp);
        Assert.True(await PasswordIsAsync(database, user, Second));
        Assert.False(await PasswordIsAsync(database, user, First));
    }

    [Theory, OnEachDatabase]
    public async Task Whoever_asks_for_three_mails_of_a_kind_stops_no_other_kind(Database database)
    {
        Yes(await database.Get<RegisterClientHandler>().HandleAsync(Actor.Visitor.Instance, new(Guid.NewGuid(), "Kai", Email, First, "en-US"), default));
        for (var times = 0; times < 4; times++)
            Yes(await database.Get<ResendConfirmationHandler>().HandleAsync(Actor.Visitor.Instance, new(Guid.NewGuid(), Email), default));
        await using (var db = database.CreateContext())
            await db.Users.ExecuteUpdateAsync(set => set.SetProperty(row => row.EmailConfirmed, true));
        for (var times = 0; times < 4; times++)
            Yes(await database.Get<RequestCodeHandler>().HandleAsync(Actor.Visitor.Instance, new(Guid.NewGuid(), Email), default));
        for (var times = 0; times < 4; times++)
            Yes(await database.Get<RequestPasswordResetHandler>().HandleAsync(Actor.Visitor.Instance, new(Guid.NewGuid(), Email), default));

        await using var look = database.CreateContext();
        async Task<int> SentAsync(string kind) => await look.Outbox.CountAsync(row => row.Kind == kind);
        Assert.Equal((1 + 3, 3, 3), (await SentAsync(AccountMailKinds.Confirm), await SentAsync(AccountMailKinds.Code), await SentAsync(AccountMailKinds.Reset)));
    }

    [Theory, OnEachDatabase]
    public async Task A_wrong_current_password_is_counted_recorded_and_makes_the_next_try_wait(Database database)
    {
        var one = await StaffAsync(database, "one@example.test");
        var change = database.Get<ChangePasswordHandler>();
        for (var slip = 0; slip < 5; slip++)
            Assert.IsType<WrongPassword>((await change.HandleAsync(one, new(Guid.NewGuid(), "not the one at all", Second), default)).Refusal);

        Assert.IsType<WrongPassword>((await change.HandleAsync(one, new(Guid.NewGuid(), First, Second), default)).Refusal);
        Assert.True(await PasswordIsAsync(database, await OnlyAsync(database), First));
        database.Clock.Time.Advance(TimeSpan.FromSeconds(2));
        Yes(await change.HandleAsync(one, new(Guid.NewGuid(), First, Second), default));

        Assert.True(await PasswordIsAsync(database, await OnlyAsync(database), Second));
        await using var db = database.CreateContext();
        var rows = await db.AuditEntries.Where(entry => entry.Subject == one.Account.Value && entry.Act == nameof(PasswordChangeRefused)).ToListAsync();
        Assert.Equal(6, rows.Count);
        Assert.Single(rows, row => row.Detail.Contains("TooSoon", StringComparison.Ordinal));
        Assert.True(await db.AuditEntries.AnyAsync(entry => entry.Subject == one.Account.Value && entry.Act == nameof(AccountChanged)));
    }

    [Theory, OnEachDatabase]
    public async Task Every_passkey_that_is_shown_leaves_a_row_and_keeps_its_counter(Database database)
    {
        var one = await StaffAsync(database, "one@example.test");
        var signIn = database.Get<SignInWithPasskeyHandler>();
        UserPasskeyInfo Shown(uint counter) => new([1, 2, 3], [1], DateTimeOffset.UnixEpoch, counter, [], isUserVerified: true, isBackupEligible: false, isBackedUp: false, [1], [1]) { Name = "Phone" };
        await using (var db = database.CreateContext())
        {
            using var users = database.Get<UnitUsers>().Over(db);
            Assert.True((await users.AddOrUpdatePasskeyAsync(await db.Users.SingleAsync(), Shown(1))).Succeeded);
            await db.SaveChangesAsync();
        }


        Assert.False((await signIn.HandleAsync(Actor.Visitor.Instance, new(Guid.NewGuid(), null, null), default)).Value);
        Assert.True((await signIn.HandleAsync(Actor.Visitor.Instance, new(Guid.NewGuid(), one.Account.Value, Shown(7)), default)).Value);
        await using (var db = database.CreateContext())
        {
            var user = await db.Users.SingleAsync();
            user.Disabled = true;
            await db.SaveChangesAsync();
        }

        Assert.False((await signIn.HandleAsync(Actor.Visitor.Instance, new(Guid.NewGuid(), one.Account.Value, Shown(8)), default)).Value);
        await using var after = database.CreateContext();
        Assert.Equal(3, await after.AuditEntries.CountAsync(entry => entry.Act == nameof(PasskeyTried)));
        Assert.Equal(7u, (await after.UserPasskeys.SingleAsync()).Data.SignCount);
    }

    [Theory, OnEachDatabase]
    public async Task A_passkey_that_was_removed_while_it_was_shown_opens_nothing_and_stays_removed(Database database)
    {
        var one = await StaffAsync(database, "one@example.test");
        var shown = new UserPasskeyInfo([1, 2, 3], [1], DateTimeOffset.UnixEpoch, 7, [], isUserVerified: true, isBackupEligible: false, isBackedUp: false, [1], [1]) { Name = "Phone" };

        Assert.False((await database.Get<SignInWithPasskeyHandler>().HandleAsync(Actor.Visitor.Instance, new(Guid.NewGuid(), one.Account.Value, shown), default)).Value);

        await using var after = database.CreateContext();
        Assert.False(await after.UserPasskeys.AnyAsync());
        Assert.Equal(1, await after.AuditEntries.CountAsync(entry => entry.Act == nameof(PasskeyTried)));
    }

    [Theory, OnEachDatabase]
    public async Task The_last_administrator_stays_and_nobody_changes_their_own_roles(Database database)
    {
        var (one, two) = (await StaffAsync(database, "one@example.test"), await StaffAsync(database, "two@example.test"));
        var change = database.Get<ChangeRolesHandler>();

        Assert.IsType<NotYourOwnAccount>((await change.HandleAsync(one, new(Guid.NewGuid(), one.Account.Value, StaffRoles.Admin, StaffRoles.None), default)).Refusal);
        Yes(await change.HandleAsync(one, new(Guid.NewGuid(), two.Account.Value, StaffRoles.Admin, StaffRoles.Counselor), default));
        Assert.IsType<LastAdministrator>((await change.HandleAsync(
            two with { Roles = StaffRoles.Admin }, new(Guid.NewGuid(), one.Account.Value, StaffRoles.Admin, StaffRoles.None), default)).Refusal);
        Assert.IsType<NotThere>((await change.HandleAsync(
            two with { Roles = StaffRoles.Counselor }, new(Guid.NewGuid(), one.Account.Value, StaffRoles.Admin, StaffRoles.None), default)).Refusal);
    }

    [Theory, OnEachDatabase]
    public async Task A_shut_account_has_a_new_stamp_and_an_audit_row(Database database)
    {
        var (one, two) = (await StaffAsync(database, "one@example.test"), await StaffAsync(database, "two@example.test"));
        await using var before = database.CreateContext();
        var stamp = (await before.Users.SingleAsync(user => user.Id == two.Account.Value)).SecurityStamp;
        Yes(await database.Get<DisableAccountHandler>().HandleAsync(one, new(Guid.NewGuid(), two.Account.Value, Disabled: true), default));

        await using var db = database.CreateContext();
        var shut = await db.Users.SingleAsync(user => user.Id == two.Account.Value);
        Assert.True(shut.Disabled);
        Assert.NotEqual(stamp, shut.SecurityStamp);
        Assert.True(await db.AuditEntries.AnyAsync(entry => entry.Act == nameof(AccountShut) && entry.Subject == two.Account.Value));
    }

    private static void Yes(Result<Done> answer) => Assert.True(answer.Succeeded, answer.Refusal?.Code);

    private static async Task<PortalUser> OnlyAsync(Database database)
    {
        await using var db = database.CreateContext();
        return await db.Users.AsNoTracking().SingleAsync();
    }

    private static async Task<(Guid Account, string Token)> LinkAsync(Database database, string kind)
    {
        await using var db = database.CreateContext();
        var mail = await db.Outbox.AsNoTracking().Where(message => message.Kind == kind).OrderByDescending(message => message.CreatedUtc).FirstAsync();
        var path = JsonSerializer.Deserialize<AccountMailPayload>(mail.Payload)!.Path!;
        var query = QueryHelpers.ParseQuery(path[path.IndexOf('?', StringComparison.Ordinal)..]);
        return (Guid.Parse(query["u"].ToString()), query["t"].ToString());
    }

    private static async Task<bool> PasswordIsAsync(Database database, PortalUser user, string password)
    {
        await using var db = database.CreateContext();
        using var users = database.Get<UnitUsers>().Over(db);
        return await users.CheckPasswordAsync(user, password);
    }

    private static async Task<Actor.Staff> StaffAsync(Database database, string email)
    {
        await using var db = database.CreateContext();
        using var users = database.Get<UnitUsers>().Over(db);
        var user = PortalUser.New(Guid.CreateVersion7(), email, null, "en-US", database.Clock.UtcNow);
        (user.EmailConfirmed, user.PractitionerId, user.Roles) = (true, await new Center(database).PractitionerAsync(), StaffRoles.Admin);
        Assert.True((await users.CreateAsync(user, First)).Succeeded);
        await db.SaveChangesAsync();
        return new(new AccountId(user.Id), user.PractitionerId.Value, user.Roles);
    }
}
