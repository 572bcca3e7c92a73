using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Account.SignIn;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Features.ManagingPeople;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.ManagingPeople;

/// <summary>An e-mail address for a client who was entered without one.</summary>
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
    public async Task A_wrong_address_is_put_right_until_somebody_has_signed_in_with_it(Database database)
    {
        var office = new Office(database);
        var client = await office.ClientAsync("wrong@example.test");
        Assert.True((await InviteAsync(database, client)).Succeeded);
        var first = await office.MailAsync();

        Assert.True((await GiveAsync(database, client, "robin@example.test")).Succeeded);
        var old = await database.Get<AcceptInvitationHandler>().HandleAsync(
            Actor.Visitor.Instance, new(Guid.NewGuid(), first.Account, first.Token, "copper harbor window seven"), default);
        Assert.False(old.Succeeded);

        await office.GiveEverythingAsync(first.Account, "copper harbor window seven");
        Assert.IsType<AlreadyAccepted>((await GiveAsync(database, client, "third@example.test")).Refusal);
        await using var db = database.CreateContext();
        Assert.Equal("robin@example.test", (await db.Users.SingleAsync()).Email);
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

    private static Task<Result<Done>> GiveAsync(
        Database database, ClientId client, string? email, IdentityCheck how = IdentityCheck.CalledBack, Actor? actor = null) =>
        database.Get<GiveClientEmailHandler>().HandleAsync(actor ?? Office.FrontDesk, new(Guid.NewGuid(), client, email, IsSafe: true, how), default);

    private static Task<Result<Done>> InviteAsync(Database database, ClientId client) =>
        database.Get<InviteClientHandler>().HandleAsync(Office.FrontDesk, new(Guid.NewGuid(), client, IdentityCheck.CalledBack), default);
}
