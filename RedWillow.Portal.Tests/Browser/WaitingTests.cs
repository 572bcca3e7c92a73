using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Domain.Time;
using RedWillow.Portal.Tests.Browser.Steps;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Browser;

/// <summary>The way from the list of groups to a place in the line.</summary>
public sealed class WaitingTests(BrowserFixture browser) : BrowserTest(browser)
{
    [Fact]
    public async Task Who_comes_for_a_full_group_finds_it_chosen_and_waits_for_that_one()
    {
        await using var host = await (await PortalHost.DemoAsync()).StartAsync();
        var (slug, group) = await FillAGroupAsync(host);
        await using var visit = await Browser.VisitAsync(host, width: 390);
        var page = visit.Page;
        await visit.SignInAsync("new@demo.example");
        await visit.GoAsync("/tracks");
        await page.Locator($"main a[href$='?g={slug}']").Filter(new() { HasText = "Join the waitlist" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Start", Exact = true }).ClickAsync();
        await TaskAnswers.AnswerAsync(visit, "/my/enroll", "River Ann Okafor", "about", "reach", "health", "emergency", "paying");
        await page.Locator("main a[href^='/my/enroll/place']").ClickAsync();

        await Assertions.Expect(page.Locator($"#group-{group.Value:N}")).ToBeCheckedAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Hold this place" })).ToBeHiddenAsync();
        await visit.ShootAsync("waiting-1-full");
        await page.GetByRole(AriaRole.Button, new() { Name = "Join the waitlist" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "You are on the waitlist" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("You have joined the waitlist.")).ToBeFocusedAsync();
        await visit.ShootAsync("waiting-2-waiting");

        await using var db = await host.Databases.CreateDbContextAsync(TestContext.Current.CancellationToken);
        Assert.Equal(group, db.WaitlistEntries.OrderByDescending(row => row.RequestedUtc).First().GroupId);
    }

    // A group of the program that the answers name, with no more places than clients who have theirs for good.
    private static async Task<(string Slug, GroupId Group)> FillAGroupAsync(PortalHost host)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var db = await host.Databases.CreateDbContextAsync(stop);
        var open = db.Tracks.Where(row => row.Program == ProgramKind.SubstanceUse && row.Status == TrackStatus.Open).Select(row => row.Id).ToList();
        var group = db.Groups.Where(row => open.Contains(row.TrackId))
            .First(row => db.SeatClaims.Any(seat => seat.GroupId == row.Id && seat.Kind == ClaimKind.Member && seat.Until == DateSpan.Open));
        var taken = db.SeatClaims.Count(seat => seat.GroupId == group.Id && seat.Until == DateSpan.Open);
        await db.Groups.Where(row => row.Id == group.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Capacity, taken), stop);
        return (group.Slug, group.Id);
    }
}
