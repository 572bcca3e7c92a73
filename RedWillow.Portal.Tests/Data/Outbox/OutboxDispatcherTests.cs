using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Platform.Jobs;
using RedWillow.Portal.Platform.Outbox;
using RedWillow.Portal.Tests.Support;
using static RedWillow.Portal.Tests.Data.Outbox.OutboxStage;

namespace RedWillow.Portal.Tests.Data.Outbox;

public sealed class OutboxDispatcherTests
{
    [Theory, OnEachDatabase]
    public async Task A_mail_goes_out_once_to_a_client_for_whom_mail_is_safe(Database database)
    {
        var (mailer, client) = (new KeptMail(), await ClientAsync(database, "ines@example.org", SafeContact.Email, "es-US"));
        await MoveAsync(database, client, EnrollmentStatus.Draft, EnrollmentStatus.Requested);

        Assert.Equal(1, await Dispatcher(database, mailer).SendDueAsync(CancellationToken.None));
        Assert.Equal(0, await Dispatcher(database, mailer).SendDueAsync(CancellationToken.None));

        var letter = Assert.Single(mailer.Letters);
        Assert.Equal(("ines@example.org", "Tenemos su solicitud"), (letter.To, letter.Subject));
        Assert.Contains("http://localhost:5080/account/login", letter.Body, StringComparison.Ordinal);
        await using var db = database.CreateContext();
        var row = await db.Outbox.SingleAsync();
        Assert.Equal((row.Id, database.Clock.UtcNow), (letter.Id, row.SentUtc!.Value));
    }

    [Theory, OnEachDatabase]
    public async Task Nobody_is_written_to_who_did_not_say_that_it_is_safe(Database database)
    {
        var mailer = new KeptMail();
        await MoveAsync(database, await ClientAsync(database, "a@example.org", SafeContact.Call | SafeContact.Text), EnrollmentStatus.Requested, EnrollmentStatus.Approved);
        await MoveAsync(database, await ClientAsync(database, null, SafeContact.Email), EnrollmentStatus.Requested, EnrollmentStatus.Approved);

        await Dispatcher(database, mailer).SendDueAsync(CancellationToken.None);

        Assert.Empty(mailer.Letters);
        await using var db = database.CreateContext();
        Assert.Equal(["NoAddress", "NotSafe"], (await db.Outbox.Where(row => row.SentUtc != null).ToListAsync()).Select(row => row.LastFault!).Order(StringComparer.Ordinal));
    }

    [Theory, OnEachDatabase]
    public async Task What_the_client_said_since_then_counts(Database database)
    {
        var (mailer, client) = (new KeptMail(), await ClientAsync(database, "a@example.org", SafeContact.Email));
        await MoveAsync(database, client, EnrollmentStatus.Requested, EnrollmentStatus.Approved);
        await ReachAsync(database, client, SafeContact.None);

        await Dispatcher(database, mailer).SendDueAsync(CancellationToken.None);

        Assert.Empty(mailer.Letters);
    }

    [Theory, OnEachDatabase]
    public async Task A_mail_about_an_account_goes_where_its_payload_says(Database database)
    {
        var mailer = new KeptMail();
        await QueueAsync(database, "AccountReset", """{"To":"sam@example.org","Culture":"en-US","Path":"/account/reset?u=1\u0026t=2"}""");

        await Dispatcher(database, mailer).SendDueAsync(CancellationToken.None);

        var letter = Assert.Single(mailer.Letters);
        Assert.Equal("sam@example.org", letter.To);
        Assert.Contains("http://localhost:5080/account/reset?u=1&t=2", letter.Body, StringComparison.Ordinal);
    }

    [Theory, OnEachDatabase]
    public async Task Address_link_and_code_are_kept_until_the_mail_has_left_and_no_longer(Database database)
    {
        var mailer = new KeptMail { Broken = "sam@example.org" };
        await QueueAsync(database, "AccountCode", """{"To":"sam@example.org","Culture":"en-US","Path":"/account/code/enter","Code":"12345678"}""");
        await Dispatcher(database, mailer).SendDueAsync(CancellationToken.None);
        Assert.Contains("12345678", (await RowAsync(database)).Payload, StringComparison.Ordinal);

        mailer.Broken = null;
        database.Clock.Advance(TimeSpan.FromSeconds(6));
        await Dispatcher(database, mailer).SendDueAsync(CancellationToken.None);

        Assert.Contains("12345678", Assert.Single(mailer.Letters).Body, StringComparison.Ordinal);
        Assert.Equal("", (await RowAsync(database)).Payload);
    }

    [Theory, OnEachDatabase]
    public async Task A_mail_that_cannot_be_sent_waits_longer_each_time_and_stops_no_other(Database database)
    {
        var mailer = new KeptMail { Broken = "first@example.org" };
        await QueueAsync(database, "AccountChanged", """{"To":"first@example.org","Culture":"en-US","Path":"/"}""");
        await QueueAsync(database, "AccountChanged", """{"To":"second@example.org","Culture":"en-US","Path":"/"}""");
        var dispatcher = Dispatcher(database, mailer);
        await dispatcher.SendDueAsync(CancellationToken.None);
        Assert.Equal("second@example.org", Assert.Single(mailer.Letters).To);

        foreach (var (seconds, attempts) in ((int, int)[])[(4, 1), (1, 2), (14, 2), (1, 3)])
            await LaterAsync(database, dispatcher, seconds, attempts);
        mailer.Broken = null;
        database.Clock.Advance(TimeSpan.FromHours(1));
        await dispatcher.SendDueAsync(CancellationToken.None);

        Assert.Equal(2, mailer.Letters.Count);
    }

    [Theory, OnEachDatabase]
    public async Task Two_instances_never_send_the_same_mail(Database database)
    {
        var mailer = new KeptMail();
        for (var i = 0; i < 60; i++)
            await QueueAsync(database, "AccountChanged", $$"""{"To":"a{{i}}@example.org","Culture":"en-US","Path":"/"}""");

        var sent = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Dispatcher(database, mailer).SendDueAsync(CancellationToken.None))));

        Assert.Equal(60, sent.Sum());
        Assert.Distinct(mailer.Letters.Select(letter => letter.Id));
    }

    [Theory, OnEachDatabase]
    public async Task A_commit_wakes_the_dispatcher(Database database)
    {
        var (mailer, pulse) = (new KeptMail(), new CommitPulse(database.Clock.Time));
        using var dispatcher = Dispatcher(database, mailer, pulse);
        await dispatcher.StartAsync(CancellationToken.None);
        await QueueAsync(database, "AccountChanged", """{"To":"a@example.org","Culture":"en-US","Path":"/"}""");
        pulse.Committed([]);

        await Eventually.HoldsAsync(() => Task.FromResult(!mailer.Letters.IsEmpty), "Nobody woke up.");

        await dispatcher.StopAsync(CancellationToken.None);
    }

    private static async Task LaterAsync(Database database, OutboxDispatcher dispatcher, int seconds, int attempts)
    {
        database.Clock.Advance(TimeSpan.FromSeconds(seconds));
        await dispatcher.SendDueAsync(CancellationToken.None);
        await using var db = database.CreateContext();
        Assert.Equal(attempts, await db.Outbox.Where(row => row.SentUtc == null).Select(row => row.Attempts).SingleAsync());
    }
}
