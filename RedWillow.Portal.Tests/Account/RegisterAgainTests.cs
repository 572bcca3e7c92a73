using System.Net;
using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Account;
using RedWillow.Portal.Account.SignIn;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Features.ManagingPeople;
using RedWillow.Portal.Platform.Outbox;
using RedWillow.Portal.Tests.Features.ManagingPeople;
using RedWillow.Portal.Tests.Support;
using RedWillow.Portal.Tests.Support.Forms;

namespace RedWillow.Portal.Tests.Account;

/// <summary>Somebody registers with an address that is waiting for something already.</summary>
public sealed class RegisterAgainTests
{
    private const string Email = "rosa@example.test";
    private const string First = "gravel otter violin noon";
    private const string Second = "seven lanterns under snow";

    [Theory, OnEachDatabase]
    public async Task A_colleagues_invitation_stays_good_whoever_registers_with_their_address(Database database)
    {
        var office = new Office(database);
        var who = await office.AddedAsync("Rosa Lind", invite: new(Email, StaffRoles.FrontDesk));
        var before = await office.AccountAsync(who);

        await AskEverythingAsync(database);

        var after = await office.AccountAsync(who);
        Assert.Equal((before.PasswordHash, before.SecurityStamp, before.ConcurrencyStamp, false), (after.PasswordHash, after.SecurityStamp, after.ConcurrencyStamp, after.EmailConfirmed));
        await InvitationWorksAsync(database, office, mails: 2);
    }

    [Theory, OnEachDatabase]
    public async Task A_clients_invitation_stays_good_and_they_are_told_how_to_get_in(Database database)
    {
        var office = new Office(database);
        var client = await office.ClientAsync(Email);
        Assert.True((await database.Get<InviteClientHandler>().HandleAsync(Office.FrontDesk, new(Guid.NewGuid(), client, IdentityCheck.FaceToFace), default)).Succeeded);

        await AskEverythingAsync(database);

        // The code they asked for is answered too: a link to confirm would ask for a password that nobody has chosen.
        await InvitationWorksAsync(database, office, mails: 3);
    }

    [Theory, OnEachDatabase]
    public async Task What_was_registered_and_never_confirmed_is_registered_anew(Database database)
    {
        await RegisterAsync(database, First);
        await RegisterAsync(database, Second);

        var (_, account, token) = await new Office(database).MailAsync(AccountMailKinds.Confirm);
        Assert.IsType<WrongPassword>((await ConfirmAsync(database, account, token, First)).Refusal);
        Assert.True((await ConfirmAsync(database, account, token, Second)).Succeeded);
    }

    [Fact]
    public async Task Who_goes_back_and_chooses_another_password_has_that_one()
    {
        await using var host = await AccountHost.StartAsync();
        var visit = host.NewVisit();
        var page = await visit.Client.GetStringAsync(new Uri("/account/register", UriKind.Relative));
        var form = FormOnPage.In(page, "/account/register").Single(found => found.Name == "register");
        foreach (var password in (string[])[First, Second])
        {
            using var body = new FormUrlEncodedContent([.. form.Hidden, new("Input.Name", "Ana"), new("Input.Email", Email), new("Input.Password", password)]);
            using var sent = await visit.Client.PostAsync(form.Action, body);
            Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
        }

        var link = (await host.MailAsync(AccountMailKinds.Confirm))!.Path!;
        using var old = await visit.SendAsync(link, "confirm", ("Input.Password", First));
        Assert.Equal(HttpStatusCode.OK, old.StatusCode);
        using var chosen = await visit.SendAsync(link, "confirm", ("Input.Password", Second));
        Assert.EndsWith("/my", chosen.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    private static async Task AskEverythingAsync(Database database)
    {
        await RegisterAsync(database, First);
        Assert.True((await database.Get<ResendConfirmationHandler>().HandleAsync(Actor.Visitor.Instance, new(Guid.NewGuid(), Email), default)).Succeeded);
        Assert.True((await database.Get<RequestCodeHandler>().HandleAsync(Actor.Visitor.Instance, new(Guid.NewGuid(), Email), default)).Succeeded);
    }

    private static async Task RegisterAsync(Database database, string password) => Assert.True((await database.Get<RegisterClientHandler>().HandleAsync(
        Actor.Visitor.Instance, new(Guid.NewGuid(), "Somebody", Email, password, "en-US"), default)).Succeeded);

    private static Task<Result<Done>> ConfirmAsync(Database database, Guid account, string token, string password) =>
        database.Get<ConfirmEmailHandler>().HandleAsync(Actor.Visitor.Instance, new(Guid.NewGuid(), account, token, password), default);

    private static async Task InvitationWorksAsync(Database database, Office office, int mails)
    {
        Assert.Equal((mails, 0, 0), (
            await office.MailsAsync(AccountMailKinds.AlreadyRegistered), await office.MailsAsync(AccountMailKinds.Confirm), await office.MailsAsync(AccountMailKinds.Code)));
        var (_, account, token) = await office.MailAsync();
        Assert.True((await database.Get<AcceptInvitationHandler>().HandleAsync(Actor.Visitor.Instance, new(Guid.NewGuid(), account, token, Second), default)).Succeeded);
        await using var db = database.CreateContext();
        Assert.True((await db.Users.SingleAsync()).EmailConfirmed);
    }
}
