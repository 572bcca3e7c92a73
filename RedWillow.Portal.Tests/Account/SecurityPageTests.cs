using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using RedWillow.Portal.Components;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Platform.Security;
using RedWillow.Portal.Tests.Support;
using RedWillow.Portal.Tests.Support.Forms;

namespace RedWillow.Portal.Tests.Account;

/// <summary>The page about signing in has many forms: each says at its own field what is wrong, keeps what was typed, and no password comes back.</summary>
public sealed class SecurityPageTests
{
    private const string Guess = "not-the-password-at-all-1";
    private const string Next = "brisk maple 27 lantern evenings";

    [Theory]
    [InlineData("en", "The current password is not right.", "Error: Signing in")]
    [InlineData("es", "La contraseña actual no es correcta.", "Error: Inicio de sesión")]
    public async Task A_wrong_password_beside_a_code_is_said_at_the_password_and_the_code_is_kept(string language, string sentence, string title)
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using var client = await OpenAsync(host, FormTable.UsualClient, language);
        var key = Key(await ShownAsync(client));

        var (to, page) = await SendAsync(client, "add-app", ("App.Key", key), ("App.Code", OneTimeCode.At(key, 1)), ("App.Current", Guess));

        Assert.Null(to);
        Assert.StartsWith(sentence, ErrorAt(page, "App-Current"), StringComparison.Ordinal);
        Assert.StartsWith(title, page.Title, StringComparison.Ordinal);
        Assert.Equal((OneTimeCode.At(key, 1), ""), (Value(page, "App-Code"), Value(page, "App-Current")));
        Assert.DoesNotContain(Guess, page.Source.Text, StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll("[aria-invalid]"));
    }

    [Fact]
    public async Task A_wrong_code_is_said_at_the_code_and_the_key_that_was_scanned_stays()
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using var client = await OpenAsync(host, FormTable.UsualClient);
        var key = Key(await ShownAsync(client));

        var (_, page) = await SendAsync(client, "add-app", ("App.Key", key), ("App.Code", "12 34"), ("App.Current", DemoAccounts.Password));

        Assert.StartsWith("That code did not work.", ErrorAt(page, "App-Code"), StringComparison.Ordinal);
        Assert.Equal(("12 34", key, key), (Value(page, "App-Code"), Key(page), page.QuerySelector("code")!.TextContent));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"><b>")]
    [InlineData("abcdefghijklmnopqrstuvwxyz234567")]
    public async Task A_key_that_the_page_did_not_make_is_not_taken_and_not_shown(string key)
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using var client = await OpenAsync(host, FormTable.UsualClient);

        var (to, page) = await SendAsync(client, "add-app", ("App.Key", key), ("App.Code", "123456"), ("App.Current", DemoAccounts.Password));

        Assert.Null(to);
        Assert.StartsWith("That code did not work.", ErrorAt(page, "App-Code"), StringComparison.Ordinal);
        Assert.Matches("^[A-Z2-7]{32}$", Key(page));
    }

    [Fact]
    public async Task What_was_saved_before_is_not_said_beside_what_is_refused_now()
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using var client = await OpenAsync(host, FormTable.UsualClient);
        const string AfterSaving = PortalRoutes.Security + "?saved=1";
        var saved = new HtmlParser().ParseDocument(await client.GetStringAsync(new Uri(AfterSaving, UriKind.Relative)));
        Assert.Equal("Saved.", saved.QuerySelector(".alert-good")!.TextContent.Trim());

        using var answer = await new FormVisit(client).SendAsync(AfterSaving, "change-password", ("Passwords.Current", Guess), ("Passwords.Next", Next));

        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        Assert.NotNull(page.QuerySelector(".error-summary"));
        Assert.Null(page.QuerySelector(".alert-good"));
    }

    [Fact]
    public async Task Of_two_passwords_each_is_told_apart_and_neither_comes_back()
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using var client = await OpenAsync(host, FormTable.UsualClient);

        var (_, wrong) = await SendAsync(client, "change-password", ("Passwords.Current", Guess), ("Passwords.Next", Next));
        var (_, weak) = await SendAsync(client, "change-password", ("Passwords.Current", DemoAccounts.Password), ("Passwords.Next", "brisk maple"));
        var (_, none) = await SendAsync(client, "change-password", ("Passwords.Current", ""), ("Passwords.Next", ""));
        var (_, same) = await SendAsync(client, "change-password", ("Passwords.Current", DemoAccounts.Password), ("Passwords.Next", DemoAccounts.Password));

        Assert.StartsWith("The current password is not right.", ErrorAt(wrong, "Passwords-Current"), StringComparison.Ordinal);
        Assert.StartsWith("Use at least", ErrorAt(weak, "Passwords-Next"), StringComparison.Ordinal);
        Assert.StartsWith("This is the password you typed", ErrorAt(same, "Passwords-Next"), StringComparison.Ordinal);
        Assert.Equal(("Enter your current password", "Choose a password"), (ErrorAt(none, "Passwords-Current"), ErrorAt(none, "Passwords-Next")));
        Assert.DoesNotContain(Guess, wrong.Source.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Next, wrong.Source.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(DemoAccounts.Password, weak.Source.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("brisk maple", weak.Source.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_with_one_passkey_is_said_at_that_one()
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using var client = await OpenAsync(host, FormTable.OtherClient);
        var (phone, laptop) = (await AddAsync(host, [1, 1, 1, 1], "Phone"), await AddAsync(host, [2, 2, 2, 2], "Laptop"));
        var tooLong = new string('a', 61);

        var (_, renamed) = await SendAsync(client, $"[{laptop}]rename-passkey", ("Renamed.Name", tooLong));
        var (_, removed) = await SendAsync(client, $"[{laptop}]remove-passkey", ("Removed.Current", Guess));
        var (to, _) = await SendAsync(client, $"[{laptop}]rename-passkey", ("Renamed.Name", "Old laptop"));

        Assert.Equal("Use 60 characters or fewer", ErrorAt(renamed, $"{laptop}-Renamed-Name"));
        Assert.Equal(("Phone", tooLong), (Value(renamed, $"{phone}-Renamed-Name"), Value(renamed, $"{laptop}-Renamed-Name")));
        Assert.StartsWith("The current password is not right.", ErrorAt(removed, $"{laptop}-Removed-Current"), StringComparison.Ordinal);
        Assert.Equal(removed.GetElementById($"{laptop}-Removed-Current"), Assert.Single(removed.QuerySelectorAll("details[open] input[type=password]")));
        Assert.DoesNotContain(Guess, removed.Source.Text, StringComparison.Ordinal);
        Assert.Equal(PortalRoutes.Security + "?saved=1", to);
        var after = await ShownAsync(client);
        Assert.Equal(("Phone", "Old laptop"), (Value(after, $"{phone}-Renamed-Name"), Value(after, $"{laptop}-Renamed-Name")));
    }

    [Fact]
    public async Task A_passkey_that_no_device_made_is_refused_and_its_name_kept()
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using var client = await OpenAsync(host, FormTable.UsualClient);

        var (_, page) = await SendAsync(client, "add-passkey", ("Passkey.Credential", "{}"), ("Passkey.Name", "Blue phone"), ("Passkey.Current", Guess));

        Assert.Contains("The passkey did not work.", page.QuerySelector(".error-summary[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("Blue phone", ""), (Value(page, "Passkey-Name"), page.QuerySelector("[name='Passkey.Credential']")!.GetAttribute("value")));
    }

    private static async Task<HttpClient> OpenAsync(PortalHost host, string email, string language = "en")
    {
        var client = await host.NewClientAsync(email);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        return client;
    }

    private static async Task<IHtmlDocument> ShownAsync(HttpClient client) =>
        new HtmlParser().ParseDocument(await client.GetStringAsync(new Uri(PortalRoutes.Security, UriKind.Relative)));

    // Where the form led, or the page it came back with.
    private static async Task<(string? To, IHtmlDocument Page)> SendAsync(HttpClient client, string form, params (string Name, string Value)[] fields)
    {
        using var answer = await new FormVisit(client).SendAsync(PortalRoutes.Security, form, fields);
        return (answer.Headers.Location?.PathAndQuery, new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync()));
    }

    // The name under which its forms stand on the page.
    private static async Task<string> AddAsync(PortalHost host, byte[] credential, string name)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>();
        UserPasskeyInfo passkey = new(credential, [1], DateTimeOffset.UnixEpoch, 0, [], isUserVerified: true, isBackupEligible: false, isBackedUp: false, [1], [1]) { Name = name };
        Assert.True((await users.AddOrUpdatePasskeyAsync((await users.FindByEmailAsync(FormTable.OtherClient))!, passkey)).Succeeded);
        return "passkey-" + WebEncoders.Base64UrlEncode(credential);
    }

    // What describes the field that is marked as wrong, and is linked to it from the summary.
    private static string? ErrorAt(IHtmlDocument page, string field)
    {
        var control = page.GetElementById(field);
        Assert.Equal("true", control?.GetAttribute("aria-invalid"));
        Assert.Contains($"{field}-error", control!.GetAttribute("aria-describedby"), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($".error-summary a[href='#{field}']"));
        return page.GetElementById($"{field}-error")?.TextContent;
    }

    private static string Value(IHtmlDocument page, string field) => page.GetElementById(field)?.GetAttribute("value") ?? "";

    private static string Key(IHtmlDocument page) => page.QuerySelector("[name='App.Key']")!.GetAttribute("value")!;
}
