using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using RedWillow.Portal.Components;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Inquiries;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Browser;

/// <summary>
/// The pages and moments of the main job that the list of static pages does not open: axe, light and dark, phone and desk.
/// Each person walks their pages in one window.
/// </summary>
public sealed class PageAccessibilityTests(BrowserFixture browser, PageAccessibilityTests.Portal portal)
    : BrowserTest(browser), IClassFixture<PageAccessibilityTests.Portal>
{
    [Fact]
    public async Task Nothing_is_found_while_somebody_answers_questions()
    {
        await using var walk = await WalkAsync("new@demo.example");
        await walk.OpenAsync("/my/enroll/about/1", async page =>
        {
            if (page.Url.EndsWith("/my/enroll", StringComparison.Ordinal))
            {
                await page.GetByRole(AriaRole.Button, new() { Name = "Start", Exact = true }).ClickAsync();
                await page.GotoAsync("/my/enroll/about/1");
            }

            await page.GetByRole(AriaRole.Button, new() { Name = "Save and continue" }).ClickAsync();
            await page.GetByRole(AriaRole.Alert).First.WaitForAsync();
        }, "question-with-a-mistake");
        await walk.OpenAsync(PortalRoutes.MyEnrollPlace, page => page.GetByRole(AriaRole.Radio).First.WaitForAsync(), "place-before");
        await walk.OpenAsync(PortalRoutes.MyEnrollPlace, HoldAsync, "place-held");
        await walk.OpenAsync(PortalRoutes.MyEnrollCheck, name: "check-held");
        walk.FoundNothing();
    }

    [Fact]
    public async Task Nothing_is_found_on_the_pages_of_a_client_who_attends()
    {
        await using var walk = await WalkAsync("client@demo.example");
        await walk.OpenAsync(PortalRoutes.MySchedule + "?view=list");
        await walk.OpenAsync(PortalRoutes.MyDocuments, async page =>
        {
            var address = await page.Locator("main a[href^='/my/documents/']").First.GetAttributeAsync("href");
            Assert.True(Guid.TryParse(address!.Split('/')[^1], out _), $"{address} is no signed paper.");
            await page.GotoAsync(address);
        }, "signed-paper");
        await walk.OpenAsync(PortalRoutes.Tracks, async page =>
        {
            await page.Locator("main h2 a[href^='/tracks/']").First.ClickAsync();
            await page.ArriveAsync("**/tracks/*");
        }, "track");
        walk.FoundNothing();
    }

    [Fact]
    public async Task Nothing_is_found_on_the_pages_of_a_counselor()
    {
        await using var walk = await WalkAsync("counselor@demo.example");
        var now = portal.Host.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var mine = await portal.StaffAsync("counselor@demo.example");
        var closed = await portal.FindAsync(db => db.GroupSessions.Where(row => row.CounselorId == mine && row.Status == SessionStatus.Closed)
            .OrderByDescending(row => row.StartUtc).Select(row => row.Id.Value));
        var open = await portal.FindAsync(db => db.GroupSessions.Where(row => row.CounselorId == mine && row.Status == SessionStatus.Scheduled)
            .OrderBy(row => row.StartUtc).Select(row => row.Id.Value));
        var group = await portal.FindAsync(db => db.GroupSessions.Where(row => row.CounselorId == mine && row.StartUtc > now)
            .OrderBy(row => row.StartUtc).Select(row => row.GroupId.Value));
        await walk.OpenAsync(PortalRoutes.StaffToday);
        await walk.OpenAsync(PortalRoutes.StaffFollowUp, page => page.GetByRole(AriaRole.Button, new() { Name = "No longer needed" }).First.ClickAsync(), "follow-up");
        await walk.OpenAsync($"/staff/groups/{group}", name: "roster");
        await walk.OpenAsync($"/staff/sessions/{open}/attendance", async page =>
        {
            await page.Locator("li.mark-row").GetByRole(AriaRole.Radio).First.WaitForAsync();
            await page.Locator("li.mark-row").First.GetByRole(AriaRole.Radio).Nth(1).ClickAsync();
            await page.GetByText("Saved").First.WaitForAsync();
        }, "sheet-open");
        var morning = await portal.FindAsync(db => db.GroupSessions.Where(row => row.Status == SessionStatus.Scheduled && db.Groups.Any(one => one.Id == row.GroupId && one.Name == "Morning group"))
            .OrderBy(row => row.StartUtc).Select(row => row.Id.Value));
        await walk.OpenAsync($"/staff/sessions/{morning}/guest", async page =>
        {
            await page.GetByLabel("Initials or number").FillAsync("Grace");
            await page.GetByRole(AriaRole.Button, new() { Name = "Find" }).ClickAsync();
            await page.Locator("ul[aria-label] button").First.WaitForAsync();
        }, "someone-else-came");
        await walk.OpenAsync($"/staff/sessions/{closed}/attendance", async page =>
        {
            await page.GetByText("A correction asks for a reason").WaitForAsync();
            await page.Locator("ul.sheet").GetByRole(AriaRole.Button).First.ClickAsync();
            await page.GetByLabel("Why is it corrected?").WaitForAsync();
            await Assertions.Expect(page.Locator("ul.sheet form").GetByRole(AriaRole.Radio, new() { Checked = true })).ToBeFocusedAsync();
        }, "sheet-closed");
        walk.FoundNothing();
    }

    [Fact]
    public async Task Nothing_is_found_on_the_pages_of_a_clinician()
    {
        await using var walk = await WalkAsync("clinician@demo.example");
        var request = await portal.FindAsync(db => db.Enrollments.Where(row => row.Status == EnrollmentStatus.Requested).Select(row => row.Id.Value));
        await walk.OpenAsync(PortalRoutes.StaffAppointments);
        await walk.OpenAsync(PortalRoutes.StaffAppointments, page => page.Locator("details.ahead > summary").First.ClickAsync(), "appointment-change");
        await walk.OpenAsync(PortalRoutes.StaffFollowUp, page => page.GetByRole(AriaRole.Button, new() { Name = "Say what was agreed" }).First.ClickAsync(), "follow-up-review");
        await walk.OpenAsync(PortalRoutes.AdminEnrollments);
        await walk.OpenAsync($"/admin/enrollments/{request}", async page =>
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Admit", Exact = true }).ClickAsync();
            await page.GetByText("Before admission, this is still missing:").WaitForAsync();
        }, "request");
        await walk.OpenAsync($"/admin/enrollments/{request}", async page =>
        {
            await page.GetByLabel("A call was made, or is scheduled").CheckAsync();
            await page.GetByLabel("Where the client can go next").FillAsync("Community clinic, 801 555 0100");
            var decline = page.GetByRole(AriaRole.Button, new() { Name = "Decline the request" });
            var question = page.GetByRole(AriaRole.Dialog, new() { Name = "Decline this request?" });
            await decline.PressAsync("Enter");
            await question.WaitForAsync();
            await page.WaitForFunctionAsync("() => document.activeElement.closest('[role=dialog]') !== null");
            await page.Keyboard.PressAsync("Escape");
            await question.WaitForAsync(new() { State = WaitForSelectorState.Detached });
            await Assertions.Expect(decline).ToBeFocusedAsync();
            await decline.PressAsync("Enter");
            await page.WaitForFunctionAsync("() => document.activeElement.closest('[role=dialog]') !== null");
            await question.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).PressAsync("Tab");
            await Assertions.Expect(question.GetByRole(AriaRole.Button, new() { Name = "Decline" })).ToBeFocusedAsync();
        }, "request-decline-asked");
        walk.FoundNothing();
    }

    [Fact]
    public async Task Nothing_is_found_while_a_clinician_follows_a_client_and_ends_a_stay()
    {
        await using var walk = await WalkAsync("clinician@demo.example");
        var away = await portal.FindAsync(db => db.Enrollments.Where(row => row.Status == EnrollmentStatus.OnHold).Select(row => row.ClientId.Value));
        var here = await portal.FindAsync(db => db.Enrollments.Where(row => row.Status == EnrollmentStatus.Active).Select(row => row.ClientId.Value));
        var left = await portal.FindAsync(db => db.Enrollments.Where(row => row.Status == EnrollmentStatus.Discharged).Select(row => row.ClientId.Value));
        await walk.OpenAsync(PortalRoutes.StaffClients);
        await walk.OpenAsync(PortalRoutes.AdminOccupancy);
        var late = await portal.FindAsync(db => db.Enrollments.Where(row => row.Status == EnrollmentStatus.Requested).OrderBy(row => row.SentUtc).Select(row => row.Id.Value));
        await walk.OpenAsync($"{PortalRoutes.AdminEnrollments}/{late}/place", name: "place-in-doubt");
        await walk.OpenAsync($"{PortalRoutes.StaffClients}/{left}", name: "client-who-left");
        await walk.OpenAsync($"{PortalRoutes.StaffClients}/{away}/leave", name: "on-leave");
        await walk.OpenAsync($"{PortalRoutes.StaffClients}/{here}/leave", page => page.GetByRole(AriaRole.Button, new() { Name = "Put on leave" }).ClickAsync(), "leave-with-mistakes");
        await walk.OpenAsync($"{PortalRoutes.StaffClients}/{here}/end", ReviewAsync, "discharge-review");
        walk.FoundNothing();
    }

    [Fact]
    public async Task Nothing_is_found_on_the_page_of_people()
    {
        await using var walk = await WalkAsync("admin@demo.example");
        await walk.OpenAsync(PortalRoutes.AdminUsers, page => page.GetByText("Marcus Bell").First.WaitForAsync());
        await walk.OpenAsync(PortalRoutes.AdminUsers, async page =>
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Add a person" }).ClickAsync();
            await page.GetByLabel("License", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "CSW, Certified social worker" });
            await page.GetByLabel("Email address").FillAsync("new@example.test");
            await page.GetByLabel("Email address").BlurAsync();
            await page.GetByText("Tick all that fit.").WaitForAsync();
        }, "person-new");
        await walk.OpenAsync(PortalRoutes.AdminUsers, async page =>
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Change Marcus Bell" }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Reset the second step" }).ClickAsync();
            await page.GetByText("Say how you made sure").WaitForAsync();
        }, "person-change");
        await walk.OpenAsync(PortalRoutes.Admin, page => page.GetByText("Before you open:").WaitForAsync());
        await walk.OpenAsync(PortalRoutes.AdminStart);
        await walk.OpenAsync(PortalRoutes.AdminTracks, page => page.GetByText("interested").First.WaitForAsync());
        walk.FoundNothing();
    }

    [Fact]
    public async Task Nothing_is_found_where_front_desk_sends_a_client_a_new_way_in()
    {
        await using var walk = await WalkAsync("frontdesk@demo.example");
        var request = await portal.FindAsync(db => db.Enrollments.Where(row => row.Status == EnrollmentStatus.Requested).Select(row => row.Id.Value));
        await walk.OpenAsync($"/admin/enrollments/{request}", async page =>
        {
            await page.GetByRole(AriaRole.Link, new() { Name = "Send a new way to sign in" }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Send the link" }).ClickAsync();
            await page.GetByText("Say how you made sure").WaitForAsync();
        }, "client-invite");
        walk.FoundNothing();
    }

    [Fact]
    public async Task Nothing_is_found_where_staff_reach_people()
    {
        await using var walk = await WalkAsync("frontdesk@demo.example");
        var client = await portal.FindAsync(db => db.Enrollments.Where(row => row.Status == EnrollmentStatus.Requested).Select(row => row.ClientId.Value));
        await walk.OpenAsync($"{PortalRoutes.StaffClients}/{client}/contact", async page =>
        {
            await page.GetByRole(AriaRole.Radio, new() { Name = "Letter" }).CheckAsync();
            await page.GetByLabel("Result").SelectOptionAsync(new SelectOptionValue { Label = "Left or sent a message" });
            await page.GetByRole(AriaRole.Button, new() { Name = "Record the attempt" }).ClickAsync();
            await page.GetByText("They did not say that a letter is safe").WaitForAsync();
        }, "contact-refused");
        await walk.OpenAsync(PortalRoutes.AdminCurrentClient, name: "current-client");
        var draft = await portal.FindAsync(db => db.Enrollments.Where(row => row.Status == EnrollmentStatus.Draft).Select(row => row.Id.Value));
        await walk.OpenAsync($"/admin/enrollments/{draft}/choose", name: "desk-choose");
        var request = await portal.FindAsync(db => db.Enrollments.Where(row => row.Status == EnrollmentStatus.Requested).Select(row => row.Id.Value));
        await walk.OpenAsync($"/admin/talks/request/{request}", name: "talks-of-a-request");
        var here = await portal.FindAsync(db => db.Enrollments.Where(row => row.Status == EnrollmentStatus.Active).Select(row => row.ClientId.Value));
        await walk.OpenAsync($"{PortalRoutes.StaffClients}/{here}", name: "client-here");
        await walk.OpenAsync($"{PortalRoutes.StaffClients}/{here}/hour", async page =>
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Give this hour" }).ClickAsync();
            await page.GetByText("Choose a weekly hour").WaitForAsync();
        }, "hour-with-a-mistake");
        await walk.OpenAsync($"{PortalRoutes.StaffClients}/{here}/hour", ChooseAnotherHourAsync, "hour-chosen");
        await walk.OpenAsync($"{PortalRoutes.StaffClients}/{here}/hour", GiveAnotherHourAsync, "hour-given");
        await walk.OpenAsync($"{PortalRoutes.StaffClients}/{here}", name: "client-with-another-hour");
        await portal.AskForCallAsync();
        await walk.OpenAsync(PortalRoutes.AdminConsultations, page => page.GetByText("For someone else").First.WaitForAsync());
        var call = await portal.FindAsync(db => db.Inquiries.OrderByDescending(row => row.ReceivedUtc).Select(row => row.Id.Value));
        await walk.OpenAsync($"{PortalRoutes.AdminConsultations}/{call}", async page =>
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Close the call" }).ClickAsync();
            await page.GetByText("Choose how it ended").WaitForAsync();
        }, "call");
        await walk.OpenAsync($"/admin/talks/call/{call}", async page =>
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Consultation", Exact = true }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Book this time" }).ClickAsync();
            await page.GetByText("Choose a time").WaitForAsync();
        }, "talk-times");
        walk.FoundNothing();
    }

    [Fact]
    public async Task Nothing_is_found_on_the_page_of_the_system()
    {
        await portal.ParkMailAsync();
        await using var walk = await WalkAsync("admin@demo.example");
        await walk.OpenAsync(PortalRoutes.AdminSystem, page => page.GetByText("Could not be sent").First.WaitForAsync());
        walk.FoundNothing();
    }

    private static async Task HoldAsync(IPage page)
    {
        await page.Locator("label.choice", new() { Has = page.Locator("input:not([disabled])") }).First.ClickAsync();
        await page.Locator("input[id^='date-']:not([disabled])").First.ClickAsync();
        await page.Locator("#hour-none").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Hold this place" }).ClickAsync();
        await page.Locator("#held-heading").WaitForAsync();
    }

    private static async Task ChooseAnotherHourAsync(IPage page)
    {
        await page.GetByLabel("Free weekly hours").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.GetByText("They are told in neutral words").WaitForAsync();
    }

    private static async Task GiveAnotherHourAsync(IPage page)
    {
        await ChooseAnotherHourAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Give this hour" }).PressAsync("Enter");
        await page.Locator("[role=status] .alert-good").WaitForAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeFocusedAsync();
    }

    private static async Task ReviewAsync(IPage page)
    {
        await page.GetByLabel("How the stay ends").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.GetByLabel("Why").FillAsync("Moved away.");
        await page.GetByLabel("Agreed for the time after").FillAsync("Crisis numbers given.");
        await page.GetByLabel("Where they go next").FillAsync("Community clinic");
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue to discharge" }).ClickAsync();
        await page.GetByText("This will happen").WaitForAsync();
    }

    private Task<Walk> WalkAsync(string email) => Walk.BeginAsync(Browser, portal.Host, email);

    public sealed class Portal : IAsyncLifetime
    {
        public PortalHost Host { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Host = await (await PortalHost.DemoAsync()).StartAsync();

        public async Task<T> FindAsync<T>(Func<PortalDbContext, IQueryable<T>> query)
        {
            await using var db = await Host.Databases.CreateDbContextAsync();
            return await query(db).FirstAsync();
        }

        /// <summary>A relative asks for a call.</summary>
        public async Task AskForCallAsync()
        {
            await using var db = await Host.Databases.CreateDbContextAsync();
            db.Inquiries.Add(Inquiry.Receive(
                new(Guid.CreateVersion7()), "AB23CD45", new(true, "Kim", "+18015550188", null, SafeContact.Call, TalkTimes.Morning, TalkDays.None, "es-US"), Host.Clock.UtcNow));
            await db.SaveChangesAsync();
        }

        /// <summary>The newest mail was given up.</summary>
        public async Task ParkMailAsync()
        {
            await using var db = await Host.Databases.CreateDbContextAsync();
            var newest = await db.Outbox.OrderByDescending(row => row.Id).Select(row => row.Id).FirstAsync();
            await db.Outbox.Where(row => row.Id == newest).ExecuteUpdateAsync(set => set.SetProperty(row => row.SentUtc, (DateTime?)null)
                .SetProperty(row => row.ParkedUtc, Host.Clock.UtcNow).SetProperty(row => row.LastFault, "Refused550").SetProperty(row => row.Attempts, 1));
        }

        public async Task<PractitionerId> StaffAsync(string email)
        {
            await using var db = await Host.Databases.CreateDbContextAsync();
            return (await db.Users.ToListAsync()).Single(user => user.Email == email).PractitionerId!.Value;
        }

        public async ValueTask DisposeAsync() => await Host.DisposeAsync();
    }
}
