using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Consents;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Placing;
using RedWillow.Portal.Domain.Talks;
using RedWillow.Portal.Domain.Waiting;
using RedWillow.Portal.Features.Admitting;
using RedWillow.Portal.Features.BookingIntake;
using RedWillow.Portal.Features.BookingTalks;
using RedWillow.Portal.Features.ConfiguringSchedule;
using RedWillow.Portal.Features.JoiningGroup;
using RedWillow.Portal.Features.MyWeek;
using RedWillow.Portal.Features.RequestingConsultation;
using RedWillow.Portal.Features.RequestingEnrollment;
using RedWillow.Portal.Features.SigningDocuments;
using RedWillow.Portal.Platform.Outbox;
using RedWillow.Portal.Platform.Settings;
using RedWillow.Portal.Tests.Data.Outbox;
using RedWillow.Portal.Tests.Features.ConfiguringSchedule;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.Admitting;

/// <summary>In the evening a request is declined; its client is told the next morning, and nothing they see or do tells them before.</summary>
public sealed class UntoldDeclineTests
{
    [Theory, OnEachDatabase]
    public async Task Whatever_a_client_asks_for_is_answered_alike_and_nothing_is_written_down_as_not_theirs(Database database)
    {
        var (desk, id, client) = await EveningAsync(database);
        await BookIntakeAsync(database, desk, id);
        await DeclineAsync(database, desk, id);
        var slug = desk.Clinic.Evening.Slug;

        Refusal?[] answers =
        [
            (await SayAsync(database, client, Question.Address, "12 East 300 South")).Refusal,
            (await SayAsync(database, client, Question.CannotStaySober, "No")).Refusal,
            (await database.Get<WithdrawRequestHandler>().HandleAsync(client, new(Guid.NewGuid()), default)).Refusal,
            (await database.Get<WantGroupHandler>().HandleAsync(client, new(Guid.NewGuid(), slug), default)).Refusal,
            (await database.Get<SendRequestHandler>().HandleAsync(client, new(Guid.NewGuid(), id, null), default)).Refusal,
            (await SignAsync(database, client)).Refusal,
            (await database.Get<CancelOwnIntakeHandler>().HandleAsync(client, new(Guid.NewGuid()), default)).Refusal,
            (await BookOwnAsync(database, desk, client)).Refusal,
            (await database.Get<HoldPlaceHandler>().HandleAsync(client, new(Guid.NewGuid(), id, desk.Clinic.Evening.Id, desk.Clinic.Last, null, true), default)).Refusal,
            (await database.Get<ReleaseHoldHandler>().HandleAsync(client, new(Guid.NewGuid(), id), default)).Refusal,
            (await database.Get<JoinWaitlistHandler>().HandleAsync(client, new(Guid.NewGuid(), id, desk.Clinic.Evening.TrackId, null, ""), default)).Refusal,
        ];

        Assert.All(answers, answer => Assert.IsType<NotOnlineNow>(answer));
        await using (var db = database.CreateContext())
        {
            Assert.DoesNotContain(await db.AuditEntries.Select(row => row.Act).ToListAsync(), IsRefusal);
            Assert.Equal(EnrollmentStatus.Declined, (await db.Enrollments.SingleAsync()).Status);
            Assert.Equal(answers.Length, await db.CommandAnswers.CountAsync(row => row.ActorKey == client.Account.Value.ToString("N")));
        }

        // Once they are told there is no request any more, and what is not there is written down again.
        database.Clock.Advance(TimeSpan.FromHours(13));
        Assert.IsType<NotThere>((await SayAsync(database, client, Question.Address, "12 East 300 South")).Refusal);
        Assert.IsType<NotThere>((await database.Get<WithdrawRequestHandler>().HandleAsync(client, new(Guid.NewGuid()), default)).Refusal);
        await using var later = database.CreateContext();
        Assert.Equal(2, (await later.AuditEntries.Select(row => row.Act).ToListAsync()).Count(IsRefusal));
    }

    [Theory, OnEachDatabase]
    public Task The_pages_stand_as_they_did(Database database) => AssertPagesStandAsync(database, days: 0);

    /// <summary>The group's next day stands for the one that has passed, and goes on doing so.</summary>
    [Theory, OnEachDatabase]
    public Task The_pages_stand_as_they_did_also_when_the_day_asked_for_has_passed(Database database) => AssertPagesStandAsync(database, days: 7);

    [Theory, OnEachDatabase]
    public async Task The_times_of_a_first_appointment_are_still_offered(Database database)
    {
        var (desk, id, client) = await EveningAsync(database, AdmissionItem.GroupSeat, AdmissionItem.WeeklyHour);
        var before = (await IntakesAsync(database, client))!;
        Assert.True(before is { MayBook: true, Offers.Count: > 0 });

        await DeclineAsync(database, desk, id);

        Assert.Equivalent(before, await IntakesAsync(database, client), strict: true);
    }

    [Theory, OnEachDatabase]
    public async Task Who_waits_or_is_to_be_talked_with_is_shown_so(Database database)
    {
        var (desk, id, client) = await EveningAsync(database, AdmissionItem.SafetyFlag);
        var before = await SeenAsync(database, client);
        Assert.Equal((true, ChoosingState.ArrangedByStaff), (before.Draft!.ArrangedByStaff, before.Places!.State));
        await DeclineAsync(database, desk, id);
        Assert.Equivalent(before, await SeenAsync(database, client), strict: true);

        var waiting = await desk.RequestAsync(AdmissionItem.GroupSeat, AdmissionItem.WeeklyHour);
        await desk.Clinic.ChangeAsync(db =>
        {
            var request = db.Enrollments.Include(row => row.Moves).Single(row => row.Id == waiting);
            Assert.True(request.MoveTo(EnrollmentStatus.Waitlisted, desk.FrontDesk, database.Clock.UtcNow).Succeeded);
            request.ForgetChoice();
            db.Add(new WaitlistEntry
            {
                Id = new(Guid.CreateVersion7()), ClientId = request.ClientId, EnrollmentId = waiting, TrackId = desk.Clinic.Evening.TrackId, PossibleHours = "", RequestedUtc = database.Clock.UtcNow,
            });
        });
        var other = await AdmitClientTests.ClientOfAsync(database, waiting);
        before = await SeenAsync(database, other);
        Assert.Equal(ChoosingState.Waiting, before.Places!.State);
        await DeclineAsync(database, desk, waiting);
        Assert.Equivalent(before, await SeenAsync(database, other), strict: true);
    }

    [Theory, OnEachDatabase]
    public async Task Beginning_again_and_asking_for_a_talk_mean_that_same_request(Database database)
    {
        var (desk, id, client) = await EveningAsync(database);
        await DeclineAsync(database, desk, id);

        Assert.Equal(id, (await database.Get<BeginEnrollmentHandler>().HandleAsync(client, new(Guid.NewGuid()), default)).Value);
        Assert.True((await database.Get<AskForTalkHandler>().HandleAsync(client, new(Guid.NewGuid()), default)).Succeeded);

        await using (var db = database.CreateContext())
        {
            Assert.Equal(id, (await db.StaffTasks.SingleAsync(row => row.Kind == StaffTaskKind.Consultation && row.DoneUtc == null)).EnrollmentId);
            Assert.Single(await db.Enrollments.ToListAsync());
        }

        Assert.Contains((await database.Get<RequestQueueQuery>().HandleAsync(desk.Clinician, new(), default))!.Rows, row => row.Id == id);
        database.Clock.Advance(TimeSpan.FromHours(13));
        Assert.NotEqual(id, (await database.Get<BeginEnrollmentHandler>().HandleAsync(client, new(Guid.NewGuid()), default)).Value);
    }

    [Theory, OnEachDatabase]
    public async Task What_was_saved_before_is_answered_the_same_again(Database database)
    {
        var (desk, id, client) = await EveningAsync(database);
        var key = Guid.NewGuid();
        var saved = await SayAsync(database, client, Question.Address, "12 East 300 South", key);
        Assert.True(saved.Succeeded);
        await DeclineAsync(database, desk, id);

        Assert.Equal(saved.Value, (await SayAsync(database, client, Question.Address, "12 East 300 South", key)).Value);
    }

    [Theory, OnEachDatabase]
    public async Task Who_tells_of_danger_meanwhile_is_heard_as_before(Database database)
    {
        var (desk, id, client) = await EveningAsync(database);
        await DeclineAsync(database, desk, id);

        Assert.Equal(new AnswerKept("Yes", ShowHelp: true), (await SayAsync(database, client, Question.SuicideThoughts, "Yes")).Value);

        await using var db = database.CreateContext();
        Assert.Equal(id, (await db.SafetyFlags.SingleAsync()).EnrollmentId);
        Assert.Equal(EnrollmentStatus.Declined, (await db.Enrollments.SingleAsync()).Status);
        var waits = Assert.Single((await database.Get<RequestQueueQuery>().HandleAsync(desk.Clinician, new(), default))!.Rows);
        Assert.Equal((id, TaskPriority.Urgent), (waits.Id, waits.Priority));
    }

    [Theory, OnEachDatabase]
    public async Task A_day_that_is_closed_meanwhile_puts_page_and_mail_off_alike(Database database)
    {
        var (desk, id, client) = await EveningAsync(database);
        Assert.True((await OutboxStage.ReachAsync(database, client.Id, SafeContact.Email)).Succeeded);
        await OutboxStage.Dispatcher(database, new KeptMail()).SendDueAsync(default);
        await DeclineAsync(database, desk, id);
        var before = await SeenAsync(database, client);
        var (mailer, told) = (new KeptMail(), database.Clock.UtcNow.AddHours(13));
        Assert.True((await database.Get<AddClosureHandler>().HandleAsync(
            ScheduleOf.Admin, new(Guid.NewGuid(), database.Clock.Today.AddDays(1), "Snow"), default)).Succeeded);

        // Wednesday, 9:00, when the office would have opened.
        database.Clock.Advance(TimeSpan.FromHours(13));
        await OutboxStage.Dispatcher(database, mailer).SendDueAsync(default);
        Assert.Empty(mailer.Letters);
        // It is the day asked for as well: of an open request it would be told alike that the next one is the first.
        var seen = (await SeenAsync(database, client)).Draft!;
        Assert.Equal(before.Draft!.Place!.First.AddDays(1), seen.Place!.First);
        Assert.Equivalent(before.Draft with { Place = null }, seen with { Place = null }, strict: true);
        await using (var db = database.CreateContext())
        {
            var row = await db.Outbox.AsNoTracking().SingleAsync(one => one.Kind == nameof(EnrollmentMoved) && one.SentUtc == null);
            Assert.Equal((told.AddDays(1), UnsentReasons.NotYet, 0), (row.DueUtc, row.LastFault, row.Attempts));
        }

        // Thursday, 9:00.
        database.Clock.Advance(TimeSpan.FromDays(1));
        await OutboxStage.Dispatcher(database, mailer).SendDueAsync(default);
        Assert.Single(mailer.Letters);
        Assert.NotEqual(before.Draft, (await SeenAsync(database, client)).Draft);
    }

    private static async Task AssertPagesStandAsync(Database database, int days)
    {
        var (desk, id, client) = await EveningAsync(database);
        database.Clock.Advance(TimeSpan.FromDays(days));
        await BookIntakeAsync(database, desk, id);
        Assert.Equal(days > 0, (await database.Get<DraftQuery>().HandleAsync(client, default))!.Place!.PassedOn is not null);
        var before = await SeenAsync(database, client);
        Assert.True(before.Intake!.MayCancel);
        Assert.Equal([DocumentKind.TpoConsent], before.Documents!.ToSign);

        await DeclineAsync(database, desk, id);

        Assert.Equivalent(before, await SeenAsync(database, client), strict: true);
    }

    // Tuesday, 20:00; the office opens on Wednesday at 9:00.
    private static async Task<(AdmissionDesk Desk, EnrollmentId Id, Actor.Client Client)> EveningAsync(Database database, params AdmissionItem[] without)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await desk.RequestAsync(without);
        database.Clock.Advance(TimeSpan.FromHours(10));
        return (desk, id, await AdmitClientTests.ClientOfAsync(database, id));
    }

    private static async Task BookIntakeAsync(Database database, AdmissionDesk desk, EnrollmentId id) => Assert.True((await database.Get<BookTalkHandler>().HandleAsync(
        desk.FrontDesk, new(Guid.NewGuid(), TalkKind.IntakeAssessment, id, null, new(desk.Clinic.Therapist.Id, database.Clock.Today.AddDays(6), 10 * 60)), default)).Succeeded);

    private static async Task DeclineAsync(Database database, AdmissionDesk desk, EnrollmentId id) => Assert.True((await database.Get<DeclineRequestHandler>().HandleAsync(
        desk.Clinician, new(Guid.NewGuid(), id, true, "Community clinic, 801-555-0100", null, await AdmitClientTests.VersionAsync(database, id)), default)).Succeeded);

    private static Task<Result<AnswerKept>> SayAsync(Database database, Actor client, string question, string value, Guid? key = null) =>
        database.Get<SaveAnswerHandler>().HandleAsync(client, new(key ?? Guid.NewGuid(), question, value), default);

    private static Task<Result<SignatureId>> SignAsync(Database database, Actor client)
    {
        var paper = Papers.Current(DocumentKind.TpoConsent, new CultureInfo("en-US"));
        return database.Get<SignDocumentHandler>().HandleAsync(client, new(Guid.NewGuid(), paper.Kind, paper.Hash, "Sam", true, new("203.0.113.7", "phone", "pwd")), default);
    }

    private static Task<Result<Done>> BookOwnAsync(Database database, AdmissionDesk desk, Actor client) =>
        new BookOwnIntakeHandler(database.Unit, database.Factory, database.Clock.Program, Booking, database.Get<IOptions<CenterSettings>>())
            .HandleAsync(client, new(Guid.NewGuid(), new(desk.Clinic.Therapist.Id, database.Clock.Today.AddDays(7), 16 * 60)), default);

    private static Task<OwnIntakeView?> IntakesAsync(Database database, Actor client) =>
        new OwnIntakeQuery(database.Factory, database.Clock.Program, Booking, database.Get<IOptions<CenterSettings>>()).HandleAsync(client, default);

    private static bool IsRefusal(string act) => act.StartsWith("Refused:", StringComparison.Ordinal);

    private static IOptions<PolicySettings> Booking => Options.Create(new PolicySettings { ClientsBookIntake = true });

    private static async Task<Seen> SeenAsync(Database database, Actor client) => new(
        await database.Get<DraftQuery>().HandleAsync(client, default), await database.Get<DocumentsQuery>().HandleAsync(client, default),
        await database.Get<PlacesQuery>().HandleAsync(client, new(), default), await IntakesAsync(database, client),
        await database.Get<MyWeekQuery>().HandleAsync(client, null, 4, default));

    private sealed record Seen(Draft? Draft, Documents? Documents, PlacesView? Places, OwnIntakeView? Intake, MyWeekView? Week);
}
