using System.Globalization;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;
using RedWillow.Portal.Platform.Settings;

namespace RedWillow.Portal.Platform.Outbox;

/// <summary>One mail, ready to go.</summary>
/// <param name="Id">The outbox row; sent again it keeps its Message-ID, so a mailbox can tell that it is the same.</param>
/// <param name="To">One address.</param>
/// <param name="Subject">Neutral: it shows on a locked screen.</param>
/// <param name="Body">Plain text.</param>
public sealed record Letter(Guid Id, string To, string Subject, string Body);

/// <summary>Carries a mail to where it goes.</summary>
public interface IMailer
{
    /// <summary>Returns when the mail is accepted; throws when it is not.</summary>
    Task SendAsync(Letter letter, CancellationToken stop);
}

/// <summary>Writes each mail to a file. For development, the demo and tests.</summary>
public sealed class FolderMailer(IOptions<MailSettings> settings, PortalStorage storage) : IMailer
{
    public async Task SendAsync(Letter letter, CancellationToken stop)
    {
        var folder = Directory.CreateDirectory(storage.Resolve(settings.Value.Folder)).FullName;
        var file = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{letter.Id:N}.eml"));
        using var mail = MailFormat.Of(letter, settings.Value);
        await mail.WriteToAsync(file + ".part", stop);
        File.Move(file + ".part", file, overwrite: true);
    }
}

/// <summary>Hands each mail to a mail server.</summary>
public sealed class SmtpMailer(IOptions<MailSettings> settings) : IMailer
{
    private const int TimeoutMilliseconds = 20_000;

    public async Task SendAsync(Letter letter, CancellationToken stop)
    {
        var smtp = settings.Value.Smtp;
        using var mail = MailFormat.Of(letter, settings.Value);
        using var client = new SmtpClient { Timeout = TimeoutMilliseconds };
        await client.ConnectAsync(smtp.Host, smtp.Port, SecurityOf(smtp.Security), stop);
        if (smtp.User.Length > 0)
            await client.AuthenticateAsync(smtp.User, smtp.Password, stop);
        await client.SendAsync(mail, stop);
        try
        {
            await client.DisconnectAsync(quit: true, stop);
        }
        catch (Exception fault) when (fault is IOException or SmtpCommandException or SmtpProtocolException)
        {
            // The mail was accepted; how the server says goodbye changes nothing, and sending it again would be wrong.
        }
    }

    private static SecureSocketOptions SecurityOf(string security) => security switch
    {
        "None" => SecureSocketOptions.None,
        "Tls" => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.StartTls,
    };
}

/// <summary>A mail as the world's mail programs read it.</summary>
internal static class MailFormat
{
    public static MimeMessage Of(Letter letter, MailSettings settings)
    {
        var from = new MailboxAddress(settings.SenderName, settings.From);
        var mail = new MimeMessage
        {
            Subject = letter.Subject,
            MessageId = string.Create(CultureInfo.InvariantCulture, $"{letter.Id:N}@{from.Domain}"),
            Body = new TextPart("plain") { Text = letter.Body },
        };
        mail.From.Add(from);
        mail.To.Add(new MailboxAddress("", letter.To));
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        return mail;
    }
}
