using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Features.JoiningGroup;
using RedWillow.Portal.Features.MyWeek;
using RedWillow.Portal.Features.RequestingEnrollment;
using RedWillow.Portal.Tests.Features.JoiningGroup;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.RequestingEnrollment;

/// <summary>An answer that tells of danger pauses and takes nothing: what is held is kept, what is not held any more is promised by nobody.</summary>
public sealed class KeptWhileTalkingTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task What_is_held_is_kept_while_a_talk_comes_first_and_nobody_else_gets_it(Database database)
    {
        var clinic = await PlaceClinic.OpenAsync(database, capacity: 1, clients: 2);
        Assert.True((await HoldPlaceTests.HoldAsync(database, clinic, 0)).Succeeded);

        Assert.True((await SayAsync(database, clinic, "Yes")).Succeeded);

        database.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.IsType<GroupFull>((await HoldPlaceTests.HoldAsync(database, clinic, 1)).Refusal);
        await using var db = database.CreateContext();
        var (seat, hour) = (await db.SeatClaims.SingleAsync(Stop), await db.HourClaims.SingleAsync(Stop));
        Assert.Equal((ClaimKind.Request, null, ClaimKind.Request, clinic.Clients[0].Who.Id), (seat.Kind, seat.HeldUntilUtc, hour.Kind, hour.ClientId));
        Assert.Equal(EnrollmentStatus.ConsultationRequired, (await db.Enrollments.SingleAsync(row => row.Id == clinic.Clients[0].Enrollment, Stop)).Status);
        var mine = (await database.Get<MyWeekQuery>().HandleAsync(clinic.Clients[0].Who, null, 1, Stop))!;
        Assert.Equal((clinic.First, true), (mine.StartDate, mine.Place!.IsHeld));
        Assert.Empty(await db.StaffTasks.Where(row => row.Kind == StaffTaskKind.ArrangeHour).ToListAsync(Stop));
    }

    [Theory, OnEachDatabase]
    public async Task A_seat_without_an_hour_is_kept_and_staff_are_asked_to_arrange_one(Database database)
    {
        var clinic = await PlaceClinic.OpenAsync(database);
        var ask = HoldPlaceTests.Ask(clinic, 0) with { Hour = null, NoHourFits = true };
        Assert.True((await database.Get<HoldPlaceHandler>().HandleAsync(clinic.Clients[0].Who, ask, Stop)).Succeeded);

        Assert.True((await SayAsync(database, clinic, "Yes")).Succeeded);

        await using var db = database.CreateContext();
        Assert.Equal(ClaimKind.Request, (await db.SeatClaims.SingleAsync(Stop)).Kind);
        Assert.Single(await db.StaffTasks.Where(row => row.Kind == StaffTaskKind.ArrangeHour).ToListAsync(Stop));
    }

    [Theory, OnEachDatabase]
    public async Task What_somebody_else_has_by_now_is_forgotten_and_not_promised(Database database)
    {
        var clinic = await PlaceClinic.OpenAsync(database, capacity: 1, clients: 2);
        Assert.True((await HoldPlaceTests.HoldAsync(database, clinic, 0)).Succeeded);
        database.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.True((await HoldPlaceTests.HoldAsync(database, clinic, 1)).Succeeded);

        Assert.True((await SayAsync(database, clinic, "Yes")).Succeeded);

        await using var db = database.CreateContext();
        Assert.Equal(clinic.Clients[1].Who.Id, (await db.SeatClaims.SingleAsync(Stop)).ClientId);
        var mine = (await database.Get<MyWeekQuery>().HandleAsync(clinic.Clients[0].Who, null, 1, Stop))!;
        Assert.Equal((EnrollmentStatus.ConsultationRequired, null, null), (mine.Status, mine.StartDate, mine.Place));
    }

    [Theory, OnEachDatabase]
    public async Task While_a_place_is_kept_its_program_is_settled(Database database)
    {
        var clinic = await PlaceClinic.OpenAsync(database);
        Assert.True((await HoldPlaceTests.HoldAsync(database, clinic, 0)).Succeeded);
        Assert.True((await SayAsync(database, clinic, "Yes")).Succeeded);

        var other = await database.Get<SaveAnswerHandler>().HandleAsync(
            clinic.Clients[0].Who, new(Guid.NewGuid(), Question.Program, "MentalHealth", LetPlaceGo: true), Stop);

        Assert.IsType<ProgramSettled>(other.Refusal);
    }

    [Theory, OnEachDatabase]
    public async Task An_answer_without_danger_leaves_the_hold_a_hold(Database database)
    {
        var clinic = await PlaceClinic.OpenAsync(database);
        Assert.True((await HoldPlaceTests.HoldAsync(database, clinic, 0)).Succeeded);

        Assert.True((await SayAsync(database, clinic, "No")).Succeeded);

        await using var db = database.CreateContext();
        var seat = await db.SeatClaims.SingleAsync(Stop);
        Assert.Equal((ClaimKind.Hold, true), (seat.Kind, seat.HeldUntilUtc is not null));
    }

    private static Task<Result<AnswerKept>> SayAsync(Database database, PlaceClinic clinic, string value) =>
        database.Get<SaveAnswerHandler>().HandleAsync(clinic.Clients[0].Who, new(Guid.NewGuid(), Question.SuicideThoughts, value), Stop);
}
