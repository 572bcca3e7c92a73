using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Components.Forms;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Consents;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Placing;
using RedWillow.Portal.Features.Admitting;
using RedWillow.Portal.Features.JoiningGroup;
using RedWillow.Portal.Features.MyWeek;
using RedWillow.Portal.Features.RequestingEnrollment;
using RedWillow.Portal.Features.SigningDocuments;
using RedWillow.Portal.Tests.Features.RequestingEnrollment;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.Admitting;

/// <summary>Intake, flags, payer, tasks and places: what is worked off before a decision.</summary>
public sealed class DeskWorkTests
{
    [Theory, OnEachDatabase]
    public async Task A_note_has_a_longest_and_no_control_signs(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await desk.RequestAsync(AdmissionItem.SafetyFlag);
        foreach (var (note, why) in new[] { (new string('a', WrittenText.LongestNote + 1), typeof(NoteTooLong)), ("We\0talked", typeof(TextNotReadable)) })
        {
            var cleared = await database.Get<ClearSafetyFlagsHandler>().HandleAsync(desk.Clinician, new(Guid.NewGuid(), id, note), default);
            var recorded = await database.Get<RecordIntakeHandler>().HandleAsync(
                desk.Clinician, new(Guid.NewGuid(), id, IntakeOutcome.Appropriate, database.Clock.Today, note), default);
            Assert.Equal((why, why), (cleared.Refusal!.GetType(), recorded.Refusal!.GetType()));
        }
    }

    [Theory, OnEachDatabase]
    public async Task The_newest_intake_counts_and_none_is_changed(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await desk.RequestAsync(AdmissionItem.Intake);
        database.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.True((await RecordAsync(database, desk.Clinician, id, IntakeOutcome.Appropriate)).Succeeded);
        Assert.Empty(await MissingAsync(database, desk, id));
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True((await RecordAsync(database, desk.Clinician, id, IntakeOutcome.NeedsMoreCare)).Succeeded);

        Assert.Equal([AdmissionItem.Intake], await MissingAsync(database, desk, id));
        await using var db = database.CreateContext();
        Assert.Equal(3, await db.IntakeResults.CountAsync());
    }

    [Theory, OnEachDatabase]
    public async Task An_intake_needs_a_license_a_real_result_and_a_day_that_has_come(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await desk.RequestAsync();

        Assert.IsType<LicenseNotInForce>((await RecordAsync(database, desk.Lapsed, id, IntakeOutcome.Appropriate)).Refusal);
        Assert.IsType<NotThere>((await RecordAsync(database, desk.Clinician, id, (IntakeOutcome)9)).Refusal);
        Assert.IsType<ScreenedLongAgo>((await RecordAsync(database, desk.Clinician, id, IntakeOutcome.Appropriate, new(1, 1, 1))).Refusal);
        Assert.IsType<ScreenedInFuture>((await RecordAsync(database, desk.Clinician, id, IntakeOutcome.Appropriate, database.Clock.Today.AddDays(1))).Refusal);
        foreach (var other in new Actor[] { desk.FrontDesk, desk.Director, desk.Counselor, desk.Admin })
            Assert.IsType<NotThere>((await RecordAsync(database, other, id, IntakeOutcome.Appropriate)).Refusal);
    }

    [Theory, OnEachDatabase]
    public async Task Clearing_a_flag_lets_the_request_go_on_with_its_place(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await desk.RequestAsync(AdmissionItem.SafetyFlag);
        await OpenTaskAsync(database, desk, id, StaffTaskKind.StaffAssisted);

        Assert.IsType<NoteNeeded>((await ClearAsync(database, desk.Clinician, id, " ")).Refusal);
        Assert.IsType<LicenseNotInForce>((await ClearAsync(database, desk.Lapsed, id, "Talked.")).Refusal);
        Assert.IsType<NotThere>((await ClearAsync(database, desk.Director, id, "Talked.")).Refusal);
        Assert.True((await ClearAsync(database, desk.Clinician, id, "Talked.")).Succeeded);
        Assert.IsType<NothingToClear>((await ClearAsync(database, desk.Clinician, id, "Talked.")).Refusal);

        await using var db = database.CreateContext();
        Assert.Equal(EnrollmentStatus.Requested, (await db.Enrollments.SingleAsync()).Status);
        Assert.Equal(desk.Clinician.Id, (await db.SafetyFlags.SingleAsync()).ClearedBy);
        Assert.Equal(StaffTaskKind.StaffAssisted, (await db.StaffTasks.SingleAsync(task => task.DoneUtc == null)).Kind);
        Assert.Equal(1, await db.SeatClaims.CountAsync());
    }

    [Theory, OnEachDatabase]
    public async Task A_safety_call_ends_with_the_flag_and_not_with_a_tick(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await desk.RequestAsync(AdmissionItem.SafetyFlag);
        var call = await TaskAsync(database, id, StaffTaskKind.SafetyCall);

        Assert.IsType<FlagNotCleared>((await FinishAsync(database, desk.FrontDesk, call)).Refusal);
        Assert.IsType<FlagNotCleared>((await FinishAsync(database, desk.Clinician, call)).Refusal);
    }

    [Theory, OnEachDatabase]
    public async Task A_conversation_is_finished_once_by_who_may_reach_the_client(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await desk.RequestAsync();
        var talk = await OpenTaskAsync(database, desk, id, StaffTaskKind.Consultation);
        Assert.Equal([AdmissionItem.SuitabilityQuestions], await MissingAsync(database, desk, id));

        foreach (var other in new Actor[] { desk.Counselor, desk.Admin, await AdmitClientTests.ClientOfAsync(database, id) })
            Assert.IsType<NotThere>((await FinishAsync(database, other, talk)).Refusal);
        Assert.True((await FinishAsync(database, desk.FrontDesk, talk)).Succeeded);
        Assert.IsType<TaskAlreadyDone>((await FinishAsync(database, desk.FrontDesk, talk)).Refusal);

        Assert.Empty(await MissingAsync(database, desk, id));
    }

    [Theory, OnEachDatabase]
    public async Task Only_a_licensed_clinician_lets_a_client_choose_alone_again(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var sam = await Newcomer.ArriveAsync(database);
        await sam.SayAllAsync(others: (Question.CourtMandated, "Yes"));
        var together = await TaskAsync(database, (await sam.DraftAsync()).Id, StaffTaskKind.StaffAssisted);

        Assert.IsType<ChoosingStaysWithStaff>((await FinishAsync(database, desk.FrontDesk, together)).Refusal);
        Assert.IsType<LicenseNotInForce>((await FinishAsync(database, desk.Lapsed, together)).Refusal);
        Assert.True((await FinishAsync(database, desk.Clinician, together)).Succeeded);
        Assert.False((await sam.DraftAsync()).ArrangedByStaff);

        Assert.True((await sam.SayAsync(Question.Address, "1 Main St")).Succeeded);
        Assert.False((await sam.DraftAsync()).ArrangedByStaff);
    }

    [Theory, OnEachDatabase]
    public async Task Who_is_under_eighteen_is_placed_by_staff_whatever_was_ticked_off(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var young = await Newcomer.ArriveAsync(database);
        await young.SayAllAsync(birth: "2010-06-01");
        var id = (await young.DraftAsync()).Id;
        var hold = new HoldPlace(Guid.NewGuid(), id, desk.Clinic.Evening.Id, desk.Clinic.Next, desk.Clinic.Tuesday.Id, false);

        Assert.True((await FinishAsync(database, desk.Clinician, await TaskAsync(database, id, StaffTaskKind.StaffAssisted))).Succeeded);
        Assert.True((await young.DraftAsync()).ArrangedByStaff);
        Assert.IsType<ArrangedByStaff>((await database.Get<HoldPlaceHandler>().HandleAsync(young.Who, hold, default)).Refusal);
        Assert.IsType<ArrangedByStaff>((await database.Get<SendRequestHandler>().HandleAsync(young.Who, new(Guid.NewGuid(), id, null), default)).Refusal);
        Assert.True((await database.Get<RequestQuery>().HandleAsync(desk.FrontDesk, id, default))!.Work!.ArrangedByStaff);

        Assert.True((await PlaceAsync(database, desk, id)).Succeeded);
        await using var db = database.CreateContext();
        Assert.Equal(EnrollmentStatus.Requested, (await db.Enrollments.SingleAsync(row => row.Id == id)).Status);
        Assert.Equal(ClaimKind.Request, (await db.SeatClaims.SingleAsync()).Kind);
    }

    [Theory, OnEachDatabase]
    public async Task Keeping_a_place_sends_a_list_staff_go_on_with_and_finishes_the_task(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var (sam, alone, flagged) = (await Newcomer.ArriveAsync(database), await Newcomer.ArriveAsync(database), await Newcomer.ArriveAsync(database));
        await sam.SayAllAsync(others: (Question.Guardian, "Yes"));
        await alone.SayAllAsync();
        await flagged.SayAllAsync(others: (Question.Guardian, "Yes"));
        var (danger, id) = ((await flagged.DraftAsync()).Id, (await sam.DraftAsync()).Id);
        await desk.Clinic.ChangeAsync(db => db.Add(new SafetyFlag
        {
            Id = new(Guid.CreateVersion7()), ClientId = flagged.Who.Id, EnrollmentId = danger, Reasons = nameof(ScreeningReason.SuicideThoughts), RaisedUtc = database.Clock.UtcNow,
        }));

        Assert.IsType<AlreadyDecided>((await PlaceAsync(database, desk, (await alone.DraftAsync()).Id)).Refusal);
        Assert.IsType<FlagNotCleared>((await PlaceAsync(database, desk, danger)).Refusal);
        Assert.True((await PlaceAsync(database, desk, id)).Succeeded);

        await using var db = database.CreateContext();
        var sent = await db.Enrollments.SingleAsync(row => row.Id == id);
        Assert.Equal((EnrollmentStatus.Requested, database.Clock.UtcNow), (sent.Status, sent.SentUtc));
        Assert.Equal(desk.FrontDesk.Id, (await db.StaffTasks.SingleAsync(task => task.EnrollmentId == id)).DoneBy);
    }

    [Theory, OnEachDatabase]
    public async Task An_insurer_is_asked_about_substance_use_only_with_consent(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await desk.RequestAsync(AdmissionItem.PayerPath);

        Assert.IsType<ConsentBeforeInsurer>((await SettleAsync(database, desk.FrontDesk, id, PayerPath.Authorized)).Refusal);
        Assert.IsType<NotThere>((await SettleAsync(database, desk.Admin, id, PayerPath.SelfPayWithEstimate)).Refusal);
        Assert.True((await SettleAsync(database, desk.FrontDesk, id, PayerPath.SelfPayWithEstimate)).Succeeded);
        Assert.Empty(await MissingAsync(database, desk, id));

        await desk.Clinic.ChangeAsync(db => db.EnrollmentAnswers.Single(row => row.EnrollmentId == id && row.Question == Question.Program)
            .Save("MentalHealth", database.Clock.UtcNow));
        Assert.True((await SettleAsync(database, desk.FrontDesk, id, PayerPath.Authorized)).Succeeded);
    }

    [Theory, OnEachDatabase]
    public async Task The_consent_to_ask_the_insurer_is_named_to_clinician_and_client_until_it_is_signed_or_not_needed(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await desk.RequestAsync(AdmissionItem.InsurerConsent);
        var me = await AdmitClientTests.ClientOfAsync(database, id);
        Assert.Equal([AdmissionItem.PayerPath, AdmissionItem.InsurerConsent], await MissingAsync(database, desk, id));
        Assert.True(await IsNamedToAsync(database, me));
        Assert.True((await database.Get<DocumentsQuery>().HandleAsync(me, default))!.Needs(DocumentKind.TpoConsent));

        await ProgramAsync(desk, id, database, "MentalHealth");
        Assert.Equal([AdmissionItem.PayerPath], (await MissingAsync(database, desk, id)).Where(gap => gap != AdmissionItem.GroupProgram));
        await ProgramAsync(desk, id, database, "SubstanceUse");
        Assert.True(await IsNamedToAsync(database, me));

        var paper = Papers.Current(DocumentKind.TpoConsent, new("en-US"));
        Assert.True((await database.Get<SignDocumentHandler>().HandleAsync(
            me, new(Guid.NewGuid(), DocumentKind.TpoConsent, paper.Hash, "Samuel Ortiz", Intends: true, new("::1", "test", "pwd")), default)).Succeeded);
        Assert.Equal([AdmissionItem.PayerPath], await MissingAsync(database, desk, id));
        Assert.False(await IsNamedToAsync(database, me));
        Assert.True((await SettleAsync(database, desk.FrontDesk, id, PayerPath.Authorized)).Succeeded);
    }

    private static Task ProgramAsync(AdmissionDesk desk, EnrollmentId id, Database database, string program) =>
        desk.Clinic.ChangeAsync(db => db.EnrollmentAnswers.Single(row => row.EnrollmentId == id && row.Question == Question.Program).Save(program, database.Clock.UtcNow));

    // On the home page, and as a task of its own on the list.
    private static async Task<bool> IsNamedToAsync(Database database, Actor.Client me)
    {
        var home = (await database.Get<MyWeekQuery>().HandleAsync(me, null, 1, default))!.ToFinish.InsurerConsent;
        var row = TaskProgress.Of((await database.Get<DraftQuery>().HandleAsync(me, default))!).SingleOrDefault(row => row.Name == "InsurerConsent");
        Assert.Equal(home, row?.State == TaskState.NotStarted);
        return home;
    }

    [Theory, OnEachDatabase]
    public async Task Staff_give_a_free_hour_to_a_request_that_has_none(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await desk.RequestAsync(AdmissionItem.WeeklyHour);

        var free = await database.Get<PlacesToArrangeQuery>().HandleAsync(desk.FrontDesk, id, desk.Clinic.Evening.Id, desk.Clinic.Next, default);
        Assert.Equal([desk.Clinic.MondayMorning.Id, desk.Clinic.Tuesday.Id], free.Select(hour => hour.Id));
        Assert.IsType<ClientBusyThen>((await ArrangeAsync(database, desk.FrontDesk, id, desk.Clinic.MondayEvening.Id)).Refusal);
        // What was told about the first session stays told.
        var wanted = desk.Clinic.Next;
        await desk.Clinic.ChangeAsync(rows => rows.Enrollments.Single().MoveStart(wanted.AddDays(7)));
        Assert.True((await ArrangeAsync(database, desk.FrontDesk, id, desk.Clinic.Tuesday.Id)).Succeeded);
        Assert.IsType<HourAlreadyArranged>((await ArrangeAsync(database, desk.FrontDesk, id, desk.Clinic.MondayMorning.Id)).Refusal);

        await using var db = database.CreateContext();
        Assert.Equal(ClaimKind.Request, (await db.HourClaims.SingleAsync()).Kind);
        Assert.Equal(desk.FrontDesk.Id, (await db.StaffTasks.SingleAsync()).DoneBy);
        var request = await db.Enrollments.SingleAsync();
        Assert.Equal((false, wanted), (request.ArrangeHour, request.StartMovedFrom));
        Assert.Empty(await MissingAsync(database, desk, id));
    }

    [Theory, OnEachDatabase]
    public async Task Of_two_requests_for_the_last_free_hour_one_gets_it(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        EnrollmentId[] both = [await desk.RequestAsync(AdmissionItem.WeeklyHour), await desk.RequestAsync(AdmissionItem.WeeklyHour)];

        var answers = await Task.WhenAll(both.Select(id => Task.Run(() => ArrangeAsync(database, desk.FrontDesk, id, desk.Clinic.Tuesday.Id))));

        Assert.Single(answers, answer => answer.Succeeded);
        Assert.Single(answers, answer => answer.Refusal is HourTaken);
    }

    [Theory, OnEachDatabase]
    public async Task Arranging_an_hour_is_for_who_may_reach_the_client(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await desk.RequestAsync(AdmissionItem.WeeklyHour);

        foreach (var other in new Actor[] { desk.Counselor, desk.Admin, await AdmitClientTests.ClientOfAsync(database, id), Actor.Visitor.Instance })
        {
            Assert.IsType<NotThere>((await ArrangeAsync(database, other, id, desk.Clinic.Tuesday.Id)).Refusal);
            Assert.Empty(await database.Get<PlacesToArrangeQuery>().HandleAsync(other, id, desk.Clinic.Evening.Id, desk.Clinic.Next, default));
        }
    }

    [Theory, OnEachDatabase]
    public async Task A_request_that_keeps_no_place_gets_seat_and_hour_together(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await desk.RequestAsync(AdmissionItem.GroupSeat);
        var query = database.Get<PlacesToArrangeQuery>();

        var starts = await query.StartsAsync(desk.FrontDesk, id, default);
        Assert.Contains(new StartOption(desk.Clinic.Daytime.Id, "D1", desk.Clinic.Next), starts);
        var ask = new ArrangePlace(Guid.NewGuid(), id, desk.Clinic.Daytime.Id, desk.Clinic.Next, desk.Clinic.Tuesday.Id);
        Assert.True((await database.Get<ArrangePlaceHandler>().HandleAsync(desk.FrontDesk, ask, default)).Succeeded);
        Assert.True((await database.Get<ArrangePlaceHandler>().HandleAsync(desk.FrontDesk, ask, default)).Succeeded);
        Assert.IsType<NotThere>((await database.Get<ArrangePlaceHandler>().HandleAsync(desk.Admin, ask with { Key = Guid.NewGuid() }, default)).Refusal);

        Assert.Empty(await MissingAsync(database, desk, id));
        Assert.True((await AdmitClientTests.AdmitAsync(database, desk.Clinician, id, desk.Clinic.Next)).Succeeded);
    }

    [Theory, OnEachDatabase]
    public async Task Staff_arrange_no_place_of_another_program_than_the_one_asked_for(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await desk.RequestAsync(AdmissionItem.GroupSeat, AdmissionItem.GroupProgram);
        var ask = new ArrangePlace(Guid.NewGuid(), id, desk.Clinic.Daytime.Id, desk.Clinic.Next, desk.Clinic.Tuesday.Id);

        Assert.IsType<OtherProgram>((await database.Get<ArrangePlaceHandler>().HandleAsync(desk.FrontDesk, ask, default)).Refusal);

        await using var db = database.CreateContext();
        Assert.Empty(await db.SeatClaims.ToListAsync());
    }

    [Theory, OnEachDatabase]
    public async Task Staff_place_who_waits_in_line_and_their_wait_ends_with_it(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var (sam, flagged) = (await WaitingAsync(database, desk), await WaitingAsync(database, desk));
        await desk.Clinic.ChangeAsync(db => db.Add(new SafetyFlag
        {
            Id = new(Guid.CreateVersion7()), ClientId = db.Enrollments.Single(row => row.Id == flagged).ClientId, EnrollmentId = flagged,
            Reasons = nameof(ScreeningReason.SuicideThoughts), RaisedUtc = database.Clock.UtcNow,
        }));

        var rows = TaskProgress.Of((await database.Get<DraftQuery>().HandleAsync(desk.FrontDesk, sam, default))!);
        Assert.Equal(["PlaceStaff", "PlaceStaff"], rows.Where(row => row.Name is "Place" or "Check").Select(row => row.Hint));

        foreach (var other in new Actor[] { desk.Counselor, desk.Admin, await AdmitClientTests.ClientOfAsync(database, sam), Actor.Visitor.Instance })
            Assert.IsType<NotThere>((await PlaceAsync(database, other, desk, sam)).Refusal);
        Assert.IsType<FlagNotCleared>((await PlaceAsync(database, desk, flagged)).Refusal);
        database.Clock.Advance(TimeSpan.FromDays(1));
        Assert.True((await PlaceAsync(database, desk, sam)).Succeeded);
        Assert.IsType<HourAlreadyArranged>((await PlaceAsync(database, desk, sam)).Refusal);

        await using (var db = database.CreateContext())
        {
            var placed = await db.Enrollments.Include(row => row.Moves).SingleAsync(row => row.Id == sam);
            Assert.Equal((EnrollmentStatus.Requested, desk.Clinic.Evening.Id, desk.Clinic.Next, database.Clock.UtcNow), (placed.Status, placed.GroupId, placed.StartDate, placed.SentUtc));
            Assert.Equal((EnrollmentStatus.Waitlisted, desk.FrontDesk.Id), placed.Moves.OrderBy(move => move.AtUtc).Select(move => (move.From, move.By)).Last());
            Assert.Equal(database.Clock.UtcNow, (await db.WaitlistEntries.SingleAsync(row => row.EnrollmentId == sam)).EndedUtc);
            Assert.Null((await db.WaitlistEntries.SingleAsync(row => row.EnrollmentId == flagged)).EndedUtc);
            Assert.Equal((ClaimKind.Request, ClaimKind.Request), ((await db.SeatClaims.SingleAsync()).Kind, (await db.HourClaims.SingleAsync()).Kind));
            Assert.True(await db.AuditEntries.AnyAsync(row => row.Act == nameof(EnrollmentMoved) && row.Subject == sam.Value && row.AtUtc == database.Clock.UtcNow));
            Assert.True(await db.Outbox.AnyAsync(row => row.Kind == nameof(EnrollmentMoved) && row.CreatedUtc == database.Clock.UtcNow));
        }

        var seen = (await database.Get<RequestQuery>().HandleAsync(desk.Clinician, sam, default))!;
        Assert.Null(seen.Work!.Waits);
        Assert.DoesNotContain(seen.Missing, gap => gap.Item is AdmissionItem.GroupSeat or AdmissionItem.WeeklyHour);
    }

    [Theory, OnEachDatabase]
    public async Task Of_two_who_wait_for_the_last_place_one_gets_it_and_the_other_waits_on(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database, capacity: 1);
        EnrollmentId[] both = [await WaitingAsync(database, desk), await WaitingAsync(database, desk)];

        var answers = await Task.WhenAll(both.Select(id => Task.Run(() => PlaceAsync(database, desk, id))));

        Assert.Single(answers, answer => answer.Succeeded);
        await using var db = database.CreateContext();
        Assert.Equal([EnrollmentStatus.Requested, EnrollmentStatus.Waitlisted], (await db.Enrollments.Select(row => row.Status).ToListAsync()).Order());
        Assert.Single(await db.WaitlistEntries.Where(row => row.EndedUtc == null).ToListAsync());
        Assert.Single(await db.SeatClaims.ToListAsync());
    }

    internal static async Task<EnrollmentId> WaitingAsync(Database database, AdmissionDesk desk, string possible = "")
    {
        var sam = await Newcomer.ArriveAsync(database);
        await sam.SayAllAsync();
        var id = (await sam.DraftAsync()).Id;
        Assert.True((await database.Get<JoinWaitlistHandler>().HandleAsync(sam.Who, new(Guid.NewGuid(), id, desk.Clinic.Evening.TrackId, null, possible), default)).Succeeded);
        return id;
    }

    internal static Task<Result<Done>> PlaceAsync(Database database, AdmissionDesk desk, EnrollmentId id) => PlaceAsync(database, desk.FrontDesk, desk, id);

    private static Task<Result<Done>> PlaceAsync(Database database, Actor actor, AdmissionDesk desk, EnrollmentId id) => database.Get<ArrangePlaceHandler>().HandleAsync(
        actor, new(Guid.NewGuid(), id, desk.Clinic.Evening.Id, desk.Clinic.Next, desk.Clinic.Tuesday.Id), default);

    internal static async Task<StaffTaskId> OpenTaskAsync(Database database, AdmissionDesk desk, EnrollmentId id, StaffTaskKind kind)
    {
        await desk.Clinic.ChangeAsync(db => db.Add(desk.Task(db.Enrollments.Single(row => row.Id == id), kind, TaskPriority.Routine)));
        return await TaskAsync(database, id, kind);
    }

    private static async Task<StaffTaskId> TaskAsync(Database database, EnrollmentId id, StaffTaskKind kind)
    {
        await using var db = database.CreateContext();
        return (await db.StaffTasks.SingleAsync(task => task.EnrollmentId == id && task.Kind == kind)).Id;
    }

    private static async Task<IEnumerable<AdmissionItem>> MissingAsync(Database database, AdmissionDesk desk, EnrollmentId id) =>
        (await database.Get<RequestQuery>().HandleAsync(desk.Clinician, id, default))!.Missing.Select(gap => gap.Item);

    private static Task<Result<Done>> RecordAsync(Database database, Actor actor, EnrollmentId id, IntakeOutcome outcome, DateOnly? screened = null) =>
        database.Get<RecordIntakeHandler>().HandleAsync(actor, new(Guid.NewGuid(), id, outcome, screened ?? database.Clock.Today, null), default);

    private static Task<Result<Done>> ClearAsync(Database database, Actor actor, EnrollmentId id, string note) =>
        database.Get<ClearSafetyFlagsHandler>().HandleAsync(actor, new(Guid.NewGuid(), id, note), default);

    private static Task<Result<Done>> FinishAsync(Database database, Actor actor, StaffTaskId task) =>
        database.Get<FinishTaskHandler>().HandleAsync(actor, new(Guid.NewGuid(), task), default);

    private static Task<Result<Done>> SettleAsync(Database database, Actor actor, EnrollmentId id, PayerPath path) =>
        database.Get<SettlePayerHandler>().HandleAsync(actor, new(Guid.NewGuid(), id, path), default);

    private static Task<Result<Done>> ArrangeAsync(Database database, Actor actor, EnrollmentId id, OfferedHourId hour) =>
        database.Get<ArrangeHourHandler>().HandleAsync(actor, new(Guid.NewGuid(), id, hour), default);
}
