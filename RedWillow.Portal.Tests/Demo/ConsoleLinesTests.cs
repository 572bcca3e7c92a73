using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Features.SettingUp;
using RedWillow.Portal.Tests.Account;
using RedWillow.Portal.Tests.Components;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Demo;

/// <summary>What whoever starts the portal reads on the console is all they need: the address, and a way in. The program itself is started.</summary>
public sealed partial class ConsoleLinesTests
{
    [Fact]
    public async Task With_the_demo_on_they_are_the_address_and_sign_ins_that_open()
    {
        await using var made = await PortalHost.DemoAsync();
        await using var portal = await PortalProcess.StartAsync(made.Storage, demo: true, until: line => line.StartsWith("Mail is ", StringComparison.Ordinal));

        Assert.Contains($"The demo clinic is open at {portal.Address}", portal.Lines);
        Assert.Contains($"Mail is written to {Path.Combine(made.Storage, "mail")}.", portal.Lines);
        var password = Assert.Single(portal.Lines, line => line.Contains("with the password", StringComparison.Ordinal)).Split('"')[1];
        var emails = portal.Lines.Where(line => Email().IsMatch(line)).ToList();
        Assert.Equal(DemoAccounts.All.Select(account => account.Email), emails);
        foreach (var email in emails)
        {
            using var answer = await new FormVisit(portal.NewClient()).SignInAsync(email, password);
            Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{email}: {answer.StatusCode}");
        }

        Assert.DoesNotContain(portal.Lines, line => Code().IsMatch(line));
    }

    [Fact]
    public async Task With_the_demo_off_they_are_the_page_and_the_code_that_make_the_first_administrator_once()
    {
        await using var made = await PortalHost.EmptyAsync();
        await using (var portal = await PortalProcess.StartAsync(made.Storage, demo: false, until: Code().IsMatch))
        {
            Assert.Contains($"Nobody administers this portal yet. Open {portal.Address}/setup", portal.Lines);
            Assert.DoesNotContain(portal.Lines, line => line.Contains("demo", StringComparison.OrdinalIgnoreCase));
            var code = Assert.Single(portal.Lines, line => Code().IsMatch(line));
            using var set = await new FormVisit(portal.NewClient()).SendAsync(
                "/setup", "setup", ("Input.Code", code), ("Input.Name", "Ada Kent"), ("Input.Email", "ada@example.test"), ("Input.Password", AccountHost.Password));
            Assert.Equal("/account/login?ReturnUrl=%2Fadmin", set.Headers.Location?.PathAndQuery);
        }

        await using var again = await new PortalHost().WithStorageOf(made.Storage).WithoutJobs().StartAsync();
        using var client = again.NewClient();
        using var shut = await client.GetAsync(new Uri("/setup", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, shut.StatusCode);
        Assert.False(again.Services.GetRequiredService<SetupCode>().Waits);
    }

    /// <summary>What `dotnet run` passes to the program, as the readme promises it.</summary>
    [Fact]
    public async Task The_address_of_dotnet_run_is_the_one_that_the_readme_names()
    {
        var settings = await File.ReadAllTextAsync(Path.Combine(PortalFiles.Root, "Properties", "launchSettings.json"), TestContext.Current.CancellationToken);

        Assert.Contains("\"applicationUrl\": \"http://localhost:5080\"", settings, StringComparison.Ordinal);
    }

    [GeneratedRegex("^[a-z0-9]+@demo\\.example$", RegexOptions.None, 1000)]
    private static partial Regex Email();

    [GeneratedRegex("^[A-Z0-9]{4}(-[A-Z0-9]{4}){3}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();
}
