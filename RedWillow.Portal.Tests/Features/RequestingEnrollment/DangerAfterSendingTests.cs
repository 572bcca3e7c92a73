using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Features.Admitting;
using RedWillow.Portal.Features.RequestingEnrollment;
using RedWillow.Portal.Tests.Features.Admitting;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.RequestingEnrollment;

/// <summary>Who first says no and later says yes is heard, wherever the request stands by then.</summary>
public sealed class DangerAfterSendingTests
{
    [Theory, OnEachDatabase]
    public async Task Danger_is_taken_up_beside_the_answer_that_was_sent_wherever_the_request_stands(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        foreach (var (path, then) in ((EnrollmentStatus[], EnrollmentStatus)[])
        [
            ([], EnrollmentStatus.ConsultationRequired),
            ([EnrollmentStatus.Waitlisted], EnrollmentStatus.ConsultationRequired),
            ([EnrollmentStatus.Approved], EnrollmentStatus.ConsultationRequired),
            ([EnrollmentStatus.Approved, EnrollmentStatus.Active], EnrollmentStatus.Active),
        ])
        {
            var (id, client) = await StandingAsync(database, desk, path);

            var kept = await SayAsync(database, client, Question.SuicideThoughts, "Yes");

            Assert.Equal(new AnswerKept("Yes", ShowHelp: true), kept.Value);
            await using var db = database.CreateContext();
            Assert.Equal(then, (await db.Enrollments.SingleAsync(row => row.Id == id)).Status);
            Assert.Equal(nameof(ScreeningReason.SuicideThoughts), (await db.SafetyFlags.SingleAsync(flag => flag.EnrollmentId == id)).Reasons);
            Assert.Equal("No", (await db.EnrollmentAnswers.SingleAsync(row => row.EnrollmentId == id && row.Question == Question.SuicideThoughts)).Value);
            var waits = (await database.Get<RequestQueueQuery>().HandleAsync(desk.Clinician, new(), default))!.Rows.Single(row => row.Id == id);
            Assert.Equal(TaskPriority.Urgent, waits.Priority);
            Assert.Contains(StaffTaskKind.SafetyCall, waits.Tasks);
            var work = (await database.Get<RequestQuery>().HandleAsync(desk.Clinician, id, default))!.Work!;
            Assert.True(work.HasOpenFlag);
            Assert.Equal(ScreeningDisposition.ConsultationRequired, work.Outcome);
            Assert.Contains(ScreeningReason.SuicideThoughts, work.Reasons);
        }
    }

    [Theory, OnEachDatabase]
    public async Task Nothing_is_unsaid_and_no_other_answer_is_changed(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var (id, client) = await StandingAsync(database, desk);
        var (placed, active) = await StandingAsync(database, desk, EnrollmentStatus.Approved, EnrollmentStatus.Active);

        Assert.IsType<AnswerTakenUp>((await SayAsync(database, client, Question.SuicideThoughts, "No")).Refusal);
        Assert.IsType<AnswerTakenUp>((await SayAsync(database, client, Question.Guardian, "Yes")).Refusal);
        Assert.IsType<AnswerTakenUp>((await SayAsync(database, client, Question.SuicideThoughts, "2")).Refusal);
        Assert.IsType<AlreadyDecided>((await SayAsync(database, active, Question.SuicideThoughts, "No")).Refusal);
        Assert.IsType<AlreadyDecided>((await SayAsync(database, active, Question.Address, "12 East 300 South")).Refusal);

        await using var db = database.CreateContext();
        Assert.Empty(await db.SafetyFlags.ToListAsync());
        Assert.Equal(
            [EnrollmentStatus.Requested, EnrollmentStatus.Active],
            await db.Enrollments.Where(row => row.Id == id || row.Id == placed).Select(row => row.Status).Order().ToListAsync());
    }

    [Theory, OnEachDatabase]
    public async Task What_was_cleared_and_is_told_again_is_a_concern_again(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var (id, client) = await StandingAsync(database, desk);
        Assert.True((await SayAsync(database, client, Question.SuicideThoughts, "Yes")).Succeeded);
        // Told twice before anybody talked with them, it is one concern.
        Assert.True((await SayAsync(database, client, Question.SuicideThoughts, "Yes")).Value!.ShowHelp);
        Assert.True((await database.Get<ClearSafetyFlagsHandler>().HandleAsync(desk.Clinician, new(Guid.NewGuid(), id, "Talked."), default)).Succeeded);

        Assert.True((await SayAsync(database, client, Question.SuicideThoughts, "Yes")).Value!.ShowHelp);

        await using var db = database.CreateContext();
        Assert.Equal([false, true], (await db.SafetyFlags.ToListAsync()).Select(flag => flag.ClearedUtc is null).Order());
        Assert.Single(await db.StaffTasks.Where(task => task.DoneUtc == null && task.Kind == StaffTaskKind.SafetyCall).ToListAsync());
        Assert.Equal(EnrollmentStatus.ConsultationRequired, (await db.Enrollments.SingleAsync()).Status);
    }

    [Theory, OnEachDatabase]
    public async Task What_a_caller_says_after_sending_is_taken_up_by_staff_and_by_nobody_else(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var (id, _) = await StandingAsync(database, desk);
        var ask = new SaveAnswer(Guid.NewGuid(), Question.SuicidePlanOrRecentAttempt, "Yes", For: id);

        Assert.IsType<NotThere>((await database.Get<SaveAnswerHandler>().HandleAsync(desk.Counselor, ask, default)).Refusal);
        var (_, stranger) = await StandingAsync(database, desk);
        Assert.IsType<NotThere>((await database.Get<SaveAnswerHandler>().HandleAsync(stranger, ask with { Key = Guid.NewGuid() }, default)).Refusal);
        Assert.True((await database.Get<SaveAnswerHandler>().HandleAsync(desk.FrontDesk, ask with { Key = Guid.NewGuid() }, default)).Value!.ShowHelp);

        await using var db = database.CreateContext();
        Assert.Equal(id, (await db.SafetyFlags.SingleAsync()).EnrollmentId);
        Assert.Equal(TaskPriority.Stat, (await db.StaffTasks.SingleAsync(task => task.Kind == StaffTaskKind.SafetyCall)).Priority);
        Assert.Equal(ScreeningDisposition.ImmediateSafety, (await database.Get<DraftQuery>().HandleAsync(desk.FrontDesk, id, default))!.Outcome);
    }

    private static async Task<(EnrollmentId Id, Actor.Client Client)> StandingAsync(Database database, AdmissionDesk desk, params EnrollmentStatus[] path)
    {
        // Without a weekly hour: the one therapist cannot give the same hour to everybody.
        var id = await desk.RequestAsync(AdmissionItem.WeeklyHour);
        await desk.Clinic.ChangeAsync(db =>
        {
            var request = db.Enrollments.Single(row => row.Id == id);
            // Whoever has a place may be anybody the rules let in: it is not admission that is tested.
            Assert.All(path, to => Assert.True(request.MoveTo(to, to == EnrollmentStatus.Waitlisted ? desk.FrontDesk : desk.Clinician, database.Clock.UtcNow).Succeeded));
        });
        return (id, await AdmitClientTests.ClientOfAsync(database, id));
    }

    private static Task<Result<AnswerKept>> SayAsync(Database database, Actor client, string question, string value) =>
        database.Get<SaveAnswerHandler>().HandleAsync(client, new(Guid.NewGuid(), question, value), default);
}
