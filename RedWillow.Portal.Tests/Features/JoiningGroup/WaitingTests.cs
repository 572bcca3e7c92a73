using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data.Seed;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Placing;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Features.JoiningGroup;
using RedWillow.Portal.Features.RequestingEnrollment;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.JoiningGroup;

public sealed class WaitingTests
{
    [Theory, OnEachDatabase]
    public async Task Letting_go_frees_seat_and_hour_and_forgets_the_choice(Database database)
    {
        var clinic = await PlaceClinic.OpenAsync(database, capacity: 1, clients: 2);
        await HoldPlaceTests.HoldAsync(database, clinic, 0);

        Assert.True((await ReleaseAsync(database, clinic, 0)).Succeeded);

        await using var db = database.CreateContext();
        Assert.Equal((0, 0), (await db.SeatClaims.CountAsync(), await db.HourClaims.CountAsync()));
        Assert.Null((await db.Enrollments.SingleAsync(row => row.Id == clinic.Clients[0].Enrollment)).GroupId);
        Assert.True((await HoldPlaceTests.HoldAsync(database, clinic, 1)).Succeeded);
    }

    [Theory, OnEachDatabase]
    public async Task Nobody_lets_go_of_what_another_holds(Database database)
    {
        var clinic = await PlaceClinic.OpenAsync(database, clients: 2);
        await HoldPlaceTests.HoldAsync(database, clinic, 0);

        var other = await database.Get<ReleaseHoldHandler>().HandleAsync(
            clinic.Clients[1].Who, new ReleaseHold(Guid.NewGuid(), clinic.Clients[0].Enrollment), CancellationToken.None);

        Assert.IsType<NotThere>(other.Refusal);
        await using var db = database.CreateContext();
        Assert.Equal(1, await db.SeatClaims.CountAsync());
    }

    [Theory, OnEachDatabase]
    public async Task Letting_go_twice_is_fine(Database database)
    {
        var clinic = await PlaceClinic.OpenAsync(database);

        Assert.True((await ReleaseAsync(database, clinic, 0)).Succeeded);
        Assert.True((await ReleaseAsync(database, clinic, 0)).Succeeded);
    }

    [Theory, OnEachDatabase]
    public async Task Letting_go_of_what_somebody_else_has_by_now_is_fine_too(Database database)
    {
        var clinic = await PlaceClinic.OpenAsync(database, capacity: 1, clients: 2);
        await HoldPlaceTests.HoldAsync(database, clinic, 0);
        database.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.True((await HoldPlaceTests.HoldAsync(database, clinic, 1)).Succeeded);

        Assert.True((await ReleaseAsync(database, clinic, 0)).Succeeded);

        await using var db = database.CreateContext();
        Assert.Null((await db.Enrollments.SingleAsync(row => row.Id == clinic.Clients[0].Enrollment)).GroupId);
        Assert.Equal(clinic.Clients[1].Who.Id, (await db.SeatClaims.SingleAsync()).ClientId);
    }

    [Theory, OnEachDatabase]
    public async Task Who_joins_the_waitlist_holds_nothing_and_keeps_every_answer(Database database)
    {
        var clinic = await PlaceClinic.OpenAsync(database);
        await clinic.AnswerAllAsync(0);
        await HoldPlaceTests.HoldAsync(database, clinic, 0);
        var ask = Join(clinic) with { PossibleHours = "  Tuesdays after 3  " };

        var first = await JoinAsync(database, clinic, ask);
        var again = await JoinAsync(database, clinic, ask);

        Assert.Equal(first.Value, again.Value);
        await using var db = database.CreateContext();
        var entry = await db.WaitlistEntries.SingleAsync();
        Assert.Equal((clinic.Evening.Id, "Tuesdays after 3", null), (entry.GroupId!.Value, entry.PossibleHours, entry.EndedUtc));
        Assert.Equal(EnrollmentStatus.Waitlisted, (await db.Enrollments.SingleAsync()).Status);
        Assert.Equal(
            (0, 0, Question.NeededToSend.Count), (await db.SeatClaims.CountAsync(), await db.HourClaims.CountAsync(), await db.EnrollmentAnswers.CountAsync()));
        Assert.IsType<AlreadyWaiting>((await HoldPlaceTests.HoldAsync(database, clinic, 0)).Refusal);
    }

    [Theory, OnEachDatabase]
    public async Task A_planned_track_a_foreign_group_and_a_note_that_is_long_or_unreadable_are_refused(Database database)
    {
        var clinic = await PlaceClinic.OpenAsync(database);
        await clinic.AnswerAllAsync(0);

        Assert.IsType<TrackNotOpen>((await JoinAsync(database, clinic, Join(clinic) with { Track = Reference.MentalHealthEvening, Group = null })).Refusal);
        Assert.IsType<NotThere>((await JoinAsync(database, clinic, Join(clinic) with { Group = clinic.Daytime.Id })).Refusal);
        Assert.IsType<NotThere>((await JoinAsync(database, clinic, Join(clinic) with { Track = new(Guid.NewGuid()) })).Refusal);
        Assert.IsType<NoteTooLong>((await JoinAsync(database, clinic, Join(clinic) with { PossibleHours = new string('x', 501) })).Refusal);
        Assert.IsType<TextNotReadable>((await JoinAsync(database, clinic, Join(clinic) with { PossibleHours = "after\0five" })).Refusal);
        await using var db = database.CreateContext();
        Assert.False(await db.WaitlistEntries.AnyAsync());
    }

    [Theory, OnEachDatabase]
    public async Task Whoever_has_not_told_what_is_needed_does_not_wait_and_keeps_what_they_hold(Database database)
    {
        var clinic = await PlaceClinic.OpenAsync(database);
        await HoldPlaceTests.HoldAsync(database, clinic, 0);
        var desk = new Actor.Staff(new(Guid.NewGuid()), clinic.Therapist.Id, StaffRoles.FrontDesk);

        // Everything but the program, which the clinic's client has answered.
        var refusal = Assert.IsType<TasksOpen>((await JoinAsync(database, clinic, Join(clinic))).Refusal);
        Assert.Equal(Question.NeededToSend.Count - 1, refusal.Open);
        Assert.IsType<TasksOpen>((await database.Get<JoinWaitlistHandler>().HandleAsync(desk, Join(clinic), CancellationToken.None)).Refusal);
        await using (var db = database.CreateContext())
        {
            Assert.Equal((EnrollmentStatus.Draft, clinic.Evening.Id), await db.Enrollments.Select(row => new ValueTuple<EnrollmentStatus, GroupId>(row.Status, row.GroupId!.Value)).SingleAsync());
            Assert.Equal((1, 0), (await db.SeatClaims.CountAsync(), await db.WaitlistEntries.CountAsync()));
        }

        await clinic.AnswerAllAsync(0);
        Assert.True((await JoinAsync(database, clinic, Join(clinic))).Succeeded);
    }

    [Theory, OnEachDatabase]
    public async Task Whoever_staff_place_does_not_join_the_line_alone(Database database)
    {
        var clinic = await PlaceClinic.OpenAsync(database);
        await clinic.ChangeAsync(db => db.Enrollments.Single().MoveTo(EnrollmentStatus.ConsultationRequired, clinic.Clients[0].Who, database.Clock.UtcNow));

        Assert.IsType<ArrangedByStaff>((await JoinAsync(database, clinic, Join(clinic))).Refusal);
    }

    [Theory, OnEachDatabase]
    public async Task Leaving_the_line_ends_the_request_and_what_is_owed_for_it_but_the_call_about_danger(Database database)
    {
        var clinic = await PlaceClinic.OpenAsync(database, clients: 2);
        await clinic.AnswerAllAsync(0);
        await JoinAsync(database, clinic, Join(clinic));
        await clinic.ChangeAsync(db => db.AddRange(new[] { StaffTaskKind.Consultation, StaffTaskKind.StaffAssisted, StaffTaskKind.SafetyCall }.Select(kind => new StaffTask
        {
            Id = new(Guid.CreateVersion7()), Kind = kind, ClientId = clinic.Clients[0].Who.Id, EnrollmentId = clinic.Clients[0].Enrollment,
            OpenedUtc = database.Clock.UtcNow, Priority = TaskPriority.Routine,
        })));

        Assert.True((await database.Get<WithdrawRequestHandler>().HandleAsync(clinic.Clients[0].Who, new(Guid.NewGuid()), CancellationToken.None)).Succeeded);

        await using var db = database.CreateContext();
        Assert.NotNull((await db.WaitlistEntries.SingleAsync()).EndedUtc);
        Assert.Equal(StaffTaskKind.SafetyCall, (await db.StaffTasks.SingleAsync(task => task.DoneUtc == null)).Kind);
        Assert.Equal(EnrollmentStatus.Withdrawn, (await db.Enrollments.SingleAsync(row => row.Id == clinic.Clients[0].Enrollment)).Status);
    }

    private static JoinWaitlist Join(PlaceClinic clinic) =>
        new(Guid.CreateVersion7(), clinic.Clients[0].Enrollment, Reference.SubstanceUseEvening, clinic.Evening.Id, "");

    private static Task<Result<WaitingPlace>> JoinAsync(Database database, PlaceClinic clinic, JoinWaitlist ask) =>
        database.Get<JoinWaitlistHandler>().HandleAsync(clinic.Clients[0].Who, ask, CancellationToken.None);

    private static Task<Result<Done>> ReleaseAsync(Database database, PlaceClinic clinic, int client) =>
        database.Get<ReleaseHoldHandler>().HandleAsync(
            clinic.Clients[client].Who, new ReleaseHold(Guid.CreateVersion7(), clinic.Clients[client].Enrollment), CancellationToken.None);
}
