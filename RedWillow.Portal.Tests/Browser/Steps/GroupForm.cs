using System.Globalization;
using Microsoft.Playwright;

namespace RedWillow.Portal.Tests.Browser.Steps;

/// <summary>An administrator opens a group.</summary>
internal static class GroupForm
{
    public static async Task OpenAsync(Visit admin, string name, string track, string[] days, string start, string counselor, string room, int places)
    {
        var page = admin.Page;
        await admin.GoAsync("/admin/groups/new");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await page.GetByLabel("Track").SelectOptionAsync(new SelectOptionValue { Label = track });
        foreach (var day in days)
            await page.GetByLabel(day, new() { Exact = true }).CheckAsync();
        await page.GetByLabel("Starts at").SelectOptionAsync(new SelectOptionValue { Label = start });
        await Forms.ChooseAsync(page, "#counselor", counselor);
        await Forms.ChooseAsync(page, "#room", room);
        await page.GetByLabel("Places", new() { Exact = true }).FillAsync(places.ToString(CultureInfo.InvariantCulture));
        await page.GetByRole(AriaRole.Button, new() { Name = "Open the group" }).ClickAsync();
        await Assertions.Expect(page.GetByText("The group is open")).ToBeVisibleAsync();
    }
}
