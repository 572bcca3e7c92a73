using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RedWillow.Portal.Components;
using RedWillow.Portal.Components.Feedback;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Inquiries;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Features.ReachingPeople;
using RedWillow.Portal.Tests.Features.Admitting;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.ReachingPeople;

public sealed class InquiryPagesTests : PortalTestContext, IAsyncLifetime
{
    private Database _database = null!;
    private AdmissionDesk _desk = null!;
    private InquiryId _inquiry;

    public async ValueTask InitializeAsync()
    {
        _database = await Database.CreateAsync(DatabaseProvider.Sqlite);
        _desk = await AdmissionDesk.OpenAsync(_database);
        Services.AddLogging();
        Services.AddSingleton<Refusals>();
        Services.AddSingleton(new Center());
        Services.AddSingleton(_database.Clock.Program);
        foreach (var useCase in new[] { typeof(ConsultationsQuery), typeof(InquiryQuery), typeof(RecordAttemptHandler), typeof(CloseInquiryHandler) })
            Services.AddSingleton(useCase, _database.Services.CreateScope().ServiceProvider.GetRequiredService(useCase));
    }

    [Fact]
    public async Task The_queue_says_who_waits_how_long_and_when_to_call()
    {
        Assert.Contains("No one waits for a call", Shown<ConsultationsPage>(_desk.FrontDesk).Markup, StringComparison.Ordinal);
        await AskAsync(forSomeoneElse: true);
        _database.Clock.Advance(TimeSpan.FromDays(1));

        var row = Shown<ConsultationsPage>(_desk.FrontDesk).Find("tbody tr");

        Assert.Contains("For someone else", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 business day: call today", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("Mornings, Early evenings; Monday, Friday", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("Spanish", row.TextContent, StringComparison.Ordinal);
        Assert.Equal($"/admin/consultations/{_inquiry.Value}", row.QuerySelector("a")!.GetAttribute("href"));
        Assert.DoesNotContain("Good times", Shown<ConsultationsPage>(_desk.Admin).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asked_on_Friday_waits_on_Sunday_since_Friday()
    {
        _database.Clock.Advance(TimeSpan.FromDays(3));
        await AskAsync();
        _database.Clock.Advance(TimeSpan.FromDays(2));

        Assert.Contains("Since Friday", Shown<ConsultationsPage>(_desk.FrontDesk).Find("tbody tr").TextContent, StringComparison.Ordinal);
        Assert.Contains("waiting: since Friday", Page(_desk.FrontDesk).Find(".lede").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_attempt_and_the_result_are_said_on_the_page_of_the_call()
    {
        await AskAsync();
        var page = Page(_desk.FrontDesk);
        Assert.Contains("No voicemail", page.Find("a[href='tel:+18015550188']").ParentElement!.TextContent, StringComparison.Ordinal);
        page.Find("#attempt-way-0").Change(true);
        page.Find("#attempt-result").Change("2");
        Press(page, "Record the attempt");
        Assert.Contains("The attempt is recorded.", page.Find(".status-region").TextContent, StringComparison.Ordinal);
        Assert.Contains("No answer", page.Find("ol.history").TextContent, StringComparison.Ordinal);

        Press(page, "Close the call");
        Assert.Contains("Choose how it ended", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Someone else", page.Find("#close-result").TextContent, StringComparison.Ordinal);
        page.Find("#close-result-3").Change(true);
        Press(page, "Close the call");
        Assert.Contains("The call is closed.", page.Find(".status-region").TextContent, StringComparison.Ordinal);
        Assert.Contains("Could not be reached", page.Find("#result-title").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("#attempt-way, #close-result"));
    }

    [Fact]
    public async Task Nothing_about_another_person_is_asked_for_and_others_find_no_page()
    {
        await AskAsync(forSomeoneElse: true);

        Assert.Contains("Write nothing down about that person", Page(_desk.Clinician).Markup, StringComparison.Ordinal);
        Assert.Empty(Page(_desk.Admin).FindAll("button, a[href^=tel], input, select"));
        Assert.Equal(Render<NotFoundState>().Markup, Page(_desk.Counselor).Markup);
        Assert.Equal(Render<NotFoundState>().Markup, Shown<ConsultationsPage>(_desk.Counselor).Markup);
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await _database.DisposeAsync();
    }

    private async Task AskAsync(bool forSomeoneElse = false)
    {
        var inquiry = Inquiry.Receive(
            new(Guid.CreateVersion7()), "AB23CD45",
            new(forSomeoneElse, "Kim", "+18015550188", null, SafeContact.Call, TalkTimes.Morning | TalkTimes.Evening, TalkDays.Monday | TalkDays.Friday, "es-US"), _database.Clock.UtcNow);
        await _desk.Clinic.ChangeAsync(db => db.Add(inquiry));
        _inquiry = inquiry.Id;
    }

    private static void Press(IRenderedComponent<InquiryPage> page, string words)
    {
        page.FindAll("button").Single(button => button.TextContent.Trim() == words).Click();
        page.WaitForState(() => page.FindAll("button[disabled]").Count == 0);
    }

    private IRenderedComponent<InquiryPage> Page(Actor actor) => Shown<InquiryPage>(actor, page => page.Add(shown => shown.Id, _inquiry.Value));

    private IRenderedComponent<TPage> Shown<TPage>(Actor actor, Action<ComponentParameterCollectionBuilder<TPage>>? more = null)
        where TPage : IComponent
    {
        var page = Render<TPage>(set =>
        {
            set.AddCascadingValue(actor);
            more?.Invoke(set);
        });
        page.WaitForState(() => !page.Markup.Contains("skeleton", StringComparison.Ordinal));
        return page;
    }
}
