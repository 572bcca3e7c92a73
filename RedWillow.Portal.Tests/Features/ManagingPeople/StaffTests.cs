using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Account;
using RedWillow.Portal.Account.SignIn;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Features.ManagingPeople;
using RedWillow.Portal.Platform.Outbox;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.ManagingPeople;

/// <summary>People are added, licensed, invited, and let in again, on both databases.</summary>
public sealed class StaffTests
{
    private const string Password = "gravel otter violin noon";
    private const string Second = "seven lanterns under snow";

    [Theory, OnEachDatabase]
    public async Task A_person_is_added_once_with_roles_and_an_invitation_or_without_an_account(Database database)
    {
        var office = new Office(database);
        var (key, id) = (Guid.NewGuid(), new PractitionerId(Guid.NewGuid()));
        var invite = new Invitation("rosa@example.test", StaffRoles.Clinician | StaffRoles.FrontDesk);
        for (var clicks = 0; clicks < 2; clicks++)
            Assert.True((await office.AddAsync("Rosa Lind", office.License(), invite: invite, key: key, id: id)).Succeeded);
        await office.AddedAsync("Tom Bay");

        var people = (await database.Get<PeopleQuery>().HandleAsync(Office.Admin, default))!;
        Assert.Equal(["Rosa Lind", "Tom Bay"], people.Select(person => person.Name));
        Assert.Null(people[1].Account);
        Assert.Equal((invite.Roles, false, "rosa@example.test"), (people[0].Account!.Roles, people[0].Account!.Accepted, people[0].Account!.Email));
        Assert.Equal((1, 1), (await office.MailsAsync(AccountMailKinds.Invite), await office.AuditedAsync(nameof(ColleagueInvited))));
        Assert.IsType<EmailTaken>((await office.AddAsync("Rosa Two", invite: invite with { Roles = StaffRoles.FrontDesk })).Refusal);
        Assert.IsType<NotThere>((await office.AddAsync("Rosa Two", actor: Office.FrontDesk)).Refusal);
        Assert.Equal(2, (await database.Get<PeopleQuery>().HandleAsync(Office.Admin, default))!.Count);
    }

    [Theory, OnEachDatabase]
    public async Task Clinical_work_needs_a_license_in_force_and_an_associate_somebody_who_supervises(Database database)
    {
        var office = new Office(database);
        var counselor = new Invitation("c@example.test", StaffRoles.Counselor);
        Assert.IsType<LicenseNeeded>((await office.AddAsync("Tom Bay", invite: counselor)).Refusal);
        Assert.IsType<LicenseExpired>((await office.AddAsync("Tom Bay", office.License(days: -1), invite: counselor)).Refusal);
        Assert.IsType<LicenseIncomplete>((await office.AddAsync("Tom Bay", office.License("XYZ"), invite: counselor)).Refusal);
        Assert.IsType<LicenseIncomplete>((await office.AddAsync("Tom Bay", office.License() with { Number = " " }, invite: counselor)).Refusal);
        Assert.IsType<SupervisorNeeded>((await office.AddAsync("Tom Bay", office.License("ACMHC"), invite: counselor)).Refusal);
        Assert.IsType<LicenseIncomplete>((await office.AddAsync("Tom Bay", office.License() with { Number = "12\034" }, invite: counselor)).Refusal);
        // Whoever is invited must be able to type the address when they sign in.
        foreach (var address in new[] { "tom", "anna@clinic", "josé@example.test", "\"a@b\"@example.test" })
            Assert.IsType<EmailNotWritable>((await office.AddAsync("Tom Bay", office.License(), invite: counselor with { Email = address })).Refusal);
        var add = database.Get<AddPractitionerHandler>();
        async Task<Refusal?> SpeaksAsync(string languages) =>
            (await add.HandleAsync(Office.Admin, new(Guid.NewGuid(), new(Guid.NewGuid()), "Tom Bay", null, languages, null), default)).Refusal;
        Assert.Equal(new NoteTooLong(128), await SpeaksAsync(new('x', 129)));
        Assert.IsType<TextNotReadable>(await SpeaksAsync("English\nSpanish"));
        Assert.IsType<NameNotWritable>((await office.AddAsync("42")).Refusal);

        var senior = await office.AddedAsync("Rosa Lind", office.License());
        var junior = await office.AddedAsync("Tom Bay", office.License("ACMHC"), senior, counselor);
        // An associate supervises nobody, and nobody themself.
        Assert.IsType<SupervisorNeeded>((await office.AddAsync("Ann Ray", office.License("CSW"), junior)).Refusal);
        var people = (await database.Get<PeopleQuery>().HandleAsync(Office.Admin, default))!;
        Assert.Equal(senior, people.Single(person => person.Id == junior).Supervisor);
        Assert.Equal([senior], people.Where(person => person.MaySupervise).Select(person => person.Id));
    }

    [Theory, OnEachDatabase]
    public async Task A_license_is_renewed_from_the_newest_form_and_kept_while_it_is_needed(Database database)
    {
        var office = new Office(database);
        var who = await office.AddedAsync("Rosa Lind", office.License(), invite: new("rosa@example.test", StaffRoles.Clinician));
        var change = database.Get<ChangeLicenseHandler>();
        var renewed = office.License("CMHC", days: 400);
        async Task<string> SeenAsync() => (await database.Get<PeopleQuery>().HandleAsync(Office.Admin, default))!.Single(person => person.Id == who).LicenseStamp;
        var opened = await SeenAsync();
        // The person's week is not the license: whoever takes an hour of it makes no form stale.
        await database.ExecuteSqlAsync("UPDATE \"Practitioners\" SET \"Version\" = \"Version\" + 1");

        Assert.True((await change.HandleAsync(Office.Admin, new(Guid.NewGuid(), who, opened, renewed, null), default)).Succeeded);
        Assert.IsType<StaleEdit>((await change.HandleAsync(Office.Admin, new(Guid.NewGuid(), who, opened, renewed, null), default)).Refusal);
        var newest = await SeenAsync();
        Assert.IsType<LicenseNeeded>((await change.HandleAsync(Office.Admin, new(Guid.NewGuid(), who, newest, null, null), default)).Refusal);
        Assert.IsType<SupervisorNeeded>((await change.HandleAsync(Office.Admin, new(Guid.NewGuid(), who, newest, office.License("CSW"), who), default)).Refusal);
        Assert.IsType<NotThere>((await change.HandleAsync(Office.FrontDesk, new(Guid.NewGuid(), who, newest, renewed, null), default)).Refusal);
        await using var db = database.CreateContext();
        var person = await db.Practitioners.SingleAsync(row => row.Id == who);
        Assert.Equal(("CMHC", renewed.Expires), (person.Credential, person.LicenseExpires));
        Assert.Equal(1, await office.AuditedAsync(nameof(LicenseChanged)));
    }

    [Theory, OnEachDatabase]
    public async Task The_newest_link_makes_the_account_its_owners_once(Database database)
    {
        var office = new Office(database);
        var who = await office.AddedAsync("Rosa Lind", invite: new("wrong@example.test", StaffRoles.FrontDesk));
        var first = await office.MailAsync();
        var invite = database.Get<InviteColleagueHandler>();
        Assert.True((await invite.HandleAsync(Office.Admin, new(Guid.NewGuid(), who, new("rosa@example.test", StaffRoles.Admin)), default)).Succeeded);
        var second = await office.MailAsync();
        Assert.Equal("rosa@example.test", second.Mail.To);

        Assert.IsType<LinkNotGood>((await AcceptAsync(database, first.Account, first.Token)).Refusal);
        Assert.True((await AcceptAsync(database, second.Account, second.Token)).Succeeded);
        Assert.IsType<LinkNotGood>((await AcceptAsync(database, second.Account, second.Token)).Refusal);
        var account = await office.AccountAsync(who);
        Assert.Equal((true, StaffRoles.FrontDesk), (account.EmailConfirmed, account.Roles));
        Assert.IsType<AlreadyAccepted>((await invite.HandleAsync(Office.Admin, new(Guid.NewGuid(), who, new("rosa@example.test", StaffRoles.None)), default)).Refusal);
        Assert.IsType<NotThere>((await invite.HandleAsync(Office.FrontDesk, new(Guid.NewGuid(), who, new("rosa@example.test", StaffRoles.None)), default)).Refusal);
        var signedIn = await database.Get<SignInWithPasswordHandler>().HandleAsync(Actor.Visitor.Instance, new(Guid.NewGuid(), "rosa@example.test", Password, null), default);
        Assert.Equal(SignInOutcome.Open, signedIn.Value!.Outcome);
    }

    [Theory, OnEachDatabase]
    public async Task An_invitation_works_for_three_days_and_not_a_moment_longer(Database database)
    {
        var office = new Office(database);
        var (first, second) = (await office.AddedAsync("Rosa Lind", invite: new("rosa@example.test", StaffRoles.FrontDesk)), await office.MailAsync());
        await office.AddedAsync("Tom Bay", invite: new("tom@example.test", StaffRoles.FrontDesk));
        var late = await office.MailAsync();
        Assert.NotEqual(second.Account, late.Account);

        database.Clock.Advance(TimeSpan.FromHours(72));
        Assert.True((await AcceptAsync(database, second.Account, second.Token)).Succeeded);
        database.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.IsType<LinkNotGood>((await AcceptAsync(database, late.Account, late.Token)).Refusal);
        Assert.IsType<LinkNotGood>((await AcceptAsync(database, late.Account, "AAAA")).Refusal);
        Assert.True((await office.AccountAsync(first)).EmailConfirmed);
    }

    [Theory, OnEachDatabase]
    public async Task Somebody_without_an_account_is_invited_later(Database database)
    {
        var office = new Office(database);
        var who = await office.AddedAsync("Tom Bay");
        var invite = database.Get<InviteColleagueHandler>();

        Assert.IsType<LicenseNeeded>((await invite.HandleAsync(Office.Admin, new(Guid.NewGuid(), who, new("tom@example.test", StaffRoles.Counselor)), default)).Refusal);
        Assert.True((await invite.HandleAsync(Office.Admin, new(Guid.NewGuid(), who, new("tom@example.test", StaffRoles.FrontDesk)), default)).Succeeded);
        Assert.Equal(StaffRoles.FrontDesk, (await office.AccountAsync(who)).Roles);
    }

    [Theory, OnEachDatabase]
    public async Task A_lost_second_step_is_reset_after_a_check_and_its_owner_is_told(Database database)
    {
        var office = new Office(database);
        var who = await office.AddedAsync("Rosa Lind", invite: new("rosa@example.test", StaffRoles.FrontDesk));
        var before = await office.AccountAsync(who);
        await office.GiveEverythingAsync(before.Id, Password);
        var reset = database.Get<ResetSecondFactorHandler>();

        Assert.IsType<IdentityNotChecked>((await reset.HandleAsync(Office.Admin, new(Guid.NewGuid(), before.Id, IdentityCheck.None), default)).Refusal);
        Assert.IsType<IdentityNotChecked>((await reset.HandleAsync(Office.Admin, new(Guid.NewGuid(), before.Id, (IdentityCheck)9), default)).Refusal);
        Assert.IsType<NotThere>((await reset.HandleAsync(Office.FrontDesk, new(Guid.NewGuid(), before.Id, IdentityCheck.FaceToFace), default)).Refusal);
        Assert.IsType<NotYourOwnAccount>((await reset.HandleAsync(
            Office.Admin with { Account = new(before.Id) }, new(Guid.NewGuid(), before.Id, IdentityCheck.FaceToFace), default)).Refusal);
        Assert.True((await reset.HandleAsync(Office.Admin, new(Guid.NewGuid(), before.Id, IdentityCheck.CalledBack), default)).Succeeded);

        await using var db = database.CreateContext();
        var after = await db.Users.SingleAsync(row => row.Id == before.Id);
        Assert.False(after.TwoFactorEnabled);
        Assert.NotEqual(before.SecurityStamp, after.SecurityStamp);
        Assert.Equal(0, await db.UserPasskeys.CountAsync());
        using var users = database.Get<UnitUsers>().Over(db);
        Assert.Equal(0, await users.CountRecoveryCodesAsync(after));
        Assert.True(await users.CheckPasswordAsync(after, Password));
        Assert.Equal("rosa@example.test", (await office.MailAsync(AccountMailKinds.FactorReset)).Mail.To);
        Assert.Contains("\"How\":3", (await db.AuditEntries.SingleAsync(entry => entry.Act == nameof(SecondFactorReset))).Detail, StringComparison.Ordinal);
    }

    [Theory, OnEachDatabase]
    public async Task Front_desk_sends_a_client_a_new_way_in_and_the_old_ones_stop(Database database)
    {
        var office = new Office(database);
        var client = await office.ClientAsync("robin@example.test");
        var invite = database.Get<InviteClientHandler>();
        Assert.IsType<IdentityNotChecked>((await invite.HandleAsync(Office.FrontDesk, new(Guid.NewGuid(), client, IdentityCheck.None), default)).Refusal);
        Assert.IsType<NotThere>((await invite.HandleAsync(Office.Admin, new(Guid.NewGuid(), client, IdentityCheck.FaceToFace), default)).Refusal);
        Assert.IsType<NotThere>((await invite.HandleAsync(Office.FrontDesk, new(Guid.NewGuid(), new(Guid.NewGuid()), IdentityCheck.FaceToFace), default)).Refusal);
        Assert.IsType<NoEmailOnFile>((await invite.HandleAsync(Office.FrontDesk, new(Guid.NewGuid(), await office.ClientAsync(null), IdentityCheck.FaceToFace), default)).Refusal);

        // They never had an account, and get one; later they lose everything.
        Assert.True((await invite.HandleAsync(Office.FrontDesk, new(Guid.NewGuid(), client, IdentityCheck.FaceToFace), default)).Succeeded);
        var first = await office.MailAsync();
        Assert.Equal(("robin@example.test", "es-US"), (first.Mail.To, first.Mail.Culture));
        await office.GiveEverythingAsync(first.Account, Password);
        Assert.True((await invite.HandleAsync(Office.FrontDesk, new(Guid.NewGuid(), client, IdentityCheck.Questions), default)).Succeeded);
        Assert.Equal(SignInOutcome.Refused, (await SignInAsync(database, Password)).Outcome);

        var second = await office.MailAsync();
        Assert.True((await AcceptAsync(database, second.Account, second.Token, Second)).Succeeded);
        Assert.Equal(SignInOutcome.Open, (await SignInAsync(database, Second)).Outcome);
        Assert.Equal(2, await office.AuditedAsync(nameof(ClientInvited)));
        Assert.Null(await database.Get<ClientToInviteQuery>().HandleAsync(Office.Admin, client, default));
        Assert.True((await database.Get<ClientToInviteQuery>().HandleAsync(Office.FrontDesk, client, default))!.HasAccount);
        Assert.Equal(1, await office.AuditedAsync("InvitationRead"));
    }

    private static Task<Result<Done>> AcceptAsync(Database database, Guid account, string token, string password = Password) =>
        database.Get<AcceptInvitationHandler>().HandleAsync(Actor.Visitor.Instance, new(Guid.NewGuid(), account, token, password), default);

    private static async Task<SignInAnswer> SignInAsync(Database database, string password)
    {
        database.Clock.Time.Advance(TimeSpan.FromMinutes(1));
        return (await database.Get<SignInWithPasswordHandler>().HandleAsync(Actor.Visitor.Instance, new(Guid.NewGuid(), "robin@example.test", password, null), default)).Value!;
    }
}
