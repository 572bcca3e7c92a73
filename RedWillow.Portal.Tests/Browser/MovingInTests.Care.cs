using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Tests.Browser.Steps;

namespace RedWillow.Portal.Tests.Browser;

/// <summary>The care: an intake as an appointment, two admissions, a session as it goes, individual hours.</summary>
public sealed partial class MovingInTests
{
    private async Task TalkAndAdmitAsync()
    {
        await AsAsync(Fay, async desk =>
        {
            foreach (var name in (string[])["Kai", "River"])
            {
                await OpenRequestAsync(desk, name);
                await Forms.ChooseAsync(desk.Page, "#payer-path", "Self-pay");
                await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Note how it is paid" }).ClickAsync();
                await Assertions.Expect(desk.Page.GetByRole(AriaRole.Status).Filter(new() { HasTextRegex = Forms.Like("\\w") }).First).ToBeVisibleAsync();
            }

            await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Book a consultation or the intake" }).ClickAsync();
            await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Intake", Exact = true }).ClickAsync();
            await desk.Page.Locator("#times-0").CheckAsync();
            await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Book this time" }).ClickAsync();
            await Assertions.Expect(desk.Page.GetByText("Intake booked:")).ToBeVisibleAsync();
            await desk.ShootAsync("care-01-booked");
        });
        var talk = await FindAsync(db => db.TalkAppointments);
        await AsAsync(River, async client =>
        {
            await client.GoAsync("/my");
            await client.Page.GetByRole(AriaRole.Link, new() { Name = "About your first appointment" }).ClickAsync();
            await Assertions.Expect(client.Page.GetByText("Rosa Lind")).ToBeVisibleAsync();
            await client.ShootAsync("care-02-own-talk");
        }, width: 390);

        _clock.MoveTo(talk.Date, talk.Time.End);
        await AsAsync(Rosa, async clinician =>
        {
            await clinician.GoAsync("/staff/appointments");
            await clinician.Page.GetByRole(AriaRole.Link, new() { Name = "Record the result" }).First.ClickAsync();
            await RecordIntakeAsync(clinician.Page);
            await AdmitAsync(clinician, "care-03-river");
            await OpenRequestAsync(clinician, "Kai");
            await clinician.Page.GetByRole(AriaRole.Button, new() { Name = "Admit", Exact = true }).ClickAsync();
            await Assertions.Expect(clinician.Page.GetByText("Before admission, this is still missing:")).ToBeVisibleAsync();
            await RecordIntakeAsync(clinician.Page);
            await AdmitAsync(clinician, "care-04-kai");
        });
    }

    private static async Task OpenRequestAsync(Visit visit, string name)
    {
        await visit.GoAsync("/admin/enrollments");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = name })).ToBeVisibleAsync();
    }

    private async Task RecordIntakeAsync(IPage page)
    {
        await page.GetByLabel("Appropriate: this program fits").CheckAsync();
        await page.GetByLabel("Suicide-risk screen on").FillAsync(_clock.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await page.GetByLabel("Next step").FillAsync("Papers, then the first group.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Record the intake" }).ClickAsync();
        await Assertions.Expect(page.GetByText("The intake is recorded.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Nothing is missing. A licensed clinician can admit.")).ToBeVisibleAsync();
    }

    private static async Task AdmitAsync(Visit clinician, string shot)
    {
        var admit = clinician.Page.GetByRole(AriaRole.Button, new() { Name = "Admit", Exact = true });
        await admit.ClickAsync();
        await clinician.Page.GetByRole(AriaRole.Button, new() { Name = "Admit this client" }).ClickAsync();
        await Assertions.Expect(admit).ToBeHiddenAsync();
        await clinician.ShootAsync(shot);
    }

    // Ben comes late, River leaves early, Ivy of the evening comes too, and Kai does not come to the first session.
    private async Task HoldSessionAsync()
    {
        var session = await FindAsync(db => db.GroupSessions.Where(row => row.GroupId == db.Groups.Single(group => group.Name == "Day group").Id
            && row.Date == db.GroupSessions.Where(one => one.GroupId == row.GroupId).Min(one => one.Date)));
        _clock.MoveTo(session.Date, new(12, 20));
        await AsAsync(Rosa, async counselor =>
        {
            var page = counselor.Page;
            foreach (var evening in await SessionsAsync("Evening group", before: session.Date))
                await EveryonePresentAsync(counselor, evening);
            await counselor.GoAsync($"/staff/sessions/{session.Id.Value}/attendance");
            await Marks.MarkAsync(RowOf(page, "Ben"), "Late", ("Minutes late", "25"), "155 minutes count");
            await Marks.MarkAsync(RowOf(page, "River"), "Left early", ("Left early by, minutes", "40"), "140 minutes count");
            await Marks.MarkAsync(RowOf(page, "Kai"), "Absent", null, "Saved");
            Assert.Equal("Ivy", await Marks.AddGuestAsync(counselor, "Ivy", "care-05-someone-else"));
            await counselor.ShootAsync("care-06-sheet");
            await CloseAsync(page);
            await counselor.GoAsync("/staff/today");
            await Assertions.Expect(page.GetByRole(AriaRole.List, new() { Name = "To reach today" }).GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Kai" }).First)
                .ToContainTextAsync("Did not come to the first session");
            await counselor.ShootAsync("care-07-today");
        });
        await AsAsync(River, async client =>
        {
            await client.GoAsync("/my");
            await Assertions.Expect(client.Page.GetByText("1 session attended")).ToBeVisibleAsync();
            await Assertions.Expect(client.Page.GetByText("Week 1 of at least 12")).ToBeVisibleAsync();
            await client.ShootAsync("care-08-home");
        }, width: 390);
    }

    // The week ends with a session that everybody comes to, the newcomer who was missing included.
    private async Task EndWeekAsync()
    {
        var friday = await FindAsync(db => db.GroupSessions.Where(row => row.GroupId == db.Groups.Single(group => group.Name == "Day group").Id && row.Date == _clock.Today.AddDays(1)));
        _clock.MoveTo(friday.Date, new(12, 20));
        await AsAsync(Rosa, async counselor =>
        {
            await EveryonePresentAsync(counselor, friday.Id);
            await counselor.ShootAsync("care-10-friday");
        });
    }

    private static async Task EveryonePresentAsync(Visit counselor, SessionId session)
    {
        await counselor.GoAsync($"/staff/sessions/{session.Value}/attendance");
        await counselor.Page.GetByRole(AriaRole.Button, new() { Name = "Mark everyone present" }).ClickAsync();
        await CloseAsync(counselor.Page);
    }

    private static async Task CloseAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Close attendance" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Closed by Rosa Lind")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeFocusedAsync();
    }

    private async Task<List<SessionId>> SessionsAsync(string group, DateOnly before)
    {
        await using var db = await _host.Databases.CreateDbContextAsync(Stop);
        return await db.GroupSessions.Where(row => row.GroupId == db.Groups.Single(one => one.Name == group).Id && row.Date < before)
            .OrderBy(row => row.Date).Select(row => row.Id).ToListAsync(Stop);
    }

    private static ILocator RowOf(IPage page, string name) => page.Locator("li.mark-row").Filter(new() { Has = page.GetByText(name, new() { Exact = true }) });

    private async Task GiveHoursAsync()
    {
        _clock.MoveTo(_clock.Today.AddDays(1), new(16, 10));
        await AsAsync(Rosa, async therapist =>
        {
            await therapist.GoAsync("/staff/appointments");
            await MarkHourAsync(therapist.Page, "Ben", "Held");
            await MarkHourAsync(therapist.Page, "Ivy", "Missed");
            await Assertions.Expect(therapist.Page.Locator("section[aria-labelledby=this-week-without]").GetByText("Missed")).ToBeVisibleAsync();
            await therapist.ShootAsync("care-09-hours");
        });
    }

    private static async Task MarkHourAsync(IPage page, string name, string choice)
    {
        // Hours ahead have choices, too; only one whose time has come can be held or missed.
        var row = page.Locator("li.appointment").Filter(new() { HasText = name }).Filter(new() { Has = page.GetByText(choice, new() { Exact = true }) }).First;
        await row.GetByText(choice, new() { Exact = true }).ClickAsync();
        await Assertions.Expect(row).ToContainTextAsync("Saved");
    }
}
