using System.Net;
using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.RequestingEnrollment;

/// <summary>What a person finds who has been here before: with a place, or after an end.</summary>
public sealed class LaterVisitTests
{
    private const string Newcomer = "new@demo.example";
    private const string Phone = "tel:+13854834931";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task With_a_place_the_answers_are_read_and_no_form_refuses()
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using var browser = await PlainBrowser.SignedInAsync(host, "client@demo.example");

        var list = (await browser.OpenAsync("/my/enroll")).QuerySelector("main")!;

        Assert.Contains("You have your place", list.TextContent, StringComparison.Ordinal);
        Assert.Contains("What name would you like us to use?", list.TextContent, StringComparison.Ordinal);
        Assert.Contains("Weekly hour", list.TextContent, StringComparison.Ordinal);
        Assert.NotNull(list.QuerySelector($"a[href='{Phone}']"));
        Assert.Empty(list.QuerySelectorAll("form, a[href^='/my/enroll/about'], a[href='/my/enroll/withdraw']"));
        foreach (var (step, where) in ((string, string)[])[("about/1", "#about"), ("reach/2", "#reach"), ("health/1", "#health"), ("check", ""), ("done", "")])
        {
            Assert.Equal("/my/enroll" + where, await browser.LeadsToAsync("/my/enroll/" + step));
            if (where.Length > 0)
                Assert.NotNull(list.QuerySelector(where));
        }

        var papers = await browser.OpenAsync("/my/documents");
        Assert.Null(papers.QuerySelector("main .actions a[href='/my/enroll']"));
        Assert.NotNull(papers.QuerySelector("main .actions a[href='/my']"));
        Assert.Contains(papers.QuerySelectorAll("nav a[href='/my/documents']"), link => link.TextContent.Trim() == papers.QuerySelector("h1")!.TextContent);
        Assert.Equal("/my", await browser.LeadsToAsync("/my/enroll/talk"));

        var withdraw = (await browser.OpenAsync("/my/enroll/withdraw")).QuerySelector("main")!;
        Assert.Empty(withdraw.QuerySelectorAll("form"));
        Assert.NotNull(withdraw.QuerySelector($"a[href='{Phone}']"));
    }

    [Theory]
    [InlineData(EnrollmentStatus.Withdrawn, "Your request has ended", "Su solicitud terminó")]
    [InlineData(EnrollmentStatus.Declined, "Another place fits better right now", "Otro lugar le conviene más ahora")]
    [InlineData(EnrollmentStatus.Completed, "Your time here has ended", "Su tiempo aquí terminó")]
    [InlineData(EnrollmentStatus.Discharged, "Your time here has ended", "Su tiempo aquí terminó")]
    public async Task After_an_end_the_pages_are_kind_and_offer_a_way_on(EnrollmentStatus end, string english, string spanish)
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using var browser = await PlainBrowser.SignedInAsync(host, Newcomer);
        await browser.SendAsync("/my/enroll", "start");
        await browser.SendAsync("/my/enroll/about/2", "answer", ("Input.Text", "Zoë"));
        await browser.SendAsync("/my/enroll/about/5", "answer", ("Input.Text", "12 East 300 South"));
        await browser.SendAsync("/my/enroll/health/1", "answer", ("Input.Text", "No"));
        await EndAsync(host, end);

        var home = (await browser.OpenAsync("/my")).QuerySelector("main")!;
        Assert.Equal(english, home.QuerySelector("#standing")!.TextContent);
        Assert.NotNull(home.QuerySelector("a[href='/my/enroll']"));
        Assert.NotNull(home.QuerySelector($"a[href='{Phone}']"));
        Assert.All((string[])["Rest well", "You have not asked", "fail", "discharge", "denied", "reject"], word => Assert.DoesNotContain(word, home.TextContent, StringComparison.OrdinalIgnoreCase));
        var start = await browser.OpenAsync("/my/enroll");
        Assert.Contains("Good to see you again", start.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        // A new request: who they are is filled in to be checked, what is about health and program is not.
        Assert.Equal("/my/enroll", (await browser.SendAsync("/my/enroll", "start")).Location);
        Assert.Equal("Zoë", await FilledInAsync(browser, "about/2"));
        Assert.Equal("12 East 300 South", (await browser.OpenAsync("/my/enroll/about/5")).QuerySelector("textarea")!.TextContent.Trim());
        Assert.NotNull((await browser.OpenAsync("/my/enroll/about/2")).QuerySelector("#offered"));
        foreach (var asked in (string[])["about/1", "health/1"])
        {
            var page = await browser.OpenAsync("/my/enroll/" + asked);
            Assert.Null(page.QuerySelector("#offered"));
            Assert.Empty(page.QuerySelectorAll("[name='Input.Text'][checked]"));
        }

        // What is filled in counts only once it is saved.
        Assert.Contains("0 of ", (await browser.OpenAsync("/my/enroll")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await browser.SendAsync("/my/enroll/withdraw", "withdraw");
        await browser.StatusAsync("/language/es-US");
        Assert.Contains(end == EnrollmentStatus.Withdrawn ? spanish : "Su solicitud terminó", (await browser.OpenAsync("/my")).QuerySelector("#standing")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/language/en-US", "What you just sent was not saved.", "Open the page again")]
    [InlineData("/language/es-US", "Lo que acaba de enviar no se guardó.", "Abrir la página otra vez")]
    public async Task An_answer_from_a_tab_that_was_left_open_says_that_it_was_not_saved_and_how_to_go_on(string language, string said, string again)
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().Staged().StartAsync();
        using var browser = await PlainBrowser.SignedInAsync(host, Newcomer);
        await browser.StatusAsync(language);
        await browser.SendAsync("/my/enroll", "start");
        var answer = await browser.KeepOpenAsync("/my/enroll/about/2", "answer", ("Input.Text", "Zoë"));
        await EndAsync(host, EnrollmentStatus.Withdrawn);

        var (status, page) = await answer();

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(said, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/my/enroll/about/2", page.QuerySelectorAll("main a.btn").Single(link => link.TextContent == again).GetAttribute("href"));
        Assert.Equal("/my/enroll", await browser.LeadsToAsync("/my/enroll/about/2"));
        Assert.NotNull(page.QuerySelector($"main a[href='{Phone}']"));
        await using var db = await host.Databases.CreateDbContextAsync(Stop);
        Assert.False(await db.EnrollmentAnswers.AnyAsync(row => row.EnrollmentId == db.Enrollments.OrderByDescending(one => one.StartedUtc).First().Id, Stop));
    }

    [Fact]
    public async Task The_name_of_the_registration_is_offered_and_need_not_be_typed_again()
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using var browser = await PlainBrowser.SignedInAsync(host, Newcomer);
        await browser.SendAsync("/my/enroll", "start");

        Assert.Equal("Alex", await FilledInAsync(browser, "about/2"));
        Assert.Equal("/my/enroll/about/3", (await browser.SendAsync("/my/enroll/about/2", "answer", ("Input.Text", "Alex"))).Location);
        Assert.Null((await browser.OpenAsync("/my/enroll/about/2")).QuerySelector("#offered"));
    }

    [Theory]
    [InlineData("Email", "We write to your email when a place comes free.", "Le escribimos a su correo")]
    [InlineData("Call", "We call you when a place comes free.", "Le llamamos")]
    public async Task The_list_says_how_we_get_in_touch_as_the_client_asked(string way, string english, string spanish)
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using var browser = await PlainBrowser.SignedInAsync(host, Newcomer);
        await browser.SendAsync("/my/enroll", "start");
        await browser.SendAsync("/my/enroll/reach/1", "answer", ("Input.Text", "385-555-0123"));
        await browser.SendAsync("/my/enroll/reach/2", "answer", ("Input.Ticks", way));
        await MoveAsync(host, EnrollmentStatus.Waitlisted);

        var list = (await browser.OpenAsync("/my/enroll")).QuerySelector("main .stack")!.TextContent;
        Assert.Contains(english, list, StringComparison.Ordinal);
        Assert.Equal(way == "Call", list.Contains("call", StringComparison.OrdinalIgnoreCase));
        await browser.StatusAsync("/language/es-US");
        Assert.Contains(spanish, (await browser.OpenAsync("/my/enroll")).QuerySelector("main .stack")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/language/en-US")]
    [InlineData("/language/es-US")]
    public async Task Every_paper_has_a_name_of_its_own_on_the_list(string language)
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using var browser = await PlainBrowser.SignedInAsync(host, Newcomer);
        await browser.SendAsync("/my/enroll", "start");
        await browser.TellAdultAsync();
        await browser.StatusAsync(language);

        var names = (await browser.OpenAsync("/my/documents")).QuerySelectorAll("main .tasks a").Select(link => link.TextContent.Trim()).ToList();

        Assert.Equal(7, names.Count);
        // Not even the first words are those of another.
        Assert.Equal(2, names.Count(name => name.Contains("rivac", StringComparison.Ordinal)));
        Assert.Single(names, name => name.Contains("42 CFR", StringComparison.Ordinal));
        Assert.DoesNotContain(names, name => names.Any(other => other != name && other.StartsWith(name, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task Who_chose_insurance_finds_the_consent_named_and_who_pays_alone_does_not()
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using var browser = await PlainBrowser.SignedInAsync(host, Newcomer);
        await browser.SendAsync("/my/enroll", "start");
        await browser.SendAsync("/my/enroll/about/1", "answer", ("Input.Text", "SubstanceUse"));
        await browser.TellAdultAsync();
        Assert.Null((await browser.OpenAsync("/my/enroll")).QuerySelector("#InsurerConsent, [id*=InsurerConsent]"));

        await browser.SendAsync("/my/enroll/paying/1", "answer", ("Input.Text", "Insurance"));
        Assert.Contains("Consent to ask your insurance", (await browser.OpenAsync("/my/enroll")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("without this consent we may not ask your plan", (await browser.OpenAsync("/my/documents")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        await browser.SendAsync("/my/enroll/paying/1", "answer", ("Input.Text", "SelfPay"));
        Assert.DoesNotContain("Consent to ask your insurance", (await browser.OpenAsync("/my/enroll")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_script_the_picker_says_so_and_gives_the_number()
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using var browser = await PlainBrowser.SignedInAsync(host, Newcomer);

        var page = await browser.ReadAsync("/my/enroll/place");
        var said = WebUtility.HtmlDecode(page[page.IndexOf("<noscript>", StringComparison.Ordinal)..page.IndexOf("</noscript>", StringComparison.Ordinal)]);

        Assert.Contains($"href=\"{Phone}\"", said, StringComparison.Ordinal);
        Assert.Contains("needs JavaScript", said, StringComparison.Ordinal);
    }

    private static async Task<string?> FilledInAsync(PlainBrowser browser, string step) =>
        (await browser.OpenAsync("/my/enroll/" + step)).QuerySelector("[name='Input.Text']")!.GetAttribute("value");

    private static Task EndAsync(PortalHost host, EnrollmentStatus end) => MoveAsync(host, end switch
    {
        EnrollmentStatus.Withdrawn => [EnrollmentStatus.Withdrawn],
        EnrollmentStatus.Declined => [EnrollmentStatus.Requested, EnrollmentStatus.Declined],
        _ => [EnrollmentStatus.Requested, EnrollmentStatus.Approved, EnrollmentStatus.Active, end],
    });

    // The demo's newest enrollment is the one just begun.
    private static async Task MoveAsync(PortalHost host, params EnrollmentStatus[] path)
    {
        await using var db = await host.Databases.CreateDbContextAsync(Stop);
        var mine = await db.Enrollments.OrderByDescending(row => row.StartedUtc).FirstAsync(Stop);
        // A decline is told in office hours: by now, whatever the day is.
        var begun = path.Contains(EnrollmentStatus.Declined) ? host.Clock.UtcNow.AddDays(-7) : host.Clock.UtcNow.AddHours(-1);
        foreach (var (to, step) in path.Select((to, step) => (to, step)))
        {
            if (to is EnrollmentStatus.Completed or EnrollmentStatus.Discharged)
                mine.DateEnd(host.Clock.Today, "Agreed.");
            Actor mover = to is EnrollmentStatus.Withdrawn or EnrollmentStatus.Waitlisted ? new Actor.Client(new(Guid.NewGuid()), mine.ClientId) : RunningGroup.Clinician;
            Assert.True(mine.MoveTo(to, mover, begun.AddMinutes(step), nameof(WithdrawalReason.ClientDecided)).Succeeded);
        }

        await db.SaveChangesAsync(Stop);
    }
}
