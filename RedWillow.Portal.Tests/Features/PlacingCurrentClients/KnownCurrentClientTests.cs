using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Placing;
using RedWillow.Portal.Features.Discharging;
using RedWillow.Portal.Features.JoiningGroup;
using RedWillow.Portal.Features.PlacingCurrentClients;
using RedWillow.Portal.Features.RequestingEnrollment.Desk;
using RedWillow.Portal.Features.TakingAttendance;
using RedWillow.Portal.Tests.Features.Admitting;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.PlacingCurrentClients;

/// <summary>Current clients who registered, or were entered, before anybody placed them.</summary>
public sealed class KnownCurrentClientTests
{
    private const string Phone = "+13855550123";

    [Theory, OnEachDatabase]
    public async Task The_open_task_list_becomes_the_stay_and_what_was_held_is_let_go(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var (draft, who) = await EnterAsync(database, desk);
        Assert.True((await database.Get<HoldPlaceHandler>().HandleAsync(
            desk.FrontDesk, new(Guid.NewGuid(), draft, desk.Clinic.Evening.Id, desk.Clinic.Next, desk.Clinic.Tuesday.Id, NoHourFits: false), default)).Succeeded);
        Assert.IsType<NumberKnown>((await PlaceAsync(database, desk, null)).Refusal);
        var found = Assert.Single(await database.Get<KnownHereQuery>().HandleAsync(desk.FrontDesk, null, Phone, default));
        Assert.Equal((who, "Robin", true), (found.Client, found.Name, found.CanBePlaced));

        Assert.Equal(new CurrentClientPlaced(who, draft), (await PlaceAsync(database, desk, who)).Value);

        await using var db = database.CreateContext();
        var client = await db.Clients.SingleAsync();
        Assert.Equal(("Robin", new DateOnly(1990, 7, 24), "kai@example.test"), (client.PreferredName, client.DateOfBirth, client.Email));
        Assert.Equal(EnrollmentStatus.Active, (await db.Enrollments.SingleAsync()).Status);
        Assert.Equal(6, (await db.OpeningBalances.SingleAsync()).Weeks);
        Assert.Equal((ClaimKind.Member, ClaimKind.Member), ((await db.SeatClaims.SingleAsync()).Kind, (await db.HourClaims.SingleAsync()).Kind));
        Assert.All(await db.StaffTasks.ToListAsync(), task => Assert.NotNull(task.DoneUtc));
        Assert.Contains(await db.AuditEntries.ToListAsync(), entry => entry.Act == nameof(BroughtAlong) && entry.ClientId == who);
        Assert.False(Assert.Single(await database.Get<KnownHereQuery>().HandleAsync(desk.FrontDesk, null, Phone, default)).CanBePlaced);
    }

    [Theory, OnEachDatabase]
    public async Task Who_was_sent_or_flagged_or_is_somebody_else_is_not_placed_so(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var (draft, who) = await EnterAsync(database, desk);

        Assert.IsType<NotThere>((await PlaceAsync(database, desk, new(Guid.NewGuid()))).Refusal);
        Assert.Empty(await database.Get<KnownHereQuery>().HandleAsync(desk.Counselor, null, Phone, default));

        await using (var db = database.CreateContext())
        {
            db.Add(new SafetyFlag { Id = new(Guid.CreateVersion7()), ClientId = who, EnrollmentId = draft, Reasons = "x", RaisedUtc = database.Clock.UtcNow });
            await db.SaveChangesAsync();
        }

        Assert.IsType<FlagNotCleared>((await PlaceAsync(database, desk, who)).Refusal);
        var sent = await desk.RequestAsync();
        await using (var db = database.CreateContext())
        {
            var other = await db.Clients.SingleAsync(row => db.Enrollments.Any(stay => stay.Id == sent && stay.ClientId == row.Id));
            other.ReachAt("+13855550199", SafeContact.Call);
            await db.SaveChangesAsync();
            Assert.IsType<IllegalMove>((await PlaceAsync(database, desk, other.Id, "+13855550199")).Refusal);
        }

        await using var after = database.CreateContext();
        Assert.Equal(EnrollmentStatus.Draft, (await after.Enrollments.SingleAsync(row => row.Id == draft)).Status);
        Assert.Empty(await after.OpeningBalances.ToListAsync());
    }

    [Theory, OnEachDatabase]
    public async Task A_wrong_balance_is_mended_on_a_session_day_and_the_client_sits_in_that_session(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var placed = (await PlaceAsync(database, desk, await EnteredAsync(database, desk))).Value!;
        var (today, session) = (desk.Clinic.Next, await SessionAsync(database, desk));
        database.Clock.MoveTo(today, new(17, 15));
        await MistakeAsync(database, desk, placed);

        // Before the session begins, the stay begins with it anew.
        var again = (await PlaceAsync(database, desk, placed.Client, first: today)).Value!;
        await MistakeAsync(database, desk, again);
        database.Clock.MoveTo(today, new(17, 45));

        // Afterwards the next one is the first, and who sits there already is somebody else who came.
        Assert.IsType<SessionHasBegun>((await PlaceAsync(database, desk, placed.Client, first: today)).Refusal);
        var last = await PlaceAsync(database, desk, placed.Client, first: desk.Clinic.First);
        Assert.Null(last.Refusal);
        Assert.Null((await database.Get<AddGuestHandler>().HandleAsync(desk.Director, new(Guid.NewGuid(), session, placed.Client), default)).Refusal);
        Assert.Null((await database.Get<MarkAttendanceHandler>().HandleAsync(
            desk.Director, new MarkAttendance(Guid.NewGuid(), session, placed.Client, AttendanceWord.Came), default)).Refusal);

        var line = Assert.Single((await database.Get<AttendanceSheetQuery>().HandleAsync(desk.Director, session, default))!.Lines);
        Assert.Equal((placed.Client, true), (line.Client, line.IsGuest));
        await using var db = database.CreateContext();
        Assert.All(await db.SeatClaims.ToListAsync(), seat => Assert.Equal(last.Value!.Enrollment, seat.EnrollmentId));
    }

    private static async Task<ClientId> EnteredAsync(Database database, AdmissionDesk desk) => (await EnterAsync(database, desk)).Who;

    private static async Task<SessionId> SessionAsync(Database database, AdmissionDesk desk)
    {
        await using var db = database.CreateContext();
        return await db.GroupSessions.Where(row => row.GroupId == desk.Clinic.Evening.Id && row.Date == desk.Clinic.Next).Select(row => row.Id).SingleAsync();
    }

    private static async Task MistakeAsync(Database database, AdmissionDesk desk, CurrentClientPlaced placed)
    {
        await using var db = database.CreateContext();
        var seen = await db.Enrollments.Where(row => row.Id == placed.Enrollment).Select(row => row.Version).SingleAsync();
        Assert.True((await database.Get<MarkEnteredInErrorHandler>().HandleAsync(desk.Admin, new(Guid.NewGuid(), placed.Enrollment, "Wrong weeks.", seen), default)).Succeeded);
    }

    private static async Task<(EnrollmentId Draft, ClientId Who)> EnterAsync(Database database, AdmissionDesk desk)
    {
        var entered = await database.Get<EnterPersonHandler>().HandleAsync(
            desk.FrontDesk, new(Guid.NewGuid(), "Robin", null, "(385) 555-0123", nameof(SafeContact.Call), null, AnotherPerson: false), default);
        Assert.True(entered.Succeeded, entered.Refusal?.Code);
        await using var db = database.CreateContext();
        return (entered.Value, await db.Enrollments.Where(row => row.Id == entered.Value).Select(row => row.ClientId).SingleAsync());
    }

    private static Task<Result<CurrentClientPlaced>> PlaceAsync(Database database, AdmissionDesk desk, ClientId? known, string phone = Phone, DateOnly? first = null)
    {
        var ask = CurrentClientTests.Ask(database, desk);
        ask = ask with { First = first ?? ask.First };
        return database.Get<PlaceCurrentClientHandler>().HandleAsync(
            desk.FrontDesk, ask with { Key = Guid.NewGuid(), Known = known, Person = ask.Person with { Phone = phone, Email = "kai@example.test" } }, default);
    }
}
