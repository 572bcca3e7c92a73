using Microsoft.Playwright;

namespace RedWillow.Portal.Tests.Browser.Steps;

/// <summary>The sheet of a session, and what follows from it.</summary>
internal static class Marks
{
    /// <summary>One person's line: a choice, minutes where they are asked for, and what the line then says.</summary>
    public static async Task MarkAsync(ILocator row, string choice, (string Label, string Minutes)? typed, string said)
    {
        await row.GetByText(choice, new() { Exact = true }).ClickAsync();
        if (typed is var (label, minutes))
        {
            await row.GetByLabel(label).FillAsync(minutes);
            await row.GetByLabel(label).BlurAsync();
        }

        await Assertions.Expect(row).ToContainTextAsync(said);
    }

    /// <summary>"Someone else came": finds a client and adds them for this session; answers their name.</summary>
    public static async Task<string> AddGuestAsync(Visit counselor, string typed, string shot)
    {
        var page = counselor.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Someone else came" }).ClickAsync();
        await page.GetByLabel("Initials or number").FillAsync(typed);
        await page.GetByRole(AriaRole.Button, new() { Name = "Find" }).ClickAsync();
        var found = page.Locator("ul[aria-label='Who came?'] li").Filter(new() { HasNotText = "Starts in this group" }).First;
        var guest = (await found.Locator("b").First.InnerTextAsync()).Trim();
        await counselor.ShootAsync(shot);
        await found.GetByRole(AriaRole.Button).ClickAsync();
        await MarkAsync(page.Locator("li.mark-row").Filter(new() { HasText = "Guest from" }).Filter(new() { HasText = guest }), "Present", null, "Saved");
        return guest;
    }

    /// <summary>One attempt to reach somebody, on the page of a call or of a client.</summary>
    public static async Task AttemptAsync(IPage page, string way, string result)
    {
        await page.GetByLabel(way, new() { Exact = true }).CheckAsync();
        await page.GetByLabel("Result").SelectOptionAsync(new SelectOptionValue { Label = result });
        await page.GetByRole(AriaRole.Button, new() { Name = "Record the attempt" }).ClickAsync();
        await Assertions.Expect(page.Locator("ol.history").GetByText(result).First).ToBeVisibleAsync();
    }
}
