using Microsoft.Playwright;
using RedWillow.Portal.Tests.Browser;
using RedWillow.Portal.Tests.Support;

[assembly: AssemblyFixture(typeof(BrowserFixture))]

namespace RedWillow.Portal.Tests.Browser;

/// <summary>One Chromium for the whole run, started when the first browser test asks.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    // The shell draws pages only; the whole browser draws a window around every page, which costs twice the time.
    private static readonly string[] Names = ["chromium-headless-shell", "chromium", "chromium-browser"];

    private readonly Lazy<Task<IBrowser>> _browser;
    private IPlaywright? _playwright;

    public BrowserFixture() => _browser = new(LaunchAsync);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>The browser. Skips the test when there is none, unless one is required.</summary>
    public Task<IBrowser> BrowserAsync()
    {
        if (Find() is null && !Switches.RequireBrowser) Assert.Skip("Chromium is not installed (Debian package: chromium-headless-shell).");
        return _browser.Value;
    }

    /// <summary>A fresh window without cookies, looking at one host; <see cref="Visit.DisposeAsync"/> fails the test on anything amiss.</summary>
    public async Task<Visit> VisitAsync(PortalHost host, int width = 1280, bool dark = false, string locale = "en-US", bool script = true)
    {
        var browser = await BrowserAsync();
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = host.Address.ToString(),
            ViewportSize = new() { Width = width, Height = width < 600 ? 844 : 900 },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = locale,
            TimezoneId = "America/Denver",
            JavaScriptEnabled = script,
        });
        return await Visit.BeginAsync(context, host.Address);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser.IsValueCreated && _browser.Value.IsCompletedSuccessfully) await (await _browser.Value).DisposeAsync();
        _playwright?.Dispose();
    }

    private static string? Find() => Names
        .SelectMany(name => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    private async Task<IBrowser> LaunchAsync()
    {
        var program = Find() ?? throw new InvalidOperationException("A browser is required but Chromium is not installed (Debian package: chromium-headless-shell).");
        _playwright = await Playwright.CreateAsync();
        // As long as a window waits for anything else (Visit); a busy machine is no fault of a page.
        Assertions.SetDefaultExpectTimeout(15_000);
        return await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Timeout = 60_000 });
    }
}
