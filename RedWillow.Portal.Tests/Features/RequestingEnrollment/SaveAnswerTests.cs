using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Placing;
using RedWillow.Portal.Domain.Reaching;
using RedWillow.Portal.Features.JoiningGroup;
using RedWillow.Portal.Features.RequestingEnrollment;
using RedWillow.Portal.Tests.Features.JoiningGroup;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.RequestingEnrollment;

public sealed class SaveAnswerTests
{
    [Theory, OnEachDatabase]
    public async Task An_answer_outlives_the_browser_and_is_not_readable_in_the_database(Database database)
    {
        var sam = await Newcomer.ArriveAsync(database);

        Assert.True((await sam.SayAsync(Question.PreferredName, "Ñusta Quispe")).Succeeded);

        Assert.Equal("Ñusta Quispe", (await sam.DraftAsync()).Answer(Question.PreferredName));
        var stored = (string)(await database.ScalarAsync("SELECT \"Value\" FROM \"EnrollmentAnswers\""))!;
        Assert.DoesNotContain("Quispe", stored, StringComparison.Ordinal);
        await using var db = database.CreateContext();
        Assert.Equal("Ñusta Quispe", (await db.Clients.SingleAsync()).PreferredName);
        Assert.Contains(await db.AuditEntries.ToListAsync(), entry => entry.Act == nameof(AnswerSaved));
    }

    [Theory, OnEachDatabase]
    public async Task How_to_be_reached_is_taken_over_to_the_person(Database database)
    {
        var sam = await Newcomer.ArriveAsync(database);
        await sam.SayAsync(Question.Phone, "385 555 0123");
        await sam.SayAsync(Question.SafeContact, "Call,Text");

        await using var db = database.CreateContext();
        var client = await db.Clients.SingleAsync();
        Assert.Equal(("+13855550123", SafeContact.Call | SafeContact.Text), (client.Phone, client.SafeContact));
    }

    [Theory, OnEachDatabase]
    public async Task Who_comes_back_keeps_what_the_new_list_has_not_asked_yet(Database database)
    {
        var (ann, sam) = (await Newcomer.ArriveAsync(database), await Newcomer.ArriveAsync(database));
        await using (var db = database.CreateContext())
        {
            foreach (var client in await db.Clients.ToListAsync())
                client.ReachAt("+13855550199", SafeContact.Call | SafeContact.Text);
            await db.SaveChangesAsync();
        }

        Assert.True((await ann.SayAsync(Question.Phone, "385 555 0123")).Succeeded);
        Assert.Equal(("+13855550123", SafeContact.Call | SafeContact.Text), await ReachAsync(database, ann));
        Assert.True((await ann.SayAsync(Question.Phone, "")).Succeeded);
        Assert.Equal((null, SafeContact.Call | SafeContact.Text), await ReachAsync(database, ann));

        Assert.True((await sam.SayAsync(Question.SafeContact, "Email")).Succeeded);
        Assert.Equal(("+13855550199", SafeContact.Email), await ReachAsync(database, sam));
    }

    private static async Task<(string?, SafeContact)> ReachAsync(Database database, Newcomer who)
    {
        await using var db = database.CreateContext();
        var client = await db.Clients.SingleAsync(row => row.Id == who.Who.Id);
        return (client.Phone, client.SafeContact);
    }

    [Theory, OnEachDatabase]
    public async Task A_form_sent_twice_has_one_effect(Database database)
    {
        var sam = await Newcomer.ArriveAsync(database);
        var key = Guid.NewGuid();
        var first = await sam.SayAsync(Question.PreferredName, "Sam", key);
        var second = await sam.SayAsync(Question.PreferredName, "Sam", key);
        var other = await sam.SayAsync(Question.PreferredName, "Alex", key);

        Assert.Equal(first.Value, second.Value);
        Assert.IsType<FormAlreadyUsed>(other.Refusal);
        await using var db = database.CreateContext();
        Assert.Single(await db.AuditEntries.Where(entry => entry.Act == nameof(AnswerSaved)).ToListAsync());
    }

    [Theory, OnEachDatabase]
    public async Task Nobody_answers_who_has_no_task_list(Database database)
    {
        var nobody = await Newcomer.ArriveAsync(database, begins: false);
        var staff = new Actor.Staff(new(Guid.NewGuid()), new(Guid.NewGuid()), StaffRoles.Director);

        Assert.IsType<NotThere>((await nobody.SayAsync(Question.PreferredName, "Sam")).Refusal);
        Assert.IsType<NotThere>((await database.Get<SaveAnswerHandler>().HandleAsync(
            staff, new SaveAnswer(Guid.NewGuid(), Question.PreferredName, "Sam"), default)).Refusal);
        Assert.IsType<NotThere>((await (await Newcomer.ArriveAsync(database)).SayAsync("no-such-question", "Sam")).Refusal);
    }

    [Theory, OnEachDatabase]
    public async Task A_client_has_one_task_list(Database database)
    {
        var sam = await Newcomer.ArriveAsync(database);
        var again = await sam.BeginAsync();
        Assert.Equal((await sam.DraftAsync()).Id, again.Value);
    }

    [Theory, OnEachDatabase]
    public async Task Danger_is_taken_up_with_the_answer_that_tells_it(Database database)
    {
        var sam = await Newcomer.ArriveAsync(database);

        var kept = await sam.SayAsync(Question.SuicidePlanOrRecentAttempt, "Yes");

        Assert.True(kept.Value!.ShowHelp);
        await using var db = database.CreateContext();
        Assert.Equal(nameof(ScreeningReason.SuicidePlanOrRecentAttempt), (await db.SafetyFlags.SingleAsync()).Reasons);
        var task = await db.StaffTasks.SingleAsync();
        Assert.Equal((StaffTaskKind.SafetyCall, TaskPriority.Stat), (task.Kind, task.Priority));
        var draft = await sam.DraftAsync();
        Assert.Equal((EnrollmentStatus.ConsultationRequired, true), (draft.Status, draft.ArrangedByStaff));
    }

    [Theory, OnEachDatabase]
    public async Task What_the_care_team_has_taken_up_is_not_unsaid_but_the_other_questions_stay_open(Database database)
    {
        var sam = await Newcomer.ArriveAsync(database);
        await sam.SayAsync(Question.SuicideThoughts, "Yes");

        Assert.IsType<AnswerTakenUp>((await sam.SayAsync(Question.SuicideThoughts, "No")).Refusal);
        Assert.True((await sam.SayAsync(Question.Guardian, "No")).Succeeded);
        Assert.True((await sam.SayAsync(Question.SuicidePlanOrRecentAttempt, "Yes")).Value!.ShowHelp);
        await using var db = database.CreateContext();
        Assert.Equal(2, await db.SafetyFlags.CountAsync());
        Assert.Equal([TaskPriority.Urgent, TaskPriority.Stat], await db.StaffTasks.Select(task => task.Priority).OrderBy(one => one).ToListAsync());
    }

    [Theory, OnEachDatabase]
    public async Task No_reasons_lead_to_no_task(Database database)
    {
        var sam = await Newcomer.ArriveAsync(database);
        await sam.SayAllAsync();

        await AssertTasksAsync(database);
        Assert.False((await sam.DraftAsync()).ArrangedByStaff);
    }

    [Theory, OnEachDatabase]
    public async Task A_guardian_is_arranged_with_staff_and_the_draft_stays(Database database)
    {
        var sam = await Newcomer.ArriveAsync(database);
        await sam.SayAllAsync(others: (Question.Guardian, "Yes"));

        await AssertTasksAsync(database, StaffTaskKind.StaffAssisted);
        var draft = await sam.DraftAsync();
        Assert.Equal((EnrollmentStatus.Draft, true), (draft.Status, draft.ArrangedByStaff));
    }

    [Theory, OnEachDatabase]
    public async Task Who_is_not_yet_eighteen_is_helped_by_staff(Database database)
    {
        var young = await Newcomer.ArriveAsync(database);
        await young.SayAllAsync(birth: "2008-01-14");
        await AssertTasksAsync(database, StaffTaskKind.StaffAssisted);

        // The birthday itself counts as eighteen.
        await using var other = await Database.CreateAsync(database.Provider);
        await (await Newcomer.ArriveAsync(other)).SayAllAsync(birth: "2008-01-13");
        await AssertTasksAsync(other);
    }

    [Theory, OnEachDatabase]
    public async Task A_birth_date_under_eighteen_is_taken_up_at_once_and_by_one_task(Database database)
    {
        var young = await Newcomer.ArriveAsync(database);
        Assert.True((await young.SayAsync(Question.BirthDate, "2010-06-01")).Value!.GoesOnTogether);

        await AssertTasksAsync(database, StaffTaskKind.StaffAssisted);
        Assert.True((await young.DraftAsync()).ArrangedByStaff);
        var places = await database.Get<PlacesQuery>().HandleAsync(young.Who, new PlaceChoice(), default);
        Assert.Equal(ChoosingState.ArrangedByStaff, places!.State);

        await young.SayAllAsync(birth: "2010-06-02", others: (Question.Guardian, "Yes"));
        await AssertTasksAsync(database, StaffTaskKind.StaffAssisted);
    }

    [Theory, OnEachDatabase]
    public async Task Whom_no_way_is_safe_for_goes_on_and_is_reached_in_none(Database database)
    {
        var sam = await Newcomer.ArriveAsync(database);
        await sam.SayAllAsync();
        Assert.Null((await sam.SayAsync(Question.SafeContact, "None")).Refusal);

        var draft = await sam.DraftAsync();
        Assert.Equal(("None", FirstWay.Unsaid), (draft.Answer(Question.SafeContact), draft.Reached));
        Assert.Empty(TaskProgress.OpenBeforeSending(draft));
        await using var db = database.CreateContext();
        Assert.Equal(SafeContact.None, (await db.Clients.SingleAsync()).SafeContact);
    }

    [Theory, OnEachDatabase]
    public async Task A_more_urgent_reason_takes_the_place_of_the_open_task(Database database)
    {
        var young = await Newcomer.ArriveAsync(database);
        await young.SayAllAsync(birth: "2010-06-01", others: (Question.SteppingDown, "Yes"));

        await using var db = database.CreateContext();
        var task = await db.StaffTasks.SingleAsync(row => row.DoneUtc == null);
        Assert.Equal((StaffTaskKind.StaffAssisted, TaskPriority.Soon), (task.Kind, task.Priority));
    }

    [Theory, OnEachDatabase]
    public async Task Not_sure_offers_a_talk_and_leaves_the_way_open(Database database)
    {
        var sam = await Newcomer.ArriveAsync(database);
        await sam.SayAllAsync("MentalHealth", others: (Question.SteppingDown, "NotSure"));

        await AssertTasksAsync(database, StaffTaskKind.Consultation);
        Assert.False((await sam.DraftAsync()).ArrangedByStaff);
    }

    [Theory, OnEachDatabase]
    public async Task A_talk_first_does_not_swallow_what_staff_go_on_with_together(Database database)
    {
        var sam = await Newcomer.ArriveAsync(database);
        await sam.SayAllAsync(others: [(Question.SuicideThoughts, "Yes"), (Question.CourtMandated, "Yes")]);

        await using var db = database.CreateContext();
        Assert.Equal(
            [(StaffTaskKind.StaffAssisted, TaskPriority.Routine), (StaffTaskKind.SafetyCall, TaskPriority.Urgent)],
            (await db.StaffTasks.ToListAsync()).Select(task => (task.Kind, task.Priority)).OrderBy(task => task.Kind));
    }

    [Theory, OnEachDatabase]
    public async Task After_the_talk_a_reason_to_go_on_together_is_still_taken_up(Database database)
    {
        var sam = await Newcomer.ArriveAsync(database);
        await sam.SayAsync(Question.SuicideThoughts, "Yes");
        await using (var db = database.CreateContext())
        {
            (await db.SafetyFlags.SingleAsync()).Clear(new(Guid.NewGuid()), "Talked.", database.Clock.UtcNow);
            (await db.StaffTasks.SingleAsync()).Finish(new(Guid.NewGuid()), database.Clock.UtcNow);
            await db.SaveChangesAsync();
        }

        await sam.SayAsync(Question.BirthDate, "2010-06-01");

        await using var look = database.CreateContext();
        Assert.Equal(StaffTaskKind.StaffAssisted, (await look.StaffTasks.SingleAsync(task => task.DoneUtc == null)).Kind);
        Assert.Single(await look.SafetyFlags.ToListAsync());
    }

    [Theory, OnEachDatabase]
    public async Task A_mistyped_year_that_is_set_right_opens_the_choice_again_and_staff_see_that_it_was(Database database)
    {
        await PlaceClinic.OpenAsync(database, clients: 0);
        var sam = await Newcomer.ArriveAsync(database);
        foreach (var mistyped in (string[])["2015-05-05", "2014-05-05"])
            Assert.Null((await sam.SayAsync(Question.BirthDate, mistyped)).Refusal);
        await sam.SayAllAsync(birth: "2014-05-05");
        Assert.True((await sam.DraftAsync()).ArrangedByStaff);

        Assert.Null((await sam.SayAsync(Question.BirthDate, "1985-05-05")).Refusal);

        Assert.False((await sam.DraftAsync()).ArrangedByStaff);
        Assert.Equal(ChoosingState.Open, (await database.Get<PlacesQuery>().HandleAsync(sam.Who, new PlaceChoice(), default))!.State);
        await using var db = database.CreateContext();
        var task = await db.StaffTasks.SingleAsync();
        Assert.Equal((database.Clock.UtcNow, null), (task.DoneUtc, task.DoneBy));
        Assert.Single(await db.AuditEntries.Where(row => row.Act == nameof(AnswerChangedBack) && row.ClientId == sam.Who.Id).ToListAsync());
        var seen = await database.Get<RedWillow.Portal.Features.Admitting.RequestQuery>().HandleAsync(RunningGroup.Clinician, task.EnrollmentId, default);
        Assert.True(seen!.Person!.BirthDateCorrected);

        // A minor after all is helped by staff again.
        Assert.Null((await sam.SayAsync(Question.BirthDate, "2015-05-05")).Refusal);
        Assert.True((await sam.DraftAsync()).ArrangedByStaff);
        seen = await database.Get<RedWillow.Portal.Features.Admitting.RequestQuery>().HandleAsync(RunningGroup.Clinician, task.EnrollmentId, default);
        Assert.False(seen!.Person!.BirthDateCorrected);
    }

    [Theory, OnEachDatabase]
    public async Task A_date_that_is_set_right_ends_nothing_that_was_asked_for_otherwise_or_taken_up(Database database)
    {
        // Another reason.
        var guarded = await MinorAsync();
        Assert.Null((await guarded.SayAsync(Question.Guardian, "Yes")).Refusal);
        await AssertStaysAsync(guarded, guarded.Who);

        // Staff have tried to reach them.
        var called = await MinorAsync();
        await using (var db = database.CreateContext())
        {
            db.Add(new ContactAttempt
            {
                Id = Guid.NewGuid(), ClientId = called.Who.Id, AtUtc = database.Clock.UtcNow, By = (await db.Practitioners.FirstAsync()).Id, Way = ContactWay.Phone, Result = ContactResult.NoAnswer,
            });
            await db.SaveChangesAsync();
        }

        await AssertStaysAsync(called, called.Who);

        // Staff who correct it end it themselves.
        await AssertStaysAsync(await MinorAsync(), new Actor.Staff(new(Guid.NewGuid()), new(Guid.NewGuid()), StaffRoles.FrontDesk));

        async Task<Newcomer> MinorAsync()
        {
            await using (var db = database.CreateContext())
            {
                if (!await db.Practitioners.AnyAsync())
                    await PlaceClinic.OpenAsync(database, clients: 0);
            }

            var young = await Newcomer.ArriveAsync(database);
            Assert.Null((await young.SayAsync(Question.BirthDate, "2015-05-05")).Refusal);
            return young;
        }

        async Task AssertStaysAsync(Newcomer young, Actor by)
        {
            var right = new SaveAnswer(Guid.NewGuid(), Question.BirthDate, "1985-05-05", For: by is Actor.Staff ? (await young.DraftAsync()).Id : null);
            Assert.Null((await database.Get<SaveAnswerHandler>().HandleAsync(by, right, default)).Refusal);
            Assert.True((await young.DraftAsync()).ArrangedByStaff);
        }
    }

    private static async Task AssertTasksAsync(Database database, params StaffTaskKind[] kinds)
    {
        await using var db = database.CreateContext();
        Assert.Equal(kinds, await db.StaffTasks.Select(task => task.Kind).ToListAsync());
        Assert.Empty(await db.SafetyFlags.ToListAsync());
    }
}
