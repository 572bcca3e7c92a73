using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RedWillow.Portal.Components;
using RedWillow.Portal.Components.Feedback;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Reaching;
using RedWillow.Portal.Features.FollowingAbsences;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.FollowingAbsences;

public sealed class FollowUpPageTests : PortalTestContext, IAsyncLifetime
{
    private Database _database = null!;
    private AbsentClients _absent = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await Database.CreateAsync(DatabaseProvider.Sqlite);
        _absent = await AbsentClients.InAsync(_database);
        Services.AddLogging();
        Services.AddSingleton<Refusals>();
        Services.AddSingleton(new Center());
        Services.AddSingleton(_database.Get<FollowUpQuery>());
        Services.AddSingleton(_database.Get<CloseOutreachHandler>());
        Services.AddSingleton(_database.Get<ConcludeReviewHandler>());
    }

    [Fact]
    public async Task Nobody_to_reach_is_said()
    {
        var page = Open(_absent.Group.Counselor);

        Assert.Contains("Nobody to reach", page.Markup, StringComparison.Ordinal);
        Assert.Contains("No review is open.", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Care-team reviews", Open(RunningGroup.FrontDesk).Markup, StringComparison.Ordinal);
        Assert.Equal(Render<NotFoundState>().Markup, Open(Actor.Visitor.Instance).Markup);
        await Task.CompletedTask;
    }

    [Fact]
    public async Task An_outreach_shows_the_safe_ways_and_ends_with_a_reason()
    {
        var june = await _absent.MissAsync("June");
        var page = Open(_absent.Group.Counselor);
        Assert.Contains("Do not call", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Texting is safe", page.Markup, StringComparison.Ordinal);
        Assert.EndsWith("/contact", page.Find(".follow-ups .actions a").GetAttribute("href")!, StringComparison.Ordinal);

        await Press(page, "No longer needed");
        await page.Find("form").SubmitAsync();
        Assert.Contains("Say why.", page.Markup, StringComparison.Ordinal);
        await page.Find("textarea").ChangeAsync(new() { Value = "She called." });
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("June: no longer needed.", page.Find("[role=status]").TextContent, StringComparison.Ordinal));
        Assert.Equal(OutreachEnd.NoLongerNeeded, (await _absent.OutreachAsync(june)).End);
        Assert.Contains("Nobody to reach", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_review_is_the_clinicians_to_conclude_with_an_outcome_and_a_note()
    {
        var june = await _absent.MissAsync("June", twice: true);
        Assert.DoesNotContain("Say what was agreed", Open(_absent.Group.Counselor).Markup, StringComparison.Ordinal);
        var page = Open(RunningGroup.Clinician);
        Assert.Contains("Two absences without a word within 14 days", page.Markup, StringComparison.Ordinal);

        await Press(page, "Say what was agreed");
        await page.Find("form").SubmitAsync();
        Assert.Contains("Choose what came of it.", page.Markup, StringComparison.Ordinal);
        await page.Find("select").ChangeAsync(new() { Value = "1" });
        await page.Find("textarea").ChangeAsync(new() { Value = "Bus pass." });
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("The review of June is closed.", page.Find("[role=status]").TextContent, StringComparison.Ordinal));
        Assert.Equal(ReviewOutcome.AttendancePlan, (await _absent.ReviewAsync(june)).Outcome);
    }

    [Fact]
    public async Task A_save_that_fails_keeps_what_was_typed()
    {
        await _absent.MissAsync("June");
        var page = Open(_absent.Group.Counselor);
        await Press(page, "No longer needed");
        await page.Find("textarea").ChangeAsync(new() { Value = "She called." });
        await _database.ExecuteSqlAsync("ALTER TABLE \"OutreachTasks\" RENAME TO \"Gone\"");

        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("Not saved, try again.", page.Markup, StringComparison.Ordinal));
        Assert.Equal("She called.", page.Find("textarea").GetAttribute("value"));
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await _database.DisposeAsync();
    }

    private static Task Press(IRenderedComponent<FollowUpPage> page, string text) =>
        page.FindAll("button").First(button => button.TextContent.StartsWith(text, StringComparison.Ordinal)).ClickAsync(new());

    private IRenderedComponent<FollowUpPage> Open(Actor actor)
    {
        var page = Render<FollowUpPage>(parts => parts.AddCascadingValue(actor));
        page.WaitForState(() => !page.Markup.Contains("Loading", StringComparison.Ordinal));
        return page;
    }
}
