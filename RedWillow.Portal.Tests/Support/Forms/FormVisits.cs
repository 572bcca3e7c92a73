using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Talks;
using RedWillow.Portal.Features.SettingUp;

namespace RedWillow.Portal.Tests.Support.Forms;

/// <summary>What must have happened before some forms show, done as people do it where that is possible.</summary>
public static class FormVisits
{
    private static readonly byte[] Credential = [1, 2, 3, 4, 5, 6, 7, 8];

    /// <summary>The passkey that <see cref="GiveFactorsAsync"/> gives, as it travels in a form.</summary>
    public static string PasskeyId { get; } = WebEncoders.Base64UrlEncode(Credential);

    /// <summary>Begins an enrollment unless one is begun.</summary>
    public static async Task BeginAsync(PortalHost host, HttpClient client)
    {
        var page = await client.GetStringAsync(new Uri("/my/enroll", UriKind.Relative));
        if (FormOnPage.In(page, "/my/enroll").FirstOrDefault(form => form.Name is "start") is { } start)
            await SendAsync(client, start);
    }

    /// <summary>Begins an enrollment and tells a birth date, so that papers can be signed.</summary>
    public static async Task TellAgeAsync(PortalHost host, HttpClient client)
    {
        await BeginAsync(host, client);
        await using var db = await host.Databases.CreateDbContextAsync();
        var me = (await db.Users.ToListAsync()).Single(user => user.Email == FormTable.Newcomer).ClientId!.Value;
        var newcomer = await db.Clients.SingleAsync(row => row.Id == me);
        newcomer.Identify(newcomer.PreferredName, null, new(1990, 7, 24));
        await db.SaveChangesAsync();
    }

    /// <summary>A request that waits for an answer.</summary>
    public static async Task SendRequestAsync(PortalHost host, HttpClient client)
    {
        await BeginAsync(host, client);
        await using var db = await host.Databases.CreateDbContextAsync();
        var me = (await db.Users.ToListAsync()).Single(user => user.Email == FormTable.Newcomer).ClientId!.Value;
        var request = await db.Enrollments.SingleAsync(row => row.ClientId == me);
        if (request.Status == EnrollmentStatus.Draft)
            Assert.True(request.MoveTo(EnrollmentStatus.Requested, new Actor.Client(new(me.Value), me), host.Clock.UtcNow).Succeeded);
        await db.SaveChangesAsync();
    }

    /// <summary>A request whose intake is booked, at a time that nobody else has.</summary>
    public static async Task BookIntakeAsync(PortalHost host, HttpClient client)
    {
        await SendRequestAsync(host, client);
        await using var db = await host.Databases.CreateDbContextAsync();
        var me = (await db.Users.ToListAsync()).Single(user => user.Email == FormTable.Newcomer).ClientId!.Value;
        var request = await db.Enrollments.SingleAsync(row => row.ClientId == me);
        if (await db.TalkAppointments.AnyAsync(row => row.EnrollmentId == request.Id))
            return;
        var clinician = await db.OfferedHours.Select(row => row.PractitionerId).FirstAsync();
        db.TalkAppointments.Add(TalkAppointment.ForClient(
            new(Guid.CreateVersion7()), TalkKind.IntakeAssessment, me, request.Id, clinician, new(host.Clock.Today.AddDays(3), 60, 60), null, host.Clock.UtcNow));
        await db.SaveChangesAsync();
    }

    /// <summary>The task list that <see cref="EnterCallerAsync"/> makes, as it stands in addresses.</summary>
    public const string CallersList = "0198c0de-0000-7000-8000-00000000de5a";

    /// <summary>A client without an open enrollment, whom <see cref="EnterCallerAsync"/> makes as well.</summary>
    public const string KnownClient = "0198c0de-0000-7000-8000-00000000de5b";

    /// <summary>Somebody called, and somebody whose last stay has ended is known.</summary>
    public static async Task EnterCallerAsync(PortalHost host, HttpClient client)
    {
        await using var db = await host.Databases.CreateDbContextAsync();
        if (await db.Clients.AnyAsync(row => row.Id == new ClientId(new(KnownClient))))
            return;
        var known = Client.Register(new(new(KnownClient)), "RWKNOWN2", "Robin", null, "en-US", host.Clock.UtcNow);
        var caller = Client.Register(new(Guid.CreateVersion7()), "RWCALLER", "Kai", null, "en-US", host.Clock.UtcNow);
        db.Clients.AddRange(known, caller);
        db.Enrollments.Add(Enrollment.Begin(new(new(CallersList)), caller.Id, host.Clock.UtcNow));
        await db.SaveChangesAsync();
    }

    /// <summary>The answers of the client whom <see cref="EnterPlacedAsync"/> makes.</summary>
    public const string PlacedList = "0198c0de-0000-7000-8000-00000000de5c";

    /// <summary>Somebody has a place, and tells how they are reached now.</summary>
    public static async Task EnterPlacedAsync(PortalHost host, HttpClient client)
    {
        await using var db = await host.Databases.CreateDbContextAsync();
        if (await db.Enrollments.AnyAsync(row => row.Id == new EnrollmentId(new(PlacedList))))
            return;
        var placed = Client.Register(new(Guid.CreateVersion7()), "RWPLACED", "Noa", null, "en-US", host.Clock.UtcNow);
        var stay = Enrollment.Begin(new(new(PlacedList)), placed.Id, host.Clock.UtcNow);
        Assert.True(stay.MoveTo(EnrollmentStatus.Requested, RunningGroup.Clinician, host.Clock.UtcNow).Succeeded);
        Assert.True(stay.MoveTo(EnrollmentStatus.Approved, RunningGroup.Clinician, host.Clock.UtcNow).Succeeded);
        db.AddRange(placed, stay);
        await db.SaveChangesAsync();
    }

    /// <summary>Gives an authenticator app and a passkey to an account, and a passkey to somebody else as well.</summary>
    public static async Task GiveFactorsAsync(PortalHost host, HttpClient client)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>();
        var user = (await users.FindByEmailAsync(FormTable.OtherClient))!;
        user.TwoFactorEnabled = true;
        Assert.True((await users.AddOrUpdatePasskeyAsync(user, Passkey(Credential))).Succeeded);
        Assert.True((await users.AddOrUpdatePasskeyAsync((await users.FindByEmailAsync("counselor@demo.example"))!, Passkey([.. Credential.Reverse()]))).Succeeded);
    }

    private static UserPasskeyInfo Passkey(byte[] credential) =>
        new(credential, [1], DateTimeOffset.UnixEpoch, 0, [], isUserVerified: true, isBackupEligible: false, isBackedUp: false, [1], [1]) { Name = "Phone" };

    /// <summary>As on the first start: nobody administers, and there is a code.</summary>
    public static async Task BeforeAnyAdministratorAsync(PortalHost host, HttpClient client)
    {
        await using var db = await host.Databases.CreateDbContextAsync();
        await db.Users.Where(user => (user.Roles & StaffRoles.Admin) != 0).ExecuteUpdateAsync(set => set.SetProperty(user => user.Roles, StaffRoles.None));
        host.Services.GetRequiredService<SetupCode>().Make();
    }

    /// <summary>The password was right, the code is asked for.</summary>
    public static async Task StopAtSecondStepAsync(PortalHost host, HttpClient client)
    {
        await GiveFactorsAsync(host, client);
        var page = await client.GetStringAsync(new Uri("/account/login", UriKind.Relative));
        var form = FormOnPage.In(page, "/account/login").Single(form => form.Name is "sign-in");
        var to = await SendAsync(client, form, ("Input.Email", FormTable.OtherClient), ("Input.Password", DemoAccounts.Password));
        Assert.Contains("/account/two-factor", to, StringComparison.Ordinal);
    }

    /// <summary>A code was asked for, so that it can be typed.</summary>
    public static async Task AskForCodeAsync(PortalHost host, HttpClient client)
    {
        var page = await client.GetStringAsync(new Uri("/account/code", UriKind.Relative));
        var form = FormOnPage.In(page, "/account/code").Single(form => form.Name is "request-code");
        var to = await SendAsync(client, form, ("Input.Email", FormTable.UsualClient));
        Assert.Contains("/account/code/enter", to, StringComparison.Ordinal);
    }

    private static async Task<string> SendAsync(HttpClient client, FormOnPage form, params (string Name, string Value)[] fields)
    {
        using var body = new FormUrlEncodedContent(form.Hidden.Concat(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));
        using var answer = await client.PostAsync(form.Action, body);
        return Assert.IsType<Uri>(answer.Headers.Location).ToString();
    }
}
