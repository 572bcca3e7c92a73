using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RedWillow.Portal.Components;
using RedWillow.Portal.Components.Feedback;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Features.BookingTalks;
using RedWillow.Portal.Tests.Features.Admitting;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.BookingTalks;

public sealed class TalkPageTests : PortalTestContext, IAsyncLifetime
{
    private Database _database = null!;
    private AdmissionDesk _desk = null!;
    private EnrollmentId _request;

    public async ValueTask InitializeAsync()
    {
        _database = await Database.CreateAsync(DatabaseProvider.Sqlite);
        _desk = await AdmissionDesk.OpenAsync(_database);
        _request = await _desk.RequestAsync(AdmissionItem.Intake);
        Services.AddLogging();
        Services.AddSingleton<Refusals>();
        Services.AddSingleton(new Center());
        Services.AddSingleton(_database.Clock.Program);
        foreach (var useCase in new[] { typeof(TalkQuery), typeof(BookTalkHandler), typeof(MoveTalkHandler), typeof(EndTalkHandler) })
            Services.AddSingleton(useCase, _database.Services.CreateScope().ServiceProvider.GetRequiredService(useCase));
    }

    [Fact]
    public void An_intake_is_booked_moved_and_cancelled_on_the_page()
    {
        var page = Page(_desk.FrontDesk);
        Press(page, "Intake");
        Press(page, "Book this time");
        Assert.Contains("Choose a time", page.Markup, StringComparison.Ordinal);
        page.Find("#times-0").Change(true);
        Press(page, "Book this time");
        Assert.Contains("Intake booked: Tuesday, January 13, 4:00–5:00 pm, Rosa Lindqvist.", page.Find(".status-region").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent.Trim() is "Intake" or "It was held" or "They did not come");

        Press(page, "Move");
        page.Find("#times-1").Change(true);
        Press(page, "Move to this time");
        Assert.Contains("Intake moved: Monday, January 19, 10:00–11:00 am", page.Find(".status-region").TextContent, StringComparison.Ordinal);

        Press(page, "Cancel the appointment");
        Assert.Contains("Noted: cancelled.", page.Find(".status-region").TextContent, StringComparison.Ordinal);
        Assert.Contains("Intake: cancelled", page.Find("ol.history").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_its_time_has_come_an_intake_leads_to_its_result_and_a_missed_one_to_a_call()
    {
        Assert.True((await _database.Get<BookTalkHandler>().HandleAsync(
            _desk.FrontDesk, new(Guid.NewGuid(), RedWillow.Portal.Domain.Talks.TalkKind.IntakeAssessment, _request, null, new(_desk.Clinic.Therapist.Id, _database.Clock.Today, 16 * 60)), default)).Succeeded);
        _database.Clock.Advance(TimeSpan.FromHours(6));

        var page = Page(_desk.Clinician);
        Assert.Equal($"/admin/enrollments/{_request.Value}", page.FindAll("a").Single(link => link.TextContent.Trim() == "Record the result").GetAttribute("href"));
        Press(page, "They did not come");

        Assert.EndsWith("/contact?from=request", page.FindAll("a").Single(link => link.TextContent.Contains("Call them", StringComparison.Ordinal)).GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public void To_others_and_under_another_word_the_page_is_not_there()
    {
        Assert.Equal(Render<NotFoundState>().Markup, Page(_desk.Counselor).Markup);
        Assert.Equal(Render<NotFoundState>().Markup, Page(_desk.FrontDesk, "call").Markup);
        Assert.Equal(Render<NotFoundState>().Markup, Page(_desk.FrontDesk, "anything").Markup);
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await _database.DisposeAsync();
    }

    private static void Press(IRenderedComponent<TalkPage> page, string words)
    {
        page.FindAll("button").Single(button => button.TextContent.Trim() == words).Click();
        page.WaitForState(() => page.FindAll("button[disabled]").Count == 0);
    }

    private IRenderedComponent<TalkPage> Page(Actor actor, string about = "request")
    {
        var page = Render<TalkPage>(set =>
        {
            set.AddCascadingValue(actor);
            set.Add(shown => shown.About, about);
            set.Add(shown => shown.Id, _request.Value);
        });
        page.WaitForState(() => !page.Markup.Contains("skeleton", StringComparison.Ordinal));
        return page;
    }
}
