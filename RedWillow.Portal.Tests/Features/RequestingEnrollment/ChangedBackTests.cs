using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Placing;
using RedWillow.Portal.Domain.Reaching;
using RedWillow.Portal.Domain.Talks;
using RedWillow.Portal.Features.Admitting;
using RedWillow.Portal.Features.JoiningGroup;
using RedWillow.Portal.Features.RequestingEnrollment;
using RedWillow.Portal.Tests.Features.Admitting;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.RequestingEnrollment;

/// <summary>Who answered by mistake that staff go on with them, and changes it before anybody took it up, chooses alone again.</summary>
public sealed class ChangedBackTests
{
    private static readonly string[] Together =
        [Question.Guardian, Question.CourtMandated, Question.PublicPayerFirst, Question.NeedsInterpreter, Question.PregnantWithUse];

    [Theory, OnEachDatabase]
    public async Task An_answer_that_is_changed_back_opens_the_choice_again(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        foreach (var (question, instead) in Together.Select(question => (question, "No")).Append((Question.CourtMandated, "NotSure")).Append((Question.Guardian, "Skipped")))
        {
            var sam = await ToldAsync(database, question);
            await AssertArrangedAsync(database, sam);

            Assert.Null((await sam.SayAsync(question, instead)).Refusal);

            await AssertOpenAsync(database, sam);
            await using (var db = database.CreateContext())
            {
                var task = await db.StaffTasks.SingleAsync(row => row.ClientId == sam.Who.Id && row.Kind == StaffTaskKind.StaffAssisted);
                Assert.Equal((database.Clock.UtcNow, null), (task.DoneUtc, task.DoneBy));
            }

            Assert.Equal([question], await ChangedAsync(database, sam));
            // Whoever admits knows that it was said, whoever reads no answers does not.
            Assert.Equal(SuitabilityReading.ReasonsOf(question), await TakenBackAsync(database, sam, desk.Clinician));
            Assert.Empty(await TakenBackAsync(database, sam, desk.FrontDesk));
            // A talk that is offered for the other answer leaves the way open; the same mistake again does not.
            Assert.Null((await sam.SayAsync(question, "Yes")).Refusal);
            await AssertArrangedAsync(database, sam);
            Assert.Empty(await TakenBackAsync(database, sam, desk.Clinician));
        }
    }

    [Theory, OnEachDatabase]
    public async Task Of_two_reasons_the_one_that_is_left_keeps_the_task(Database database)
    {
        await AdmissionDesk.OpenAsync(database);
        var sam = await ToldAsync(database, Question.CourtMandated, Question.NeedsInterpreter);

        Assert.Null((await sam.SayAsync(Question.CourtMandated, "No")).Refusal);
        await AssertArrangedAsync(database, sam);
        // Nor does a change of something else.
        Assert.Null((await sam.SayAsync(Question.SteppingDown, "NotSure")).Refusal);
        await AssertArrangedAsync(database, sam);

        Assert.Null((await sam.SayAsync(Question.NeedsInterpreter, "No")).Refusal);
        await AssertOpenAsync(database, sam);
        Assert.Equal([Question.CourtMandated, Question.NeedsInterpreter], await ChangedAsync(database, sam));
    }

    [Theory, OnEachDatabase]
    public async Task A_reason_told_beside_an_age_under_eighteen_stays_until_it_is_changed_as_well_and_staff_still_see_the_date(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var sam = await Newcomer.ArriveAsync(database);
        // The list is half filled in.
        foreach (var (question, value) in ((string, string)[])[(Question.BirthDate, "2015-05-05"), (Question.CourtMandated, "Yes"), (Question.BirthDate, "1985-05-05")])
            Assert.Null((await sam.SayAsync(question, value)).Refusal);
        await AssertArrangedAsync(database, sam);

        Assert.Null((await sam.SayAsync(Question.CourtMandated, "No")).Refusal);
        Assert.False((await sam.DraftAsync()).ArrangedByStaff);
        Assert.Equal([Question.BirthDate, Question.CourtMandated], await ChangedAsync(database, sam));
        Assert.True((await database.Get<RequestQuery>().HandleAsync(desk.FrontDesk, (await sam.DraftAsync()).Id, default))!.Person!.BirthDateCorrected);

        // The other way round, and with a reason that was not the first.
        var lee = await Newcomer.ArriveAsync(database);
        foreach (var (question, value) in ((string, string)[])[(Question.BirthDate, "2015-05-05"), (Question.Guardian, "Yes"), (Question.Guardian, "No")])
            Assert.Null((await lee.SayAsync(question, value)).Refusal);
        await AssertArrangedAsync(database, lee);
        Assert.Null((await lee.SayAsync(Question.BirthDate, "1985-05-05")).Refusal);
        Assert.False((await lee.DraftAsync()).ArrangedByStaff);

        // Another answer than the date says nothing about it.
        var alex = await ToldAsync(database, Question.Guardian);
        Assert.Null((await alex.SayAsync(Question.Guardian, "No")).Refusal);
        Assert.False((await database.Get<RequestQuery>().HandleAsync(desk.FrontDesk, (await alex.DraftAsync()).Id, default))!.Person!.BirthDateCorrected);
    }

    [Theory, OnEachDatabase]
    public async Task A_list_that_is_not_complete_opens_nothing_and_closes_only_what_nothing_asks_for(Database database)
    {
        await AdmissionDesk.OpenAsync(database);
        var sam = await Newcomer.ArriveAsync(database);
        foreach (var value in (string[])["Yes", "No", "Yes"])
            Assert.Null((await sam.SayAsync(Question.CourtMandated, value)).Refusal);
        await using (var db = database.CreateContext())
            Assert.Empty(await db.StaffTasks.ToListAsync());
        await sam.SayAllAsync("MentalHealth", others: (Question.CourtMandated, "Yes"));
        await AssertArrangedAsync(database, sam);

        // The other program asks one question more.
        Assert.Null((await sam.SayAsync(Question.Program, "SubstanceUse")).Refusal);
        await AssertArrangedAsync(database, sam);
        Assert.Null((await sam.SayAsync(Question.CourtMandated, "No")).Refusal);
        Assert.False((await sam.DraftAsync()).ArrangedByStaff);
        Assert.Null((await sam.SayAsync(Question.CourtMandated, "Yes")).Refusal);
        Assert.False((await sam.DraftAsync()).ArrangedByStaff);
        Assert.Null((await sam.SayAsync(Question.CannotStaySober, "No")).Refusal);
        await AssertArrangedAsync(database, sam);
        Assert.Equal([Question.CourtMandated], await ChangedAsync(database, sam));
    }

    [Theory, OnEachDatabase]
    public async Task What_staff_opened_answered_or_corrected_they_end_themselves(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        async Task DeskSaysAsync(Newcomer who, string question, string value) => Assert.Null((await database.Get<SaveAnswerHandler>().HandleAsync(
            desk.FrontDesk, new SaveAnswer(Guid.NewGuid(), question, value, For: (await who.DraftAsync()).Id), default)).Refusal);

        var opened = await Newcomer.ArriveAsync(database, begins: false);
        Assert.True((await database.Get<BeginEnrollmentHandler>().HandleAsync(desk.FrontDesk, new(Guid.NewGuid(), opened.Who.Id), default)).Succeeded);
        await opened.SayAllAsync(others: [(Question.CourtMandated, "Yes"), (Question.SteppingDown, "Yes")]);

        var answered = await Newcomer.ArriveAsync(database);
        await answered.SayAllAsync();
        await DeskSaysAsync(answered, Question.CourtMandated, "Yes");

        var confirmed = await ToldAsync(database, Question.CourtMandated);
        await DeskSaysAsync(confirmed, Question.CourtMandated, "Yes");

        foreach (var who in (Newcomer[])[opened, answered, confirmed])
        {
            Assert.Null((await who.SayAsync(Question.CourtMandated, "No")).Refusal);
            await AssertArrangedAsync(database, who);
            Assert.Empty(await ChangedAsync(database, who));
        }

        var corrected = await ToldAsync(database, Question.CourtMandated);
        await DeskSaysAsync(corrected, Question.CourtMandated, "No");
        await AssertArrangedAsync(database, corrected);
        Assert.Null((await corrected.SayAsync(Question.SteppingDown, "NotSure")).Refusal);
        await AssertArrangedAsync(database, corrected);
    }

    [Theory, OnEachDatabase]
    public async Task What_staff_took_up_stays_also_when_a_more_urgent_task_takes_its_place(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var (called, hurried, invited) = (await ToldAsync(database, Question.CourtMandated), await ToldAsync(database, Question.CourtMandated), await ToldAsync(database, Question.CourtMandated));
        var meets = (await invited.DraftAsync()).Id;
        await desk.Clinic.ChangeAsync(db =>
        {
            foreach (var who in (Newcomer[])[called, hurried])
            {
                db.Add(new ContactAttempt
                {
                    Id = Guid.NewGuid(), ClientId = who.Who.Id, AtUtc = database.Clock.UtcNow, By = desk.Clinician.Id, Way = ContactWay.Phone, Result = ContactResult.NoAnswer,
                });
            }

            db.Add(TalkAppointment.ForClient(
                new(Guid.CreateVersion7()), TalkKind.Consultation, invited.Who.Id, meets, desk.Clinician.Id, new(desk.Clinic.Next, 600, 50), desk.Clinician.Id, database.Clock.UtcNow));
        });
        database.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Null((await hurried.SayAsync(Question.SteppingDown, "Yes")).Refusal);

        foreach (var who in (Newcomer[])[called, hurried, invited])
        {
            Assert.Null((await who.SayAsync(Question.CourtMandated, "No")).Refusal);
            await AssertArrangedAsync(database, who);
            Assert.Empty(await ChangedAsync(database, who));
        }

        // More urgent alone is nobody's work yet.
        var sooner = await ToldAsync(database, Question.CourtMandated);
        Assert.Null((await sooner.SayAsync(Question.SteppingDown, "Yes")).Refusal);
        Assert.Null((await sooner.SayAsync(Question.CourtMandated, "No")).Refusal);
        await AssertOpenAsync(database, sooner);
    }

    [Theory, OnEachDatabase]
    public async Task A_reason_for_concern_is_never_lifted_by_it(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var sam = await ToldAsync(database, Question.CourtMandated);
        Assert.Null((await sam.SayAsync(Question.SuicideThoughts, "Yes")).Refusal);

        Assert.IsType<AnswerTakenUp>((await sam.SayAsync(Question.CourtMandated, "No")).Refusal);
        Assert.Null((await sam.SayAsync(Question.Program, "MentalHealth")).Refusal);
        await using (var db = database.CreateContext())
            Assert.Equal(2, await db.StaffTasks.CountAsync(row => row.ClientId == sam.Who.Id && row.DoneUtc == null));

        // One of an earlier request stands beside a draft: its call stays, and so does the closed choice.
        var lee = await ToldAsync(database, Question.CourtMandated);
        var id = (await lee.DraftAsync()).Id;
        await desk.Clinic.ChangeAsync(db => db.Add(new SafetyFlag
        {
            Id = new(Guid.CreateVersion7()), ClientId = lee.Who.Id, EnrollmentId = id, Reasons = nameof(ScreeningReason.SuicideThoughts), RaisedUtc = database.Clock.UtcNow,
        }));
        await DeskWorkTests.OpenTaskAsync(database, desk, id, StaffTaskKind.SafetyCall);
        Assert.Null((await lee.SayAsync(Question.CourtMandated, "No")).Refusal);
        Assert.True((await lee.DraftAsync()).ArrangedByStaff);
        await using var look = database.CreateContext();
        Assert.Equal(StaffTaskKind.SafetyCall, (await look.StaffTasks.SingleAsync(row => row.EnrollmentId == id && row.DoneUtc == null)).Kind);
        Assert.Null((await look.SafetyFlags.SingleAsync(row => row.EnrollmentId == id)).ClearedUtc);
    }

    [Theory, OnEachDatabase]
    public async Task What_was_sent_stays_settled_and_so_does_a_decline_its_client_is_not_told_of(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        foreach (var path in (EnrollmentStatus[][])[[EnrollmentStatus.Requested], [EnrollmentStatus.Waitlisted], [EnrollmentStatus.Requested, EnrollmentStatus.Declined]])
        {
            var sam = await ToldAsync(database, Question.CourtMandated);
            await desk.Clinic.ChangeAsync(db =>
            {
                var request = db.Enrollments.Include(row => row.Moves).Single(row => row.ClientId == sam.Who.Id);
                foreach (var to in path)
                    Assert.True(request.MoveTo(to, to == EnrollmentStatus.Declined ? desk.Clinician : sam.Who, database.Clock.UtcNow).Succeeded);
            });

            Assert.NotNull((await sam.SayAsync(Question.CourtMandated, "No")).Refusal);
            await using var db = database.CreateContext();
            Assert.Null((await db.StaffTasks.SingleAsync(row => row.ClientId == sam.Who.Id)).DoneUtc);
            Assert.Empty(await ChangedAsync(database, sam));
        }

        // A birth date is still told after sending; what it asks for then staff end.
        var waits = await Newcomer.ArriveAsync(database);
        await waits.SayAllAsync();
        await desk.Clinic.ChangeAsync(db => Assert.True(db.Enrollments.Include(row => row.Moves).Single(row => row.ClientId == waits.Who.Id)
            .MoveTo(EnrollmentStatus.Waitlisted, waits.Who, database.Clock.UtcNow).Succeeded));
        foreach (var birth in (string[])["2015-05-05", "1985-05-05"])
            Assert.Null((await waits.SayAsync(Question.BirthDate, birth)).Refusal);
        await using var look = database.CreateContext();
        Assert.Null((await look.StaffTasks.SingleAsync(row => row.ClientId == waits.Who.Id)).DoneUtc);
    }

    [Theory, OnEachDatabase]
    public async Task Who_has_come_of_age_meanwhile_and_whom_nobody_took_up_changed_nothing_back(Database database)
    {
        await AdmissionDesk.OpenAsync(database);
        var sam = await Newcomer.ArriveAsync(database);
        var birth = database.Clock.Today.AddYears(-18).AddDays(1).ToString("O", System.Globalization.CultureInfo.InvariantCulture);
        await sam.SayAllAsync(birth: birth);
        await AssertArrangedAsync(database, sam);

        database.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Null((await sam.SayAsync(Question.SteppingDown, "Yes")).Refusal);

        await AssertOpenAsync(database, sam);
        Assert.Empty(await ChangedAsync(database, sam));
    }

    // A complete list, with a "yes" to these.
    private static async Task<Newcomer> ToldAsync(Database database, params string[] questions)
    {
        var sam = await Newcomer.ArriveAsync(database);
        await sam.SayAllAsync(others: [.. questions.Select(question => (question, "Yes"))]);
        return sam;
    }

    private static async Task AssertArrangedAsync(Database database, Newcomer who)
    {
        Assert.True((await who.DraftAsync()).ArrangedByStaff);
        Assert.Equal(ChoosingState.ArrangedByStaff, (await database.Get<PlacesQuery>().HandleAsync(who.Who, new PlaceChoice(), default))!.State);
        await using var db = database.CreateContext();
        Assert.Single(await db.StaffTasks.Where(row => row.ClientId == who.Who.Id && row.Kind == StaffTaskKind.StaffAssisted && row.DoneUtc == null).ToListAsync());
    }

    private static async Task AssertOpenAsync(Database database, Newcomer who)
    {
        Assert.False((await who.DraftAsync()).ArrangedByStaff);
        Assert.Equal(ChoosingState.Open, (await database.Get<PlacesQuery>().HandleAsync(who.Who, new PlaceChoice(), default))!.State);
    }

    // The questions whose answers were changed back, in their order.
    private static async Task<IReadOnlyList<string>> ChangedAsync(Database database, Newcomer who)
    {
        await using var db = database.CreateContext();
        var rows = await db.AuditEntries.Where(row => row.ClientId == who.Who.Id && row.Act == nameof(AnswerChangedBack)).OrderBy(row => row.Id).ToListAsync();
        return [.. rows.Select(row => JsonSerializer.Deserialize<AnswerChangedBack>(row.Detail, AnswerJson.Options)!.Question)];
    }

    private static async Task<IReadOnlyList<ScreeningReason>> TakenBackAsync(Database database, Newcomer sam, Actor reader) =>
        (await database.Get<RequestQuery>().HandleAsync(reader, (await sam.DraftAsync()).Id, default))!.Work!.TakenBack;
}
