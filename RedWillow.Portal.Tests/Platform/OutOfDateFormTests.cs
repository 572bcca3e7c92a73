using System.Net;
using AngleSharp.Html.Parser;
using RedWillow.Portal.Components;
using RedWillow.Portal.Tests.Features.RequestingEnrollment;
using RedWillow.Portal.Tests.Support;
using RedWillow.Portal.Tests.Support.Forms;

namespace RedWillow.Portal.Tests.Platform;

/// <summary>A form whose token is missing, made up or of another sign-in: the calm page that says so, wherever the portal runs.</summary>
public sealed class OutOfDateFormTests
{
    private const string NotSaved = "What you just sent was not saved.";

    [Theory]
    [InlineData("Development")]
    [InlineData("Staging")]
    public async Task Who_sends_a_form_without_its_token_reads_that_it_was_not_saved(string environment)
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().In(environment).StartAsync();
        using var client = host.NewClient();
        foreach (var address in (string[])[PortalRoutes.Login, PortalRoutes.Register, PortalRoutes.Consultation, PortalRoutes.Logout])
        {
            foreach (var token in (string?[])[null, "made-up"])
            {
                using var body = new FormUrlEncodedContent(Fields(token));
                using var answer = await client.PostAsync(new Uri(address, UriKind.Relative), body);
                await ReadsAsync(answer, address);
            }
        }
    }

    [Theory]
    [InlineData("Development")]
    [InlineData("Staging")]
    public async Task A_form_of_another_sign_in_saves_nothing_and_says_so(string environment)
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().In(environment).StartAsync();
        using var http = await host.NewClientAsync("new@demo.example");
        using var browser = new PlainBrowser(http);
        await browser.SendAsync("/my/enroll", "start");
        var shown = FormOnPage.In(await browser.ReadAsync("/my/enroll/emergency/2"), "/my/enroll/emergency/2").Single(form => form.Name == "answer");
        using (var other = await http.GetAsync(TestSignIn.AddressFor("client@demo.example")))
            Assert.True(other.IsSuccessStatusCode);
        await using var data = new Fingerprint(host.DatabaseFile);
        var before = await data.TakeAsync();

        using var body = new FormUrlEncodedContent([.. shown.Hidden, new("Input.Text", "801 555 0199")]);
        using var answer = await http.PostAsync(shown.Action, body);

        await ReadsAsync(answer, "/my/enroll/emergency/2");
        Assert.Equal(before, await data.TakeAsync());
    }

    private static List<KeyValuePair<string, string>> Fields(string? token)
    {
        List<KeyValuePair<string, string>> fields = [new("_handler", "sign-in"), new("Input.Email", "someone@here.example")];
        if (token is not null)
            fields.Add(new(FormOnPage.Token, token));
        return fields;
    }

    private static async Task ReadsAsync(HttpResponseMessage answer, string address)
    {
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        Assert.True(answer.StatusCode is HttpStatusCode.BadRequest, $"{address} is answered with {(int)answer.StatusCode}.");
        Assert.True(page.QuerySelector("main")?.TextContent.Contains(NotSaved, StringComparison.Ordinal), $"{address} says: {page.Body?.TextContent}");
        Assert.NotNull(page.QuerySelector("main a[href^='tel:']"));
        Assert.DoesNotContain("antiforgery", page.DocumentElement.OuterHtml, StringComparison.OrdinalIgnoreCase);
    }
}
