using System.Net;
using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Tests.Support;
using RedWillow.Portal.Tests.Support.Forms;

namespace RedWillow.Portal.Tests.Features.RequestingEnrollment;

/// <summary>The pages as a browser without a script meets them.</summary>
public sealed class EnrollPagesTests
{
    private const string Newcomer = "new@demo.example";

    [Fact]
    public async Task Answers_are_saved_one_page_at_a_time_and_shown_again()
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using var browser = await PlainBrowser.SignedInAsync(host, Newcomer);

        Assert.Equal("/my/enroll", (await browser.SendAsync("/my/enroll", "start")).Location);
        Assert.Equal("/my/enroll/about/2", (await browser.SendAsync("/my/enroll/about/1", "answer", ("Input.Text", "MentalHealth"))).Location);
        Assert.Equal("/my/enroll/about/3", (await browser.SendAsync("/my/enroll/about/2", "answer", ("Input.Text", "Zoë"))).Location);
        Assert.Equal("/my/enroll?saved=1", (await browser.SendAsync(
            "/my/enroll/about/4", "answer", ("Input.Date.Month", "7"), ("Input.Date.Day", "24"), ("Input.Date.Year", "1990"), ("Input.Later", "true"))).Location);
        await browser.SendAsync("/my/enroll/reach/1", "answer", ("Input.Text", "385-555-0123"));
        await browser.SendAsync("/my/enroll/reach/2", "answer", ("Input.Ticks", "Text"), ("Input.Ticks", "Email"));

        // The portal is stopped and started again; then another browser.
        await host.DisposeAsync();
        await using var again = await new PortalHost().With("Demo:Enabled", "true").WithStorageOf(host.Storage).StartAsync();
        using var later = await PlainBrowser.SignedInAsync(again, Newcomer);
        Assert.Equal("Zoë", (await later.OpenAsync("/my/enroll/about/2")).QuerySelector("[name='Input.Text']")!.GetAttribute("value"));
        Assert.Equal("1990", (await later.OpenAsync("/my/enroll/about/4")).QuerySelector("[name='Input.Date.Year']")!.GetAttribute("value"));
        Assert.Equal(
            ["Text", "Email"],
            (await later.OpenAsync("/my/enroll/reach/2")).QuerySelectorAll("[name='Input.Ticks'][checked]").Select(box => box.GetAttribute("value")!));
        Assert.Equal("MentalHealth", (await later.OpenAsync("/my/enroll/about/1")).QuerySelector("[name='Input.Text'][checked]")!.GetAttribute("value"));
        // The question about staying sober belongs to the other program: ten questions, not eleven.
        Assert.Equal(HttpStatusCode.OK, await later.StatusAsync("/my/enroll/health/10"));
        Assert.Equal(HttpStatusCode.NotFound, await later.StatusAsync("/my/enroll/health/11"));
        Assert.Equal(HttpStatusCode.NotFound, await later.StatusAsync("/my/enroll/nothing/1"));
    }

    [Fact]
    public async Task A_group_chosen_while_questions_are_open_is_kept_in_mind_when_they_say_so()
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using var browser = await PlainBrowser.SignedInAsync(host, Newcomer);
        var (first, second) = await TwoGroupsAsync(host);
        await browser.SendAsync("/my/enroll?g=" + first, "start");
        Assert.Empty(Wants(await browser.OpenAsync("/my/enroll")));
        Assert.Empty(Wants(await browser.OpenAsync("/my/enroll?g=" + first)));
        Assert.Empty(Wants(await browser.OpenAsync("/my/enroll?g=%3Cb%3E")));

        // To open the address keeps nothing.
        Assert.Single(Wants(await browser.OpenAsync("/my/enroll?g=" + second)));
        Assert.Equal(first, await WantedAsync(host));
        var late = await browser.KeepOpenAsync("/my/enroll?g=" + second, "want");
        var (to, _) = await browser.SendAsync("/my/enroll?g=" + second, "want");

        Assert.Equal("/my/enroll?kept=1", to);
        Assert.Contains("We keep this group in mind", (await browser.OpenAsync(to!)).QuerySelector("main [role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(second, await WantedAsync(host));
        Assert.Empty(Wants(await browser.OpenAsync("/my/enroll?g=" + second)));

        // From a tab that was left open it does no harm, also once the list is gone.
        Assert.Equal(HttpStatusCode.Redirect, (await late()).Status);
        await browser.SendAsync("/my/enroll/withdraw", "withdraw");
        Assert.InRange((int)(await late()).Status, 200, 302);
    }

    [Fact]
    public async Task A_group_that_is_gone_is_not_kept_in_mind_and_the_page_says_so()
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using var browser = await PlainBrowser.SignedInAsync(host, Newcomer);
        await browser.SendAsync("/my/enroll", "start");

        var (to, page) = await browser.SendAsync("/my/enroll?g=XXXX", "want");

        Assert.Null(to);
        Assert.NotNull(page.QuerySelector("main .alert-error, main [role=alert]"));
        Assert.Null(await WantedAsync(host));
    }

    private static IEnumerable<string?> Wants(AngleSharp.Dom.IParentNode page) => page.QuerySelectorAll("main form button").Select(button => button.TextContent).Where(text => text.Contains("in mind", StringComparison.Ordinal));

    private static async Task<(string First, string Second)> TwoGroupsAsync(PortalHost host)
    {
        await using var db = await host.Databases.CreateDbContextAsync(TestContext.Current.CancellationToken);
        var slugs = await db.Groups.Where(row => db.Tracks.Any(track => track.Id == row.TrackId && track.Status == TrackStatus.Open))
            .Select(row => row.Slug).Distinct().Order().Take(2).ToListAsync(TestContext.Current.CancellationToken);
        return (slugs[0], slugs[1]);
    }

    private static async Task<string?> WantedAsync(PortalHost host)
    {
        await using var db = await host.Databases.CreateDbContextAsync(TestContext.Current.CancellationToken);
        var mine = await db.Enrollments.OrderByDescending(row => row.StartedUtc).Select(row => row.Id).FirstAsync(TestContext.Current.CancellationToken);
        return (await db.EnrollmentAnswers.SingleOrDefaultAsync(row => row.EnrollmentId == mine && row.Question == Question.WantedGroup, TestContext.Current.CancellationToken))?.Value;
    }

    [Fact]
    public async Task A_mistake_is_told_at_its_field_and_what_was_typed_stays()
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using var browser = await PlainBrowser.SignedInAsync(host, Newcomer);
        await browser.SendAsync("/my/enroll", "start");

        var (location, page) = await browser.SendAsync("/my/enroll/reach/1", "answer", ("Input.Text", "12"));

        Assert.Null(location);
        Assert.StartsWith("Error: ", page.Title, StringComparison.Ordinal);
        var field = page.QuerySelector("[name='Input.Text']")!;
        Assert.Equal(("12", "true"), (field.GetAttribute("value"), field.GetAttribute("aria-invalid")));
        Assert.Equal("#" + field.Id, page.QuerySelector(".error-summary a")!.GetAttribute("href"));
        // Mended in the same window, it goes on.
        Assert.Equal("/my/enroll/reach/2", (await browser.SendAsync("/my/enroll/reach/1", "answer", ("Input.Text", "+1 385 555 0123"))).Location);

        Assert.Null((await browser.SendAsync("/my/enroll/about/1", "answer")).Location);
        Assert.Null((await browser.SendAsync("/my/enroll/about/1", "answer", ("Input.Text", "Everything"))).Location);
        Assert.Null((await browser.SendAsync(
            "/my/enroll/about/4", "answer", ("Input.Date.Month", "2"), ("Input.Date.Day", "30"), ("Input.Date.Year", "1990"))).Location);
    }

    [Fact]
    public async Task Who_comes_back_later_leaves_a_question_empty_without_a_reproach()
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using var browser = await PlainBrowser.SignedInAsync(host, Newcomer);
        await browser.SendAsync("/my/enroll", "start");

        foreach (var step in (string[])["emergency/1", "emergency/4", "about/1", "about/4", "reach/2", "about/3"])
            Assert.Equal("/my/enroll", (await browser.SendAsync("/my/enroll/" + step, "answer", ("Input.Text", " "), ("Input.Later", "true"))).Location);
        Assert.Contains("0 of ", (await browser.OpenAsync("/my/enroll")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        // Something is there and cannot be read, or the other button was pressed: that is said.
        Assert.Null((await browser.SendAsync("/my/enroll/about/4", "answer", ("Input.Date.Month", "7"), ("Input.Later", "true"))).Location);
        Assert.Null((await browser.SendAsync("/my/enroll/emergency/1", "answer", ("Input.Text", ""))).Location);
        // An answer that may be empty is taken away.
        await browser.SendAsync("/my/enroll/about/3", "answer", ("Input.Text", "Zoë Lind"));
        Assert.Equal("/my/enroll?saved=1", (await browser.SendAsync("/my/enroll/about/3", "answer", ("Input.Text", ""), ("Input.Later", "true"))).Location);
        Assert.Equal("", (await browser.OpenAsync("/my/enroll/about/3")).QuerySelector("[name='Input.Text']")!.GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task Help_comes_before_anything_else_after_an_answer_that_tells_of_danger()
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using var browser = await PlainBrowser.SignedInAsync(host, Newcomer);
        await browser.SendAsync("/my/enroll", "start");

        var (location, _) = await browser.SendAsync("/my/enroll/health/2", "answer", ("Input.Text", "Yes"), ("Input.Later", "true"));

        Assert.StartsWith("/my/enroll/help", location, StringComparison.Ordinal);
        var help = (await browser.OpenAsync(location!)).QuerySelector("main")!;
        Assert.All((string[])["tel:988", "tel:911", "sms:741741?body=HOME"], number => Assert.NotNull(help.QuerySelector($"a[href='{number}']")));
        var list = (await browser.OpenAsync("/my/enroll")).QuerySelector("main")!.TextContent;
        Assert.Contains("We go on together", list, StringComparison.Ordinal);
        Assert.All((string[])["risk", "not eligible", "qualify", "diagnos"], word => Assert.DoesNotContain(word, list + help.TextContent, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("href=\"/my/enroll/place", await browser.ReadAsync("/my/enroll"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en-US", "Under 18, we do this together with you", "Tell us under “Reaching you safely”", "Under 18, we go through the papers together", "Our team sees them already")]
    [InlineData("es-US", "Con menos de 18 años, lo hacemos junto con usted", "Díganos en «Cómo contactarle con seguridad»", "Con menos de 18 años, vemos los documentos juntos", "Nuestro equipo ya las ve")]
    public async Task Who_is_under_eighteen_is_told_at_once_and_signs_nothing_alone(string culture, string title, string reach, string papers, string home)
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using var browser = await PlainBrowser.SignedInAsync(host, Newcomer);
        await browser.StatusAsync("/language/" + culture);
        await browser.SendAsync("/my/enroll", "start");
        var year = (host.Clock.Today.Year - 16).ToString(System.Globalization.CultureInfo.InvariantCulture);

        var (location, _) = await browser.SendAsync("/my/enroll/about/4", "answer", ("Input.Date.Month", "1"), ("Input.Date.Day", "1"), ("Input.Date.Year", year));

        Assert.Equal("/my/enroll", location);
        var list = (await browser.OpenAsync(location!)).QuerySelector("main")!;
        var notice = list.QuerySelector(".alert")!;
        Assert.Equal(title, notice.QuerySelector(".alert-title")!.TextContent);
        Assert.Contains(reach, notice.TextContent, StringComparison.Ordinal);
        Assert.NotNull(notice.QuerySelector("a[href='tel:+13854834931']"));
        Assert.Null(list.QuerySelector("a[href='/my/documents']"));
        Assert.Contains(papers, (await browser.OpenAsync("/my/documents")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/my/documents", await browser.LeadsToAsync("/my/documents/3"));
        var standing = (await browser.OpenAsync("/my")).QuerySelector("[aria-labelledby=standing]")!;
        Assert.Contains(home, standing.TextContent, StringComparison.Ordinal);
        Assert.NotNull(standing.QuerySelector("a[href='tel:+13854834931']"));
        // The other questions stay open to them.
        Assert.Equal(HttpStatusCode.OK, await browser.StatusAsync("/my/enroll/about/5"));
    }

    [Theory]
    [InlineData("en-US", "We go on together", "We do this together with you")]
    [InlineData("es-US", "Seguimos juntos", "Lo hacemos junto con usted")]
    public async Task An_answer_that_was_a_mistake_and_is_changed_opens_the_place_on_the_list_again(string culture, string together, string hint)
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using var browser = await PlainBrowser.SignedInAsync(host, Newcomer);
        await browser.StatusAsync("/language/" + culture);
        await browser.SendAsync("/my/enroll", "start");
        await browser.SendAsync("/my/enroll/about/1", "answer", ("Input.Text", "SubstanceUse"));
        await browser.SendAsync("/my/enroll/about/2", "answer", ("Input.Text", "Zoë"));
        await browser.TellAdultAsync();
        await browser.SendAsync("/my/enroll/reach/2", "answer", ("Input.Ticks", "Email"));
        for (var step = 1; step <= Question.Suitability.Count; step++)
            await browser.SendAsync($"/my/enroll/health/{step}", "answer", ("Input.Text", Question.Suitability[step - 1] == Question.CourtMandated ? "Yes" : "No"));
        var list = (await browser.OpenAsync("/my/enroll")).QuerySelector("main")!;
        Assert.Equal(together, list.QuerySelector(".alert-title")!.TextContent);
        Assert.Contains(hint, list.TextContent, StringComparison.Ordinal);
        Assert.Null(list.QuerySelector("a[href^='/my/enroll/place']"));

        await browser.SendAsync("/my/enroll/health/7", "answer", ("Input.Text", "No"), ("Input.Later", "true"));

        list = (await browser.OpenAsync("/my/enroll")).QuerySelector("main")!;
        Assert.Null(list.QuerySelector(".alert-title"));
        Assert.DoesNotContain(hint, list.TextContent, StringComparison.Ordinal);
        Assert.NotNull(list.QuerySelector("a[href='/my/enroll/place']"));
    }

    [Theory]
    [InlineData("en-US", "Tell us which, or call us", "in a way you told us is safe", "HOME")]
    [InlineData("es-US", "Díganos cuál, o llámenos", "de una manera que usted dijo que es segura", "AYUDA")]
    public async Task Help_promises_to_reach_out_only_in_a_way_that_was_told(string culture, string asks, string promises, string keyword)
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using var browser = await PlainBrowser.SignedInAsync(host, Newcomer);
        await browser.StatusAsync("/language/" + culture);
        await browser.SendAsync("/my/enroll", "start");

        // A question whose answer was taken up is not answered again.
        async Task<string> HelpAsync(int question)
        {
            var (location, _) = await browser.SendAsync($"/my/enroll/health/{question}", "answer", ("Input.Text", "Yes"));
            var help = (await browser.OpenAsync(location!)).QuerySelector("main")!;
            Assert.NotNull(help.QuerySelector("a[href='/my/enroll/reach/1']"));
            Assert.NotNull(help.QuerySelector($"a[href='sms:741741?body={keyword}']"));
            return help.TextContent;
        }

        var before = await HelpAsync(2);
        Assert.Contains(asks, before, StringComparison.Ordinal);
        Assert.DoesNotContain(promises, before, StringComparison.Ordinal);
        // No way is safe: that is an answer, and no promise either.
        Assert.Equal("/my/enroll", (await browser.SendAsync("/my/enroll/reach/2", "answer", ("Input.Ticks", "None"))).Location);
        Assert.Contains(asks, await HelpAsync(3), StringComparison.Ordinal);
        await browser.SendAsync("/my/enroll/reach/2", "answer", ("Input.Ticks", "Email"));
        Assert.Contains(promises, await HelpAsync(5), StringComparison.Ordinal);
        Assert.Null((await browser.SendAsync("/my/enroll/reach/2", "answer", ("Input.Ticks", "Email"), ("Input.Ticks", "None"))).Location);
    }

    [Fact]
    public async Task A_program_that_was_asked_for_stays_and_the_page_shows_the_ways_on()
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using var browser = await PlainBrowser.SignedInAsync(host, Newcomer);
        await browser.SendAsync("/my/enroll", "start");
        await browser.SendAsync("/my/enroll/about/1", "answer", ("Input.Text", "SubstanceUse"));
        await using (var db = await host.Databases.CreateDbContextAsync(TestContext.Current.CancellationToken))
        {
            // The demo's newest enrollment is the one just begun.
            var mine = await db.Enrollments.OrderByDescending(row => row.StartedUtc).FirstAsync(TestContext.Current.CancellationToken);
            Assert.True(mine.MoveTo(EnrollmentStatus.Waitlisted, new Actor.Client(new(Guid.NewGuid()), mine.ClientId), host.Clock.UtcNow).Succeeded);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var (location, page) = await browser.SendAsync("/my/enroll/about/1", "answer", ("Input.Text", "MentalHealth"));

        Assert.Null(location);
        var alert = page.QuerySelector("[role=alert]")!;
        Assert.Equal(["/my/enroll", "tel:+13854834931", "/my/enroll/withdraw"], alert.QuerySelectorAll("a").Select(link => link.GetAttribute("href")!));
    }

    [Fact]
    public async Task Papers_are_signed_without_a_script_and_copies_are_the_signers_own()
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using var browser = await PlainBrowser.SignedInAsync(host, Newcomer);
        await browser.SendAsync("/my/enroll", "start");
        await browser.TellAdultAsync();

        var (_, page) = await browser.SendAsync("/my/documents/3", "sign", ("Input.Name", "Zoë"));
        Assert.StartsWith("Error: ", page.Title, StringComparison.Ordinal);
        Assert.Equal("Zoë", page.QuerySelector("[name='Input.Name']")!.GetAttribute("value"));

        var (location, _) = await browser.SendAsync("/my/documents/3", "sign", ("Input.Name", "alex"), ("Input.Intends", "true"));
        Assert.Equal("/my/documents?signed=1", location);
        Assert.Equal("Signed. Your copy is below.", (await browser.OpenAsync(location!)).QuerySelector("main [role=status]")!.TextContent.Trim());
        Assert.Null((await browser.OpenAsync("/my/documents")).QuerySelector("main [role=status]"));
        var copy = (await browser.OpenAsync("/my/documents")).QuerySelector("a[href^='/my/documents/0']")!.GetAttribute("href")!;
        Assert.Contains("alex", (await browser.OpenAsync(copy)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        using var other = await PlainBrowser.SignedInAsync(host, "client2@demo.example");
        Assert.Equal(HttpStatusCode.NotFound, await other.StatusAsync(copy));
        Assert.Equal(HttpStatusCode.NotFound, await browser.StatusAsync("/my/documents/99"));
    }

    [Theory]
    [InlineData("en-US", "First your birth date", "First tell us your birth date, under About you", "First tell us your birth date. Then you can sign.")]
    [InlineData("es-US", "Primero su fecha de nacimiento", "Primero díganos su fecha de nacimiento, en Sobre usted", "Primero díganos su fecha de nacimiento. Después puede firmar.")]
    public async Task Papers_wait_for_the_birth_date_and_the_page_leads_to_it(string culture, string title, string hint, string refusal)
    {
        await using var host = await (await PortalHost.DemoAsync()).StartAsync();
        using var browser = await PlainBrowser.SignedInAsync(host, Newcomer);
        await browser.StatusAsync("/language/" + culture);
        await browser.SendAsync("/my/enroll", "start");

        var list = (await browser.OpenAsync("/my/enroll")).QuerySelector("main")!;
        Assert.Contains(hint, list.TextContent, StringComparison.Ordinal);
        Assert.Null(list.QuerySelector("a[href='/my/documents']"));
        var papers = (await browser.OpenAsync("/my/documents")).QuerySelector("main")!;
        Assert.Equal(title, papers.QuerySelector(".alert-title")!.TextContent);
        Assert.Empty(papers.QuerySelectorAll(".tasks a"));
        Assert.Equal("/my/documents", await browser.LeadsToAsync("/my/documents/3"));
        var question = papers.QuerySelector(".alert a")!.GetAttribute("href")!;
        Assert.NotNull((await browser.OpenAsync(question)).QuerySelector("[name='Input.Date.Year']"));

        // A page that was left open says the same, and leads there as well.
        await browser.TellAdultAsync();
        var sign = await browser.KeepOpenAsync("/my/documents/3", "sign", ("Input.Name", "Alex"), ("Input.Intends", "true"));
        await using (var db = await host.Databases.CreateDbContextAsync(TestContext.Current.CancellationToken))
        {
            var mine = await db.Enrollments.OrderByDescending(row => row.StartedUtc).FirstAsync(TestContext.Current.CancellationToken);
            var me = await db.Clients.SingleAsync(row => row.Id == mine.ClientId, TestContext.Current.CancellationToken);
            db.Entry(me).Property(row => row.DateOfBirth).CurrentValue = null;
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var (_, page) = await sign();
        var alert = page.QuerySelector("[role=alert]")!;
        Assert.Contains(refusal, alert.TextContent, StringComparison.Ordinal);
        Assert.NotNull(alert.QuerySelector($"a[href='{question}']"));
    }

    [Fact]
    public async Task A_second_press_on_take_it_back_is_answered_like_the_first()
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using var client = await host.NewClientAsync(Newcomer);
        using (var browser = await PlainBrowser.SignedInAsync(host, Newcomer))
            await browser.SendAsync("/my/enroll", "start");
        const string Withdraw = "/my/enroll/withdraw";
        var form = FormOnPage.In(await client.GetStringAsync(new Uri(Withdraw, UriKind.Relative)), Withdraw).Single(one => one.Name is "withdraw");

        foreach (var _ in (int[])[1, 2])
        {
            using var body = new FormUrlEncodedContent(form.Hidden);
            using var answer = await client.PostAsync(form.Action, body);
            Assert.EndsWith("/my/enroll?ended=1", answer.Headers.Location?.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_pages_speak_Spanish()
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using var browser = await PlainBrowser.SignedInAsync(host, Newcomer);
        await browser.StatusAsync("/language/es-US");
        await browser.SendAsync("/my/enroll", "start");

        Assert.Equal("Su solicitud", (await browser.OpenAsync("/my/enroll")).QuerySelector("h1")!.TextContent);
        Assert.Equal("¿En qué programa está pensando?", (await browser.OpenAsync("/my/enroll/about/1")).QuerySelector("h1")!.TextContent);
        await browser.TellAdultAsync();
        Assert.Equal("Consentimiento para el tratamiento", (await browser.OpenAsync("/my/documents/3")).QuerySelector("h1")!.TextContent);
    }
}
