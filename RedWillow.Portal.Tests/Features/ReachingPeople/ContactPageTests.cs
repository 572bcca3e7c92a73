using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RedWillow.Portal.Components;
using RedWillow.Portal.Components.Feedback;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Features.ReachingPeople;
using RedWillow.Portal.Tests.Features.Discharging;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.ReachingPeople;

public sealed class ContactPageTests : PortalTestContext, IAsyncLifetime
{
    private Database _database = null!;
    private StayDesk _desk = null!;
    private ClientId _client;

    public async ValueTask InitializeAsync()
    {
        _database = await Database.CreateAsync(DatabaseProvider.Sqlite);
        _desk = await StayDesk.OpenAsync(_database);
        _client = (await _desk.ActiveAsync()).Who.Id;
        Services.AddLogging();
        Services.AddSingleton<Refusals>();
        Services.AddSingleton(new Center());
        Services.AddSingleton(_database.Clock.Program);
        foreach (var useCase in new[] { typeof(ContactQuery), typeof(RecordAttemptHandler) })
            Services.AddSingleton(useCase, _database.Services.CreateScope().ServiceProvider.GetRequiredService(useCase));
    }

    [Fact]
    public void Number_and_safe_ways_stand_beside_the_form_and_the_way_back_is_where_one_came_from()
    {
        var page = Page(_desk.FrontDesk);

        Assert.Contains("No voicemail", page.Find("a[href='tel:+18015550123']").ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Nobody has tried yet.", page.Markup, StringComparison.Ordinal);
        Assert.Equal($"/staff/clients/{_client.Value}", page.Find("a[href^='/staff/clients/']").GetAttribute("href"));
        Services.GetRequiredService<NavigationManager>().NavigateTo("/x?from=request");
        Assert.StartsWith("/admin/enrollments/", Page(_desk.FrontDesk).Find("a[href^='/admin/enrollments/']").GetAttribute("href"), StringComparison.Ordinal);
        Assert.Empty(Page(_desk.Counselor).FindAll("a[href^='/admin/enrollments/']"));
    }

    [Fact]
    public void What_is_missing_is_said_at_its_field()
    {
        var page = Page(_desk.FrontDesk);
        page.Find("#attempt-again-time").Change(page.FindAll("#attempt-again-time option")[3].GetAttribute("value"));

        Press(page, "Record the attempt");

        Assert.Contains("Choose how", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Choose the result", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Enter the day", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Their_wish_is_asked_for_only_where_the_way_is_not_safe()
    {
        var page = Page(_desk.FrontDesk);
        page.Find("#attempt-way-0").Change(true);
        Assert.Empty(page.FindAll("#attempt-wish"));
        page.Find("#attempt-result").Change("1");
        Assert.Single(page.FindAll("#attempt-wish"));
        Press(page, "Record the attempt");
        Assert.Contains("a message on their phone is safe", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);

        page.Find("#attempt-way-1").Change(true);
        Press(page, "Record the attempt");
        Assert.Contains("a text message is safe", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        page.Find("#attempt-wish").Change(true);
        Press(page, "Record the attempt");
        Assert.Contains("Text message, as they asked", page.Find("ol.history").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_recorded_attempt_shows_at_once_with_its_next_try_and_the_form_starts_empty()
    {
        var page = Page(_desk.FrontDesk);
        page.Find("#attempt-way-0").Change(true);
        page.Find("#attempt-result").Change("2");
        page.Find("#attempt-again-day").Change(_database.Clock.Today.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        page.Find("#attempt-again-time").Change(page.FindAll("#attempt-again-time option").Single(option => option.TextContent == "2:00 pm").GetAttribute("value"));
        page.Find("#attempt-note").Change("Try the evening.");

        Press(page, "Record the attempt");

        Assert.Contains("The attempt is recorded. Try again ", page.Find(".status-region").TextContent, StringComparison.Ordinal);
        Assert.Contains("2:00 pm", page.Find("[aria-labelledby=attempts-title] .badge").TextContent, StringComparison.Ordinal);
        Assert.Contains("No answer", page.Find("ol.history").TextContent, StringComparison.Ordinal);
        Assert.Contains("Try the evening.", page.Find("ol.history").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(page.FindAll("#attempt-note"), note => note.TextContent.Length > 0 || !string.IsNullOrEmpty(note.GetAttribute("value")));
    }

    [Fact]
    public void To_others_the_page_is_not_there() =>
        Assert.Equal(Render<NotFoundState>().Markup, Page(_desk.Admin).Markup);

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await _database.DisposeAsync();
    }

    private static void Press(IRenderedComponent<ContactPage> page, string words)
    {
        page.FindAll("button").Single(button => button.TextContent.Trim() == words).Click();
        page.WaitForState(() => page.FindAll("button[disabled]").Count == 0);
    }

    private IRenderedComponent<ContactPage> Page(Actor actor)
    {
        var page = Render<ContactPage>(set =>
        {
            set.AddCascadingValue(actor);
            set.Add(shown => shown.Id, _client.Value);
        });
        page.WaitForState(() => !page.Markup.Contains("skeleton", StringComparison.Ordinal));
        return page;
    }
}
