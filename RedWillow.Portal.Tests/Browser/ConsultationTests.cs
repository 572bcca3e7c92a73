using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Talks;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Browser;

/// <summary>From the first call to the recorded intake, each person in a browser of their own.</summary>
public sealed class ConsultationTests(BrowserFixture browser) : BrowserTest(browser)
{
    [Fact]
    public async Task A_visitor_asks_for_a_call_and_gets_one_after_two_attempts_with_a_talk_booked()
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        await using (var visitor = await Browser.VisitAsync(host, width: 390))
        {
            await visitor.GoAsync("/");
            await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Talk to someone first" }).ClickAsync();
            await visitor.Page.GetByLabel("For me").CheckAsync();
            await visitor.Page.GetByLabel("Your name").FillAsync("Kim");
            await visitor.Page.GetByLabel("Phone number").FillAsync("(801) 555-0188");
            await visitor.Page.GetByLabel("In the morning").CheckAsync();
            await visitor.ShootAsync("call-1-asked");
            await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Ask for a call" }).ClickAsync();
            await Assertions.Expect(visitor.Page.GetByText("Your reference is")).ToBeVisibleAsync();
            await visitor.ShootAsync("call-2-thanks");
        }

        await using var desk = await Browser.VisitAsync(host);
        await desk.SignInAsync("frontdesk@demo.example");
        await desk.GoAsync("/admin/consultations");
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Kim" }).ClickAsync();
        await TryAsync(desk, "No answer");
        await TryAsync(desk, "Reached, and a time is agreed");
        await desk.ShootAsync("call-3-tried");
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Book a consultation" }).ClickAsync();
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Consultation", Exact = true }).ClickAsync();
        await desk.Page.Locator("#times-0").CheckAsync();
        await desk.ShootAsync("call-4-times");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Book this time" }).ClickAsync();
        await Assertions.Expect(desk.Page.GetByText("Consultation booked:")).ToBeVisibleAsync();

        await using var db = await host.Databases.CreateDbContextAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2, await db.ContactAttempts.CountAsync(row => row.InquiryId != null, TestContext.Current.CancellationToken));
        Assert.Equal(TalkKind.Consultation, (await db.TalkAppointments.SingleAsync(row => row.InquiryId != null, TestContext.Current.CancellationToken)).Kind);
    }

    [Fact]
    public async Task Who_asked_for_a_place_finds_the_first_appointment_from_the_home_and_from_the_list()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        await using (var db = await host.Databases.CreateDbContextAsync(stop))
        {
            var me = (await db.Users.ToListAsync(stop)).Single(user => user.Email == "new@demo.example").ClientId!.Value;
            var request = Enrollment.Begin(new(Guid.CreateVersion7()), me, host.Clock.UtcNow);
            Assert.True(request.MoveTo(EnrollmentStatus.Requested, new Actor.Client(new(me.Value), me), host.Clock.UtcNow).Succeeded);
            db.Add(request);
            await db.SaveChangesAsync(stop);
        }

        await using var client = await Browser.VisitAsync(host, width: 390);
        await client.SignInAsync("new@demo.example");
        foreach (var from in (string[])["/my", "/my/enroll"])
        {
            await client.GoAsync(from);
            await client.Page.GetByRole(AriaRole.Link, new() { Name = "See your first appointment" }).ClickAsync();
            await Assertions.Expect(client.Page.GetByRole(AriaRole.Heading, new() { Name = "Your first appointment" })).ToBeVisibleAsync();
        }
    }

    [Fact]
    public async Task An_intake_is_booked_for_a_request_and_its_result_stands_in_the_checklist()
    {
        var stop = TestContext.Current.CancellationToken;
        var clock = FixedClock.Now();
        await using var host = await (await PortalHost.DemoAsync()).WithClock(clock).WithoutJobs().StartAsync();
        await using var db = await host.Databases.CreateDbContextAsync(stop);
        var mine = (await db.Users.ToListAsync(stop)).Single(user => user.Email == "clinician@demo.example").PractitionerId!.Value;
        var who = await db.Practitioners.SingleAsync(row => row.Id == mine, stop);
        var request = await db.Enrollments.Where(row => row.Status == EnrollmentStatus.Requested && !db.IntakeResults.Any(result => result.EnrollmentId == row.Id)).FirstAsync(stop);
        await using (var desk = await Browser.VisitAsync(host))
        {
            await desk.SignInAsync("frontdesk@demo.example");
            await desk.GoAsync($"/admin/enrollments/{request.Id.Value}");
            await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Book a consultation or the intake" }).ClickAsync();
            await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Intake", Exact = true }).ClickAsync();
            await desk.Page.GetByLabel("With").SelectOptionAsync(new SelectOptionValue { Label = $"{who.Name}, {who.Credential} ({who.Languages})" });
            await desk.Page.Locator("#times-0").CheckAsync();
            await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Book this time" }).ClickAsync();
            await Assertions.Expect(desk.Page.GetByText("Intake booked:")).ToBeVisibleAsync();
            await desk.ShootAsync("intake-1-booked");
        }

        var talk = await db.TalkAppointments.SingleAsync(row => row.EnrollmentId == request.Id, stop);
        clock.MoveTo(talk.Date, talk.Time.End);
        await using var clinician = await Browser.VisitAsync(host);
        await clinician.SignInAsync("clinician@demo.example");
        await clinician.GoAsync("/staff/appointments");
        await clinician.ShootAsync("intake-2-appointments");
        await clinician.Page.GetByRole(AriaRole.Link, new() { Name = "Record the result" }).First.ClickAsync();
        await Assertions.Expect(clinician.Page.GetByText("Intake by a licensed clinician")).ToBeVisibleAsync();
        await clinician.Page.GetByLabel("Appropriate: this program fits").CheckAsync();
        await clinician.Page.GetByLabel("Suicide-risk screen on").FillAsync(talk.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await clinician.Page.GetByLabel("Next step").FillAsync("Papers, then the first group.");
        await clinician.Page.GetByRole(AriaRole.Button, new() { Name = "Record the intake" }).ClickAsync();
        await Assertions.Expect(clinician.Page.GetByText("The intake is recorded.")).ToBeVisibleAsync();
        await Assertions.Expect(clinician.Page.GetByText("Intake by a licensed clinician")).ToBeHiddenAsync();
        await clinician.ShootAsync("intake-3-recorded");

        Assert.Equal(TalkStatus.Held, (await db.TalkAppointments.AsNoTracking().SingleAsync(row => row.Id == talk.Id, stop)).Status);
    }

    private static async Task TryAsync(Visit desk, string result)
    {
        await desk.Page.GetByRole(AriaRole.Radio, new() { Name = "Phone" }).CheckAsync();
        await desk.Page.GetByLabel("Result").SelectOptionAsync(new SelectOptionValue { Label = result });
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Record the attempt" }).ClickAsync();
        await Assertions.Expect(desk.Page.Locator("ol.history").GetByText(result)).ToBeVisibleAsync();
    }
}
