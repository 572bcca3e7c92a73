using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Features.JoiningGroup;
using RedWillow.Portal.Features.PlacingCurrentClients;
using RedWillow.Portal.Features.RequestingEnrollment.Desk;
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

    private static async Task<(EnrollmentId Draft, ClientId Who)> EnterAsync(Database database, AdmissionDesk desk)
    {
        var entered = await database.Get<EnterPersonHandler>().HandleAsync(
            desk.FrontDesk, new(Guid.NewGuid(), "Robin", null, "(385) 555-0123", nameof(SafeContact.Call), null, AnotherPerson: false), default);
        Assert.True(entered.Succeeded, entered.Refusal?.Code);
        await using var db = database.CreateContext();
        return (entered.Value, await db.Enrollments.Where(row => row.Id == entered.Value).Select(row => row.ClientId).SingleAsync());
    }

    private static Task<Result<CurrentClientPlaced>> PlaceAsync(Database database, AdmissionDesk desk, ClientId? known, string phone = Phone)
    {
        var ask = CurrentClientTests.Ask(database, desk);
        return database.Get<PlaceCurrentClientHandler>().HandleAsync(
            desk.FrontDesk, ask with { Key = Guid.NewGuid(), Known = known, Person = ask.Person with { Phone = phone, Email = "kai@example.test" } }, default);
    }
}
