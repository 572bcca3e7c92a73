using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Platform.Outbox;
using RedWillow.Portal.Tests.Support;
using static RedWillow.Portal.Tests.Account.AddressForms;

namespace RedWillow.Portal.Tests.Account;

/// <summary>Nobody can find out here who is a client (R-36).</summary>
public sealed partial class UniformAnswerTests
{
    // More than a password may be typed wrong, a code be typed wrong, or a mail be asked for.
    private const int Often = 6;
    private const int AtOnce = 4;
    private const int Rounds = 3;

    [Theory, MemberData(nameof(AddressForms.Names), MemberType = typeof(AddressForms))]
    public async Task Known_and_unknown_addresses_are_answered_alike(string path)
    {
        var (ask, steps) = All[path];
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
        await AssertAlikeAsync(known, unknown);
    }

    [Theory, MemberData(nameof(AddressForms.Names), MemberType = typeof(AddressForms))]
    public async Task Known_and_unknown_addresses_are_answered_alike_when_they_were_tried_too_often(string path)
    {
        var (ask, steps) = All[path];
        // Time stands still, so that what is shut stays shut.
        await using var host = await AccountHost.StartAsync(FixedClock.Usual());
        await host.AddAsync(Known);
        foreach (var email in (string[])[Known, Unknown])
            await TryOftenAsync(host, ask, email);
        // What asked for an account has one by now, though nobody can use it: the address is to be nobody's again.
        await host.RemoveAsync(Unknown);
        var sent = await host.MailsAsync();
        // With the right password even: whoever comes too soon is not told that it was right.
        var late = path == "sign in" ? (visit, email) => visit.SignInAsync(email, AccountHost.Password) : ask;
        host.Counted.Take();

        using var known = await late(host.NewVisit(), Known);
        Assert.Equal((steps, steps), host.Counted.Take());
        using var unknown = await late(host.NewVisit(), Unknown);
        Assert.Equal((steps, steps), host.Counted.Take());

        await AssertAlikeAsync(known, unknown);
        Assert.Equal(sent, await host.MailsAsync());
        if (path == "sign in")
            Assert.Equal(HttpStatusCode.OK, known.StatusCode);
        // Both were counted, and alike.
        var counts = await host.TriesAsync();
        Assert.All(counts, count => Assert.True(count.Tries > Often, $"{count}"));
        Assert.Equal(counts.Count / 2, counts.Distinct().Count());
    }

    [Theory, OnEachDatabase]
    public async Task Known_and_unknown_addresses_are_answered_alike_when_a_form_is_sent_many_times_at_once(Database database)
    {
        await using var host = await AccountHost.StartAsync(database);
        await host.AddAsync(Known);
        foreach (var (ask, steps) in Enumerable.Repeat(All.Values, Rounds).SelectMany(forms => forms))
        {
            using (await ask(host.NewVisit(), "warming@here.example"))
                host.Counted.Take();
            await host.ForgetTriesAsync();

            var known = await ManyAsync(host, ask, Known);
            Assert.Equal((AtOnce * steps, AtOnce * steps), host.Counted.Take());
            var unknown = await ManyAsync(host, ask, Unknown);
            Assert.Equal((AtOnce * steps, AtOnce * steps), host.Counted.Take());

            for (var one = 0; one < AtOnce; one++)
            {
                await AssertAlikeAsync(known[one], unknown[0]);
                await AssertAlikeAsync(known[0], unknown[one]);
            }

            await host.RemoveAsync(Unknown);
        }
    }

    /// <summary>What shuts is the address that was tried, not the form for everybody.</summary>
    [Fact]
    public async Task An_address_that_was_tried_too_often_keeps_nobody_else_out()
    {
        await using var host = await AccountHost.StartAsync(FixedClock.Usual());
        await host.AddAsync(Known);
        await TryOftenAsync(host, All["sign in"].Ask, Unknown);

        using var other = await host.NewVisit().SignInAsync(Known, AccountHost.Password);

        Assert.Equal(HttpStatusCode.Redirect, other.StatusCode);
    }

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
    public async Task An_invited_address_is_answered_like_every_other_and_keeps_its_invitation()
    {
        await using var host = await AccountHost.StartAsync();
        var invited = await host.AddAsync(Known, StaffRoles.Counselor, confirmed: false);
        using (await host.NewVisit().RegisterAsync("warming@here.example", AccountHost.Password))
            host.Counted.Take();

        using var known = await host.NewVisit().RegisterAsync(Known, "another quiet marble sock");
        Assert.Equal((1, 1), host.Counted.Take());
        using var unknown = await host.NewVisit().RegisterAsync(Unknown, "another quiet marble sock");
        Assert.Equal((1, 1), host.Counted.Take());

        Assert.Equal((unknown.StatusCode, unknown.Headers.Location), (known.StatusCode, known.Headers.Location));
        Assert.Equal(Known, (await host.MailAsync(AccountMailKinds.AlreadyRegistered))?.To);
        Assert.Equal(Unknown, (await host.MailAsync(AccountMailKinds.Confirm))?.To);
        await using var db = await host.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync();
        var kept = await db.Users.SingleAsync(user => user.Id == invited.Id);
        Assert.Equal((invited.PasswordHash, invited.SecurityStamp), (kept.PasswordHash, kept.SecurityStamp));
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

    private static async Task TryOftenAsync(AccountHost host, Func<FormVisit, string, Task<HttpResponseMessage>> ask, string email)
    {
        for (var tries = 0; tries < Often; tries++)
        {
            using var _ = await ask(host.NewVisit(), email);
        }
    }

    private static Task<HttpResponseMessage[]> ManyAsync(AccountHost host, Func<FormVisit, string, Task<HttpResponseMessage>> ask, string email) =>
        Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => ask(host.NewVisit(), email)));

    private static async Task AssertAlikeAsync(HttpResponseMessage known, HttpResponseMessage unknown)
    {
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
