using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Account;
using RedWillow.Portal.Account.Manage;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Platform.Security;
using RedWillow.Portal.Tests.Data;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Account;

/// <summary>Whoever finds a page left open changes no way to sign in, on both databases.</summary>
public sealed class OwnProofTests
{
    private const string Password = "gravel otter violin noon";
    private static readonly OwnProof Right = new(Password);
    private static readonly OwnProof Guess = new("not the one at all");
    private static readonly byte[] Phone = [1, 2, 3, 4];

    [Theory, OnEachDatabase]
    public async Task Passkeys_and_the_app_change_for_whoever_knows_the_password_and_for_nobody_else(Database database)
    {
        var me = await ClientAsync(database);
        var key = Base32Key(database);
        var before = await WaysAsync(database);

        Assert.IsType<WrongPassword>((await AddPhoneAsync(database, me, Guess)).Refusal);
        Assert.IsType<WrongPassword>((await SetUpAsync(database, me, key, Guess)).Refusal);
        Assert.Equal(before, await WaysAsync(database));
        Assert.True((await AddPhoneAsync(database, me, Right)).Succeeded);
        Assert.True((await SetUpAsync(database, me, key, Right)).Succeeded);
        var full = await WaysAsync(database);
        Assert.Equal((true, 1, key), (full.HasApp, full.Passkeys, full.Key));

        // Another key would make the owner's app worthless, and its recovery codes with it.
        Assert.IsType<WrongPassword>((await SetUpAsync(database, me, Base32Key(database), Guess)).Refusal);
        Assert.IsType<WrongPassword>((await RemoveAppAsync(database, me, Guess)).Refusal);
        Assert.IsType<WrongPassword>((await RemovePhoneAsync(database, me, new(""))).Refusal);
        Assert.Equal(full, await WaysAsync(database));
        Assert.True((await RemoveAppAsync(database, me, Right)).Succeeded);
        Assert.True((await RemovePhoneAsync(database, me, Right)).Succeeded);
        var bare = await WaysAsync(database);
        Assert.Equal((false, 0), (bare.HasApp, bare.Passkeys));
    }

    [Theory, OnEachDatabase]
    public async Task Guesses_are_counted_together_recorded_and_make_the_next_try_wait(Database database)
    {
        var me = await ClientAsync(database);
        for (var slip = 0; slip < 5; slip++)
            Assert.IsType<WrongPassword>((await (slip % 2 == 0 ? RemoveAppAsync(database, me, Guess) : AddPhoneAsync(database, me, Guess))).Refusal);

        Assert.IsType<WrongPassword>((await AddPhoneAsync(database, me, Right)).Refusal);
        Assert.IsType<WrongPassword>((await database.Get<ChangePasswordHandler>().HandleAsync(
            me, new(Guid.NewGuid(), Password, "seven lanterns under snow"), default)).Refusal);
        database.Clock.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.True((await AddPhoneAsync(database, me, Right)).Succeeded);

        await using var db = database.CreateContext();
        var rows = await db.AuditEntries.Where(entry => entry.Subject == me.Account.Value && entry.Act == nameof(PasswordChangeRefused)).ToListAsync();
        Assert.Equal((7, 2), (rows.Count, rows.Count(row => row.Detail.Contains("TooSoon", StringComparison.Ordinal))));
    }

    [Theory, OnEachDatabase]
    public async Task A_name_is_no_way_in_and_needs_no_password(Database database)
    {
        var me = await ClientAsync(database);
        Assert.True((await AddPhoneAsync(database, me, Right)).Succeeded);

        Assert.True((await database.Get<RenamePasskeyHandler>().HandleAsync(me, new(Guid.NewGuid(), PasskeyId.Text(Phone), "Blue phone"), default)).Succeeded);
    }

    [Theory, OnEachDatabase]
    public async Task Right_after_signing_in_staff_set_up_their_first_second_step_and_no_other(Database database)
    {
        var (me, session) = await StaffAsync(database);
        var fresh = new OwnProof("", session);

        Assert.True(await IsFirstAsync(database, me, session));
        Assert.True((await SetUpAsync(database, me, Base32Key(database), fresh)).Succeeded);

        Assert.False(await IsFirstAsync(database, me, session));
        Assert.IsType<WrongPassword>((await SetUpAsync(database, me, Base32Key(database), fresh)).Refusal);
        Assert.IsType<WrongPassword>((await AddPhoneAsync(database, me, fresh)).Refusal);
        Assert.IsType<WrongPassword>((await RemoveAppAsync(database, me, fresh)).Refusal);
    }

    [Theory, OnEachDatabase]
    public async Task A_device_is_asked_for_a_passkey_only_by_whoever_proved_themself(Database database)
    {
        var me = await ClientAsync(database);
        Task<Result<Done>> AskAsync(Actor who, OwnProof proof) => database.Get<AskForPasskeyHandler>().HandleAsync(who, new(Guid.NewGuid(), proof), default);

        Assert.IsType<WrongPassword>((await AskAsync(me, new("not the password at all"))).Refusal);
        Assert.True((await AskAsync(me, Right)).Succeeded);
        Assert.IsType<NotThere>((await AskAsync(Actor.Visitor.Instance, Right)).Refusal);

        var (staff, session) = await StaffAsync(database);
        Assert.True((await AskAsync(staff, new("", session))).Succeeded);
        await using var db = database.CreateContext();
        Assert.Equal((1, 1), (await db.AuditEntries.CountAsync(entry => entry.Act == nameof(PasskeyAsked) && entry.Subject == me.Account.Value), await db.AuditEntries.CountAsync(entry => entry.Act == nameof(PasswordChangeRefused))));
    }

    [Theory, OnEachDatabase]
    public async Task A_passkey_may_be_the_first_second_step_too(Database database)
    {
        var (me, session) = await StaffAsync(database);

        Assert.True((await AddPhoneAsync(database, me, new("", session))).Succeeded);
        Assert.IsType<WrongPassword>((await SetUpAsync(database, me, Base32Key(database), new("", session))).Refusal);
    }

    [Theory, OnEachDatabase]
    public async Task A_sign_in_that_is_old_over_or_somebody_elses_proves_nothing(Database database)
    {
        var (me, session) = await StaffAsync(database);
        var (_, other) = await StaffAsync(database, "two@example.test");
        Assert.IsType<WrongPassword>((await AddPhoneAsync(database, me, new("", other))).Refusal);
        Assert.IsType<WrongPassword>((await AddPhoneAsync(database, me, new("", Guid.NewGuid()))).Refusal);

        database.Clock.Time.Advance(OwnPassword.JustMade);
        Assert.IsType<WrongPassword>((await AddPhoneAsync(database, me, new("", session))).Refusal);

        var again = await SignedInAsync(database, me.Account.Value);
        await database.Get<CloseSessionHandler>().HandleAsync(me, new(Guid.NewGuid(), again), default);
        Assert.IsType<WrongPassword>((await AddPhoneAsync(database, me, new("", again))).Refusal);
        Assert.Equal(0, (await WaysAsync(database, me.Account.Value)).Passkeys);
    }

    [Theory, OnEachDatabase]
    public async Task A_client_is_asked_however_new_the_sign_in_is(Database database)
    {
        var me = await ClientAsync(database);
        var session = await SignedInAsync(database, me.Account.Value);

        Assert.False(await IsFirstAsync(database, me, session));
        Assert.IsType<WrongPassword>((await AddPhoneAsync(database, me, new("", session))).Refusal);
    }

    private static string Base32Key(Database database)
    {
        using var db = database.CreateContext();
        using var users = database.Get<UnitUsers>().Over(db);
        return users.GenerateNewAuthenticatorKey();
    }

    private static Task<Result<Done>> AddPhoneAsync(Database database, Actor me, OwnProof proof) => database.Get<AddPasskeyHandler>().HandleAsync(
        me, new(Guid.NewGuid(), "Phone", new(Phone, [1], DateTimeOffset.UnixEpoch, 0, [], isUserVerified: true, isBackupEligible: false, isBackedUp: false, [1], [1]), proof), default);

    private static Task<Result<Done>> RemovePhoneAsync(Database database, Actor me, OwnProof proof) =>
        database.Get<RemovePasskeyHandler>().HandleAsync(me, new(Guid.NewGuid(), PasskeyId.Text(Phone), proof), default);

    private static Task<Result<RecoveryCodes>> SetUpAsync(Database database, Actor me, string key, OwnProof proof) => database.Get<SetUpAuthenticatorHandler>().HandleAsync(
        me, new(Guid.NewGuid(), key, OneTimeCode.At(key, OneTimeCode.StepAt(database.Clock.UtcNow)), proof), default);

    private static Task<Result<Done>> RemoveAppAsync(Database database, Actor me, OwnProof proof) =>
        database.Get<RemoveAuthenticatorHandler>().HandleAsync(me, new(Guid.NewGuid(), proof), default);

    private static Task<bool> IsFirstAsync(Database database, Actor me, Guid session) => database.Get<FirstSetUpQuery>().HandleAsync(me, session, default);

    private static async Task<Ways> WaysAsync(Database database, Guid? account = null)
    {
        await using var db = database.CreateContext();
        using var users = database.Get<UnitUsers>().Over(db);
        var user = await db.Users.SingleAsync(row => account == null || row.Id == account);
        return new(user.TwoFactorEnabled, (await users.GetPasskeysAsync(user)).Count, await users.GetAuthenticatorKeyAsync(user), await users.CountRecoveryCodesAsync(user), user.SecurityStamp);
    }

    private static async Task<Actor.Client> ClientAsync(Database database)
    {
        var client = Client.Register(new(Guid.NewGuid()), "RWPROOF1", "Kai", null, "en-US", database.Clock.UtcNow);
        var user = await AccountAsync(database, "kai@example.test", user => user.ClientId = client.Id, client);
        return new(new(user.Id), client.Id);
    }

    private static async Task<(Actor.Staff Me, Guid Session)> StaffAsync(Database database, string email = "one@example.test")
    {
        var who = await new Center(database).PractitionerAsync();
        var user = await AccountAsync(database, email, user => (user.PractitionerId, user.Roles) = (who, StaffRoles.Counselor));
        return (new(new(user.Id), who, StaffRoles.Counselor), await SignedInAsync(database, user.Id));
    }

    private static async Task<PortalUser> AccountAsync(Database database, string email, Action<PortalUser> belong, params object[] with)
    {
        await using var db = database.CreateContext();
        using var users = database.Get<UnitUsers>().Over(db);
        var user = PortalUser.New(Guid.CreateVersion7(), email, null, "en-US", database.Clock.UtcNow);
        user.EmailConfirmed = true;
        belong(user);
        db.AddRange(with);
        Assert.True((await users.CreateAsync(user, Password)).Succeeded);
        await db.SaveChangesAsync();
        return user;
    }

    private static async Task<Guid> SignedInAsync(Database database, Guid account)
    {
        var session = Guid.CreateVersion7();
        Assert.True((await database.Get<OpenSessionHandler>().HandleAsync(Actor.Visitor.Instance, new(Guid.NewGuid(), session, account), default)).Succeeded);
        return session;
    }

    private sealed record Ways(bool HasApp, int Passkeys, string? Key, int RecoveryCodes, string? Stamp);
}
