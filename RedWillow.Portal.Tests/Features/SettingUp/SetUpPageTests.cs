using System.Net;
using Microsoft.Extensions.DependencyInjection;
using RedWillow.Portal.Features.SettingUp;
using RedWillow.Portal.Tests.Account;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.SettingUp;

public sealed class SetUpPageTests
{
    private const string Password = "gravel otter violin noon";

    [Fact]
    public async Task The_first_start_has_a_page_for_the_code_and_afterwards_it_is_like_any_other_that_is_not_there()
    {
        await using var host = await new PortalHost().WithoutJobs().With("Security:PasswordRounds", "1000").StartAsync();
        var visit = new FormVisit(host.NewClient());
        var code = host.Services.GetRequiredService<SetupCode>();
        Assert.True(code.Waits);
        var shown = code.Make();

        using (var wrong = await SendAsync(visit, "AAAA-BBBB-CCCC-DDDD"))
        {
            Assert.Equal(HttpStatusCode.OK, wrong.StatusCode);
            Assert.Contains("This is not the code.", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        using (var made = await SendAsync(visit, shown))
            Assert.Equal("/account/login?ReturnUrl=%2Fadmin", made.Headers.Location?.PathAndQuery);
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

    private static List<string> Names(HttpResponseMessage answer) =>
        [.. answer.Headers.Concat(answer.Content.Headers).Select(header => $"{header.Key}: {(header.Key is "Date" ? "" : string.Join(',', header.Value))}").Order(StringComparer.Ordinal)];
}
