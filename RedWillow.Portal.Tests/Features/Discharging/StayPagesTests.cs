using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RedWillow.Portal.Components.Feedback;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Individual;
using RedWillow.Portal.Features.Discharging;
using RedWillow.Portal.Features.FollowingClients;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.Discharging;

public sealed class StayPagesTests() : SlicePages(typeof(StayQuery), typeof(ClientQuery))
{
    private StayDesk _desk = null!;

    protected override async Task OpenAsync() => _desk = await StayDesk.OpenAsync(Database);

    [Fact]
    public async Task A_leave_is_entered_moved_and_ended_on_its_page()
    {
        var stay = await _desk.ActiveAsync();
        var page = Leave(_desk.FrontDesk, stay);

        Press(page, "Put on leave");
        Assert.Contains("Choose a day from tomorrow to Tuesday, January 27", page.Markup, StringComparison.Ordinal);
        Assert.Equal("true", page.Find("#leave-reason").GetAttribute("aria-invalid"));

        page.Find("#leave-return").Change(Day(_desk.Today.AddDays(7)));
        page.Find("#leave-reason").Change("Family visit.");
        Press(page, "Put on leave");
        Assert.Contains("expected back on Tuesday, January 20", Status(page), StringComparison.Ordinal);

        page.Find("#leave-return").Change(Day(_desk.Today.AddDays(9)));
        Press(page, "Move the day of return");
        Assert.Contains("expected back on Thursday, January 22", Status(page), StringComparison.Ordinal);

        Press(page, "They are back");
        Assert.Contains("Sam is back in treatment.", Status(page), StringComparison.Ordinal);
        Assert.Equal(EnrollmentStatus.Active, (await _desk.ReadAsync(stay.Id)).Status);
    }

    [Fact]
    public async Task A_return_that_is_noted_later_says_since_when()
    {
        var (stay, left) = (await _desk.ActiveAsync(), _desk.Today);
        Assert.Null((await _desk.PauseAsync(_desk.FrontDesk, stay.Id)).Refusal);
        Database.Clock.Advance(TimeSpan.FromDays(8));
        var page = Leave(_desk.FrontDesk, stay);
        Assert.Equal((Day(_desk.Today), Day(left), Day(_desk.Today)), (Back("value"), Back("min"), Back("max")));

        foreach (var never in new[] { "", Day(left.AddDays(-1)), Day(_desk.Today.AddDays(1)) })
        {
            page.Find("#leave-back").Change(never);
            Press(page, "They are back");
            Assert.Equal("true", Back("aria-invalid"));
            Assert.Contains("Choose a day from Tuesday, January 13 to today", page.Find("#leave-back-error").TextContent, StringComparison.Ordinal);
        }

        page.Find("#leave-back").Change(Day(left.AddDays(7)));
        Press(page, "They are back");

        Assert.Contains("Sam is back in treatment, since Tuesday, January 20.", Status(page), StringComparison.Ordinal);
        Assert.Contains("Back since Tuesday, January 20", Flat(Shown<ClientPage>(_desk.Clinician, shown => shown.Add(one => one.Id, stay.Who.Id.Value)).Find("[aria-labelledby=history-title]")), StringComparison.Ordinal);
        string? Back(string name) => page.Find("#leave-back").GetAttribute(name);
    }

    [Fact]
    public async Task A_discharge_says_what_it_changes_before_it_is_done()
    {
        var stay = await _desk.ActiveAsync(weeks: 5);
        var page = End(_desk.Clinician, stay);

        Press(page, "Continue to discharge");
        foreach (var field in new[] { "#discharge-how", "#discharge-reason", "#discharge-after", "#discharge-next" })
            Assert.Equal("true", page.Find(field).GetAttribute("aria-invalid"));

        page.Find("#discharge-how").Change("2");
        page.Find("#discharge-reason").Change("Needs inpatient care.");
        page.Find("#discharge-after").Change("Crisis numbers given.");
        page.Find("#discharge-next").Change("Hospital");
        Press(page, "Continue to discharge");
        var review = Flat(page.Find(".review"));
        Assert.Contains("Their chair in E1 opens on Wednesday, January 14", review, StringComparison.Ordinal);
        Assert.Contains("Tuesdays 4:00 pm with Rosa Lindqvist, is free from Wednesday, January 14 on", review, StringComparison.Ordinal);
        Assert.Contains("5 full weeks", review, StringComparison.Ordinal);
        Assert.Equal(EnrollmentStatus.Active, (await _desk.ReadAsync(stay.Id)).Status);

        Press(page, "Go back");
        Assert.Equal("Hospital", page.Find("#discharge-next").GetAttribute("value"));
        Press(page, "Continue to discharge");
        Press(page, "Discharge");
        Assert.Contains("Sam is discharged", Status(page), StringComparison.Ordinal);
        Assert.Contains("This stay has ended", page.Markup, StringComparison.Ordinal);
        Assert.Equal(EnrollmentStatus.Discharged, (await _desk.ReadAsync(stay.Id)).Status);
    }

    [Fact]
    public async Task A_death_asks_for_nothing_that_comes_after_and_says_that_nothing_is_sent()
    {
        var stay = await _desk.ActiveAsync(weeks: 5);
        var page = End(_desk.Clinician, stay);

        page.Find("#discharge-how").Change(Place(Disposition.Deceased));
        Assert.Empty(page.FindAll("#discharge-after, #discharge-next"));
        Assert.DoesNotContain("a place to go next", page.Markup, StringComparison.Ordinal);
        Press(page, "Continue to discharge");
        var review = Flat(page.Find(".review"));
        Assert.Contains("Nothing is sent to them any more", review, StringComparison.Ordinal);
        Assert.DoesNotContain("They are told", review, StringComparison.Ordinal);
        Press(page, "Discharge");

        Assert.Contains("Sam is discharged", Status(page), StringComparison.Ordinal);
        Assert.Equal(EnrollmentStatus.Discharged, (await _desk.ReadAsync(stay.Id)).Status);
    }

    // A choice is known by its place in the list.
    private static string Place(Disposition how) => ((int)how - (int)Disposition.LeftAgainstAdvice).ToString(System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public async Task A_completion_is_dated_reopened_and_when_its_day_has_come_completed()
    {
        var stay = await _desk.ActiveAsync();
        var page = End(_desk.Clinician, stay);

        page.Find("#date-last").Change(Day(_desk.Today.AddDays(13)));
        Press(page, "Continue with this day");
        Assert.Contains("opens on Tuesday, January 27", Flat(page.Find(".review")), StringComparison.Ordinal);
        Press(page, "Date the completion");
        Assert.Contains("The chair opens on Tuesday, January 27", Status(page), StringComparison.Ordinal);
        Press(page, "Leave the end open");
        Assert.Contains("The end is open again", Status(page), StringComparison.Ordinal);

        page.Find("#date-last").Change(Day(_desk.Today));
        Press(page, "Continue with this day");
        Press(page, "Date the completion");
        page.Find("#complete-after").Change("Weekly hour outside.");
        page.Find("#complete-next").Change("Community clinic");
        Press(page, "Continue to complete");
        Press(page, "Complete the stay");
        Assert.Contains("Sam has completed the program", Status(page), StringComparison.Ordinal);
        Assert.Equal(EnrollmentStatus.Completed, (await _desk.ReadAsync(stay.Id)).Status);
    }

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    public async Task A_day_that_no_stay_can_end_on_is_told_at_its_field(string day)
    {
        var page = End(_desk.Clinician, await _desk.ActiveAsync());

        page.Find("#date-last").Change(day);
        Press(page, "Continue with this day");

        Assert.Contains("at the latest", page.Find("#date-last-error").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".review"));
    }

    [Fact]
    public async Task An_end_that_cannot_be_open_again_says_why_and_offers_a_way_on()
    {
        var (stay, next) = (await _desk.ActiveAsync(), await _desk.ActiveAsync(withHour: false, name: "Noor"));
        var opens = _desk.Today.AddDays(14);
        Assert.True((await _desk.DateAsync(_desk.Clinician, stay.Id, opens.AddDays(-1))).Succeeded);
        await _desk.Clinic.ChangeAsync(db =>
        {
            var hour = HourClaim.Hold(new(Guid.CreateVersion7()), _desk.Clinic.Tuesday, next.Who.Id, next.Id, opens, Database.Clock.UtcNow);
            hour.Become(ClaimKind.Member);
            db.Add(hour);
        });
        var page = End(_desk.Clinician, stay);

        Press(page, "Leave the end open");

        Assert.Matches("this weekly hour is promised to another client. Choose an earlier last day, or give them another hour first.", Flat(page.Find("[role=alert]")));
        Assert.DoesNotContain("Noor", page.Markup, StringComparison.Ordinal);
        Assert.Equal(opens.AddDays(-1), (await _desk.ReadAsync(stay.Id)).EndDate);
    }

    [Fact]
    public async Task An_end_that_has_passed_is_open_again_without_an_hour_that_is_gone_and_leads_to_another_one()
    {
        var (stay, next) = (await _desk.ActiveAsync(), await _desk.ActiveAsync(withHour: false, name: "Noor"));
        Assert.True((await _desk.DateAsync(_desk.Clinician, stay.Id, _desk.Today)).Succeeded);
        var opens = _desk.Today.AddDays(1);
        await _desk.Clinic.ChangeAsync(db =>
        {
            var hour = HourClaim.Hold(new(Guid.CreateVersion7()), _desk.Clinic.Tuesday, next.Who.Id, next.Id, opens, Database.Clock.UtcNow);
            hour.Become(ClaimKind.Member);
            db.Add(hour);
        });
        Database.Clock.Advance(TimeSpan.FromDays(3));
        var page = End(_desk.Clinician, stay);

        Press(page, "Leave the end open");

        Assert.Contains("The end is open again. The chair stays theirs.", Status(page), StringComparison.Ordinal);
        Assert.Contains("Their weekly hour is somebody else's now", Status(page), StringComparison.Ordinal);
        Assert.Equal("Another weekly hour", page.Find($"[role=status] a[href='/staff/clients/{stay.Who.Id.Value}/hour']").TextContent);
        Assert.Null((await _desk.ReadAsync(stay.Id)).EndDate);

        page.Find("#date-last").Change(Day(_desk.Today.AddDays(13)));
        Press(page, "Continue with this day");
        Press(page, "Date the completion");
        Assert.DoesNotContain("somebody else", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_early_a_completion_is_refused_in_words_unless_the_director_says_why()
    {
        var stay = await _desk.ActiveAsync(weeks: 5);
        var page = End(_desk.Clinician, stay);
        Assert.Empty(page.FindAll("#date-note"));

        page.Find("#date-last").Change(Day(_desk.Today));
        Assert.Contains("By then it is 5 full weeks", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("#date-note"));
        Press(page, "Continue with this day");
        Press(page, "Date the completion");
        Assert.Contains("before that the director decides", Flat(page.Find("[role=alert]")), StringComparison.Ordinal);

        var director = End(_desk.Director, stay);
        director.Find("#date-last").Change(Day(_desk.Today));
        director.Find("#date-note").Change("Goals reached.");
        Press(director, "Continue with this day");
        Press(director, "Date the completion");
        Assert.Contains("The last day is Tuesday, January 13", Status(director), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_role_is_offered_its_own_acts_and_others_find_nothing()
    {
        var stay = await _desk.ActiveAsync();

        Assert.Contains("A licensed clinician ends a stay", End(_desk.Counselor, stay).Markup, StringComparison.Ordinal);
        var admin = End(_desk.Admin, stay);
        Assert.Empty(admin.FindAll("#discharge-how, #date-last"));
        admin.Find("#mistake-reason").Change("Entered twice.");
        Press(admin, "Continue");
        Assert.Contains("free from today on", admin.Markup, StringComparison.Ordinal);
        Press(admin, "Mark as entered by mistake");
        Assert.Contains("Marked as entered by mistake", Status(admin), StringComparison.Ordinal);
        var nothing = Render<NotFoundState>().Markup;
        Assert.Equal(nothing, Leave(_desk.Admin, stay).Markup);
        Assert.Equal(nothing, End(_desk.OtherCounselor, stay).Markup);
        Assert.Equal(nothing, Shown<ClientPage>(_desk.OtherCounselor, page => page.Add(shown => shown.Id, stay.Who.Id.Value)).Markup);
        Assert.Equal(nothing, Shown<ClientsPage>(stay.Who).Markup);
    }

    [Fact]
    public async Task Two_people_who_end_one_stay_are_told_who_was_faster()
    {
        var stay = await _desk.ActiveAsync();
        var page = End(_desk.Clinician, stay);
        Assert.True((await _desk.PauseAsync(_desk.FrontDesk, stay.Id)).Succeeded);

        page.Find("#date-last").Change(Day(_desk.Today));
        Press(page, "Continue with this day");
        Press(page, "Date the completion");

        Assert.Contains("The newest version is shown now", page.Markup, StringComparison.Ordinal);
        Assert.Contains("On leave", page.Find(".lede").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_client_page_shows_contact_beside_its_flags_and_what_can_be_done()
    {
        var stay = await _desk.ActiveAsync();
        Assert.True((await _desk.PauseAsync(_desk.FrontDesk, stay.Id, days: 2)).Succeeded);
        Database.Clock.Advance(TimeSpan.FromDays(4));

        var page = Shown<ClientPage>(_desk.Clinician, shown => shown.Add(one => one.Id, stay.Who.Id.Value));

        Assert.Contains("They were expected back on Thursday, January 15", page.Markup, StringComparison.Ordinal);
        Assert.Contains("No voicemail", page.Find("a[href='tel:+18015550123']").ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Family visit.", Flat(page.Find("[aria-labelledby=history-title]")), StringComparison.Ordinal);
        Assert.Equal([$"/staff/clients/{stay.Who.Id.Value}/leave", $"/staff/clients/{stay.Who.Id.Value}/hour", $"/staff/clients/{stay.Who.Id.Value}/end", $"/admin/enrollments/{stay.Id.Value}/check#reach", $"/admin/enrollments/{stay.Id.Value}/papers"], page.FindAll("[aria-labelledby=acts-title] a").Select(link => link.GetAttribute("href")));

        Assert.DoesNotContain("Mail does not reach", page.Markup, StringComparison.Ordinal);
        await using (var db = Database.CreateContext())
        {
            await db.Outbox.ExecuteDeleteAsync();
            db.Outbox.Add(RedWillow.Portal.Data.OutboxMessage.For("Reminder", stay.Who.Id, null, "{}", Database.Clock.UtcNow));
            await db.SaveChangesAsync();
            await db.Outbox.ExecuteUpdateAsync(set => set.SetProperty(row => row.ParkedUtc, Database.Clock.UtcNow));
        }

        Assert.Contains(
            "Mail does not reach this person. Call them, and ask for the right address.",
            Flat(Shown<ClientPage>(_desk.Clinician, shown => shown.Add(one => one.Id, stay.Who.Id.Value)).Find("[aria-labelledby=reach-title]")), StringComparison.Ordinal);

        var list = Shown<ClientsPage>(_desk.FrontDesk);
        Assert.Contains("One person is past the day that was planned", list.Markup, StringComparison.Ordinal);
        Assert.Contains("Needs a decision (1)", Flat(list.Find("a[href='/staff/clients?show=decide']")), StringComparison.Ordinal);
        list.Find("#find").Change("xx");
        list.Find("form").Submit();
        Assert.EndsWith("/staff/clients?find=xx", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    private IRenderedComponent<LeavePage> Leave(Actor actor, StayOf stay) => Shown<LeavePage>(actor, page => page.Add(shown => shown.Id, stay.Who.Id.Value));

    private IRenderedComponent<EndPage> End(Actor actor, StayOf stay) => Shown<EndPage>(actor, page => page.Add(shown => shown.Id, stay.Who.Id.Value));

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
