using System.Globalization;
using Microsoft.Playwright;

namespace RedWillow.Portal.Tests.Browser.Steps;

/// <summary>A chair and a weekly hour: in the client's picker, and at the desk.</summary>
internal static class Choosing
{
    /// <summary>The client takes the first day and hour of the group that is chosen; answers the day.</summary>
    public static async Task<DateOnly> HoldAsync(Visit client, string shot)
    {
        var page = client.Page;
        var date = page.Locator("input[id^='date-']:not([disabled])").First;
        await date.ClickAsync();
        var id = (await date.GetAttributeAsync("id"))!;
        await page.Locator("input[id^='hour-']:not([disabled]):not([aria-disabled=true])").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Hold this place" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = Forms.Like("Held for you until") })).ToBeVisibleAsync();
        await client.ShootAsync(shot);
        return DateOnly.ParseExact(id["date-".Length..], "yyyyMMdd", CultureInfo.InvariantCulture);
    }

    /// <summary>Front desk takes the first day and hour of a group for somebody, and sends the request.</summary>
    public static async Task HoldAndSendAsync(Visit desk, string request, string group, string shot)
    {
        var page = desk.Page;
        await desk.GoAsync($"{request}/tasks");
        await page.Locator("main a[href$='/choose']").ClickAsync();
        await Forms.ChooseAsync(page, "#desk-group", group);
        await page.Locator("#desk-start").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.Locator("#desk-hour").WaitForAsync();
        await page.Locator("#desk-hour").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.GetByRole(AriaRole.Button, new() { Name = "Hold for 10 minutes" }).ClickAsync();
        await page.Locator("#held-title").WaitForAsync();
        await Axe.CheckAsync(page);
        await desk.ShootAsync(shot);
        await page.GetByRole(AriaRole.Link, new() { Name = "Check and send" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Answered", new() { Exact = true }).First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send for them" }).ClickAsync();
        await page.ArriveAsync($"**{request}");
    }
}
