using System.Net;
using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.RequestingEnrollment;

/// <summary>Questions that were answered before the request was sent, opened again.</summary>
public sealed class SettledAnswerPagesTests
{
    private const string Newcomer = "new@demo.example";
    private const string Phone = "a[href='tel:+13854834931']";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en-US", "Your answer", "Yes, it is so today")]
    [InlineData("es-US", "Su respuesta", "Sí, hoy es así")]
    public async Task After_sending_an_answer_is_read_and_danger_can_still_be_told(string culture, string answer, string button)
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using var browser = await AnsweredAsync(host, culture);
        await MoveAsync(host, EnrollmentStatus.Requested);

        var guardian = (await browser.OpenAsync("/my/enroll/health/6")).QuerySelector("main")!;
        Assert.Contains(answer, guardian.TextContent, StringComparison.Ordinal);
        Assert.Empty(guardian.QuerySelectorAll("button, input:not([type=hidden])"));
        Assert.NotNull(guardian.QuerySelector(Phone));
        var thoughts = (await browser.OpenAsync("/my/enroll/health/3")).QuerySelector("main")!;
        Assert.Empty(thoughts.QuerySelectorAll("input:not([type=hidden])"));
        Assert.NotNull(thoughts.QuerySelector(Phone));
        Assert.Equal(button, Assert.Single(thoughts.QuerySelectorAll("button")).TextContent.Trim());

        var (location, _) = await browser.SendAsync("/my/enroll/health/3", "answer", ("Input.Text", "Yes"));

        Assert.StartsWith("/my/enroll/help", location, StringComparison.Ordinal);
        Assert.NotNull((await browser.OpenAsync(location!)).QuerySelector("main a[href='tel:988']"));
        await using var db = await host.Databases.CreateDbContextAsync(Stop);
        Assert.Equal(nameof(ScreeningReason.SuicideThoughts), (await MineAsync(db)).Reasons);
        // What does not touch health or the program is still filled in before admission.
        Assert.NotNull((await browser.OpenAsync("/my/enroll/emergency/1")).QuerySelector("main [name='Input.Text']"));
    }

    [Theory]
    [InlineData(EnrollmentStatus.Requested)]
    [InlineData(EnrollmentStatus.Requested, EnrollmentStatus.Approved)]
    [InlineData(EnrollmentStatus.Requested, EnrollmentStatus.Approved, EnrollmentStatus.Active)]
    public async Task Danger_told_on_a_page_that_was_left_open_is_heard(params EnrollmentStatus[] path)
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using var browser = await AnsweredAsync(host, "en-US");
        var danger = await browser.KeepOpenAsync("/my/enroll/health/2", "answer", ("Input.Text", "Yes"));
        var other = await browser.KeepOpenAsync("/my/enroll/health/6", "answer", ("Input.Text", "Yes"));
        await MoveAsync(host, path);

        var (refused, page) = await other();
        Assert.Equal(HttpStatusCode.OK, refused);
        Assert.NotNull(page.QuerySelector("main [role=alert]"));
        Assert.NotNull(page.QuerySelector("main " + Phone));
        Assert.Equal(HttpStatusCode.Found, (await danger()).Status);

        await using var db = await host.Databases.CreateDbContextAsync(Stop);
        Assert.Equal(nameof(ScreeningReason.SuicidePlanOrRecentAttempt), (await MineAsync(db)).Reasons);
    }

    [Fact]
    public async Task At_the_desk_a_settled_answer_is_read_and_a_caller_in_danger_is_heard()
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using (await AnsweredAsync(host, "en-US"))
            await MoveAsync(host, EnrollmentStatus.Requested);
        await using var db = await host.Databases.CreateDbContextAsync(Stop);
        var id = (await NewestAsync(db)).Id.Value;
        using var desk = await PlainBrowser.SignedInAsync(host, "frontdesk@demo.example");

        Assert.Empty((await desk.OpenAsync($"/admin/enrollments/{id}/health/6")).QuerySelectorAll("main button, main input:not([type=hidden])"));
        var (location, _) = await desk.SendAsync($"/admin/enrollments/{id}/health/2", "desk-answer", ("Input.Text", "Yes"));

        Assert.StartsWith($"/admin/enrollments/{id}/help", location, StringComparison.Ordinal);
        Assert.Equal(nameof(ScreeningReason.SuicidePlanOrRecentAttempt), (await MineAsync(db)).Reasons);
    }

    private static async Task<PlainBrowser> AnsweredAsync(PortalHost host, string culture)
    {
        var browser = await PlainBrowser.SignedInAsync(host, Newcomer);
        await browser.StatusAsync("/language/" + culture);
        await browser.SendAsync("/my/enroll", "start");
        foreach (var step in (string[])["2", "3", "6"])
            Assert.StartsWith("/my/enroll/health/", (await browser.SendAsync("/my/enroll/health/" + step, "answer", ("Input.Text", "No"))).Location, StringComparison.Ordinal);
        return browser;
    }

    // The demo's newest enrollment is the one just begun.
    private static Task<Enrollment> NewestAsync(PortalDbContext db) => db.Enrollments.OrderByDescending(row => row.StartedUtc).FirstAsync(Stop);

    private static async Task<SafetyFlag> MineAsync(PortalDbContext db)
    {
        var id = (await NewestAsync(db)).Id;
        return await db.SafetyFlags.AsNoTracking().SingleAsync(row => row.EnrollmentId == id, Stop);
    }

    private static async Task MoveAsync(PortalHost host, params EnrollmentStatus[] path)
    {
        await using var db = await host.Databases.CreateDbContextAsync(Stop);
        var mine = await NewestAsync(db);
        foreach (var to in path)
            Assert.True(mine.MoveTo(to, RunningGroup.Clinician, host.Clock.UtcNow).Succeeded);
        await db.SaveChangesAsync(Stop);
    }
}
