using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Account;
using RedWillow.Portal.Account.SignIn;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Platform.Outbox;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Account;

/// <summary>A client signs in with eight digits from the mailbox: once, soon, and in the browser that asked.</summary>
public sealed class MailedCodeTests
{
    private const string Email = "kai@example.test";
    private const string Password = "gravel otter violin noon";
    private const string Wrong = "0000 0000 0";
    private static readonly JsonSerializerOptions Fields = new() { IncludeFields = true };

    [Fact]
    public async Task A_client_signs_in_with_the_mailed_code_and_goes_on_where_they_were()
    {
        await using var host = await AccountHost.StartAsync();
        await host.AddAsync(Email);
        var visit = host.NewVisit();
        using var asked = await visit.SendAsync("/account/code?ReturnUrl=%2Fmy%2Fpreferences", "request-code", ("Input.Email", Email));
        var code = (await host.MailAsync(AccountMailKinds.Code))!.Code!;
        Assert.Matches("^[0-9]{8}$", code);
        var enter = Path(asked)!;

        using var wrong = await visit.SendAsync(enter, "enter-code", ("Input.Code", Wrong));
        Assert.Contains("That code did not work", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var right = await visit.SendAsync(enter, "enter-code", ("Input.Code", $" {code[..4]}-{code[4..]} "));

        Assert.Equal("/my/preferences", Path(right));
        Assert.Contains(Email, await visit.Client.GetStringAsync(new Uri("/account/manage", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_code_opens_nothing_in_a_browser_that_did_not_ask()
    {
        await using var host = await AccountHost.StartAsync();
        await host.AddAsync(Email);
        using var asked = await host.NewVisit().SendAsync("/account/code", "request-code", ("Input.Email", Email));
        using var elsewhere = await host.NewVisit().Client.GetAsync(new Uri("/account/code/enter", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Found, elsewhere.StatusCode);
        Assert.Equal("/account/code", Path(elsewhere));
    }

    [Fact]
    public async Task Who_works_here_gets_no_code()
    {
        await using var host = await AccountHost.StartAsync();
        await host.AddAsync(Email, StaffRoles.Counselor);
        using var asked = await host.NewVisit().SendAsync("/account/code", "request-code", ("Input.Email", Email));

        Assert.Null(await host.MailAsync(AccountMailKinds.Code));
    }

    [Theory, OnEachDatabase]
    public async Task A_code_works_once(Database database)
    {
        var code = await CodeAsync(database);

        Assert.Equal(SignInOutcome.Open, await TypeAsync(database, code));
        Assert.Equal(SignInOutcome.Refused, await TypeAsync(database, code));
    }

    [Theory, OnEachDatabase]
    public async Task A_code_works_for_ten_minutes(Database database)
    {
        var code = await CodeAsync(database);
        database.Clock.Time.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(SignInOutcome.Refused, await TypeAsync(database, code));
    }

    [Theory, OnEachDatabase]
    public async Task Five_wrong_codes_make_the_right_one_worthless(Database database)
    {
        var code = await CodeAsync(database);
        for (var slip = 0; slip < 5; slip++)
        {
            Assert.Equal(SignInOutcome.Refused, await TypeAsync(database, Wrong));
            database.Clock.Time.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.Equal(SignInOutcome.Refused, await TypeAsync(database, code));
    }

    [Theory, OnEachDatabase]
    public async Task Wrong_codes_are_counted_whatever_browser_types_them(Database database)
    {
        var code = await CodeAsync(database);
        for (var slip = 0; slip < 5; slip++)
            Assert.Equal(SignInOutcome.Refused, await TypeAsync(database, Wrong, $"browser {slip}"));

        Assert.Equal(SignInOutcome.Refused, await TypeAsync(database, code, "another browser"));
    }

    [Theory, OnEachDatabase]
    public async Task A_new_code_is_good_whatever_was_typed_before(Database database)
    {
        await CodeAsync(database);
        for (var slip = 0; slip < 5; slip++)
            await TypeAsync(database, Wrong);
        database.Clock.Time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(SignInOutcome.Open, await TypeAsync(database, await AskAsync(database)));
    }

    [Theory, OnEachDatabase]
    public async Task A_wrong_code_leaves_the_account_as_it_is(Database database)
    {
        await CodeAsync(database);
        async Task<string> AccountAsync()
        {
            await using var db = database.CreateContext();
            return JsonSerializer.Serialize((await db.Users.SingleAsync(), await db.UserTokens.SingleAsync()), Fields);
        }

        var before = await AccountAsync();
        await TypeAsync(database, Wrong);
        Assert.Equal(before, await AccountAsync());
    }

    [Theory, OnEachDatabase]
    public async Task Another_code_replaces_the_first(Database database)
    {
        var first = await CodeAsync(database);
        var second = await AskAsync(database);

        Assert.Equal(SignInOutcome.Refused, await TypeAsync(database, first));
        Assert.Equal(SignInOutcome.Open, await TypeAsync(database, second));
    }

    [Theory, OnEachDatabase]
    public async Task An_address_nobody_has_confirmed_gets_its_confirmation_instead(Database database)
    {
        await RegisterAsync(database);
        await database.Get<RequestCodeHandler>().HandleAsync(Actor.Visitor.Instance, new(Guid.NewGuid(), Email), default);

        await using var db = database.CreateContext();
        Assert.Equal(2, await db.Outbox.CountAsync(row => row.Kind == AccountMailKinds.Confirm));
        Assert.False(await db.Outbox.AnyAsync(row => row.Kind == AccountMailKinds.Code));
    }

    [Theory, OnEachDatabase]
    public async Task The_digits_are_kept_nowhere_and_every_try_is_written_down(Database database)
    {
        var code = await CodeAsync(database);
        await TypeAsync(database, Wrong);
        await TypeAsync(database, code);

        await using var db = database.CreateContext();
        Assert.Equal(2, await db.AuditEntries.CountAsync(row => row.Act == nameof(CodeTried)));
        Assert.Empty(await db.UserTokens.Where(row => row.Name == MailedCode.Name).ToListAsync());
        Assert.DoesNotContain(await db.AuditEntries.Select(row => row.Detail).ToListAsync(), detail => detail.Contains(code, StringComparison.Ordinal));
    }

    private static string? Path(HttpResponseMessage answer) => answer.Headers.Location is { IsAbsoluteUri: true } to ? to.PathAndQuery : answer.Headers.Location?.ToString();

    private static async Task RegisterAsync(Database database) => Assert.True(
        (await database.Get<RegisterClientHandler>().HandleAsync(Actor.Visitor.Instance, new(Guid.NewGuid(), "Kai", Email, Password, "en-US"), default)).Succeeded);

    /// <summary>A confirmed client has asked.</summary>
    private static async Task<string> CodeAsync(Database database)
    {
        await RegisterAsync(database);
        await using (var db = database.CreateContext())
            await db.Users.ExecuteUpdateAsync(set => set.SetProperty(row => row.EmailConfirmed, true));
        return await AskAsync(database);
    }

    private static async Task<string> AskAsync(Database database)
    {
        Assert.True((await database.Get<RequestCodeHandler>().HandleAsync(Actor.Visitor.Instance, new(Guid.NewGuid(), Email), default)).Succeeded);
        await using var db = database.CreateContext();
        var mail = await db.Outbox.Where(row => row.Kind == AccountMailKinds.Code).OrderByDescending(row => row.Id).FirstAsync();
        return JsonSerializer.Deserialize<AccountMailPayload>(mail.Payload)!.Code!;
    }

    private static async Task<SignInOutcome> TypeAsync(Database database, string code, string? device = null) =>
        (await database.Get<SignInWithCodeHandler>().HandleAsync(Actor.Visitor.Instance, new(Guid.NewGuid(), Email, code, device), default)).Value!.Outcome;
}
