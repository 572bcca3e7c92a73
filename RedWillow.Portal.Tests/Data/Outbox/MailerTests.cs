using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;
using MimeKit;
using RedWillow.Portal.Platform.Outbox;
using RedWillow.Portal.Platform.Settings;
using RedWillow.Portal.Tests.Support;
using static RedWillow.Portal.Tests.Data.Outbox.OutboxStage;

namespace RedWillow.Portal.Tests.Data.Outbox;

/// <summary>Mails as they arrive: in a folder, and at a mail server.</summary>
public sealed class MailerTests
{
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
        Assert.Equal(2, row.Attempts);
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
}
