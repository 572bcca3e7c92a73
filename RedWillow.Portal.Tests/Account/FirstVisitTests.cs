using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Platform.Outbox;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Account;

/// <summary>Somebody comes for the first time.</summary>
public sealed class FirstVisitTests
{
    private const string DemoWords = "This is a demo";

    [Fact]
    public async Task Who_chose_a_place_is_led_to_make_an_account_and_the_choice_goes_along()
    {
        await using var host = await AccountHost.StartAsync();
        using var client = host.NewVisit().Client;

        Assert.Contains("New here?", await ReadAsync(client, "/account/login?ReturnUrl=%2Fmy%2Fenroll%3Fg%3Dabc"), StringComparison.Ordinal);
        Assert.Contains(
            "class=\"btn\" href=\"/account/register?ReturnUrl=%2Fmy%2Fenroll%3Fg%3Dabc\"",
            await ReadAsync(client, "/account/login?ReturnUrl=%2Fmy%2Fenroll%3Fg%3Dabc"), StringComparison.Ordinal);
        Assert.DoesNotContain("New here?", await ReadAsync(client, "/account/login?ReturnUrl=%2Fmy"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sam 😀")]
    [InlineData("<Sam>")]
    public async Task A_name_with_other_signs_is_told_so_and_makes_no_account(string name)
    {
        await using var host = await AccountHost.StartAsync();
        using var answer = await host.NewVisit().SendAsync(
            "/account/register", "register", ("Input.Name", name), ("Input.Email", "sam@here.example"), ("Input.Password", AccountHost.Password));

        Assert.Contains("Use letters, spaces, hyphens, apostrophes and periods", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null(await host.MailAsync(AccountMailKinds.Confirm));
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_at_once()
    {
        await using var host = await AccountHost.StartAsync();
        using var answer = await host.NewVisit().SendAsync(
            "/account/register", "register", ("Input.Name", "Sam 😀"), ("Input.Email", "sam@here.example"), ("Input.Password", "short"));

        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("Use letters, spaces, hyphens, apostrophes and periods", page, StringComparison.Ordinal);
        Assert.Contains("Use at least 15 characters", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_demo_says_where_mail_lies()
    {
        await using var host = await AccountHost.StartAsync();
        using var client = host.NewVisit().Client;
        Assert.DoesNotContain(DemoWords, await ReadAsync(client, "/account/check-mail?sent=1"), StringComparison.Ordinal);

        await using var demo = await (await PortalHost.DemoAsync()).StartAsync();
        using var guest = demo.NewClient();
        Assert.Contains(DemoWords, await ReadAsync(guest, "/account/check-mail?sent=1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_demo_shows_its_sign_ins()
    {
        string[] shown = [DemoAccounts.Password, .. DemoAccounts.All.Select(account => account.Email)];
        await using var host = await AccountHost.StartAsync();
        using var client = host.NewVisit().Client;
        var page = await ReadAsync(client, "/account/login");
        Assert.All(shown, words => Assert.DoesNotContain(words, page, StringComparison.Ordinal));

        await using var demo = await (await PortalHost.DemoAsync()).StartAsync();
        using var guest = demo.NewClient();
        var open = await ReadAsync(guest, "/account/login");
        Assert.All(shown, words => Assert.Contains(words, open, StringComparison.Ordinal));
    }

    private static Task<string> ReadAsync(HttpClient client, string address) => client.GetStringAsync(new Uri(address, UriKind.Relative));
}
