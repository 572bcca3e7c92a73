using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MimeKit;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Platform.Jobs;
using RedWillow.Portal.Platform.Outbox;
using RedWillow.Portal.Platform.Settings;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Data.Outbox;

public sealed class OutboxDispatcherTests
{
    private static readonly Actor.System Job = new("test");

    [Theory, OnEachDatabase]
    public async Task A_mail_goes_out_once_to_a_client_for_whom_mail_is_safe(Database database)
    {
        var (mailer, client) = (new Kept(), await ClientAsync(database, "ines@example.org", SafeContact.Email, "es-US"));
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
        var mailer = new Kept();
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
        var (mailer, client) = (new Kept(), await ClientAsync(database, "a@example.org", SafeContact.Email));
        await MoveAsync(database, client, EnrollmentStatus.Requested, EnrollmentStatus.Approved);
        await ReachAsync(database, client, SafeContact.None);

        await Dispatcher(database, mailer).SendDueAsync(CancellationToken.None);

        Assert.Empty(mailer.Letters);
    }

    [Theory, OnEachDatabase]
    public async Task A_mail_about_an_account_goes_where_its_payload_says(Database database)
    {
        var mailer = new Kept();
        await QueueAsync(database, "AccountReset", """{"To":"sam@example.org","Culture":"en-US","Path":"/account/reset?u=1\u0026t=2"}""");

        await Dispatcher(database, mailer).SendDueAsync(CancellationToken.None);

        var letter = Assert.Single(mailer.Letters);
        Assert.Equal("sam@example.org", letter.To);
        Assert.Contains("http://localhost:5080/account/reset?u=1&t=2", letter.Body, StringComparison.Ordinal);
    }

    [Theory, OnEachDatabase]
    public async Task A_mail_that_cannot_be_sent_waits_longer_each_time_and_stops_no_other(Database database)
    {
        var mailer = new Kept { Broken = "first@example.org" };
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
        var mailer = new Kept();
        for (var i = 0; i < 60; i++)
            await QueueAsync(database, "AccountChanged", $$"""{"To":"a{{i}}@example.org","Culture":"en-US","Path":"/"}""");

        var sent = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Dispatcher(database, mailer).SendDueAsync(CancellationToken.None))));

        Assert.Equal(60, sent.Sum());
        Assert.Distinct(mailer.Letters.Select(letter => letter.Id));
    }

    [Theory, OnEachDatabase]
    public async Task A_mail_server_that_was_down_gets_each_mail_once(Database database)
    {
        var port = SmtpSink.FreePort();
        var settings = new MailSettings { From = "portal@redwillow.example", SenderName = "Red Willow", Smtp = new() { Host = "127.0.0.1", Port = port, Security = "None" } };
        await QueueAsync(database, "AccountConfirm", """{"To":"sam@example.org","Culture":"es-US","Path":"/account/confirm"}""");
        var dispatcher = Dispatcher(database, new SmtpMailer(Options.Create(settings)));
        Assert.Equal(0, await dispatcher.SendDueAsync(CancellationToken.None));

        await using var sink = new SmtpSink(port, refusals: 1);
        for (var i = 0; i < 4; i++)
        {
            database.Clock.Advance(TimeSpan.FromMinutes(1));
            await dispatcher.SendDueAsync(CancellationToken.None);
        }

        var text = Assert.Single(sink.Mails);
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
        using var mail = await MimeMessage.LoadAsync(stream);
        await using var db = database.CreateContext();
        var row = await db.Outbox.SingleAsync();
        Assert.Equal($"{row.Id:N}@redwillow.example", mail.MessageId);
        Assert.Equal("Confirme su correo electrónico", mail.Subject);
        Assert.Contains("/account/confirm", mail.TextBody, StringComparison.Ordinal);
        Assert.Equal(3, row.Attempts);
    }

    [Theory, OnEachDatabase]
    public async Task A_mail_in_the_folder_is_a_file_that_mail_programs_open(Database database)
    {
        var folder = Scratch.NewFolder();
        var storage = new PortalStorage(
            new ConfigurationBuilder().AddInMemoryCollection([new("Storage:Directory", folder)]).Build(), new HostingEnvironment { ContentRootPath = folder });
        await QueueAsync(database, "AccountReset", """{"To":"sam@example.org","Culture":"en-US","Path":"/account/reset?t=2"}""");

        await Dispatcher(database, new FolderMailer(Options.Create(Mail), storage)).SendDueAsync(CancellationToken.None);

        using var mail = await MimeMessage.LoadAsync(Assert.Single(Directory.GetFiles(Path.Combine(folder, "mail"))));
        Assert.Equal("Set a new password", mail.Subject);
        Assert.Contains("/account/reset?t=2", mail.TextBody, StringComparison.Ordinal);
    }

    [Theory, OnEachDatabase]
    public async Task A_commit_wakes_the_dispatcher(Database database)
    {
        var (mailer, pulse) = (new Kept(), new CommitPulse(database.Clock.Time));
        using var dispatcher = Dispatcher(database, mailer, pulse);
        await dispatcher.StartAsync(CancellationToken.None);
        await QueueAsync(database, "AccountChanged", """{"To":"a@example.org","Culture":"en-US","Path":"/"}""");
        pulse.Committed([]);

        for (var tries = 0; mailer.Letters.IsEmpty; tries++)
        {
            Assert.True(tries < 200, "Nobody woke up.");
            await Task.Delay(50);
        }

        await dispatcher.StopAsync(CancellationToken.None);
    }

    private static MailSettings Mail => new() { From = "portal@redwillow.example", SenderName = "Red Willow" };

    private static OutboxDispatcher Dispatcher(Database database, IMailer mailer, CommitPulse? pulse = null) => new(
        database.Factory, new ClaimGate(0), new Letters(Options.Create(Mail), Options.Create(new CenterSettings { ShortName = "Red Willow", Phone = "(385) 483-4931" })),
        mailer, pulse ?? new CommitPulse(database.Clock.Time), database.Clock.Time, NullLogger<OutboxDispatcher>.Instance);

    private static async Task LaterAsync(Database database, OutboxDispatcher dispatcher, int seconds, int attempts)
    {
        database.Clock.Advance(TimeSpan.FromSeconds(seconds));
        await dispatcher.SendDueAsync(CancellationToken.None);
        await using var db = database.CreateContext();
        Assert.Equal(attempts, await db.Outbox.Where(row => row.SentUtc == null).Select(row => row.Attempts).SingleAsync());
    }

    private static async Task QueueAsync(Database database, string kind, string payload)
    {
        await using var db = database.CreateContext();
        db.Outbox.Add(OutboxMessage.For(kind, null, Guid.NewGuid(), payload, database.Clock.UtcNow));
        await db.SaveChangesAsync();
    }

    private static async Task MoveAsync(Database database, ClientId client, EnrollmentStatus from, EnrollmentStatus to)
    {
        var move = new EnrollmentMoved(new(Guid.NewGuid()), client, from, to);
        await using var db = database.CreateContext();
        db.Outbox.Add(OutboxMessage.For(nameof(EnrollmentMoved), client, null, JsonSerializer.Serialize(move), database.Clock.UtcNow));
        await db.SaveChangesAsync();
    }

    private static async Task<ClientId> ClientAsync(Database database, string? email, SafeContact safe, string culture = "en-US")
    {
        var id = new ClientId(Guid.CreateVersion7());
        await using (var db = database.CreateContext())
        {
            db.Clients.Add(Client.Register(id, id.Value.ToString("N")[^12..], "Inés", email, culture, database.Clock.UtcNow));
            await db.SaveChangesAsync();
        }

        await ReachAsync(database, id, safe);
        return id;
    }

    private static Task<Result<Done>> ReachAsync(Database database, ClientId id, SafeContact safe) =>
        database.Unit.RunAsync<Plain, Done>(Job, Plain.New(), [Claim.Client(id)], async (db, stop) =>
        {
            (await db.Clients.SingleAsync(row => row.Id == id, stop)).ReachAt(null, safe);
            return Done.Instance;
        }, CancellationToken.None);

    private sealed class Kept : IMailer
    {
        public ConcurrentQueue<Letter> Letters { get; } = new();

        public string? Broken { get; set; }

        public Task SendAsync(Letter letter, CancellationToken stop)
        {
            if (letter.To == Broken) throw new IOException("The line is dead.");
            Letters.Enqueue(letter);
            return Task.CompletedTask;
        }
    }
}
