using System.Globalization;
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
    /// <exception cref="MailRefusedException">It never will be.</exception>
    /// <exception cref="MailServerAwayException">The server could not be talked to; other mails would fare no better now.</exception>
    Task SendAsync(Letter letter, CancellationToken stop);
}

/// <summary>This mail will never be accepted, however often it is sent. The message is a code, never what the server said.</summary>
public sealed class MailRefusedException(string code) : Exception(code);

/// <summary>There is nobody to hand a mail to, whichever mail it is.</summary>
public sealed class MailServerAwayException(Exception cause) : Exception("The mail server could not be talked to.", cause);

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
