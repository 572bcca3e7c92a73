using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Placing;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Domain.Talks;
using RedWillow.Portal.Features.Admitting;
using RedWillow.Portal.Features.BookingIntake;
using RedWillow.Portal.Features.BookingTalks;
using RedWillow.Portal.Features.MyWeek;
using RedWillow.Portal.Features.RequestingEnrollment;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.Admitting;

public sealed class EndingRequestTests
{
    private const string Next = "Community clinic, 801-555-0100";

    [Theory, OnEachDatabase]
    public async Task Declining_gives_the_place_back_and_names_where_to_go(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await desk.RequestAsync();

        Assert.True((await DeclineAsync(database, desk.Clinician, id)).Succeeded);

        await using var db = database.CreateContext();
        var enrollment = await db.Enrollments.Include(row => row.Moves).SingleAsync();
        Assert.Equal((EnrollmentStatus.Declined, Next), (enrollment.Status, enrollment.PlacesToGo));
        Assert.Equal("Needs inpatient care.", enrollment.Moves.Single(move => move.To == EnrollmentStatus.Declined).Reason);
        Assert.Empty(await db.SeatClaims.ToListAsync());
        Assert.Empty(await db.HourClaims.ToListAsync());
        Assert.Single(await db.Outbox.ToListAsync());
    }

    [Theory, OnEachDatabase]
    public async Task A_client_is_told_of_a_decline_at_the_next_office_hour_by_page_and_mail_alike(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await desk.RequestAsync();
        var client = await AdmitClientTests.ClientOfAsync(database, id);
        await desk.Clinic.ChangeAsync(db => db.Add(Closure.Declare(new(Guid.CreateVersion7()), database.Clock.Today.AddDays(1), "Snow")));
        // Tuesday, 20:00; the office is closed on Wednesday and opens on Thursday at 9:00.
        database.Clock.Advance(TimeSpan.FromHours(10));

        Assert.True((await DeclineAsync(database, desk.Clinician, id)).Succeeded);

        await using (var db = database.CreateContext())
            Assert.Equal(database.Clock.UtcNow.AddHours(37), (await db.Outbox.SingleAsync()).DueUtc);
        database.Clock.Advance(TimeSpan.FromHours(37) - TimeSpan.FromMinutes(1));
        Assert.Equal((EnrollmentStatus.Requested, null), await StandingAsync(database, client));
        Assert.Equal(EnrollmentStatus.Requested, (await database.Get<DraftQuery>().HandleAsync(client, default))!.Status);
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal((EnrollmentStatus.Declined, Next), await StandingAsync(database, client));
        Assert.Null(await database.Get<DraftQuery>().HandleAsync(client, default));
    }

    [Theory, OnEachDatabase]
    public async Task Until_a_client_is_told_of_a_decline_their_place_and_their_talk_stand_and_a_consultation_stays(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await desk.RequestAsync(AdmissionItem.Intake, AdmissionItem.LegalName);
        var client = await AdmitClientTests.ClientOfAsync(database, id);
        async Task BookAsync(TalkKind kind, int day, int hour) => Assert.True((await database.Get<BookTalkHandler>().HandleAsync(
            desk.FrontDesk, new(Guid.NewGuid(), kind, id, null, new(desk.Clinic.Therapist.Id, database.Clock.Today.AddDays(day), hour * 60)), default)).Succeeded);
        await BookAsync(TalkKind.IntakeAssessment, 6, 10);
        await BookAsync(TalkKind.Consultation, 13, 10);
        database.Clock.Advance(TimeSpan.FromHours(10));
        var before = await SeenAsync(database, client);
        Assert.Equal((2, true, true), (before.Talks.Count, before.Place!.Hour is not null, before.Intake is not null));

        Assert.True((await DeclineAsync(database, desk.Clinician, id)).Succeeded);

        Assert.Equivalent(before, await SeenAsync(database, client), strict: true);
        await using (var db = database.CreateContext())
        {
            Assert.Equal(database.Clock.UtcNow.AddHours(13), (await db.Outbox.SingleAsync(row => row.Kind == nameof(TalkCancelled))).DueUtc);
            Assert.Equal(TalkKind.Consultation, (await db.TalkAppointments.SingleAsync(row => row.Status == TalkStatus.Booked)).Kind);
        }

        database.Clock.Advance(TimeSpan.FromHours(13));
        var told = await SeenAsync(database, client);
        Assert.Equal((database.Clock.Today.AddDays(12), null, null), (Assert.Single(told.Talks), told.Place, told.Intake));
    }

    [Theory, OnEachDatabase]
    public async Task In_office_hours_a_client_is_told_at_once(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await desk.RequestAsync();

        Assert.True((await DeclineAsync(database, desk.Clinician, id)).Succeeded);

        await using var db = database.CreateContext();
        Assert.Equal(database.Clock.UtcNow, (await db.Outbox.SingleAsync()).DueUtc);
        Assert.Equal((EnrollmentStatus.Declined, Next), await StandingAsync(database, await AdmitClientTests.ClientOfAsync(database, id)));
    }

    [Theory, OnEachDatabase]
    public async Task Declining_needs_a_call_a_place_to_go_and_a_license(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await desk.RequestAsync();

        Assert.IsType<TalkFirst>((await DeclineAsync(database, desk.Clinician, id, talked: false)).Refusal);
        Assert.IsType<NextPlaceNeeded>((await DeclineAsync(database, desk.Clinician, id, places: "  ")).Refusal);
        Assert.IsType<NoteTooLong>((await DeclineAsync(database, desk.Clinician, id, places: new string('a', WrittenText.LongestNote + 1))).Refusal);
        Assert.IsType<TextNotReadable>((await DeclineAsync(database, desk.Clinician, id, places: "The other\0 center")).Refusal);
        Assert.IsType<LicenseNotInForce>((await DeclineAsync(database, desk.Lapsed, id)).Refusal);
        foreach (var other in new Actor[] { desk.FrontDesk, desk.Director, desk.Counselor, desk.Admin, await AdmitClientTests.ClientOfAsync(database, id) })
            Assert.IsType<NotThere>((await DeclineAsync(database, other, id)).Refusal);
        Assert.IsType<NotThere>((await DeclineAsync(database, desk.Clinician, new(Guid.NewGuid()), seen: 0)).Refusal);

        await using var db = database.CreateContext();
        Assert.Equal(1, await db.SeatClaims.CountAsync());
    }

    [Theory, OnEachDatabase]
    public async Task Ending_a_request_ends_its_tasks_but_never_a_safety_call(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await desk.RequestAsync(AdmissionItem.SafetyFlag);
        await DeskWorkTests.OpenTaskAsync(database, desk, id, StaffTaskKind.Consultation);

        Assert.True((await WithdrawAsync(database, desk.FrontDesk, id)).Succeeded);

        await using var db = database.CreateContext();
        Assert.Equal(StaffTaskKind.SafetyCall, (await db.StaffTasks.SingleAsync(task => task.DoneUtc == null)).Kind);
        var queued = Assert.Single((await database.Get<RequestQueueQuery>().HandleAsync(desk.Clinician, new(), default))!.Rows);
        Assert.Equal((EnrollmentStatus.Withdrawn, TaskPriority.Urgent), (queued.Status, queued.Priority));
        Assert.True((await database.Get<ClearSafetyFlagsHandler>().HandleAsync(desk.Clinician, new(Guid.NewGuid(), id, "Called."), default)).Succeeded);
        Assert.Empty((await database.Get<RequestQueueQuery>().HandleAsync(desk.Clinician, new(), default))!.Rows);
    }

    [Theory, OnEachDatabase]
    public async Task Staff_take_a_request_back_once_and_only_who_may_reach_the_client(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await desk.RequestAsync();

        foreach (var other in new Actor[] { desk.Counselor, desk.Admin, await AdmitClientTests.ClientOfAsync(database, id) })
            Assert.IsType<NotThere>((await WithdrawAsync(database, other, id)).Refusal);
        Assert.True((await WithdrawAsync(database, desk.FrontDesk, id)).Succeeded);
        Assert.IsType<AlreadyDecided>((await WithdrawAsync(database, desk.FrontDesk, id)).Refusal);

        await using var db = database.CreateContext();
        Assert.Empty(await db.SeatClaims.ToListAsync());
        Assert.Equal(nameof(WithdrawalReason.DidNotStart), (await db.Enrollments.Include(row => row.Moves).SingleAsync()).Moves.Single(move => move.To == EnrollmentStatus.Withdrawn).Reason);
    }

    [Theory, OnEachDatabase]
    public async Task Withdrawing_an_admission_takes_back_a_place_that_has_not_begun_and_its_talks(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await desk.RequestAsync();
        Assert.True((await AdmitClientTests.AdmitAsync(database, desk.Clinician, id, desk.Clinic.Next)).Succeeded);
        Assert.True((await database.Get<BookTalkHandler>().HandleAsync(
            desk.FrontDesk, new(Guid.NewGuid(), TalkKind.Consultation, id, null, new(desk.Clinic.Therapist.Id, database.Clock.Today.AddDays(6), 10 * 60)), default)).Succeeded);

        Assert.Null((await WithdrawAsync(database, desk.FrontDesk, id)).Refusal);

        await using var db = database.CreateContext();
        Assert.Empty(await db.SeatClaims.ToListAsync());
        Assert.Empty(await db.HourClaims.ToListAsync());
        Assert.Equal(TalkStatus.Cancelled, (await db.TalkAppointments.SingleAsync()).Status);
    }

    [Theory, OnEachDatabase]
    public async Task An_older_page_neither_declines_nor_withdraws(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await desk.RequestAsync();
        var seen = await AdmitClientTests.VersionAsync(database, id);
        Assert.True((await AdmitClientTests.AdmitAsync(database, desk.Clinician, id, desk.Clinic.Next)).Succeeded);

        Assert.IsType<StaleEdit>((await DeclineAsync(database, desk.Clinician, id, seen: seen)).Refusal);
        Assert.IsType<StaleEdit>((await WithdrawAsync(database, desk.FrontDesk, id, seen)).Refusal);
    }

    private static async Task<Seen> SeenAsync(Database database, Actor client)
    {
        var week = (await database.Get<MyWeekQuery>().HandleAsync(client, null, 3, default))!;
        var intake = await database.Get<OwnIntakeQuery>().HandleAsync(client, default);
        return new([.. week.Days.SelectMany(day => day.Entries).Where(entry => entry.Kind == EntryKind.Talk).Select(entry => entry.Date)], week.Place, week.ToFinish, intake?.Booked);
    }

    private sealed record Seen(IReadOnlyList<DateOnly> Talks, ChosenPlace? Place, ThingsToFinish ToFinish, TalkTime? Intake);

    private static async Task<(EnrollmentStatus?, string?)> StandingAsync(Database database, Actor client)
    {
        var week = (await database.Get<MyWeekQuery>().HandleAsync(client, null, 1, default))!;
        return (week.Status, week.PlacesToGo);
    }

    private static async Task<Result<Done>> DeclineAsync(
        Database database, Actor actor, EnrollmentId id, bool talked = true, string places = Next, int? seen = null) =>
        await database.Get<DeclineRequestHandler>().HandleAsync(
            actor, new(Guid.NewGuid(), id, talked, places, "Needs inpatient care.", seen ?? await AdmitClientTests.VersionAsync(database, id)), default);

    private static async Task<Result<Done>> WithdrawAsync(Database database, Actor actor, EnrollmentId id, int? seen = null) =>
        await database.Get<WithdrawForClientHandler>().HandleAsync(
            actor, new(Guid.NewGuid(), id, WithdrawalReason.DidNotStart, seen ?? await AdmitClientTests.VersionAsync(database, id)), default);
}
