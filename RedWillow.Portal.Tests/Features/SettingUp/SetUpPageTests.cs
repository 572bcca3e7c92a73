using System.Net;
using Microsoft.Extensions.DependencyInjection;
using RedWillow.Portal.Features.SettingUp;
using RedWillow.Portal.Tests.Account;
using RedWillow.Portal.Tests.Support;
using RedWillow.Portal.Tests.Support.Forms;

namespace RedWillow.Portal.Tests.Features.SettingUp;

public sealed class SetUpPageTests
{
    private const string Password = "gravel otter violin noon";

    [Fact]
    public async Task The_first_start_has_a_page_for_the_code_and_afterwards_it_is_like_any_other_that_is_not_there()
    {
        await using var host = await (await PortalHost.EmptyAsync()).WithoutJobs().StartAsync();
        var visit = new FormVisit(host.NewClient());
        var code = host.Services.GetRequiredService<SetupCode>();
        Assert.True(code.Waits);
        var shown = code.Make();

        using (var wrong = await SendAsync(visit, "AAAA-BBBB-CCCC-DDDD"))
        {
            Assert.Equal(HttpStatusCode.OK, wrong.StatusCode);
            Assert.Contains("This is not the code.", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        var form = FormOnPage.In(await visit.Client.GetStringAsync(new Uri("/setup", UriKind.Relative)), "/setup").Single(one => one.Name == "setup");
        using (var made = await PostAsync(visit, form, shown, Password))
            Assert.Equal("/account/login?ReturnUrl=%2Fadmin", made.Headers.Location?.PathAndQuery);
        // Back, and another password: it was not taken, and the page says so.
        using (var again = await PostAsync(visit, form, shown, "another quiet marble sock"))
        {
            Assert.Equal(HttpStatusCode.OK, again.StatusCode);
            Assert.Contains("Sign in with the password you entered then.", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        using (var refused = await visit.SignInAsync("ada@example.test", "another quiet marble sock"))
            Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        using (var signedIn = await visit.SignInAsync("ada@example.test", Password))
            Assert.Equal("/account/manage/security", signedIn.Headers.Location?.PathAndQuery);

        using var stranger = host.NewClient();
        using var shut = await stranger.GetAsync(new Uri("/setup", UriKind.Relative));
        using var slashed = await stranger.GetAsync(new Uri("/setup/", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, slashed.StatusCode);
        using var nowhere = await stranger.GetAsync(new Uri("/sets", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, shut.StatusCode);
        Assert.Equal((await nowhere.Content.ReadAsStringAsync()).Replace("sets", "setup", StringComparison.Ordinal), await shut.Content.ReadAsStringAsync());
        Assert.Equal(Names(nowhere), Names(shut));
    }

    private static Task<HttpResponseMessage> SendAsync(FormVisit visit, string code) => visit.SendAsync(
        "/setup", "setup", ("Input.Code", code), ("Input.Name", "Ada Kent"), ("Input.Email", "ada@example.test"), ("Input.Password", Password));

    private static async Task<HttpResponseMessage> PostAsync(FormVisit visit, FormOnPage form, string code, string password)
    {
        using var body = new FormUrlEncodedContent(
        [
            .. form.Hidden, new("Input.Code", code), new("Input.Name", "Ada Kent"), new("Input.Email", "ada@example.test"), new("Input.Password", password),
        ]);
        return await visit.Client.PostAsync(form.Action, body);
    }

    private static List<string> Names(HttpResponseMessage answer) =>
        [.. answer.Headers.Concat(answer.Content.Headers).Select(header => $"{header.Key}: {(header.Key is "Date" ? "" : string.Join(',', header.Value))}").Order(StringComparer.Ordinal)];
}
