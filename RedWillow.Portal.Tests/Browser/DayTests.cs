using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Reaching;
using RedWillow.Portal.Domain.Time;
using RedWillow.Portal.Tests.Browser.Steps;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Browser;

/// <summary>A session as it really goes: somebody late, somebody who left early, somebody else who came, and somebody who did not.</summary>
public sealed class DayTests(BrowserFixture browser) : BrowserTest(browser)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_with_a_guest_and_an_absence_whose_outreach_an_attempt_closes()
    {
        var clock = FixedClock.Now();
        await using var host = await (await PortalHost.DemoAsync()).WithClock(clock).WithoutJobs().StartAsync();
        var (session, members, stranger) = await NextWeekAsync(host, clock);
        await using var visit = await Browser.VisitAsync(host);
        var page = visit.Page;
        await visit.SignInAsync("counselor@demo.example");
        await visit.GoAsync($"/staff/sessions/{session.Value}/attendance");

        var rows = members.ConvertAll(number => page.Locator("li.mark-row").Filter(new() { HasText = number }));
        await rows[0].WaitForAsync();
        await Marks.MarkAsync(rows[0], "Late", ("Minutes late", "25"), "155 minutes count");
        await Marks.MarkAsync(rows[1], "Left early", ("Left early by, minutes", "40"), "140 minutes count");
        await Marks.MarkAsync(rows[2], "Absent", null, "Saved");
        var absent = (await rows[2].Locator("b").First.InnerTextAsync()).Trim();

        await Marks.AddGuestAsync(visit, stranger, "day-1-someone-else");
        await visit.ShootAsync("day-2-sheet");

        await visit.GoAsync("/staff/today");
        var task = page.GetByRole(AriaRole.List, new() { Name = "To reach today" }).GetByRole(AriaRole.Listitem).Filter(new() { HasText = absent }).First;
        await Assertions.Expect(task).ToContainTextAsync("Absent without a word");
        await visit.ShootAsync("day-3-today");
        await task.Locator("a[href$='/contact']").ClickAsync();
        await Marks.AttemptAsync(page, "In person", "Reached");
        await visit.GoAsync("/staff/follow-up");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Follow-up" })).ToBeVisibleAsync();
        await visit.ShootAsync("day-4-follow-up");

        await using var db = await host.Databases.CreateDbContextAsync(Stop);
        Assert.Equal(1, await db.SeatClaims.CountAsync(row => row.Kind == ClaimKind.Guest && db.GroupSessions.Any(one => one.Id == session && one.GroupId == row.GroupId && one.Date == row.From), Stop));
        Assert.True(await db.OutreachTasks.AnyAsync(row => row.SessionId == session && row.End == OutreachEnd.Reached, Stop));
    }

    // The counselor's first session of next week, an hour after its end: nobody is marked yet, and it is the same day of the week whenever
    // this runs. Three members who have begun long ago, and somebody of another group who is free then.
    private static async Task<(SessionId Id, List<string> Members, string Stranger)> NextWeekAsync(PortalHost host, FixedClock clock)
    {
        await using var db = await host.Databases.CreateDbContextAsync(Stop);
        var mine = (await db.Users.ToListAsync(Stop)).Single(user => user.Email == "counselor@demo.example").PractitionerId!.Value;
        var (monday, longAgo) = (ProgramWeek.Of(clock.Today).Next.Monday, clock.Today.AddDays(-14));
        var session = await db.GroupSessions.Where(row => row.CounselorId == mine && row.Status == SessionStatus.Scheduled && row.Date >= monday)
            .OrderBy(row => row.StartUtc).FirstAsync(Stop);
        var seated =
            from seat in db.SeatClaims
            join stay in db.Enrollments on seat.EnrollmentId equals stay.Id
            join client in db.Clients on seat.ClientId equals client.Id
            where seat.Kind == ClaimKind.Member && stay.Status == EnrollmentStatus.Active && stay.FirstAttended < longAgo && seat.Until > session.Date
            orderby client.Reference
            select new { seat.GroupId, client.Id, client.Reference };
        var members = await seated.Where(row => row.GroupId == session.GroupId).Select(row => row.Reference).Take(3).ToListAsync(Stop);
        var (day, start, end) = (session.Date.DayOfWeek, session.StartMinute, session.StartMinute + session.ClockMinutes);
        var tracks = from owner in db.Groups join track in db.Tracks on owner.TrackId equals track.Id select new { owner.Id, track.Program };
        var stranger = await seated
            .Where(row => row.GroupId != session.GroupId && tracks.First(one => one.Id == row.GroupId).Program == tracks.First(one => one.Id == session.GroupId).Program)
            .Where(row => !db.GroupMeetings.Any(one => one.GroupId == row.GroupId && one.Weekday == day && one.StartMinute < end && start < one.EndMinute))
            .Where(row => !db.HourClaims.Any(one => one.ClientId == row.Id && one.Weekday == day && one.StartMinute < end && start < one.EndMinute))
            .Select(row => row.Reference).FirstAsync(Stop);
        clock.Advance(session.EndUtc.AddHours(1) - clock.UtcNow);
        return (session.Id, members, stranger);
    }
}
