using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace RedWillow.Portal.Tests.Data.Outbox;

/// <summary>When a mail server hangs up on its own, the first time it is given a mail.</summary>
internal enum HangUp
{
    Never,

    /// <summary>It has said that it took the mail.</summary>
    AfterAccepting,

    /// <summary>It has taken the mail and not said so.</summary>
    BeforeAnswering,
}

/// <summary>A small mail server on a real port that keeps what it is given, and can be told to behave badly.</summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;
    private int _refusals;
    private int _hungUp;

    /// <summary>Starts to listen.</summary>
    /// <param name="port">0 for any free one.</param>
    /// <param name="refusals">How many mails it answers with "not now" first.</param>
    public SmtpSink(int port = 0, int refusals = 0)
    {
        _refusals = refusals;
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _serving = ServeAsync();
    }

    public int Port { get; }

    public ConcurrentQueue<string> Mails { get; } = new();

    /// <summary>Everything anybody said to it.</summary>
    public ConcurrentQueue<string> Heard { get; } = new();

    /// <summary>A recipient it does not know and never will.</summary>
    public string? Unknown { get; init; }

    public HangUp HangUp { get; init; }

    /// <summary>It takes the call and says nothing.</summary>
    public bool IsSilent { get; init; }

    /// <summary>It speaks TLS from the first byte on, with this certificate.</summary>
    public X509Certificate2? Certificate { get; init; }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _serving;
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await using var stream = client.GetStream();
                await GreetAsync(stream);
            }
            catch (Exception fault) when (fault is OperationCanceledException or SocketException or IOException or ObjectDisposedException
                or System.Security.Authentication.AuthenticationException)
            {
                // The caller hung up, or the sink was closed.
            }
        }
    }

    private async Task GreetAsync(NetworkStream stream)
    {
        if (IsSilent)
        {
            await Task.Delay(Timeout.Infinite, _stop.Token);
        }
        else if (Certificate is null)
        {
            await TalkAsync(stream);
        }
        else
        {
            await using var secure = new SslStream(stream);
            await secure.AuthenticateAsServerAsync(Certificate);
            await TalkAsync(secure);
        }
    }

    private async Task TalkAsync(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 sink");
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            Heard.Enqueue(line);
            switch (line.Split(' ')[0].ToUpperInvariant())
            {
                case "RCPT" when Unknown is not null && line.Contains(Unknown, StringComparison.OrdinalIgnoreCase):
                    await writer.WriteLineAsync($"550 {Unknown} does not live here");
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    if (await TakeAsync(reader, writer))
                        return;
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return;
                default:
                    await writer.WriteLineAsync("250 fine");
                    break;
            }
        }
    }

    // Answers whether it hangs up.
    private async Task<bool> TakeAsync(StreamReader reader, StreamWriter writer)
    {
        var mail = await ReadMailAsync(reader);
        if (Interlocked.Decrement(ref _refusals) >= 0)
        {
            await writer.WriteLineAsync("451 not now");
            return false;
        }

        Mails.Enqueue(mail);
        var hangsUp = HangUp is not HangUp.Never && Interlocked.Exchange(ref _hungUp, 1) is 0;
        if (!hangsUp || HangUp is HangUp.AfterAccepting)
            await writer.WriteLineAsync("250 kept");
        return hangsUp;
    }

    private async Task<string> ReadMailAsync(StreamReader reader)
    {
        var mail = new StringBuilder();
        while (await reader.ReadLineAsync(_stop.Token) is { } line && line != ".") mail.AppendLine(line);
        return mail.ToString();
    }
}
