using AngleSharp.Dom;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RedWillow.Portal.Components;
using RedWillow.Portal.Components.Feedback;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Features.KeepingPlaces;
using RedWillow.Portal.Tests.Features.Admitting;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.KeepingPlaces;

public sealed class PlaceDecisionPageTests : PortalTestContext, IAsyncLifetime
{
    private Database _database = null!;
    private AdmissionDesk _desk = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await Database.CreateAsync(DatabaseProvider.Sqlite);
        _desk = await AdmissionDesk.OpenAsync(_database);
        Services.AddLogging();
        Services.AddSingleton<Refusals>();
        Services.AddSingleton(new Center());
        foreach (var useCase in new[] { typeof(PlaceDecisionQuery), typeof(KeepPlaceHandler), typeof(MoveStartHandler), typeof(ReleasePlaceHandler) })
            Services.AddSingleton(useCase, _database.Services.CreateScope().ServiceProvider.GetRequiredService(useCase));
    }

    [Fact]
    public async Task Who_did_not_start_is_moved_to_the_next_session_that_is_chosen_already()
    {
        var id = await PlaceDecisionTests.AdmittedAsync(_database, _desk);
        _database.Clock.Advance(TimeSpan.FromDays(2));
        await PlaceDecisionTests.MarkAsync(_database, _desk, id, AttendanceStatus.AbsentUnexcused);
        var page = Page(_desk.FrontDesk, id);
        Assert.Contains("Admitted, and marked absent on Wednesday, January 14", page.Markup, StringComparison.Ordinal);

        Press(page, "Move the start");

        Assert.Contains("The first session is on Monday, January 19", page.Find(".status-region").TextContent, StringComparison.Ordinal);
        Assert.Equal("Move the start?", page.Find("h1").TextContent);
        Assert.DoesNotContain("Keep the place", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_late_request_is_kept_or_released_and_says_what_that_means()
    {
        var id = await _desk.RequestAsync();
        _database.Clock.Advance(TimeSpan.FromDays(3));
        var page = Page(_desk.FrontDesk, id);
        Assert.Contains("The chair in E1 with the weekly hour can be chosen by the next client.", Flat(page.Find("[aria-labelledby=release-title]")), StringComparison.Ordinal);

        Press(page, "Keep the place");
        Assert.Contains("The place is kept", page.Find(".status-region").TextContent, StringComparison.Ordinal);
        _database.Clock.Advance(TimeSpan.FromDays(5));
        Press(Page(_desk.FrontDesk, id), "Release the place");
        await using var db = _database.CreateContext();
        Assert.Equal(EnrollmentStatus.Waitlisted, db.Enrollments.Single().Status);
    }

    [Fact]
    public async Task Others_find_nothing_and_a_paused_request_is_not_the_front_desks_to_release()
    {
        var id = await _desk.RequestAsync(AdmissionItem.SafetyFlag);
        _database.Clock.Advance(TimeSpan.FromDays(3));

        Assert.Equal(Render<NotFoundState>().Markup, Page(_desk.Counselor, id).Markup);
        Assert.DoesNotContain("Release the place", Page(_desk.FrontDesk, id).FindAll("button").Select(Flat));
        Assert.Contains("Release the place", Page(_desk.Clinician, id).FindAll("button").Select(Flat));
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await _database.DisposeAsync();
    }

    private IRenderedComponent<PlaceDecisionPage> Page(Actor actor, EnrollmentId id)
    {
        var page = Render<PlaceDecisionPage>(parameters => parameters.AddCascadingValue(actor).Add(shown => shown.Id, id.Value));
        page.WaitForState(() => !page.Markup.Contains("skeleton", StringComparison.Ordinal), TimeSpan.FromSeconds(20));
        return page;
    }

    private static void Press(IRenderedComponent<PlaceDecisionPage> page, string words)
    {
        page.FindAll("button").Single(button => Flat(button) == words).Click();
        page.WaitForState(() => page.FindAll("button[disabled]").Count == 0 && page.Find(".status-region").TextContent.Trim().Length > 0, TimeSpan.FromSeconds(20));
    }

    private static string Flat(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
