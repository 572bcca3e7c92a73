using Microsoft.Playwright;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Browser;

/// <summary>One person's way through their pages in one window, each checked everywhere; it goes on after a complaint, so that a run names them all.</summary>
public sealed class Walk : IAsyncDisposable
{
    private readonly Visit _visit;
    private readonly List<string> _complaints = [];
    private readonly HashSet<string> _turned = new(StringComparer.Ordinal);

    private Walk(Visit visit) => _visit = visit;

    /// <summary>Opens a window and signs in.</summary>
    public static async Task<Walk> BeginAsync(BrowserFixture browser, PortalHost host, string email)
    {
        var visit = await browser.VisitAsync(host);
        await Axe.BringAsync(visit);
        await visit.SignInAsync(email);
        return new(visit);
    }

    /// <summary>Opens a page, waits until it has settled, and checks it.</summary>
    /// <param name="address">Which.</param>
    /// <param name="ready">What is done there before it is checked.</param>
    /// <param name="name">What the moment is called; null for the address.</param>
    public async Task OpenAsync(string address, Func<IPage, Task>? ready = null, string? name = null)
    {
        await _visit.GoAsync(address);
        await _visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).WaitForAsync();
        await _visit.Page.Locator(".skeleton:visible").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        if (ready is not null) await ready(_visit.Page);
        _complaints.AddRange(await Axe.TurnAsync(_visit, name ?? address, anew: !_turned.Add(new Uri(_visit.Page.Url).AbsolutePath)));
    }

    /// <summary>Fails with every complaint there was.</summary>
    public void FoundNothing() => Assert.True(_complaints.Count is 0, string.Join(Environment.NewLine, _complaints));

    public ValueTask DisposeAsync() => _visit.DisposeAsync();
}
