using Microsoft.Playwright;

namespace RedWillow.Portal.Tests.Browser;

/// <summary>Waiting for the page that a press leads to. The document itself is asked whether it is whole: its load event may come before anybody listens.</summary>
internal static class Arrivals
{
    private static readonly PageWaitForURLOptions AsSoonAsItBegins = new() { WaitUntil = WaitUntilState.Commit };

    /// <summary>Waits for an address, and for its whole page.</summary>
    /// <param name="page">The window.</param>
    /// <param name="address">With <c>*</c> for a part of a path and <c>**</c> for parts.</param>
    public static async Task ArriveAsync(this IPage page, string address)
    {
        await page.WaitForURLAsync(address, AsSoonAsItBegins);
        await WholeAsync(page);
    }

    /// <summary>Waits for an address that fits, and for its whole page.</summary>
    public static async Task ArriveAsync(this IPage page, Func<string, bool> fits)
    {
        await page.WaitForURLAsync(fits, AsSoonAsItBegins);
        await WholeAsync(page);
    }

    private static async Task WholeAsync(IPage page) => await page.WaitForFunctionAsync("() => document.readyState === 'complete'");
}
