using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using RedWillow.Portal.Components;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Browser;

/// <summary>Accessibility by machine: WCAG 2.2 A and AA, nothing allowed through.</summary>
public static class Axe
{
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    // Only what is wrong is written out; to write out the thousands of things that are right takes as long as finding them.
    // No rule of these tags looks into style sheets or sounds, so they are not fetched again.
    private const string Run =
        """
        async colors => {
          const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
          const runOnly = !colors ? { type: 'tag', values: tags }
            : { type: 'rule', values: axe.getRules(tags).filter(rule => rule.tags.includes('cat.color')).map(rule => rule.ruleId) };
          axe.configure({ noHtml: true });
          const { violations } = await axe.run(document, { runOnly, resultTypes: ['violations'], preload: false, selectors: false, elementRef: true });
          return violations.flatMap(found => found.nodes.map(node => `${found.id} (${found.impact}): ${found.help} – ${node.element?.outerHTML.slice(0, 300)}`));
        }
        """;

    // The browser writes their own status to the console.
    public static readonly string[] PagesThatAreErrors = [PortalRoutes.Error, PortalRoutes.NotFound];

    /// <summary>What axe holds against the page as it stands, one line for each rule and element.</summary>
    /// <param name="page">The page.</param>
    /// <param name="colors">Only the rules about colors.</param>
    public static async Task<IReadOnlyList<string>> ComplaintsAsync(IPage page, bool colors = false)
    {
        if (await page.EvaluateAsync<bool>("typeof axe === 'undefined'")) await page.EvaluateAsync(Script);
        return await page.EvaluateAsync<string[]>(Run, colors);
    }

    /// <summary>Every page of a window will bring the checks along; to send them to each anew takes as long as to ask them.</summary>
    public static Task BringAsync(Visit visit) => visit.Context.AddInitScriptAsync(Script);

    /// <summary>Fails with every complaint about the page as it stands.</summary>
    public static async Task CheckAsync(IPage page)
    {
        var complaints = await ComplaintsAsync(page);
        Assert.True(complaints.Count is 0, $"{page.Url}{Environment.NewLine}{string.Join(Environment.NewLine, complaints)}");
    }

    /// <summary>
    /// Opens an address light and dark, on a phone (390) and a desk (1280), checks each and keeps its picture.
    /// Also fails when the page scrolls sideways, at 320 too.
    /// </summary>
    /// <param name="browser">The run's browser.</param>
    /// <param name="host">The portal.</param>
    /// <param name="address">What to open.</param>
    /// <param name="signIn">Signs the window in first; null for a visitor.</param>
    /// <param name="ready">Waits until the page has settled; null when it is complete on load.</param>
    public static async Task CheckEverywhereAsync(
        BrowserFixture browser, PortalHost host, string address, Func<Visit, Task>? signIn = null, Func<IPage, Task>? ready = null)
    {
        await using var visit = await browser.VisitAsync(host);
        await BringAsync(visit);
        if (PagesThatAreErrors.Contains(address, StringComparer.Ordinal)) visit.Expect("the server responded with a status of");
        if (signIn is not null) await signIn(visit);
        await visit.GoAsync(address);
        if (ready is not null) await ready(visit.Page);

        var complaints = await TurnAsync(visit, address);
        Assert.True(complaints.Count is 0, $"{visit.Page.Url}{Environment.NewLine}{string.Join(Environment.NewLine, complaints)}");
    }

    /// <summary>
    /// Checks the page as it stands, light and dark, on a phone and a desk; styles follow width and color scheme without a reload.
    /// In the dark only colors differ (ThemeTests), so there only the rules about colors are asked again.
    /// At 320 it only must not scroll sideways.
    /// </summary>
    /// <param name="visit">The window.</param>
    /// <param name="name">What the page is called.</param>
    /// <param name="anew">A page that was turned whole before, in another state: a light phone and a dark desk are enough.</param>
    /// <returns>One line for each complaint.</returns>
    public static async Task<IReadOnlyList<string>> TurnAsync(Visit visit, string name, bool anew = false)
    {
        var complaints = new List<string>();
        foreach (var width in (int[])[320, 390, 1280])
        {
            await visit.Page.SetViewportSizeAsync(width, width < 600 ? 844 : 900);
            var overflow = await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (overflow > 0) complaints.Add($"{name} is {overflow} px too wide at {width} px.");
            if (width is 320) continue;
            foreach (var dark in anew ? (bool[])[width is 1280] : [false, true])
            {
                await visit.Page.EmulateMediaAsync(new() { ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce });
                await visit.ShootAsync($"{NameOf(name)}-{width}{(dark ? "-dark" : "")}");
                complaints.AddRange((await ComplaintsAsync(visit.Page, colors: dark && !anew)).Select(found => $"{name} {width}{(dark ? " dark" : "")}: {found}"));
            }
        }

        return complaints;
    }

    private static string NameOf(string address) => address.Trim('/') is { Length: > 0 } path
        ? string.Concat(path.Select(letter => char.IsLetterOrDigit(letter) ? letter : '-'))
        : "home";
}
