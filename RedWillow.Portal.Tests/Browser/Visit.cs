using System.Collections.Concurrent;
using Microsoft.Playwright;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Browser;

/// <summary>
/// One person's browser window in one test. It writes down console errors, script errors, refusals by the
/// content security policy and requests to any other origin; when it ends, anything written down fails the test.
/// </summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly Uri _home;
    private readonly ConcurrentQueue<string> _amiss = new();
    private readonly List<string> _expected = [];

    private Visit(IBrowserContext context, Uri home, IPage page)
    {
        _context = context;
        _home = home;
        Page = page;
    }

    public IPage Page { get; }

    public IBrowserContext Context => _context;

    /// <summary>What has gone wrong so far, without what was expected.</summary>
    public IReadOnlyList<string> Amiss => [.. _amiss.Where(line => !_expected.Exists(part => line.Contains(part, StringComparison.Ordinal)))];

    public static async Task<Visit> BeginAsync(IBrowserContext context, Uri home)
    {
        context.SetDefaultTimeout(15_000);
        Assertions.SetDefaultExpectTimeout(15_000);
        var visit = new Visit(context, home, await context.NewPageAsync());
        visit.Watch(visit.Page);
        context.Page += (_, page) => visit.Watch(page);
        context.Request += (_, request) => visit.Look(request);
        return visit;
    }

    /// <summary>Opens an address of the portal.</summary>
    public async Task<IResponse?> GoAsync(string address) => await Page.GotoAsync(address);

    /// <summary>Signs in without the sign-in page; journeys that are about signing in do it by hand.</summary>
    public async Task SignInAsync(string email)
    {
        var answer = await Page.GotoAsync(TestSignIn.AddressFor(email).ToString());
        Assert.True(answer is { Ok: true }, $"{email} cannot sign in.");
    }

    /// <summary>Allows one thing to go wrong on purpose, for instance the console line of an expected 404.</summary>
    public void Expect(string partOfTheLine) => _expected.Add(partOfTheLine);

    /// <summary>Keeps a picture when REDWILLOW_SHOTS names a folder.</summary>
    public async Task ShootAsync(string name)
    {
        if (Switches.ShotsFolder is not { } folder) return;
        Directory.CreateDirectory(folder);
        await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
    }

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        Assert.True(Amiss.Count is 0, string.Join(Environment.NewLine, Amiss));
    }

    private void Watch(IPage page)
    {
        page.Console += (_, message) =>
        {
            // Chromium reports a refusal by the content security policy as a console error too.
            if (message.Type is "error") _amiss.Enqueue($"console: {message.Text} at {page.Url}");
        };
        page.PageError += (_, error) => _amiss.Enqueue($"script: {error} at {page.Url}");
    }

    private void Look(IRequest request)
    {
        var address = new Uri(request.Url);
        if (address.Scheme is "data" or "blob" or "about") return;
        if (!string.Equals(address.Authority, _home.Authority, StringComparison.Ordinal)) _amiss.Enqueue($"other origin: {request.Url}");
    }
}
