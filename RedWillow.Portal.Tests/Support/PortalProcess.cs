using System.Diagnostics;
using System.Globalization;
using RedWillow.Portal.Tests.Components;

namespace RedWillow.Portal.Tests.Support;

/// <summary>The portal as a program of its own, with what it says on its console.</summary>
public sealed class PortalProcess : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(90);

    private readonly Process _process;
    private readonly List<string> _lines = [];
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Predicate<string> _until;

    private PortalProcess(ProcessStartInfo start, string address, Predicate<string> until)
    {
        (Address, _until, _process) = (address, until, new Process { StartInfo = start, EnableRaisingEvents = true });
        _process.OutputDataReceived += (_, said) => Hear(said.Data);
        _process.ErrorDataReceived += (_, said) => Hear(said.Data);
        _process.Exited += (_, _) => _started.TrySetResult();
    }

    public string Address { get; }

    /// <summary>What was said so far, without the space around it.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines) return [.. _lines];
        }
    }

    /// <summary>Starts the program on a free port, and waits until it has said so much.</summary>
    /// <param name="storage">Its folder.</param>
    /// <param name="demo">Whether the demo is on.</param>
    /// <param name="until">The line that is waited for.</param>
    public static async Task<PortalProcess> StartAsync(string storage, bool demo, Predicate<string> until)
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"http://localhost:{FreePort.Find()}");
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = PortalFiles.Root,
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "RedWillow.Portal.dll"), "--urls", address },
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development", ["Storage__Directory"] = storage, ["Database__Provider"] = "Sqlite",
                ["Demo__Enabled"] = demo ? "true" : "false", ["Logging__LogLevel__Default"] = "Information",
                // It lives for seconds, beside others: like the tests themselves.
                ["DOTNET_TieredPGO"] = "0", ["DOTNET_gcServer"] = "0", ["DOTNET_gcConcurrent"] = "0",
            },
        };
        var portal = new PortalProcess(start, address, until);
        Assert.True(portal._process.Start());
        portal._process.BeginOutputReadLine();
        portal._process.BeginErrorReadLine();
        await Task.WhenAny(portal._started.Task, Task.Delay(LongestStart));
        Assert.True(portal.HasSaid, "It ended or took too long, and said: " + string.Join(Environment.NewLine, portal.Lines));
        return portal;
    }

    /// <summary>A client with its own cookies that reports redirects instead of following them.</summary>
    public HttpClient NewClient() => new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = true }) { BaseAddress = new(Address), Timeout = TimeSpan.FromSeconds(60) };

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private bool HasSaid => Lines.Any(line => _until(line));

    private void Hear(string? line)
    {
        if (line is null) return;
        lock (_lines) _lines.Add(line.Trim());
        if (_until(line.Trim())) _started.TrySetResult();
    }
}
