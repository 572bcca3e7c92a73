using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Platform.Outbox;
using RedWillow.Portal.Tests.Support;
using static RedWillow.Portal.Tests.Data.Outbox.OutboxStage;

namespace RedWillow.Portal.Tests.Data.Outbox;

/// <summary>What has happened between the cause of a mail and its sending counts, and the reason for silence is kept.</summary>
public sealed class LettersTests
{
    private const string Reset = """{"To":"sam@example.org","Culture":"en-US","Path":"/account/reset?t=2"}""";

    [Theory, OnEachDatabase]
    public async Task An_account_that_was_shut_gets_no_mail(Database database)
    {
        await ChangeAsync(database, await QueueAsync(database, AccountMailKinds.Reset, Reset), account => account.Disabled = true);

        Assert.Equal(UnsentReasons.AccountShut, await SilenceAsync(database));
    }

    [Theory, OnEachDatabase]
    public async Task A_link_to_an_account_does_not_go_to_an_address_it_no_longer_has(Database database)
    {
        await ChangeAsync(database, await QueueAsync(database, AccountMailKinds.Reset, Reset), account => account.Email = "other@example.org");

        Assert.Equal(UnsentReasons.AddressChanged, await SilenceAsync(database));
    }

    [Theory, OnEachDatabase]
    public async Task A_code_that_works_no_longer_is_not_sent(Database database)
    {
        await QueueAsync(database, AccountMailKinds.Code, """{"To":"sam@example.org","Culture":"en-US","Path":"/account/code/enter","Code":"12345678"}""");
        database.Clock.Advance(AccountMailPayload.CodeLife);

        Assert.Equal(UnsentReasons.CodeOver, await SilenceAsync(database));
        Assert.Equal("", (await RowAsync(database)).Payload);
    }

    [Theory, OnEachDatabase]
    public async Task A_client_whose_account_was_shut_gets_no_news(Database database)
    {
        var client = await ClientAsync(database, "ines@example.org", SafeContact.Email);
        var account = await QueueAsync(database, AccountMailKinds.Changed, Reset);
        await ChangeAsync(database, account, row => (row.ClientId, row.Disabled) = (client, true));
        await MoveAsync(database, client, EnrollmentStatus.Requested, EnrollmentStatus.Approved);

        await Dispatcher(database, new KeptMail()).SendDueAsync(CancellationToken.None);

        await using var db = database.CreateContext();
        Assert.Equal(UnsentReasons.AccountShut, (await db.Outbox.SingleAsync(row => row.ClientId == client)).LastFault);
    }

    [Theory, OnEachDatabase]
    public async Task News_go_to_the_address_and_in_the_language_of_today(Database database)
    {
        var (mailer, client) = (new KeptMail(), await ClientAsync(database, "old@example.org", SafeContact.Email));
        await MoveAsync(database, client, EnrollmentStatus.Requested, EnrollmentStatus.Approved);
        await using (var db = database.CreateContext())
        {
            var row = await db.Clients.SingleAsync(one => one.Id == client);
            row.Prefer(ReminderChoice.Never, "es-US");
            db.Entry(row).Property(one => one.Email).CurrentValue = "new@example.org";
            await db.SaveChangesAsync();
        }

        await Dispatcher(database, mailer).SendDueAsync(CancellationToken.None);

        var letter = Assert.Single(mailer.Letters);
        Assert.Equal(("new@example.org", "Hay noticias para usted"), (letter.To, letter.Subject));
    }

    [Theory, OnEachDatabase]
    public async Task A_first_session_a_leave_and_the_return_are_not_mailed(Database database)
    {
        var (mailer, client) = (new KeptMail(), await ClientAsync(database, "ines@example.org", SafeContact.Email));
        await MoveAsync(database, client, EnrollmentStatus.Approved, EnrollmentStatus.Active);
        await MoveAsync(database, client, EnrollmentStatus.Active, EnrollmentStatus.OnHold);
        await MoveAsync(database, client, EnrollmentStatus.OnHold, EnrollmentStatus.Active);
        await MoveAsync(database, client, EnrollmentStatus.Active, EnrollmentStatus.Completed);

        await Dispatcher(database, mailer).SendDueAsync(CancellationToken.None);

        Assert.Equal("About your appointments", Assert.Single(mailer.Letters).Subject);
        await using var db = database.CreateContext();
        Assert.Equal(3, await db.Outbox.CountAsync(row => row.LastFault == UnsentReasons.NothingToTell));
    }

    private static async Task<string?> SilenceAsync(Database database)
    {
        var mailer = new KeptMail();
        Assert.Equal(0, await Dispatcher(database, mailer).SendDueAsync(CancellationToken.None));
        Assert.Empty(mailer.Letters);
        var row = await RowAsync(database);
        Assert.NotNull(row.SentUtc);
        return row.LastFault;
    }

    private static async Task ChangeAsync(Database database, Guid account, Action<PortalUser> change)
    {
        await using var db = database.CreateContext();
        change(await db.Users.SingleAsync(row => row.Id == account));
        await db.SaveChangesAsync();
    }
}
