using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Features.JoiningGroup;
using RedWillow.Portal.Features.RequestingEnrollment;
using RedWillow.Portal.Features.RequestingEnrollment.Desk;
using RedWillow.Portal.Tests.Features.Admitting;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.RequestingEnrollment;

/// <summary>Staff fill in the same tasks for a person, through the same handlers and the same claim.</summary>
public sealed class DeskTests
{
    private const string Number = "+13855550123";

    [Theory, OnEachDatabase]
    public async Task A_caller_without_email_goes_from_nothing_to_sent(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await CallAsync(database, desk.FrontDesk);

        await AnswerAllAsync(database, desk.FrontDesk, id);
        await HoldAsync(database, desk, id, desk.Clinic.Tuesday.Id);
        Assert.Null((await SendAsync(database, desk.FrontDesk, id)).Refusal);

        await using var db = database.CreateContext();
        var sent = await db.Enrollments.Include(row => row.Moves).SingleAsync(row => row.Id == id);
        Assert.Equal((EnrollmentStatus.Requested, desk.FrontDesk.Id), (sent.Status, sent.Moves.Single().By));
        Assert.Equal(ClaimKind.Request, (await db.SeatClaims.SingleAsync(row => row.EnrollmentId == id)).Kind);
        Assert.Equal(ClaimKind.Request, (await db.HourClaims.SingleAsync(row => row.EnrollmentId == id)).Kind);
        Assert.All(await db.StaffTasks.Where(row => row.EnrollmentId == id).ToListAsync(), task => Assert.Equal(desk.FrontDesk.Id, task.DoneBy));
        Assert.Equal("Kai", (await db.Clients.SingleAsync(row => row.Id == sent.ClientId)).PreferredName);
        Assert.False(await db.Users.AnyAsync(row => row.ClientId == sent.ClientId));
    }

    [Theory, OnEachDatabase]
    public async Task Who_is_known_by_the_number_or_the_address_is_not_entered_twice(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var first = await CallAsync(database, desk.FrontDesk, email: "Kai@example.test");

        Assert.IsType<NumberKnown>((await EnterAsync(database, desk.Clinician, phone: "(385) 555-0123")).Refusal);
        Assert.IsType<PersonKnown>((await EnterAsync(database, desk.Clinician, phone: null, email: " kai@EXAMPLE.test ")).Refusal);
        var known = Assert.Single(await database.Get<KnownPeopleQuery>().HandleAsync(desk.FrontDesk, null, "385 555 0123", default));
        Assert.Equal((first, EnrollmentStatus.Draft), (known.Open!.Value, known.Status));

        // A shared number is no shared person; a shared address would be a shared sign-in.
        Assert.True((await EnterAsync(database, desk.FrontDesk, another: true)).Succeeded);
        Assert.IsType<PersonKnown>((await EnterAsync(database, desk.FrontDesk, phone: null, email: "kai@example.test", another: true)).Refusal);
        await using var db = database.CreateContext();
        Assert.Equal(2, await db.Clients.CountAsync(row => row.PreferredName != "x"));
    }

    [Theory, OnEachDatabase]
    public async Task Two_colleagues_who_enter_the_same_caller_at_once_enter_them_once(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => EnterAsync(database, desk.FrontDesk)));

        Assert.Single(answers, answer => answer.Succeeded);
        Assert.All(answers.Where(answer => !answer.Succeeded), answer => Assert.IsType<NumberKnown>(answer.Refusal));
        await using var db = database.CreateContext();
        Assert.Equal(1, await db.Enrollments.CountAsync());
    }

    [Theory, OnEachDatabase]
    public async Task A_doubled_click_has_one_effect_and_one_answer(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var ask = new EnterPerson(Guid.NewGuid(), "Kai", null, Number, "Call", null, false);

        var first = await database.Get<EnterPersonHandler>().HandleAsync(desk.FrontDesk, ask, default);
        var second = await database.Get<EnterPersonHandler>().HandleAsync(desk.FrontDesk, ask, default);

        Assert.Equal(first.Value, second.Value);
        await using var db = database.CreateContext();
        Assert.Equal(1, await db.Clients.CountAsync());
    }

    [Theory, OnEachDatabase]
    public async Task Nobody_else_fills_in_for_people(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await CallAsync(database, desk.FrontDesk);
        var stranger = await Newcomer.ArriveAsync(database);

        foreach (Actor other in (Actor[])[desk.Counselor, desk.Admin, stranger.Who, Actor.Visitor.Instance])
        {
            Assert.IsType<NotThere>((await EnterAsync(database, other)).Refusal);
            Assert.IsType<NotThere>((await SayAsync(database, other, id, Question.PreferredName, "Other")).Refusal);
            Assert.IsType<NotThere>((await SendAsync(database, other, id)).Refusal);
            Assert.Null(await database.Get<DraftQuery>().HandleAsync(other, id, default));
            Assert.Null(await database.Get<PlacesQuery>().HandleAsync(other, id, new PlaceChoice(), default));
            Assert.Empty(await database.Get<KnownPeopleQuery>().HandleAsync(other, null, Number, default));
        }
    }

    [Theory, OnEachDatabase]
    public async Task The_front_desk_sees_of_saved_screening_answers_only_where_they_led(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var sam = await Newcomer.ArriveAsync(database);
        await sam.SayAllAsync(others: (Question.CourtMandated, "Yes"));
        var id = (await sam.DraftAsync()).Id;

        var seen = (await database.Get<DraftQuery>().HandleAsync(desk.FrontDesk, id, default))!;
        Assert.All(Question.Suitability, question => Assert.Null(seen.Answer(question)));
        Assert.All(Question.Suitability, question => Assert.True(seen.IsAnswered(question)));
        Assert.Equal(ScreeningDisposition.StaffAssisted, seen.Outcome);
        Assert.Empty(TaskProgress.OpenBeforeSending(seen));
        Assert.Equal("Yes", (await database.Get<DraftQuery>().HandleAsync(desk.Clinician, id, default))!.Answer(Question.CourtMandated));
        await using var db = database.CreateContext();
        Assert.Equal(2, await db.AuditEntries.CountAsync(entry => entry.Act == "DraftRead"));
    }

    [Theory, OnEachDatabase]
    public async Task What_blocks_a_client_from_choosing_alone_does_not_block_staff(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var sam = await Newcomer.ArriveAsync(database);
        await sam.SayAllAsync(birth: "2012-07-24", others: [(Question.CourtMandated, "Yes"), (Question.NeedsInterpreter, "Yes"), (Question.PublicPayerFirst, "Yes")]);
        var id = (await sam.DraftAsync()).Id;
        Assert.IsType<ArrangedByStaff>((await HoldAsync(database, sam.Who, desk, id, desk.Clinic.Tuesday.Id)).Refusal);

        await HoldAsync(database, desk, id, desk.Clinic.Tuesday.Id);
        Assert.True((await SendAsync(database, desk.FrontDesk, id)).Succeeded);

        await using var db = database.CreateContext();
        Assert.DoesNotContain(await db.StaffTasks.ToListAsync(), task => task.Kind == StaffTaskKind.StaffAssisted && task.DoneUtc is null);
    }

    [Theory, OnEachDatabase]
    public async Task A_reason_for_concern_stops_staff_as_well(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await CallAsync(database, desk.FrontDesk);

        var said = await SayAsync(database, desk.FrontDesk, id, Question.SuicideThoughts, "Yes");

        Assert.True(said.Value!.ShowHelp);
        Assert.IsType<FlagNotCleared>((await HoldAsync(database, desk.FrontDesk, desk, id, desk.Clinic.Tuesday.Id)).Refusal);
        Assert.IsType<FlagNotCleared>((await SendAsync(database, desk.Clinician, id)).Refusal);
        await using var db = database.CreateContext();
        Assert.Equal(EnrollmentStatus.ConsultationRequired, (await db.Enrollments.SingleAsync(row => row.Id == id)).Status);
        Assert.True(await db.StaffTasks.AnyAsync(task => task.Kind == StaffTaskKind.SafetyCall && task.EnrollmentId == id));
    }

    [Theory, OnEachDatabase]
    public async Task When_no_hour_fits_the_chair_is_taken_alone_and_who_waits_stands_in_line(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var (one, two) = (await CallAsync(database, desk.FrontDesk), await CallAsync(database, desk.FrontDesk, phone: "+13855550124"));
        await AnswerAllAsync(database, desk.FrontDesk, one);
        await AnswerAllAsync(database, desk.FrontDesk, two);
        await HoldAsync(database, desk, one, hour: null);
        Assert.True((await SendAsync(database, desk.FrontDesk, one)).Succeeded);

        var ask = new JoinWaitlist(Guid.NewGuid(), two, desk.Clinic.Evening.TrackId, desk.Clinic.Evening.Id, "after five");
        Assert.True((await database.Get<JoinWaitlistHandler>().HandleAsync(desk.FrontDesk, ask, default)).Succeeded);

        await using var db = database.CreateContext();
        Assert.Single(await db.StaffTasks.Where(task => task.DoneUtc == null).ToListAsync(), task => task is { Kind: StaffTaskKind.ArrangeHour } && task.EnrollmentId == one);
        Assert.Equal("after five", (await db.WaitlistEntries.SingleAsync()).PossibleHours);
    }

    [Theory, OnEachDatabase]
    public async Task Email_is_a_safe_way_only_with_an_address(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await CallAsync(database, desk.FrontDesk);

        Assert.Equal(AnswerProblem.NeedsEmail, Assert.IsType<AnswerInvalid>((await SayAsync(database, desk.FrontDesk, id, Question.SafeContact, "Email")).Refusal).Problem);
        Assert.IsType<AnswerInvalid>((await database.Get<EnterPersonHandler>().HandleAsync(
            desk.FrontDesk, new EnterPerson(Guid.NewGuid(), "Lee", null, null, "Email", null, false), default)).Refusal);
        Assert.IsType<AnswerInvalid>((await database.Get<EnterPersonHandler>().HandleAsync(
            desk.FrontDesk, new EnterPerson(Guid.NewGuid(), " ", null, null, null, null, false), default)).Refusal);
    }

    [Theory, OnEachDatabase]
    public async Task Who_comes_back_is_begun_anew_and_an_open_list_is_found(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await CallAsync(database, desk.FrontDesk);
        await using var db = database.CreateContext();
        var who = (await db.Enrollments.SingleAsync()).ClientId;

        Assert.Equal(id, (await database.Get<BeginEnrollmentHandler>().HandleAsync(desk.FrontDesk, new(Guid.NewGuid(), who), default)).Value);
        Assert.IsType<NotThere>((await database.Get<BeginEnrollmentHandler>().HandleAsync(desk.FrontDesk, new(Guid.NewGuid()), default)).Refusal);
        Assert.IsType<NotThere>((await database.Get<BeginEnrollmentHandler>().HandleAsync(desk.Admin, new(Guid.NewGuid(), who), default)).Refusal);
    }

    private static async Task<EnrollmentId> CallAsync(Database database, Actor staff, string? email = null, string phone = Number)
    {
        var entered = await EnterAsync(database, staff, phone, email);
        Assert.Null(entered.Refusal);
        return entered.Value;
    }

    private static Task<Result<EnrollmentId>> EnterAsync(Database database, Actor staff, string? phone = Number, string? email = null, bool another = false) =>
        database.Get<EnterPersonHandler>().HandleAsync(
            staff, new EnterPerson(Guid.NewGuid(), "Kai", "1990-07-24", phone, phone is null ? null : nameof(SafeContact.Call), email, another), default);

    private static Task<Result<AnswerKept>> SayAsync(Database database, Actor who, EnrollmentId id, string question, string value) =>
        database.Get<SaveAnswerHandler>().HandleAsync(who, new SaveAnswer(Guid.NewGuid(), question, value, For: id), default);

    private static async Task AnswerAllAsync(Database database, Actor who, EnrollmentId id)
    {
        Assert.Null((await SayAsync(database, who, id, Question.Program, "SubstanceUse")).Refusal);
        foreach (var question in Question.Suitability)
            Assert.Null((await SayAsync(database, who, id, question, "No")).Refusal);
    }

    private static Task<Result<HeldPlace>> HoldAsync(Database database, Actor who, AdmissionDesk desk, EnrollmentId id, OfferedHourId? hour) =>
        database.Get<HoldPlaceHandler>().HandleAsync(who, new HoldPlace(Guid.NewGuid(), id, desk.Clinic.Evening.Id, desk.Clinic.Next, hour, hour is null), default);

    private static async Task HoldAsync(Database database, AdmissionDesk desk, EnrollmentId id, OfferedHourId? hour) =>
        Assert.Null((await HoldAsync(database, desk.FrontDesk, desk, id, hour)).Refusal);

    private static async Task<Result<RequestSent>> SendAsync(Database database, Actor who, EnrollmentId id)
    {
        await using var db = database.CreateContext();
        var place = await db.LoadChosenPlaceAsync(await db.Enrollments.SingleAsync(row => row.Id == id), EnrollmentStatus.Draft, database.Clock.Program, default);
        return await database.Get<SendRequestHandler>().HandleAsync(who, new SendRequest(Guid.NewGuid(), id, place?.Stamp), default);
    }
}
