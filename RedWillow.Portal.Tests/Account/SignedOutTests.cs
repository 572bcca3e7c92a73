using System.Net;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Tests.Features.RequestingEnrollment;
using RedWillow.Portal.Tests.Support;
using RedWillow.Portal.Tests.Support.Forms;

namespace RedWillow.Portal.Tests.Account;

/// <summary>Somebody goes on with a page that was left open after they were signed out.</summary>
public sealed class SignedOutTests
{
    private const string Question = "/my/enroll/about/2";
    private const string Back = "ReturnUrl=%2Fmy%2Fenroll%2Fabout%2F2";

    [Theory]
    [InlineData("en-US", "You were signed out, so what you just sent was not saved.", "New here?")]
    [InlineData("es-US", "Se cerró su sesión, así que lo que acaba de enviar no se guardó.", "primera vez")]
    public async Task An_answer_sent_too_late_says_that_it_was_not_saved_and_leads_back_to_its_question(string culture, string said, string stranger)
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using var client = await host.NewClientAsync(FormTable.Newcomer);
        using var browser = new PlainBrowser(client);
        await browser.StatusAsync("/language/" + culture);
        await browser.SendAsync("/my/enroll", "start");
        var answer = FormOnPage.In(await browser.ReadAsync(Question), Question).Single(form => form.Name == "answer");
        using (await new FormVisit(client).SendAsync("/my/enroll", "/account/logout"))
            Assert.Equal("/account/login?" + Back, await browser.LeadsToAsync(Question));

        using var body = new FormUrlEncodedContent([.. answer.Hidden, new("Input.Text", "Zoë")]);
        using var late = await client.PostAsync(answer.Action, body);

        Assert.Equal(HttpStatusCode.Found, late.StatusCode);
        var to = late.Headers.Location!.ToString();
        Assert.Equal("/account/login?ended=unsent&" + Back, to);
        var page = (await browser.OpenAsync(to)).QuerySelector("main")!;
        Assert.Contains(said, page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(stranger, page.TextContent, StringComparison.Ordinal);
        var (back, _) = await browser.SendAsync(to, "sign-in", ("Input.Email", FormTable.Newcomer), ("Input.Password", DemoAccounts.Password));
        Assert.Equal(Question, back);
        Assert.Equal("Alex", (await browser.OpenAsync(Question)).QuerySelector("[name='Input.Text']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Who_only_opens_a_page_is_told_so_when_their_cookie_counts_no_longer_and_a_first_visit_is_not()
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using var visitor = new PlainBrowser(host.NewClient());
        Assert.Equal("/account/login?" + Back, await visitor.LeadsToAsync(Question));

        using var client = host.NewClient();
        client.DefaultRequestHeaders.Add("Cookie", "rw=nothing-that-can-be-read");
        using var known = new PlainBrowser(client);
        Assert.Equal("/account/login?ended=1&" + Back, await known.LeadsToAsync(Question));
    }

    [Fact]
    public async Task What_was_posted_to_no_page_has_no_page_to_go_back_to()
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using var client = host.NewClient();

        using var answer = await client.PostAsync(new Uri("/account/passkey-creation", UriKind.Relative), null);

        Assert.Equal("/account/login?ended=unsent", answer.Headers.Location?.ToString());
    }
}
