using Bunit;
using RedWillow.Portal.Components.Feedback;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Features.KeepingPlaces;
using RedWillow.Portal.Tests.Features.Admitting;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.KeepingPlaces;

public sealed class PlaceDecisionPageTests() : SlicePages(typeof(PlaceDecisionQuery))
{
    private AdmissionDesk _desk = null!;

    protected override async Task OpenAsync() => _desk = await AdmissionDesk.OpenAsync(Database);

    [Fact]
    public async Task Who_did_not_start_is_moved_to_the_next_session_that_is_chosen_already()
    {
        var id = await PlaceDecisionTests.AdmittedAsync(Database, _desk);
        Database.Clock.Advance(TimeSpan.FromDays(2));
        await PlaceDecisionTests.MarkAsync(Database, _desk, id, AttendanceStatus.AbsentUnexcused);
        var page = Page(_desk.FrontDesk, id);
        Assert.Contains("Admitted, and marked absent on Wednesday, January 14", page.Markup, StringComparison.Ordinal);

        var chosen = page.Find("#move-start option[selected]").GetAttribute("value")!;
        page.Find("#move-start").Change("-1");
        Press(page, "Move the start");
        Assert.Equal("move-start", FieldLedTo(page.FindAll("button").Single(one => Flat(one) == "Move the start")));

        page.Find("#move-start").Change(chosen);
        Press(page, "Move the start");

        Assert.Contains("The first session is on Monday, January 19", page.Find(".status-region").TextContent, StringComparison.Ordinal);
        Assert.Equal("Move the start?", page.Find("h1").TextContent);
        Assert.DoesNotContain("Keep the place", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_late_request_is_kept_or_released_and_says_what_that_means()
    {
        var id = await _desk.RequestAsync();
        Database.Clock.Advance(TimeSpan.FromDays(3));
        var page = Page(_desk.FrontDesk, id);
        Assert.Contains("The chair in E1 with the weekly hour can be chosen by the next client.", Flat(page.Find("[aria-labelledby=release-title]")), StringComparison.Ordinal);

        Press(page, "Keep the place");
        Assert.Contains("The place is kept", page.Find(".status-region").TextContent, StringComparison.Ordinal);
        Database.Clock.Advance(TimeSpan.FromDays(5));
        Assert.Contains("can be chosen by the next client at once", PressAndConfirm(Page(_desk.FrontDesk, id), "Release the place", "Release"), StringComparison.Ordinal);
        await using var db = Database.CreateContext();
        Assert.Equal(EnrollmentStatus.Waitlisted, db.Enrollments.Single().Status);
    }

    [Fact]
    public async Task Others_find_nothing_and_a_paused_request_is_not_the_front_desks_to_release()
    {
        var id = await _desk.RequestAsync(AdmissionItem.SafetyFlag);
        Database.Clock.Advance(TimeSpan.FromDays(3));

        Assert.Equal(Render<NotFoundState>().Markup, Page(_desk.Counselor, id).Markup);
        Assert.DoesNotContain("Release the place", Page(_desk.FrontDesk, id).FindAll("button").Select(Flat));
        Assert.Contains("Release the place", Page(_desk.Clinician, id).FindAll("button").Select(Flat));
    }

    private IRenderedComponent<PlaceDecisionPage> Page(Actor actor, EnrollmentId id) => Shown<PlaceDecisionPage>(actor, page => page.Add(shown => shown.Id, id.Value));
}
