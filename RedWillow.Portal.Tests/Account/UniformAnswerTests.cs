using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Platform.Outbox;

namespace RedWillow.Portal.Tests.Account;

/// <summary>Nobody can find out here who is a client (R-36).</summary>
public sealed partial class UniformAnswerTests
{
    // Equally long, because the page shows what was typed.
    private const string Known = "someone@here.example";
    private const string Unknown = "another@here.example";
    private const string WrongPassword = "not the right one at all";

    [Fact]
    public Task Signing_in_answers_known_and_unknown_addresses_alike() =>
        AlikeAsync((visit, email) => visit.SignInAsync(email, WrongPassword));

    [Fact]
    public Task Registering_answers_known_and_unknown_addresses_alike() =>
        AlikeAsync((visit, email) => visit.RegisterAsync(email, AccountHost.Password));

    [Fact]
    public Task Forgetting_a_password_answers_known_and_unknown_addresses_alike() =>
        AlikeAsync((visit, email) => visit.SendAsync("/account/forgot-password", "forgot", ("Input.Email", email)));

    [Fact]
    public Task Asking_for_the_mail_again_answers_known_and_unknown_addresses_alike() =>
        AlikeAsync((visit, email) => visit.SendAsync("/account/check-mail", "resend", ("Input.Email", email)));

    [Fact]
    public Task Asking_for_a_code_answers_known_and_unknown_addresses_alike() =>
        AlikeAsync((visit, email) => visit.SendAsync("/account/code", "request-code", ("Input.Email", email)));

    [Fact]
    public Task Typing_a_wrong_code_answers_known_and_unknown_addresses_alike() => AlikeAsync(
        async (visit, email) =>
        {
            using (await visit.SendAsync("/account/code", "request-code", ("Input.Email", email)))
                return await visit.SendAsync("/account/code/enter", "enter-code", ("Input.Code", "not a code"));
        },
        steps: 2);

    [Fact]
    public async Task The_truth_goes_to_the_mailbox()
    {
        await using var host = await AccountHost.StartAsync();
        await host.AddAsync(Known);
        using var answer = await host.NewVisit().RegisterAsync(Known, AccountHost.Password);

        Assert.Equal(Known, (await host.MailAsync(AccountMailKinds.AlreadyRegistered))?.To);
        Assert.Null(await host.MailAsync(AccountMailKinds.Confirm));
    }

    [Fact]
    public async Task The_right_password_of_an_unconfirmed_address_is_told_so_and_a_wrong_one_is_not()
    {
        await using var host = await AccountHost.StartAsync();
        await host.AddAsync(Known, StaffRoles.None, confirmed: false);
        using var right = await host.NewVisit().SignInAsync(Known, AccountHost.Password);
        using var wrong = await host.NewVisit().SignInAsync(Known, WrongPassword);

        Assert.Contains("not confirmed yet", await right.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("not confirmed yet", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    /// <summary>Takes minutes: the battery runs it, the normal run does not count it.</summary>
    [Fact(Explicit = true)]
    public async Task Five_hundred_pairs_differ_by_five_milliseconds_at_most()
    {
        await using var host = await AccountHost.StartAsync(rounds: 210_000);
        await host.AddAsync(Known);
        var gaps = new List<double>();
        for (var pair = 0; pair < 500; pair++)
        {
            // A first try each time: a throttled address answers alike, but not as fast as an open one.
            await host.ForgetTriesAsync();
            var (known, unknown) = (await TimeAsync(host, Known), await TimeAsync(host, $"a{pair:D6}@here.example"));
            gaps.Add(known - unknown);
        }

        gaps.Sort();
        Assert.InRange(Math.Abs(gaps[gaps.Count / 2]), 0, 5);
    }

    private static async Task<double> TimeAsync(AccountHost host, string email)
    {
        var visit = host.NewVisit();
        using var client = visit.Client;
        var watch = Stopwatch.StartNew();
        using var answer = await visit.SignInAsync(email, WrongPassword);
        return watch.Elapsed.TotalMilliseconds;
    }

    private static async Task AlikeAsync(Func<FormVisit, string, Task<HttpResponseMessage>> ask, int steps = 1)
    {
        await using var host = await AccountHost.StartAsync();
        await host.AddAsync(Known);
        // What only the first request of a host costs is not what is compared.
        using (await ask(host.NewVisit(), "warming@here.example"))
            host.Counted.Take();

        using var known = await ask(host.NewVisit(), Known);
        var knownCost = host.Counted.Take();
        using var unknown = await ask(host.NewVisit(), Unknown);
        var unknownCost = host.Counted.Take();

        Assert.Equal((steps, steps), knownCost);
        Assert.Equal((steps, steps), unknownCost);
        Assert.Equal(known.StatusCode, unknown.StatusCode);
        Assert.Equal(Headers(known), Headers(unknown));
        Assert.Equal(await BodyAsync(known, Known), await BodyAsync(unknown, Unknown));
        Assert.True(known.StatusCode is HttpStatusCode.OK or HttpStatusCode.Found or HttpStatusCode.SeeOther, $"{known.StatusCode}");
    }

    private static IEnumerable<string> Headers(HttpResponseMessage answer) => answer.Headers.Concat(answer.Content.Headers)
        .Where(header => header.Key is not "Date")
        .Select(header => $"{header.Key}: {(header.Key is "Set-Cookie" ? string.Join(' ', header.Value.Select(cookie => cookie.Split('=')[0])) : string.Join(' ', header.Value))}")
        .Order(StringComparer.Ordinal);

    // Form tokens and keys are random; everything else must be the same, byte for byte.
    private static async Task<string> BodyAsync(HttpResponseMessage answer, string email) =>
        Random().Replace((await answer.Content.ReadAsStringAsync()).Replace(email, "ADDRESS", StringComparison.Ordinal), "RANDOM");

    [GeneratedRegex("CfDJ8[A-Za-z0-9_+/=-]+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Random();
}
