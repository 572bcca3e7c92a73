using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RedWillow.Portal.Account;
using RedWillow.Portal.Components;
using RedWillow.Portal.Data;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Features.ManagingPeople;
using RedWillow.Portal.Platform.Outbox;
using RedWillow.Portal.Platform.Security;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Account;

/// <summary>From the first form to the last sign-out, by plain requests.</summary>
public sealed class LoginFlowTests
{
    private const string Email = "someone@here.example";
    private const string Back = "?ReturnUrl=%2Fmy%2Fschedule";
    private static readonly Uri Profile = new("/account/manage", UriKind.Relative);

    [Fact]
    public async Task Somebody_registers_confirms_and_signs_in()
    {
        await using var host = await AccountHost.StartAsync();
        var visit = host.NewVisit();
        using var registered = await visit.RegisterAsync(Email, AccountHost.Password);
        Assert.Equal("/account/check-mail?sent=1", Path(registered));

        var link = (await host.MailAsync(AccountMailKinds.Confirm))!.Path!;
        using var opened = await visit.Client.GetAsync(new Uri(link, UriKind.Relative));
        using var tooEarly = await visit.SignInAsync(Email, AccountHost.Password);
        Assert.Equal(HttpStatusCode.OK, tooEarly.StatusCode);

        using var guessed = await visit.SendAsync(link, "confirm", ("Input.Password", "not the password of this"));
        Assert.Contains("not the password this account was made with", await guessed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var confirmed = await visit.SendAsync(link, "confirm", ("Input.Password", AccountHost.Password));
        Assert.Equal("/my", Path(confirmed));
        Assert.Contains(Email, await visit.Client.GetStringAsync(Profile), StringComparison.Ordinal);

        var elsewhere = host.NewVisit();
        using var again = await elsewhere.SendAsync(link, "confirm", ("Input.Password", AccountHost.Password));
        Assert.Contains("no longer works", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var signedIn = await elsewhere.SignInAsync(Email, AccountHost.Password);
        Assert.Equal("/my", Path(signedIn));
    }

    [Fact]
    public async Task Whatever_is_wrong_with_a_registration_is_said_at_once()
    {
        await using var host = await AccountHost.StartAsync();
        using var answer = await host.NewVisit().SendAsync(
            "/account/register", "register", ("Input.Name", "Jo \u263a"), ("Input.Email", "nonsense"), ("Input.Password", "short"));

        var page = await answer.Content.ReadAsStringAsync();

        foreach (var field in new[] { "Input-Name", "Input-Email", "Input-Password" })
            Assert.Contains($"href=\"#{field}\"", page.Replace("/account/register#", "#", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invitation_that_is_too_old_says_so_and_how_to_go_on()
    {
        var clock = FixedClock.Usual();
        await using var host = await AccountHost.StartAsync(clock);
        var client = await host.AddAsync(Email);
        await using (var scope = host.Services.CreateAsyncScope())
        {
            var desk = new Actor.Staff(new(Guid.NewGuid()), new(Guid.NewGuid()), StaffRoles.FrontDesk);
            Assert.True((await scope.ServiceProvider.GetRequiredService<InviteClientHandler>().HandleAsync(
                desk, new(Guid.NewGuid(), client.ClientId!.Value, IdentityCheck.FaceToFace, AtTheirWish: true), default)).Succeeded);
        }

        var link = (await host.MailAsync(AccountMailKinds.Invite))!.Path!;
        clock.Advance(TimeSpan.FromHours(73));
        using var late = await host.NewVisit().SendAsync(link, "invite", ("Input.Password", "another quiet marble sock"));

        var page = await late.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, late.StatusCode);
        Assert.Contains("This link no longer works. Links work once and for three days.", page, StringComparison.Ordinal);
        Assert.Contains("Otherwise ask us for a new one.", page, StringComparison.Ordinal);
        Assert.Contains("href=\"tel:", page, StringComparison.Ordinal);
        using var refused = await host.NewVisit().SignInAsync(Email, "another quiet marble sock");
        Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
    }

    [Fact]
    public async Task A_new_password_comes_by_mail_once_and_ends_what_was_open()
    {
        await using var host = await AccountHost.StartAsync();
        await host.AddAsync(Email);
        using var open = await host.SignedInAsync(Email);
        var visit = host.NewVisit();
        using var asked = await visit.SendAsync("/account/forgot-password", "forgot", ("Input.Email", Email));
        var link = (await host.MailAsync(AccountMailKinds.Reset))!.Path!;

        using var common = await visit.SendAsync(link, "reset", ("Input.Password", "passwordpassword123"));
        Assert.Equal(HttpStatusCode.OK, common.StatusCode);
        using var reset = await visit.SendAsync(link, "reset", ("Input.Password", "another quiet marble sock"));
        Assert.Equal("/account/reset-password?done=1", Path(reset));
        using var twice = await visit.SendAsync(link, "reset", ("Input.Password", "third attempt with the link"));
        Assert.Equal(HttpStatusCode.OK, twice.StatusCode);

        using var oldPassword = await visit.SignInAsync(Email, AccountHost.Password);
        Assert.Equal(HttpStatusCode.OK, oldPassword.StatusCode);
        using var newPassword = await visit.SignInAsync(Email, "another quiet marble sock");
        Assert.Equal("/my", Path(newPassword));
        await EndsAsync(open);
    }

    [Fact]
    public async Task A_new_password_opens_at_once_where_the_old_one_was_mistyped_too_often()
    {
        await using var host = await AccountHost.StartAsync();
        await host.AddAsync(Email);
        var visit = host.NewVisit();
        using (await visit.SignInAsync(Email, AccountHost.Password))
        using (await visit.SendAsync("/account/manage", "/account/logout"))
        {
            for (var slip = 0; slip < 8; slip++)
                (await visit.SignInAsync(Email, "slip of the finger again")).Dispose();
        }

        using var asked = await visit.SendAsync("/account/forgot-password", "forgot", ("Input.Email", Email));
        using var reset = await visit.SendAsync((await host.MailAsync(AccountMailKinds.Reset))!.Path!, "reset", ("Input.Password", "another quiet marble sock"));
        using var signedIn = await visit.SignInAsync(Email, "another quiet marble sock");
        Assert.Equal("/my", Path(signedIn));
    }

    [Theory, OnEachDatabase]
    public async Task A_password_that_was_being_checked_opens_nothing_that_was_taken_back_meanwhile(Database database)
    {
        await using var host = await AccountHost.StartAsync(database);
        await host.AddAsync(Email);
        void Change(Action<PortalUser> change)
        {
            using var db = host.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContext();
            change(db.Users.Single());
            db.SaveChanges();
        }

        // Taken back, shut, or merely given another stamp.
        foreach (var change in new Action<PortalUser>[] { user => user.SecurityStamp = "another", user => user.Disabled = true, user => user.PasswordHash = null })
        {
            host.Counted.Checked = () => Change(change);
            using var late = await host.NewVisit().SignInAsync(Email, AccountHost.Password);
            Assert.Equal(HttpStatusCode.OK, late.StatusCode);
            Assert.False(late.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(cookie => cookie.StartsWith("rw=", StringComparison.Ordinal)));

            host.Counted.Checked = null;
            Change(user => user.Disabled = false);
            await host.ForgetTriesAsync();
        }

        await using var look = await host.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync();
        var tried = await look.AuditEntries.Where(entry => entry.Act == nameof(PasswordTried)).ToListAsync();
        Assert.Equal(3, tried.Count(entry => entry.Detail.Contains("Refused", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_cookie_is_worth_nothing_after_signing_out()
    {
        await using var host = await AccountHost.StartAsync();
        await host.AddAsync(Email);
        var visit = host.NewVisit();
        using var signedIn = await visit.SignInAsync(Email, AccountHost.Password);
        var cookie = signedIn.Headers.GetValues("Set-Cookie").First(value => value.StartsWith("rw=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);

        using var signedOut = await visit.SendAsync("/account/manage", "/account/logout");
        using var thief = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = host.Address };
        thief.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);
        await EndsAsync(thief);
    }

    [Fact]
    public async Task Leaving_ends_the_session_and_a_look_ahead_does_not()
    {
        await using var host = await AccountHost.StartAsync();
        await host.AddAsync(Email);
        var visit = host.NewVisit();
        using var signedIn = await visit.SignInAsync(Email, AccountHost.Password);
        var cookie = signedIn.Headers.GetValues("Set-Cookie").First(value => value.StartsWith("rw=", StringComparison.Ordinal)).Split(';')[0];
        using var thief = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = host.Address };
        thief.DefaultRequestHeaders.Add("Cookie", cookie);

        foreach (var (header, value) in ((string, string)[])[("Sec-Purpose", "prefetch;prerender"), ("Purpose", "prefetch"), ("X-Moz", "prefetch")])
        {
            using var ahead = new HttpRequestMessage(HttpMethod.Get, "/leave");
            ahead.Headers.Add(header, value);
            using var nothing = await visit.Client.SendAsync(ahead);
            Assert.Equal((HttpStatusCode.NoContent, false), (nothing.StatusCode, nothing.Headers.Contains("Set-Cookie")));
        }

        await Task.Delay(TimeSpan.FromSeconds(3));
        using var still = await thief.GetAsync(Profile);
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);

        using var left = await visit.Client.GetAsync(new Uri("/leave", UriKind.Relative));
        Assert.Equal((HttpStatusCode.SeeOther, "www.weather.gov"), (left.StatusCode, left.Headers.Location!.Host));
        Assert.All(left.Headers.GetValues("Set-Cookie"), one => Assert.Contains("expires=Thu, 01 Jan 1970", one, StringComparison.Ordinal));
        using var back = await visit.Client.GetAsync(Profile);
        Assert.Equal(HttpStatusCode.Found, back.StatusCode);
        using var stolen = await thief.GetAsync(Profile);
        Assert.Equal(HttpStatusCode.Found, stolen.StatusCode);
    }

    [Fact]
    public async Task A_removed_role_ends_the_sign_in_within_seconds()
    {
        await using var host = await AccountHost.StartAsync(demo: true);
        var clinician = await host.AddAsync(Email, StaffRoles.Clinician);
        using var open = await host.SignedInAsync(Email);
        using (var before = await open.GetAsync(Profile)) Assert.Equal(HttpStatusCode.OK, before.StatusCode);

        await using var scope = host.Services.CreateAsyncScope();
        var admin = new Actor.Staff(new AccountId(Guid.CreateVersion7()), new PractitionerId(Guid.CreateVersion7()), StaffRoles.Admin);
        var answer = await scope.ServiceProvider.GetRequiredService<ChangeRolesHandler>()
            .HandleAsync(admin, new(Guid.CreateVersion7(), clinician.Id, StaffRoles.Clinician, StaffRoles.None), CancellationToken.None);
        Assert.True(answer.Succeeded, answer.Refusal?.Code);
        await EndsAsync(open);
    }

    [Fact]
    public async Task An_authenticator_app_is_asked_for_after_the_password_and_its_code_counts_once()
    {
        // A half minute of the real clock may end between any two steps.
        var clock = FixedClock.Now();
        await using var host = await AccountHost.StartAsync(clock);
        await host.AddAsync(Email);
        using var client = await host.SignedInAsync(Email);
        var page = await client.GetStringAsync(new Uri("/account/manage/security", UriKind.Relative));
        var key = Support.Forms.FormOnPage.In(page, "/account/manage/security").First(form => form.Name == "add-app").Hidden.First(field => field.Key == "App.Key").Value;
        var step = OneTimeCode.StepAt(clock.UtcNow);
        using var added = await new FormVisit(client).SendAsync(
            "/account/manage/security", "add-app", ("App.Key", key), ("App.Code", OneTimeCode.At(key, step - 1)), ("App.Current", AccountHost.Password));
        Assert.Contains("recovery codes", await added.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var visit = host.NewVisit();
        using var first = await visit.SignInAsync(Email, AccountHost.Password);
        Assert.Equal("/account/two-factor", Path(first));
        using (var early = await visit.Client.GetAsync(Profile)) Assert.Equal(HttpStatusCode.Found, early.StatusCode);
        using var used = await visit.SendAsync("/account/two-factor", "code", ("Input.Code", OneTimeCode.At(key, step - 1)));
        Assert.Equal(HttpStatusCode.OK, used.StatusCode);
        using var second = await visit.SendAsync("/account/two-factor", "code", ("Input.Code", OneTimeCode.At(key, step)));
        Assert.Equal("/my", Path(second));
        using (var still = await client.GetAsync(Profile)) Assert.Equal(HttpStatusCode.OK, still.StatusCode);
    }

    [Fact]
    public async Task The_way_back_is_kept_through_the_second_step_whichever_code_is_typed()
    {
        await using var host = await AccountHost.StartAsync();
        var recovery = await AskForCodesAsync(host, await host.AddAsync(Email));
        var visit = host.NewVisit();
        using var first = await visit.SendAsync(PortalRoutes.Login + Back, "sign-in", ("Input.Email", Email), ("Input.Password", AccountHost.Password));
        Assert.Equal(PortalRoutes.TwoFactor + Back, Path(first));

        Assert.Contains($"href=\"{PortalRoutes.RecoveryCode}{Back}\"", await visit.Client.GetStringAsync(new Uri(Path(first), UriKind.Relative)), StringComparison.Ordinal);
        var other = await visit.Client.GetStringAsync(new Uri(PortalRoutes.RecoveryCode + Back, UriKind.Relative));
        Assert.Contains($"href=\"{PortalRoutes.TwoFactor}{Back}\"", other, StringComparison.Ordinal);
        using var second = await visit.SendAsync(PortalRoutes.RecoveryCode + Back, "recovery", ("Input.Code", recovery));
        Assert.Equal("/my/schedule", Path(second));
    }

    [Theory]
    [InlineData(PortalRoutes.TwoFactor, "code")]
    [InlineData(PortalRoutes.RecoveryCode, "recovery")]
    public async Task The_way_back_is_kept_when_the_sign_in_begins_anew(string step, string form)
    {
        await using var host = await AccountHost.StartAsync();
        await AskForCodesAsync(host, await host.AddAsync(Email));
        using var early = await host.NewVisit().Client.GetAsync(new Uri(step + Back, UriKind.Relative));
        Assert.Equal(PortalRoutes.Login + Back, Path(early));

        var visit = host.NewVisit();
        using var first = await visit.SignInAsync(Email, AccountHost.Password);
        await using (var db = await host.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync())
            await db.Users.ExecuteUpdateAsync(set => set.SetProperty(user => user.Disabled, true));
        using var shut = await visit.SendAsync(step + Back, form, ("Input.Code", "000000"));
        Assert.Equal(PortalRoutes.Login + Back, Path(shut));
    }

    [Fact]
    public async Task Staff_without_a_second_factor_reach_nothing_but_its_set_up()
    {
        await using var host = await AccountHost.StartAsync();
        await host.AddAsync(Email, StaffRoles.Admin);
        var visit = host.NewVisit();
        using var signedIn = await visit.SignInAsync(Email, AccountHost.Password);
        Assert.Equal("/account/manage/security", Path(signedIn));
        using var elsewhere = await visit.Client.GetAsync(new Uri("/costs", UriKind.Relative));
        Assert.Equal("/account/manage/security", Path(elsewhere));
    }

    [Theory]
    [InlineData("/account/login")]
    [InlineData("/account/register")]
    [InlineData("/account/forgot-password")]
    [InlineData("/account/check-mail")]
    [InlineData("/account/logout")]
    [InlineData("/account/passkey-request")]
    public async Task A_form_without_its_token_is_refused(string address)
    {
        await using var host = await AccountHost.StartAsync();
        using var body = new FormUrlEncodedContent([new("_handler", "sign-in"), new("Input.Email", Email), new("Input.Password", "x")]);
        using var answer = await host.NewVisit().Client.PostAsync(new Uri(address, UriKind.Relative), body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static string Path(HttpResponseMessage answer)
    {
        Assert.NotNull(answer.Headers.Location);
        return answer.Headers.Location.IsAbsoluteUri ? answer.Headers.Location.PathAndQuery : answer.Headers.Location.ToString();
    }

    // Whoever signs in to it is asked for a code; answers one that counts.
    private static async Task<string> AskForCodesAsync(AccountHost host, PortalUser account)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>();
        var user = (await users.FindByIdAsync(account.Id.ToString()))!;
        Assert.True((await users.SetTwoFactorEnabledAsync(user, true)).Succeeded);
        return (await users.GenerateNewTwoFactorRecoveryCodesAsync(user, 1))!.Single();
    }

    private static async Task EndsAsync(HttpClient client)
    {
        for (var second = 0; second < 5; second++)
        {
            using var answer = await client.GetAsync(Profile);
            if (answer.StatusCode is HttpStatusCode.Found) return;
            await Task.Delay(TimeSpan.FromSeconds(1));
        }

        Assert.Fail("Still signed in after five seconds.");
    }
}
