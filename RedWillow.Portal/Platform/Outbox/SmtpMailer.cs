using System.Globalization;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;
using RedWillow.Portal.Platform.Settings;

namespace RedWillow.Portal.Platform.Outbox;

/// <summary>Hands each mail to a mail server.</summary>
public sealed class SmtpMailer(IOptions<MailSettings> settings) : IMailer
{
    // Well within the time for which a row is taken.
    private static readonly TimeSpan Talk = TimeSpan.FromMinutes(2);

    public async Task SendAsync(Letter letter, CancellationToken stop)
    {
        using var mail = Format(letter);
        using var client = new SmtpClient { Timeout = settings.Value.Smtp.TimeoutSeconds * 1_000 };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Talk);
        await ConnectAsync(client, limit.Token, stop);
        try
        {
            await client.SendAsync(mail, limit.Token);
        }
        catch (SmtpCommandException fault) when (IsForGood(fault))
        {
            throw new MailRefusedException(string.Create(CultureInfo.InvariantCulture, $"{UnsentReasons.Refused}{(int)fault.StatusCode}"));
        }
        catch (NotSupportedException)
        {
            // An address with letters that this server cannot carry.
            throw new MailRefusedException(UnsentReasons.Refused);
        }

        await LeaveAsync(client, limit.Token);
    }

    private MimeMessage Format(Letter letter)
    {
        try
        {
            return MailFormat.Of(letter, settings.Value);
        }
        catch (ParseException)
        {
            throw new MailRefusedException(UnsentReasons.Refused);
        }
    }

    private async Task ConnectAsync(SmtpClient client, CancellationToken limit, CancellationToken stop)
    {
        var smtp = settings.Value.Smtp;
        try
        {
            await client.ConnectAsync(smtp.Host, smtp.Port, SecurityOf(smtp.Security), limit);
            if (smtp.User.Length > 0)
                await client.AuthenticateAsync(smtp.User, smtp.Password, limit);
        }
        catch (Exception fault) when (!stop.IsCancellationRequested)
        {
            throw new MailServerAwayException(fault);
        }
    }

    // The mail was accepted; how the server says goodbye changes nothing, and sending it again would be wrong.
    private static async Task LeaveAsync(SmtpClient client, CancellationToken limit)
    {
        try
        {
            await client.DisconnectAsync(quit: true, limit);
        }
        catch (Exception fault) when (fault is IOException or SocketException or CommandException or ProtocolException or OperationCanceledException)
        {
            // Gone is gone.
        }
    }

    // "No" to this reader or to this mail. A "no" to the sender is about the center's own settings and passes when they are mended.
    private static bool IsForGood(SmtpCommandException fault) =>
        (int)fault.StatusCode >= 500 && fault.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted;

    private static SecureSocketOptions SecurityOf(string security) => security switch
    {
        "None" => SecureSocketOptions.None,
        "Tls" => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.StartTls,
    };
}
