using Bunit;
using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Features.FollowingClients;
using RedWillow.Portal.Tests.Features.Discharging;
using RedWillow.Portal.Tests.Support;
using RedWillow.Portal.Tests.Support.Forms;

namespace RedWillow.Portal.Tests.Features.RequestingEnrollment;

/// <summary>From the client's page to the question and back.</summary>
public sealed class KeptCurrentPageTests() : SlicePages(typeof(ClientQuery))
{
    private StayDesk _desk = null!;

    private static CancellationToken Stop => Xunit.TestContext.Current.CancellationToken;

    protected override async Task OpenAsync() => _desk = await StayDesk.OpenAsync(Database);

    [Fact]
    public async Task Whoever_fills_in_for_people_finds_the_way_on_the_clients_page()
    {
        var stay = await _desk.ActiveAsync();

        foreach (Actor actor in (Actor[])[_desk.FrontDesk, _desk.Clinician])
            Assert.Equal($"/admin/enrollments/{stay.Id.Value}/check#reach", Assert.Single(Ways(actor, stay)).GetAttribute("href"));
        foreach (Actor actor in (Actor[])[_desk.Counselor, _desk.Admin])
            Assert.Empty(Ways(actor, stay));
        Assert.True((await _desk.DischargeAsync(_desk.Clinician, stay.Id)).Succeeded);
        Assert.Empty(Ways(_desk.FrontDesk, stay));
    }

    [Theory]
    [InlineData(EnrollmentStatus.Requested, EnrollmentStatus.Approved)]
    [InlineData(EnrollmentStatus.Requested, EnrollmentStatus.Approved, EnrollmentStatus.Active)]
    public async Task At_the_desk_a_new_number_is_saved_and_shown_and_nothing_else_is_asked(params EnrollmentStatus[] path)
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using var desk = await PlainBrowser.SignedInAsync(host, FormTable.FrontDesk);
        await FormVisits.EnterCallerAsync(host, null!);
        await using (var db = await host.Databases.CreateDbContextAsync(Stop))
        {
            var mine = await db.Enrollments.SingleAsync(row => row.Id == new EnrollmentId(new(FormVisits.CallersList)), Stop);
            foreach (var to in path)
                Assert.True(mine.MoveTo(to, RunningGroup.Clinician, host.Clock.UtcNow).Succeeded);
            await db.SaveChangesAsync(Stop);
        }

        const string Request = "/admin/enrollments/" + FormVisits.CallersList;
        var list = (await desk.OpenAsync(Request + "/check")).QuerySelector("main")!;
        Assert.NotNull(list.QuerySelector("#reach"));
        Assert.Equal(
            ["about/5", "reach/1", "reach/2", "emergency/1", "emergency/2", "emergency/3", "emergency/4"],
            list.QuerySelectorAll("dd a").Select(link => link.GetAttribute("href")![(Request.Length + 1)..].Replace("?check=1", "", StringComparison.Ordinal)));
        Assert.Empty(list.QuerySelectorAll("form"));

        Assert.Equal(Request + "/check", (await desk.SendAsync(Request + "/reach/1?check=1", "desk-answer", ("Input.Text", "385 555 0188"))).Location);
        var (stays, page) = await desk.SendAsync(Request + "/reach/2?check=1", "desk-answer", ("Input.Ticks", "Email"));
        Assert.Null(stays);
        Assert.NotNull(page.QuerySelector("main [aria-invalid], main .error-summary, main [role=alert]"));
        Assert.Equal(Request + "/check", (await desk.SendAsync(Request + "/reach/2?check=1", "desk-answer", ("Input.Ticks", "Text"))).Location);
        Assert.Contains("(385) 555-0188", (await desk.OpenAsync(Request + "/check")).QuerySelector("#reach")!.TextContent, StringComparison.Ordinal);

        // What was decided about is not asked any more.
        Assert.Equal(Request + "/tasks", await desk.LeadsToAsync(Request + "/about/4"));
        Assert.Equal(Request + "/tasks", await desk.LeadsToAsync(Request + "/health/1"));
        Assert.NotNull((await desk.OpenAsync(Request + "/tasks")).QuerySelector($"main a[href='{Request}/check#reach']"));
        await using var after = await host.Databases.CreateDbContextAsync(Stop);
        var client = (await after.Clients.ToListAsync(Stop)).Single(row => row.Reference == "RWCALLER");
        Assert.Equal(("+13855550188", SafeContact.Text), (client.Phone, client.SafeContact));
    }

    private IEnumerable<AngleSharp.Dom.IElement> Ways(Actor actor, StayOf stay) =>
        Shown<ClientPage>(actor, page => page.Add(shown => shown.Id, stay.Who.Id.Value)).FindAll("a").Where(link => Flat(link) == "Change how they are reached");
}
