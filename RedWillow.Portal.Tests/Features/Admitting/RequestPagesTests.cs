using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RedWillow.Portal.Components.Feedback;
using RedWillow.Portal.Components.Schedule;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Features.Admitting;
using RedWillow.Portal.Features.JoiningGroup;
using RedWillow.Portal.Tests.Features.RequestingEnrollment;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.Admitting;

public sealed class RequestPagesTests() : SlicePages(typeof(RequestQuery))
{
    private AdmissionDesk _desk = null!;

    protected override async Task OpenAsync() => _desk = await AdmissionDesk.OpenAsync(Database);

    [Fact]
    public void An_empty_queue_says_so()
    {
        var page = Queue(_desk.Clinician);

        Assert.Contains("No one is waiting", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("table"));
    }

    [Fact]
    public async Task The_queue_says_in_words_who_waits_how_long_and_for_what()
    {
        await _desk.RequestAsync(AdmissionItem.SafetyFlag);
        Database.Clock.Advance(TimeSpan.FromDays(3));
        await _desk.RequestAsync(AdmissionItem.GroupSeat, AdmissionItem.PayerPath);

        var page = Queue(_desk.FrontDesk);

        var rows = page.FindAll("tbody tr");
        Assert.Equal(2, rows.Count);
        Assert.Contains("Waiting 3 business days: decide today", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("Reach today", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("Safety call", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("Talk first", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("Since today", rows[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("3 items, next: front desk", rows[1].TextContent, StringComparison.Ordinal);
        Assert.StartsWith("/admin/enrollments/", rows[0].QuerySelector("a")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_of_Friday_waits_on_Sunday_since_Friday()
    {
        Database.Clock.Advance(TimeSpan.FromDays(3));
        var id = await _desk.RequestAsync(AdmissionItem.PayerPath);
        Database.Clock.Advance(TimeSpan.FromDays(2));

        Assert.Contains("Since Friday", Queue(_desk.FrontDesk).Find("tbody tr").TextContent, StringComparison.Ordinal);
        Assert.Contains("waiting: since Friday", Page(_desk.Clinician, id).Find(".lede").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_whose_first_session_does_not_take_place_names_the_day_asked_for()
    {
        var id = await _desk.RequestAsync();
        Assert.DoesNotContain("Asked for", Page(_desk.Clinician, id).Find("section[aria-labelledby=place-title]").TextContent, StringComparison.Ordinal);
        var asked = (await ReadAsync(id)).StartDate!.Value;

        await _desk.Clinic.ChangeAsync(db => db.Enrollments.Single(row => row.Id == id).MoveStart(asked.AddDays(7)));

        Assert.Contains(
            $"{TimeText.Day(asked)}. That session was called off.", Flat(Page(_desk.Clinician, id).Find("section[aria-labelledby=place-title]")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_is_a_link_and_shows_what_belongs_to_it()
    {
        await _desk.RequestAsync();
        Services.GetRequiredService<NavigationManager>().NavigateTo("/admin/enrollments?show=talk");

        var page = Queue(_desk.Clinician);

        Assert.Contains("No request fits this view.", page.Markup, StringComparison.Ordinal);
        Assert.Equal("true", page.Find("a[href='/admin/enrollments?show=talk']").GetAttribute("aria-current"));
        Assert.Contains("Needs a decision (1)", Flat(page.Find("a[href='/admin/enrollments?show=decide']")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task To_others_queue_and_request_are_not_there()
    {
        var id = await _desk.RequestAsync();

        Assert.Equal(Render<NotFoundState>().Markup, Queue(_desk.Counselor).Markup);
        Assert.Equal(Page(_desk.Counselor, id).Markup, Page(_desk.Clinician, new(Guid.NewGuid())).Markup);
    }

    [Fact]
    public async Task Admitting_too_early_answers_with_the_list_and_then_says_what_changed()
    {
        var id = await _desk.RequestAsync(AdmissionItem.PayerPath);
        var page = Page(_desk.Clinician, id);

        Press(page, "Admit");
        Assert.Empty(Dialogs.FindAll(".mud-dialog"));
        Assert.Contains("How it is paid (front desk)", Flat(page.Find("[role=alert]")), StringComparison.Ordinal);

        page.Find("#payer-path").Change("3");
        Press(page, "Note how it is paid");
        Assert.Contains("is noted", page.Find(".status-region").TextContent, StringComparison.Ordinal);
        Assert.Contains("Nothing is missing", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("this is still missing", page.Markup, StringComparison.Ordinal);

        Press(page, "Admit");
        Assert.DoesNotContain("btn-danger", Dialogs.WaitForElement(".mud-dialog-actions").InnerHtml, StringComparison.Ordinal);
        Assert.Contains("Sam begins in ", Answer("Cancel"), StringComparison.Ordinal);
        Assert.Equal(EnrollmentStatus.Requested, (await ReadAsync(id)).Status);
        var asked = PressAndConfirm(page, "Admit", "Admit this client");
        Assert.Contains("Admit Sam?", asked, StringComparison.Ordinal);
        Assert.Contains("A neutral notice goes to them by email.", asked, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Contains("Sam is admitted", page.Find(".status-region").TextContent, StringComparison.Ordinal));
        Assert.Contains("A neutral notice is on its way", page.Find(".status-region").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Admit", page.FindAll("button").Select(Flat));
    }

    [Fact]
    public async Task What_a_colleague_settled_meanwhile_holds_nobody_up_and_what_is_new_is_still_refused()
    {
        var id = await _desk.RequestAsync(AdmissionItem.PayerPath);
        var page = Page(_desk.Clinician, id);
        Assert.True((await Database.Get<SettlePayerHandler>().HandleAsync(_desk.FrontDesk, new(Guid.NewGuid(), id, PayerPath.SelfPayWithEstimate), default)).Succeeded);

        Press(page, "Admit");
        Answer("Cancel");
        Assert.Empty(page.FindAll("[role=alert]"));

        var client = (await ReadAsync(id)).ClientId;
        await _desk.Clinic.ChangeAsync(db => db.Add(new SafetyFlag
        {
            Id = new(Guid.CreateVersion7()), ClientId = client, EnrollmentId = id, Reasons = nameof(ScreeningReason.SuicideThoughts), RaisedUtc = Database.Clock.UtcNow,
        }));
        PressAndConfirm(page, "Admit", "Admit this client");
        Assert.Contains("A safety flag to clear", Flat(page.Find("[role=alert]")), StringComparison.Ordinal);
        Assert.Equal(EnrollmentStatus.Requested, (await ReadAsync(id)).Status);
    }

    [Fact]
    public async Task Who_is_not_safely_mailed_is_to_be_told_another_way()
    {
        var id = await _desk.RequestAsync();
        await _desk.Clinic.ChangeAsync(db => db.Clients.Single(row => row.Id == db.Enrollments.Single(one => one.Id == id).ClientId).ReachAt("+18015550123", SafeContact.Call));
        var page = Page(_desk.Clinician, id);

        Assert.Contains("No email goes out", PressAndConfirm(page, "Admit", "Admit this client"), StringComparison.Ordinal);

        Assert.Contains("No email goes out", page.Find(".status-region").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("on its way", page.Find(".status-region").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Declining_asks_for_a_call_and_a_place_at_their_fields()
    {
        var id = await _desk.RequestAsync();
        var page = Page(_desk.Clinician, id);

        Press(page, "Decline the request");
        var talked = page.Find("#decline-talked");
        Assert.Equal(("true", "decline-talked-error"), (talked.GetAttribute("aria-invalid"), talked.GetAttribute("aria-describedby")));
        Assert.Equal("Call the client first, or schedule the call", Flat(page.Find("#decline-talked-error")));
        Assert.Equal("true", page.Find("#decline-places").GetAttribute("aria-invalid"));

        page.Find("#decline-talked").Change(true);
        page.Find("#decline-places").Change("Somewhere");
        Press(page, "Decline the request");
        Assert.Contains("Give a phone number with it", page.Markup, StringComparison.Ordinal);

        page.Find("#decline-places").Change("Community clinic, (801) 555-0100");
        Press(page, "Decline the request");
        Assert.Contains("btn-danger", Dialogs.WaitForElement(".mud-dialog-actions").InnerHtml, StringComparison.Ordinal);
        Assert.Contains("It cannot be undone", Answer("Cancel"), StringComparison.Ordinal);
        Assert.Equal(EnrollmentStatus.Requested, (await ReadAsync(id)).Status);
        PressAndConfirm(page, "Decline the request", "Decline");
        Assert.Contains("The request is declined", page.Find(".status-region").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_decides_what_somebody_decided_meanwhile_reads_how_it_was_decided()
    {
        var id = await _desk.RequestAsync();
        var page = Page(_desk.Clinician, id);
        page.Find("#decline-talked").Change(true);
        page.Find("#decline-places").Change("Community clinic, (801) 555-0100");
        var version = (await ReadAsync(id)).Version;
        Assert.True((await Database.Get<WithdrawForClientHandler>().HandleAsync(_desk.FrontDesk, new(Guid.NewGuid(), id, WithdrawalReason.ClientDecided, version), default)).Succeeded);

        PressAndConfirm(page, "Decline the request", "Decline");

        Assert.Contains("Meanwhile it changed to: Withdrawn", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("What you typed is still here", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_is_older_shows_the_newest_and_keeps_what_was_typed()
    {
        var id = await _desk.RequestAsync();
        var page = Page(_desk.Clinician, id);
        page.Find("#decline-talked").Change(true);
        page.Find("#decline-places").Change("Community clinic, (801) 555-0100");
        await Database.Get<SettlePayerHandler>().HandleAsync(_desk.FrontDesk, new(Guid.NewGuid(), id, PayerPath.SelfPayWithEstimate), default);

        PressAndConfirm(page, "Decline the request", "Decline");

        Assert.Contains("What you typed is still here", page.Markup, StringComparison.Ordinal);
        Assert.Equal("Community clinic, (801) 555-0100", page.Find("#decline-places").GetAttribute("value") ?? page.Find("#decline-places").TextContent);
        PressAndConfirm(page, "Decline the request", "Decline");
        Assert.Contains("The request is declined", page.Find(".status-region").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_is_not_safe_to_call_is_no_link()
    {
        var id = await _desk.RequestAsync();
        await _desk.Clinic.ChangeAsync(db =>
        {
            db.Clients.Single(row => row.Id == db.Enrollments.Single(one => one.Id == id).ClientId).ReachAt("+18015550123", SafeContact.Text);
            foreach (var (question, told) in new[] { (Question.EmergencyName, "Ana Ortiz"), (Question.EmergencyPhone, "+18015550199") })
            {
                var answer = db.EnrollmentAnswers.Single(row => row.EnrollmentId == id && row.Question == question);
                answer.Save(told, Database.Clock.UtcNow);
            }
        });

        var page = Page(_desk.FrontDesk, id);

        var card = Flat(page.Find("[aria-labelledby=person-title]"));
        Assert.Contains("(801) 555-0123 Do not call", card, StringComparison.Ordinal);
        Assert.Contains("Ana Ortiz, (801) 555-0199 Do not call", card, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("a[href^='tel:']"));
    }

    [Fact]
    public async Task Without_a_day_to_begin_on_admission_says_why_and_how_to_go_on()
    {
        var id = await _desk.RequestAsync();
        await _desk.Clinic.ChangeAsync(db => db.GroupSessions.RemoveRange(db.GroupSessions));

        var admit = Page(_desk.Clinician, id).Find("[aria-labelledby=admit-title]");

        Assert.Contains("There is no day on which to begin.", Flat(admit), StringComparison.Ordinal);
        Assert.Contains("E1 has no session ahead. Ask an administrator", Flat(admit), StringComparison.Ordinal);
        Assert.Empty(admit.QuerySelectorAll("button, select"));
    }

    [Fact]
    public async Task Days_that_are_not_open_are_not_offered_and_say_why()
    {
        var id = await _desk.RequestAsync();
        await _desk.BeginOnAsync(_desk.Clinic.Next.AddDays(7));

        var admit = Page(_desk.Clinician, id).Find("[aria-labelledby=admit-title]");

        Assert.Equal("Wednesday, January 21", Flat(admit.QuerySelectorAll("option")[1]));
        Assert.Contains(
            "Not open: Wednesday, January 14; Thursday, January 15; Monday, January 19. The therapist is with somebody else at that weekly hour then.",
            Flat(admit), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_every_day_is_taken_admission_says_why_and_how_to_go_on()
    {
        var id = await _desk.RequestAsync();
        await _desk.BeginOnAsync(_desk.Clinic.Next.AddDays(70));

        var admit = Page(_desk.Clinician, id).Find("[aria-labelledby=admit-title]");

        Assert.Equal("There is no day on which to begin.", Flat(admit.QuerySelectorAll("p")[0]));
        Assert.Equal("Find another place or another weekly hour together with the client.", Flat(admit.QuerySelectorAll("p")[1]));
        Assert.StartsWith("Not open: Wednesday, January 14; ", Flat(admit.QuerySelectorAll("p")[2]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_hour_that_went_to_somebody_else_meanwhile_is_refused_in_words_for_staff()
    {
        var id = await _desk.RequestAsync();
        await _desk.Clinic.ChangeAsync(db => db.HourClaims.Single().StartOn(_desk.Clinic.Next.AddDays(7)));
        var page = Page(_desk.Clinician, id);
        await _desk.GiveHourAwayAsync(_desk.Clinic.Next.AddDays(7));

        PressAndConfirm(page, "Admit", "Admit this client");

        var alert = Flat(page.Find("[role=alert]"));
        Assert.Contains("The therapist is with somebody else at that weekly hour then.", alert, StringComparison.Ordinal);
        Assert.DoesNotContain("Your answers are saved", alert, StringComparison.Ordinal);
        Assert.Contains("The day that was asked for is not open; the next one is chosen.", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_waits_for_a_decision_says_so_under_to_do()
    {
        await _desk.RequestAsync();

        Assert.Equal("Decide", Flat(Queue(_desk.FrontDesk).Find("td[data-label='To do']")));
    }

    [Fact]
    public async Task Urgency_and_task_stand_apart()
    {
        await _desk.RequestAsync(AdmissionItem.SafetyFlag);

        Assert.Contains("Reach today Safety call", Flat(Queue(_desk.FrontDesk).Find("td[data-label='To do']")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_waits_without_having_sent_anything_is_decided_about_without_a_count_of_days()
    {
        var id = await _desk.RequestAsync(AdmissionItem.SafetyFlag);
        await using (var db = Database.CreateContext())
            await db.Enrollments.Where(row => row.Id == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.SentUtc, (DateTime?)null));
        Database.Clock.Advance(TimeSpan.FromDays(3));

        Assert.Equal("Decide today", Flat(Page(_desk.Clinician, id).Find(".alert-warn strong")));
    }

    [Fact]
    public async Task Each_role_sees_its_own_part()
    {
        var id = await _desk.RequestAsync(AdmissionItem.SafetyFlag);

        var clinical = Page(_desk.Clinician, id).Markup;
        Assert.Contains("Talked at length.", clinical, StringComparison.Ordinal);
        Assert.Contains("Clear the flag", clinical, StringComparison.Ordinal);

        var front = Page(_desk.FrontDesk, id);
        Assert.Contains("A licensed clinician talks with the client", front.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Talked at length.", front.Markup, StringComparison.Ordinal);
        Assert.Empty(front.FindAll("#admit-start, #decline-places, #intake-outcome, #clear-note"));
        Assert.Equal("(801) 555-0123", front.Find("a[href='tel:+18015550123']").TextContent);
        Assert.Contains("No voicemail", front.Find("a[href='tel:+18015550123']").ParentElement!.TextContent, StringComparison.Ordinal);

        var admin = Page(_desk.Admin, id);
        Assert.Contains("Sam", admin.Find("h1").TextContent, StringComparison.Ordinal);
        Assert.Contains("A safety flag to clear", admin.Markup, StringComparison.Ordinal);
        Assert.Empty(admin.FindAll("button, a[href^=tel], input, select"));
        Assert.Equal(["Client", "Status", "Waiting", "Missing"], Queue(_desk.Admin).FindAll("thead th").Select(Flat));
    }

    [Fact]
    public async Task An_emergency_number_stands_beside_what_may_be_said_and_the_place_card_says_what_is_waited_for()
    {
        var sam = await Newcomer.ArriveAsync(Database);
        await sam.SayAllAsync();
        foreach (var (question, value) in new[]
        {
            (Question.EmergencyName, "Ana Ortiz"), (Question.EmergencyPhone, "801 555 0199"),
            (Question.EmergencyMaySay, "AskToCall"), (Question.Address, "1 Main St"),
        })
            Assert.Null((await sam.SayAsync(question, value)).Refusal);
        var id = (await sam.DraftAsync()).Id;
        Assert.True((await Database.Get<JoinWaitlistHandler>().HandleAsync(
            sam.Who, new(Guid.NewGuid(), id, _desk.Clinic.Evening.TrackId, null, "Tuesdays after 3"), default)).Succeeded);

        var page = Page(_desk.FrontDesk, id);

        var row = page.Find("a[href='tel:+18015550199']").ParentElement!;
        Assert.Contains("Ana Ortiz, (801) 555-0199", Flat(row), StringComparison.Ordinal);
        Assert.Contains("Only ask them to call the client", Flat(row), StringComparison.Ordinal);
        Assert.Contains("1 Main St", Flat(page.Find("[aria-labelledby=person-title]")), StringComparison.Ordinal);
        var place = Flat(page.Find("[aria-labelledby=place-title]"));
        Assert.Contains("Substance Use, evening", place, StringComparison.Ordinal);
        Assert.Contains("Any group of it", place, StringComparison.Ordinal);
        Assert.Contains("Tuesdays after 3", place, StringComparison.Ordinal);
        Assert.DoesNotContain("No group chosen yet", place, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Clearing_intake_and_finding_an_hour_are_done_on_the_page()
    {
        var id = await _desk.RequestAsync(AdmissionItem.SafetyFlag, AdmissionItem.WeeklyHour, AdmissionItem.SuicideScreen);
        var page = Page(_desk.Clinician, id);

        Press(page, "Clear the flag");
        Assert.Contains("Write what was talked about", page.Markup, StringComparison.Ordinal);
        page.Find("#clear-note").Change("Talked.");
        Press(page, "Clear the flag");
        Assert.Contains("The flag is cleared", page.Find(".status-region").TextContent, StringComparison.Ordinal);

        page.Find("#arrange-hour").Change("1");
        Press(page, "Keep this hour");
        Assert.Contains("The place is kept", page.Find(".status-region").TextContent, StringComparison.Ordinal);
        Assert.Contains("Tuesdays 4:00 pm, Rosa Lindqvist", Flat(page.Find("[aria-labelledby=place-title]")), StringComparison.Ordinal);

        Assert.Contains("The screen is older than 30 days", page.Markup, StringComparison.Ordinal);
        page.Find("#intake-outcome-0, input[name=intake-outcome]").Change(true);
        page.Find("#intake-screened").Change(Database.Clock.Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Press(page, "Record the intake");
        Assert.Contains("The intake is recorded", page.Find(".status-region").TextContent, StringComparison.Ordinal);
        Assert.Contains("Nothing is missing", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_front_desk_gives_a_place_and_takes_a_request_back()
    {
        var id = await _desk.RequestAsync(AdmissionItem.GroupSeat);
        var page = Page(_desk.FrontDesk, id);

        page.Find("#arrange-start").Change("0");
        page.Find("#arrange-hour").Change("0");
        Press(page, "Keep this place");
        Assert.Contains("The place is kept", page.Find(".status-region").TextContent, StringComparison.Ordinal);

        Press(page, "Withdraw the request");
        Assert.Contains("Choose the reason", page.Markup, StringComparison.Ordinal);
        page.Find("input[name=withdraw-reason]").Change(true);
        Assert.Contains("Seat and weekly hour become free at once", PressAndConfirm(page, "Withdraw the request", "Withdraw"), StringComparison.Ordinal);
        Assert.Contains("The request is withdrawn", page.Find(".status-region").TextContent, StringComparison.Ordinal);
        await using var db = Database.CreateContext();
        Assert.Empty(await db.SeatClaims.ToListAsync());
    }

    [Fact]
    public async Task A_list_that_staff_go_on_with_is_placed_here_and_not_ticked_off_by_the_front_desk()
    {
        var sam = await Newcomer.ArriveAsync(Database);
        await sam.SayAllAsync(others: (Question.Guardian, "Yes"));
        var page = Page(_desk.FrontDesk, (await sam.DraftAsync()).Id);

        Assert.DoesNotContain(page.FindAll("button"), button => Flat(button).StartsWith("Mark as done", StringComparison.Ordinal));
        page.Find("#arrange-start").Change("0");
        page.Find("#arrange-hour").Change("0");
        Press(page, "Keep this place");
        Assert.Contains("The place is kept", page.Find(".status-region").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Go on together with the client", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("#arrange-start"));
    }

    [Fact]
    public async Task Who_waits_in_line_is_placed_on_the_request_and_no_page_says_otherwise()
    {
        var id = await DeskWorkTests.WaitingAsync(Database, _desk);
        Assert.Equal("Find a place", Flat(Queue(_desk.FrontDesk).Find("td[data-label='To do']")));
        var clinical = Page(_desk.Clinician, id);
        Assert.Contains("under “Choose a place and a weekly hour” above", Flat(clinical.Find("[aria-labelledby=admit-title]")), StringComparison.Ordinal);
        Assert.NotNull(clinical.Find("#arrange-title"));
        var page = Page(_desk.FrontDesk, id);
        Assert.Contains("This client is on the waitlist.", Flat(page.Find("[aria-labelledby=arrange-title]")), StringComparison.Ordinal);

        Press(page, "Keep this place");
        Assert.Contains("Choose a group and a first session", page.Markup, StringComparison.Ordinal);
        page.Find("#arrange-start").Change("0");
        page.Find("#arrange-hour").Change("0");
        Press(page, "Keep this place");

        Assert.Contains("The place is kept for this client. They are off the waitlist.", page.Find(".status-region").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("waitlist", Flat(page.Find(".lede")), StringComparison.Ordinal);
        Assert.DoesNotContain("In line since", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("#arrange-title"));
        Assert.Equal("Decide", Flat(Queue(_desk.FrontDesk).Find("td[data-label='To do']")));
        Assert.Equal(EnrollmentStatus.Requested, (await ReadAsync(id)).Status);
    }

    [Fact]
    public async Task While_no_group_has_a_place_whoever_waits_is_not_offered_one()
    {
        var id = await DeskWorkTests.WaitingAsync(Database, _desk);
        await _desk.Clinic.ChangeAsync(db => db.GroupSessions.RemoveRange(db.GroupSessions));

        var arrange = Page(_desk.FrontDesk, id).Find("[aria-labelledby=arrange-title]");

        Assert.Contains("No group of their program has a free place now.", Flat(arrange), StringComparison.Ordinal);
        Assert.Empty(arrange.QuerySelectorAll("select, button"));
    }

    private IRenderedComponent<RequestQueuePage> Queue(Actor actor) => Shown<RequestQueuePage>(actor);

    private IRenderedComponent<RequestPage> Page(Actor actor, EnrollmentId id) => Shown<RequestPage>(actor, page => page.Add(shown => shown.Id, id.Value));

    private async Task<Enrollment> ReadAsync(EnrollmentId id)
    {
        await using var db = Database.CreateContext();
        return await db.Enrollments.SingleAsync(row => row.Id == id);
    }
}
