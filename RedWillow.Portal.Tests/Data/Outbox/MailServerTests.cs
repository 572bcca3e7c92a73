using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MimeKit;
using RedWillow.Portal.Platform.Outbox;
using RedWillow.Portal.Platform.Settings;
using RedWillow.Portal.Tests.Support;
using static RedWillow.Portal.Tests.Data.Outbox.OutboxStage;

namespace RedWillow.Portal.Tests.Data.Outbox;

/// <summary>What mail servers do to mails, on a real port: nothing is lost, and nothing arrives twice that a mailbox could not tell.</summary>
public sealed class MailServerTests
{
    [Theory, OnEachDatabase]
    public async Task A_server_that_accepts_and_then_breaks_off_gets_each_mail_once(Database database)
    {
        await using var sink = new SmtpSink { HangUp = HangUp.AfterAccepting };
        await QueueForAsync(database, "ana@example.org", "ben@example.org");

        Assert.Equal(2, await Dispatcher(database, To(sink.Port)).SendDueAsync(CancellationToken.None));
        database.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(0, await Dispatcher(database, To(sink.Port)).SendDueAsync(CancellationToken.None));

        Assert.Equal(2, sink.Mails.Count);
    }

    [Theory, OnEachDatabase]
    public async Task A_server_that_breaks_off_before_it_answers_gets_the_mail_again_under_the_same_id(Database database)
    {
        await using var sink = new SmtpSink { HangUp = HangUp.BeforeAnswering };
        await QueueForAsync(database, "ana@example.org");
        var dispatcher = Dispatcher(database, To(sink.Port));

        Assert.Equal(0, await dispatcher.SendDueAsync(CancellationToken.None));
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await dispatcher.SendDueAsync(CancellationToken.None));

        var ids = await Task.WhenAll(sink.Mails.Select(async text => (await ReadAsync(text)).MessageId));
        Assert.Equal(2, ids.Length);
        Assert.Equal($"{(await RowAsync(database)).Id:N}@redwillow.example", Assert.Single(ids.Distinct(StringComparer.Ordinal)));
    }

    [Theory, OnEachDatabase]
    public async Task What_a_server_refuses_for_good_is_parked_at_once_with_its_reason_and_stops_no_other(Database database)
    {
        await using var sink = new SmtpSink { Unknown = "gone@example.org" };
        await QueueForAsync(database, "gone@example.org", "ana@example.org");
        var dispatcher = Dispatcher(database, To(sink.Port));

        Assert.Equal(1, await dispatcher.SendDueAsync(CancellationToken.None));
        database.Clock.Advance(TimeSpan.FromDays(3));
        await dispatcher.SendDueAsync(CancellationToken.None);

        Assert.Single(sink.Mails);
        Assert.Single(sink.Heard, line => line.Contains("gone@example.org", StringComparison.Ordinal));
        await using var db = database.CreateContext();
        var parked = await db.Outbox.SingleAsync(row => row.ParkedUtc != null);
        Assert.Equal((null, 1, "Refused550"), (parked.SentUtc, parked.Attempts, parked.LastFault));
    }

    [Theory, OnEachDatabase]
    public async Task A_server_that_is_down_for_an_hour_gets_every_mail_once_afterwards(Database database)
    {
        var port = SmtpSink.FreePort();
        var addresses = Enumerable.Range(0, 12).Select(number => $"a{number}@example.org").ToArray();
        await QueueForAsync(database, addresses);
        var dispatcher = Dispatcher(database, To(port));
        for (var minute = 0; minute < 60; minute++)
        {
            Assert.Equal(0, await dispatcher.SendDueAsync(CancellationToken.None));
            database.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        await using var sink = new SmtpSink(port);
        for (var minute = 0; minute < 6; minute++)
        {
            await dispatcher.SendDueAsync(CancellationToken.None);
            database.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var mails = await Task.WhenAll(sink.Mails.Select(ReadAsync));
        Assert.Equal(addresses.Order(StringComparer.Ordinal), mails.Select(mail => mail.To.Mailboxes.Single().Address).Order(StringComparer.Ordinal));
        Assert.Distinct(mails.Select(mail => mail.MessageId));
        await using var db = database.CreateContext();
        Assert.False(await db.Outbox.AnyAsync(row => row.SentUtc == null || row.LastFault != null));
    }

    [Theory, OnEachDatabase]
    public async Task A_server_that_stays_away_parks_nothing_and_one_that_fails_for_a_day_does(Database database)
    {
        await QueueForAsync(database, "ana@example.org");
        await TryForAsync(database, To(SmtpSink.FreePort()), TimeSpan.FromHours(40));
        Assert.Equal(("ServerAway", (DateTime?)null), ((await RowAsync(database)).LastFault, (await RowAsync(database)).ParkedUtc));

        await ClearAsync(database);
        await QueueForAsync(database, "broken@example.org");
        await TryForAsync(database, new KeptMail { Broken = "broken@example.org" }, TimeSpan.FromHours(40));
        var row = await RowAsync(database);
        Assert.Equal(("IOException", 14, true), (row.LastFault, row.Attempts, row.ParkedUtc is not null));
    }

    [Theory, OnEachDatabase]
    public async Task Tries_at_a_server_that_was_away_do_not_count_when_it_is_back_and_says_not_now(Database database)
    {
        var port = SmtpSink.FreePort();
        await QueueForAsync(database, "ana@example.org");
        var dispatcher = Dispatcher(database, To(port));
        for (var minute = 0; minute < 60; minute++)
        {
            await dispatcher.SendDueAsync(CancellationToken.None);
            database.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal((0, "ServerAway"), ((await RowAsync(database)).Attempts, (await RowAsync(database)).LastFault));
        await using var sink = new SmtpSink(port, refusals: 1);
        Assert.Equal(0, await dispatcher.SendDueAsync(CancellationToken.None));
        var refused = await RowAsync(database);
        Assert.Equal((1, null, database.Clock.UtcNow.AddSeconds(5)), (refused.Attempts, refused.ParkedUtc, refused.DueUtc));
        database.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(1, await dispatcher.SendDueAsync(CancellationToken.None));
        database.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(0, await dispatcher.SendDueAsync(CancellationToken.None));

        Assert.Single(sink.Mails);
    }

    [Fact]
    public async Task Nothing_is_sent_in_the_clear_to_a_server_without_tls()
    {
        await using var sink = new SmtpSink();

        await Assert.ThrowsAsync<MailServerAwayException>(() => To(sink.Port, "StartTls").SendAsync(ALetter, CancellationToken.None));

        Assert.Empty(sink.Mails);
        Assert.DoesNotContain(sink.Heard, line => line.Contains("ana@example.org", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_is_sent_to_a_server_whose_certificate_nobody_vouches_for()
    {
        using var key = RSA.Create(2048);
        using var own = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        await using var sink = new SmtpSink { Certificate = X509CertificateLoader.LoadPkcs12(own.Export(X509ContentType.Pkcs12), null) };

        await Assert.ThrowsAsync<MailServerAwayException>(() => To(sink.Port, "Tls").SendAsync(ALetter, CancellationToken.None));

        Assert.Empty(sink.Heard);
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_not_waited_for()
    {
        await using var sink = new SmtpSink { IsSilent = true };

        await Assert.ThrowsAsync<MailServerAwayException>(() => To(sink.Port).SendAsync(ALetter, CancellationToken.None)).WaitAsync(Eventually.Patience);
    }

    [Theory]
    [InlineData("ana@exam\r\nple.org")]
    [InlineData("two@example.org, three@example.org")]
    public async Task An_address_that_is_none_is_refused_for_good(string address)
    {
        await using var sink = new SmtpSink();

        await Assert.ThrowsAsync<MailRefusedException>(() => To(sink.Port).SendAsync(ALetter with { To = address }, CancellationToken.None));

        Assert.Empty(sink.Mails);
    }

    private static Letter ALetter => new(Guid.CreateVersion7(), "ana@example.org", "Hello", "A text.");

    private static SmtpMailer To(int port, string security = "None") => new(Options.Create(new MailSettings
    {
        From = "portal@redwillow.example", SenderName = "Red Willow", Smtp = new() { Host = "127.0.0.1", Port = port, Security = security, TimeoutSeconds = 2 },
    }));

    private static async Task TryForAsync(Database database, IMailer mailer, TimeSpan time)
    {
        var dispatcher = Dispatcher(database, mailer);
        for (var end = database.Clock.UtcNow + time; database.Clock.UtcNow < end; database.Clock.Advance(TimeSpan.FromMinutes(10)))
            await dispatcher.SendDueAsync(CancellationToken.None);
    }

    private static async Task ClearAsync(Database database)
    {
        await using var db = database.CreateContext();
        await db.Outbox.ExecuteDeleteAsync();
    }

    private static async Task<MimeMessage> ReadAsync(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await MimeMessage.LoadAsync(stream);
    }
}
