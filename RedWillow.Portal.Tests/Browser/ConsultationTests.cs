using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Talks;
using RedWillow.Portal.Tests.Browser.Steps;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Browser;

/// <summary>From the first call to a talk, each person in a browser of their own.</summary>
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
        await Marks.AttemptAsync(desk.Page, "Phone", "No answer");
        await Marks.AttemptAsync(desk.Page, "Phone", "Reached, and a time is agreed");
        await desk.ShootAsync("call-3-tried");
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Book a consultation" }).ClickAsync();
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Consultation", Exact = true }).ClickAsync();
        await desk.Page.Locator("#times-0").CheckAsync();
        await desk.ShootAsync("call-4-times");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Book this time" }).ClickAsync();
        await Assertions.Expect(desk.Page.GetByText("Consultation booked:")).ToBeVisibleAsync();

        await using var db = await host.Databases.CreateDbContextAsync(TestContext.Current.CancellationToken);
        var asked = (await db.Inquiries.OrderByDescending(row => row.ReceivedUtc).FirstAsync(TestContext.Current.CancellationToken)).Id;
        Assert.Equal(2, await db.ContactAttempts.CountAsync(row => row.InquiryId == asked, TestContext.Current.CancellationToken));
        Assert.Equal(TalkKind.Consultation, (await db.TalkAppointments.SingleAsync(row => row.InquiryId == asked, TestContext.Current.CancellationToken)).Kind);
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
            await client.Page.GetByRole(AriaRole.Link, new() { Name = "About your first appointment" }).ClickAsync();
            await Assertions.Expect(client.Page.GetByRole(AriaRole.Heading, new() { Name = "Your first appointment" })).ToBeVisibleAsync();
        }
    }
}
