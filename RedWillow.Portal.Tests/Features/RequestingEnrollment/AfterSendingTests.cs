using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Consents;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Features.RequestingEnrollment;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.RequestingEnrollment;

/// <summary>What the pages of a request that was sent say of each answer, and what they do with one that tells of danger.</summary>
public sealed class AfterSendingTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en-US", "Change", "Answer", "How to change it", "what says “Change” or “Answer”")]
    [InlineData("es-US", "Cambiar", "Responder", "Cómo cambiarla", "lo que dice «Cambiar» o «Responder»")]
    public async Task Each_answer_says_whether_it_is_changed_here(string culture, string change, string answer, string how, string said)
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using var browser = await SentAsync(host, culture);

        var page = (await browser.OpenAsync("/my/enroll/check")).QuerySelector("main")!;

        Assert.Contains(said, page.QuerySelector(".lede")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(".lede a[href='tel:+13854834931']"));
        Assert.Empty(page.QuerySelectorAll("form"));
        string WordOf(string step) => page.QuerySelector($"dl a[href='/my/enroll/{step}?check=1']")!.FirstChild!.TextContent;
        Assert.Equal(change, WordOf("about/2"));
        Assert.Equal(answer, WordOf("emergency/1"));
        Assert.Equal(how, WordOf("health/2"));
        // Every link keeps what its word says.
        Assert.NotNull((await browser.OpenAsync("/my/enroll/emergency/1?check=1")).QuerySelector("main [name='Input.Text']"));
        Assert.Equal("/my/enroll/check", (await browser.SendAsync("/my/enroll/about/2?check=1", "answer", ("Input.Text", "Zoë"))).Location);
        var settled = (await browser.OpenAsync("/my/enroll/health/2?check=1")).QuerySelector("main")!;
        Assert.NotNull(settled.QuerySelector("a[href='tel:+13854834931']"));
        Assert.Equal("/my/enroll/check", settled.QuerySelector(".back-link")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("en-US", "Text", "We heard you", "We will send you a text.", "What you told us since")]
    [InlineData("en-US", "None", "We heard you", "So far we know no safe way to reach you.", "What you told us since")]
    [InlineData("es-US", "Email", "Le escuchamos", "correo", "Lo que nos dijo después")]
    public async Task Who_told_of_danger_reads_that_it_was_heard_and_what_happens_next(string culture, string way, string heard, string next, string since)
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using var browser = await SentAsync(host, culture, way);
        Assert.Null((await browser.OpenAsync("/my/enroll/health/2")).QuerySelector("#heard"));
        var again = await browser.KeepOpenAsync("/my/enroll/health/2", "answer", ("Input.Text", "Yes"));

        Assert.StartsWith("/my/enroll/help", (await browser.SendAsync("/my/enroll/health/2", "answer", ("Input.Text", "Yes"))).Location, StringComparison.Ordinal);

        var page = (await browser.OpenAsync("/my/enroll/health/2")).QuerySelector("main")!;
        var told = page.QuerySelector("#heard")!;
        Assert.Equal(heard, told.QuerySelector("h2")!.TextContent);
        Assert.Contains(next, told.TextContent, StringComparison.Ordinal);
        Assert.NotNull(told.QuerySelector("a[href='tel:988']"));
        Assert.NotNull(told.QuerySelector($"a[href='/my/enroll/help{(way == "None" ? "" : "?r=1")}']"));
        Assert.Empty(page.QuerySelectorAll("button"));
        Assert.Contains(since, page.QuerySelector("dl")!.TextContent, StringComparison.Ordinal);
        // The other question is still asked, and a second press from a page left open is answered like the first.
        Assert.Single((await browser.OpenAsync("/my/enroll/health/3")).QuerySelectorAll("main button"));
        Assert.Equal(System.Net.HttpStatusCode.Found, (await again()).Status);

        // Once a clinician has talked it over, it can be said anew.
        await using var db = await host.Databases.CreateDbContextAsync(Stop);
        var mine = await MineAsync(db);
        await db.SafetyFlags.Where(row => row.EnrollmentId == mine.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.ClearedUtc, host.Clock.UtcNow), Stop);
        Assert.Single((await browser.OpenAsync("/my/enroll/health/2")).QuerySelectorAll("main button"));
    }

    [Theory]
    [InlineData("en-US", "For your first visit we still need your address.", "For your first visit we still need your full legal name and your address.")]
    [InlineData("es-US", "Para su primera visita todavía necesitamos su dirección.", "Para su primera visita todavía necesitamos su nombre legal completo y su dirección.")]
    public async Task What_could_be_left_empty_before_sending_says_what_it_still_waits_for(string culture, string address, string both)
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using var browser = await SentAsync(host, culture);
        await using var db = await host.Databases.CreateDbContextAsync(Stop);
        var mine = await MineAsync(db);
        foreach (var (question, value) in ((string, string)[])[(Question.Program, "MentalHealth"), (Question.LegalName, ""), (Question.BirthDate, "1985-05-05"), (Question.Address, "")])
        {
            var row = await db.EnrollmentAnswers.SingleOrDefaultAsync(one => one.EnrollmentId == mine.Id && one.Question == question, Stop);
            if (row is null)
                db.Add(row = new EnrollmentAnswer { EnrollmentId = mine.Id, Question = question });
            row.Save(value, host.Clock.UtcNow);
        }

        await db.SaveChangesAsync(Stop);
        Assert.Contains(both, (await browser.OpenAsync("/my/enroll")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        Assert.NotNull((await browser.SendAsync("/my/enroll/about/3", "answer", ("Input.Text", "Alex Lee"))).Location);
        var list = (await browser.OpenAsync("/my/enroll")).QuerySelector("main")!;
        Assert.Contains(address, list.TextContent, StringComparison.Ordinal);
        Assert.NotNull(list.QuerySelector("a[href='/my/enroll/about/5']"));

        Assert.NotNull((await browser.SendAsync("/my/enroll/about/5", "answer", ("Input.Text", "12 East 300 South"))).Location);
        Assert.DoesNotContain(address, (await browser.OpenAsync("/my/enroll")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_home_counts_the_tasks_that_the_list_shows_as_open()
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        Agree(5);
        foreach (var spec in Questions.All.Where(spec => spec.Task is EnrollTask.About or EnrollTask.Reach or EnrollTask.Health))
            answers[spec.Key] = spec.Optional ? "" : spec.Options is [var first, ..] ? first : "x";
        // A legal name and an address that were left empty are asked for before admission.
        Agree(3);
        (answers[Question.LegalName], answers[Question.Address]) = ("Sam Lee", "12 East 300 South");
        Agree(2);
        answers[Question.PayerKind] = "SelfPay";
        Agree(1);
        answers[Question.PayerKind] = InsurerConsent.Insurance;
        Agree(2);
        (answers[Question.Insurer], answers[Question.MemberNumber]) = ("", "");
        Agree(1);
        (answers[Question.Program], answers[Question.EmergencyName], answers[Question.EmergencyPhone]) = ("MentalHealth", "Kim", "+13855550123");
        answers.Remove(Question.CannotStaySober);
        Agree(1);
        (answers[Question.EmergencyRelation], answers[Question.EmergencyMaySay]) = ("", "NotSure");
        Agree(0);

        void Agree(int open)
        {
            var draft = new Draft(
                new(Guid.NewGuid()), EnrollmentStatus.Requested, DateTime.UnixEpoch, "RW1", "Sam", answers, new HashSet<DocumentKind>(), null, false,
                FirstWay.Email, new Dictionary<string, string>(StringComparer.Ordinal));
            var onList = TaskProgress.Of(draft).Where(row => Enum.TryParse<EnrollTask>(row.Name, out _) && row.State != RedWillow.Portal.Components.Forms.TaskState.Completed);
            Assert.Equal((open, open), (onList.Count(), OpenTasks.Count(answers)));
        }
    }

    private static async Task<PlainBrowser> SentAsync(PortalHost host, string culture, string way = "Email")
    {
        var browser = await PlainBrowser.SignedInAsync(host, "new@demo.example");
        await browser.StatusAsync("/language/" + culture);
        await browser.SendAsync("/my/enroll", "start");
        foreach (var (step, field, value) in ((string, string, string)[])[("about/2", "Text", "Alex"), ("reach/1", "Text", "385-555-0123"), ("reach/2", "Ticks", way), ("health/2", "Text", "No"), ("health/3", "Text", "No")])
            await browser.SendAsync("/my/enroll/" + step, "answer", ("Input." + field, value));
        await using var db = await host.Databases.CreateDbContextAsync(Stop);
        var mine = await MineAsync(db);
        Assert.True(mine.MoveTo(EnrollmentStatus.Requested, new Actor.Client(new(Guid.NewGuid()), mine.ClientId), host.Clock.UtcNow).Succeeded);
        await db.SaveChangesAsync(Stop);
        return browser;
    }

    // The demo's newest enrollment is the one just begun.
    private static Task<Enrollment> MineAsync(RedWillow.Portal.Data.PortalDbContext db) => db.Enrollments.OrderByDescending(row => row.StartedUtc).FirstAsync(Stop);
}
