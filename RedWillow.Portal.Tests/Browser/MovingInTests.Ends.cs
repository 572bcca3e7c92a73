using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Talks;
using RedWillow.Portal.Domain.Time;
using RedWillow.Portal.Tests.Browser.Steps;

namespace RedWillow.Portal.Tests.Browser;

/// <summary>A lost phone, a client who leaves, and who comes next.</summary>
public sealed partial class MovingInTests
{
    // Whoever lost the phone is out, and in again with a new app.
    private async Task LoseAppAsync()
    {
        await AsAsync(Ada, async admin =>
        {
            var page = admin.Page;
            await admin.GoAsync("/admin/users");
            await page.GetByRole(AriaRole.Button, new() { Name = "Change Fay Moss" }).ClickAsync();
            await page.GetByLabel("They are here, and I know them or saw an ID").CheckAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Reset the second step" }).ClickAsync();
            await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Reset", Exact = true }).ClickAsync();
            await Assertions.Expect(page.GetByText("No second step yet")).ToBeVisibleAsync();
            await admin.ShootAsync("ends-01-reset");
        });
        await using var colleague = await Browser.VisitAsync(_host, width: 390);
        await colleague.GoAsync("/account/login");
        await Accounts.SignInAsync(colleague.Page, Fay);
        await Accounts.AddAppAsync(colleague.Page, _clock.UtcNow);
        await colleague.GoAsync("/admin/enrollments");
        await Assertions.Expect(colleague.Page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Requests" })).ToBeVisibleAsync();
        await colleague.ShootAsync("ends-02-in-again");
    }

    // Kai calls: there is an address now, and so a way to sign in.
    private async Task GetAddressAsync()
    {
        await AsAsync(Fay, async desk =>
        {
            var page = desk.Page;
            await desk.GoAsync("/staff/clients");
            await page.GetByRole(AriaRole.Link, new() { Name = "Kai", Exact = true }).ClickAsync();
            await page.GetByRole(AriaRole.Link, new() { Name = "Send a way to sign in" }).ClickAsync();
            await page.GetByLabel("Email address", new() { Exact = true }).FillAsync(Kai);
            await page.GetByLabel("Mail to this address is safe for them").CheckAsync();
            await page.GetByLabel("I called the number that was on file before").CheckAsync();
            await Axe.CheckAsync(page);
            await desk.ShootAsync("ends-01-address");
            await page.GetByRole(AriaRole.Button, new() { Name = "Save the address" }).ClickAsync();
            await Assertions.Expect(page.GetByText($"{Kai} is on file.")).ToBeVisibleAsync();
            await desk.ShootAsync("ends-01-on-file");
            await page.GetByRole(AriaRole.Button, new() { Name = "Send the link" }).ClickAsync();
            await Assertions.Expect(page.GetByText("is on its way to")).ToBeVisibleAsync();
        });
        await using var client = await Browser.VisitAsync(_host, width: 390);
        await Accounts.AcceptAsync(_host, client, Kai);
        await client.GoAsync("/my");
        await Assertions.Expect(client.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Kai");
        await client.ShootAsync("ends-01-own-home");
    }

    private async Task LeaveAsync()
    {
        await using (var visitor = await Browser.VisitAsync(_host, width: 390))
        {
            await visitor.GoAsync("/tracks?p=1&t=e");
            await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Link, new() { NameRegex = Forms.Like("^Join the waitlist") })).ToBeVisibleAsync();
        }

        await AsAsync(Rosa, async clinician =>
        {
            var page = clinician.Page;
            await clinician.GoAsync("/staff/clients");
            await page.GetByRole(AriaRole.Link, new() { Name = "Ivy", Exact = true }).ClickAsync();
            await page.GetByRole(AriaRole.Link, new() { Name = "End the stay" }).ClickAsync();
            await page.GetByLabel("How the stay ends").SelectOptionAsync(new SelectOptionValue { Label = "Goes on elsewhere: more care, less care or another provider" });
            await page.GetByLabel("Why", new() { Exact = true }).FillAsync("Moves to another city.");
            await page.GetByLabel("Agreed for the time after").FillAsync("Crisis numbers given, first visit there on Monday.");
            await page.GetByLabel("Where they go next").FillAsync("Community clinic, 435 555 0100");
            await page.GetByRole(AriaRole.Button, new() { Name = "Continue to discharge" }).ClickAsync();
            await page.GetByText("This will happen").WaitForAsync();
            await clinician.ShootAsync("ends-03-review");
            await page.GetByRole(AriaRole.Button, new() { Name = "Discharge", Exact = true }).ClickAsync();
            await Assertions.Expect(page.GetByText("This stay has ended")).ToBeVisibleAsync();
        });
        await AsAsync(Fay, async desk =>
        {
            await desk.GoAsync("/admin/occupancy");
            var row = desk.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Evening group" });
            await Assertions.Expect(row.Locator(".badge-good")).ToContainTextAsync("1 on Fri");
            await desk.ShootAsync("ends-04-occupancy");
        });
    }

    private Task TakeChairAsync() => AsAsync(Noor, async next =>
    {
        var page = next.Page;
        await next.GoAsync("/tracks?p=1&t=e");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = Forms.Like("^Choose this") }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Start", Exact = true }).ClickAsync();
        await TaskAnswers.AnswerAsync(next, "/my/enroll", "Noor Haddad", "about", "reach", "health");
        await next.GoAsync("/my/enroll");
        await page.Locator("main a[href^='/my/enroll/place']").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Radio, new() { NameRegex = Forms.Like("5:30[\\s\\S]*8:45") })).ToBeCheckedAsync();
        await Choosing.HoldAsync(next, "ends-05-next");
    }, width: 390);

    private async Task CheckWhatIsKeptAsync()
    {
        await using var db = await _host.Databases.CreateDbContextAsync(Stop);
        var people = await db.Clients.AsNoTracking().ToListAsync(Stop);
        var stays = await db.Enrollments.AsNoTracking().ToListAsync(Stop);
        Enrollment StayOf(string name) => stays.Single(stay => stay.ClientId == people.Single(client => client.PreferredName == name).Id);
        Assert.Equal(
            [EnrollmentStatus.Active, EnrollmentStatus.Discharged, EnrollmentStatus.Active, EnrollmentStatus.Active, EnrollmentStatus.Draft],
            new[] { "Ben", "Ivy", "River", "Kai", "Noor" }.Select(name => StayOf(name).Status));
        Assert.Equal(Kai, people.Single(client => client.PreferredName == "Kai").Email);

        var (ben, ivy, kai) = (StayOf("Ben").Id, StayOf("Ivy").ClientId, StayOf("Kai").ClientId);
        var brought = await db.OpeningBalances.SingleAsync(row => row.EnrollmentId == ben, Stop);
        Assert.Equal((6, 18, 6), (brought.Weeks, brought.GroupSessions, brought.IndividualSessions));
        Assert.Equal(TalkStatus.Held, (await db.TalkAppointments.SingleAsync(Stop)).Status);
        // The week is marked but for the evening group's Thursday, from which on it is empty.
        var open = await db.GroupSessions.Where(row => row.Date <= _clock.Today && row.Status != SessionStatus.Closed).ToListAsync(Stop);
        Assert.Equal(DayOfWeek.Thursday, Assert.Single(open).Date.DayOfWeek);
        Assert.Equal(2, await db.ContactAttempts.CountAsync(row => row.InquiryId != null, Stop));
        var outreach = await db.OutreachTasks.SingleAsync(Stop);
        Assert.Equal(kai, outreach.ClientId);
        Assert.Null(outreach.End);
        Assert.Single(await db.SeatClaims.Where(row => row.Kind == ClaimKind.Guest && row.ClientId == ivy).ToListAsync(Stop));
        Assert.All(await db.PaperConsents.Where(row => row.ClientId == kai).ToListAsync(Stop), paper => Assert.Equal(paper.RecordedBy, paper.SeenBy));
        Assert.Single(await db.ConsentScans.ToListAsync(Stop));
        // Nobody has Ivy's chair from tomorrow on but Noor, whose hold is not the chair of a member.
        Assert.DoesNotContain(await db.SeatClaims.ToListAsync(Stop), seat => seat.ClientId == ivy && seat.Until == DateSpan.Open);
        await CheckAuditAsync(db);
    }

    private static async Task CheckAuditAsync(PortalDbContext db)
    {
        var names = (await db.Users.ToListAsync(Stop)).ToDictionary(user => user.Id, user => user.Email!.Split('@')[0]);
        var done = (await db.AuditEntries.AsNoTracking().ToListAsync(Stop))
            .Select(row => $"{row.Act} by {(row.Account is { } account ? names[account.Value] : row.ActorKind)}").ToHashSet(StringComparer.Ordinal);
        string[] asked =
        [
            "FirstAdministratorMade by visitor", "RoomChanged by ada", "PractitionerJoined by ada", "ColleagueInvited by ada", "OfferedHoursChanged by rosa",
            "TrackChanged by ada", "InterestNoted by noor", "GroupOpened by ada", "BroughtAlong by fay", "ClientInvited by fay", "InquiryReceived by visitor", "AttemptRecorded by fay",
            "InquiryClosed by fay", "ClientRegistered by visitor", "ClientRegistered by fay", "DocumentSigned by river", "PaperConsentRecorded by fay",
            "PlaceChosen by river", "PlaceChosen by fay", "PayerSettled by fay", "TalkBooked by fay", "TalkNoted by rosa", "IntakeRecorded by rosa",
            "EnrollmentMoved by river", "EnrollmentMoved by fay", "EnrollmentMoved by rosa", "AttendanceMarked by rosa", "GuestAdded by rosa",
            "OutreachOpened by rosa", "AttendanceClosed by rosa", "AppointmentMarked by rosa", "SecondFactorReset by ada", "ClientEmailGiven by fay", "DischargeRecorded by rosa", "SeatReleased by rosa",
            "HourReleased by rosa", "SeatTaken by noor", "HourTakenBy by noor",
        ];
        Assert.Empty(asked.Except(done, StringComparer.Ordinal));
    }
}
