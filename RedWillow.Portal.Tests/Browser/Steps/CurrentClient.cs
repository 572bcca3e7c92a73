using System.Globalization;
using Microsoft.Playwright;

namespace RedWillow.Portal.Tests.Browser.Steps;

/// <summary>Front desk brings a client along who is in treatment already.</summary>
/// <param name="Name">What they are called.</param>
/// <param name="Email">Where the invitation goes.</param>
/// <param name="Days">How many days ago their stay began; a week that is full counts.</param>
/// <param name="Group">Part of the group's name.</param>
/// <param name="Hour">Day and time of the weekly hour.</param>
internal sealed record CurrentClient(string Name, string Email, int Days, string Group, string Hour)
{
    /// <summary>Fills in the page from the paper file, up to the button.</summary>
    public async Task FillAsync(Visit desk, DateOnly today)
    {
        var page = desk.Page;
        await desk.GoAsync("/admin/enrollments");
        await page.GetByRole(AriaRole.Link, new() { Name = "Place a current client" }).ClickAsync();
        await page.GetByLabel("Name to use").FillAsync(Name);
        await page.GetByLabel("Date of birth").FillAsync("1988-02-11");
        await page.GetByLabel("Email address").FillAsync(Email);
        await page.GetByLabel("Email", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("First session of their stay").FillAsync(Day(today.AddDays(-Days)));
        await page.GetByLabel("Group sessions attended").FillAsync(Number(Days / 7 * 3));
        await page.GetByLabel("Individual sessions attended").FillAsync(Number(Days / 7));
        await page.GetByLabel("Admitted by").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await Forms.ChooseAsync(page, "#first", Group);
        await Forms.ChooseAsync(page, "#hour", Hour);
        await page.GetByLabel("How treatment is paid for").SelectOptionAsync(new SelectOptionValue { Label = "Self-pay, good faith estimate given" });
        await page.GetByLabel("Consent to treatment").CheckAsync();
        await page.GetByLabel("Day beside the signature: Consent to treatment").FillAsync(Day(today.AddDays(-Days)));
        await Assertions.Expect(page.GetByLabel("Full weeks so far")).ToHaveValueAsync(Number(Days / 7));
    }

    /// <summary>Presses the button, and sends the invitation.</summary>
    public async Task PlaceAndInviteAsync(Visit desk)
    {
        var page = desk.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Place them" }).ClickAsync();
        await Assertions.Expect(page.GetByText($"They are in week {Number((Days / 7) + 1)}")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Invite them to sign in" }).ClickAsync();
        await page.GetByRole(AriaRole.Radio).First.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the link" }).ClickAsync();
        await Assertions.Expect(page.GetByText("is on its way to")).ToBeVisibleAsync();
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
