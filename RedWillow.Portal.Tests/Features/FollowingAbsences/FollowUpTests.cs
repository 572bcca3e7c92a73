using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Reaching;
using RedWillow.Portal.Features.FollowingAbsences;
using RedWillow.Portal.Features.ReachingPeople;
using RedWillow.Portal.Features.RunningGroups;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.FollowingAbsences;

public sealed class FollowUpTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task Whoever_reaches_clients_sees_the_ones_in_their_sight_with_the_safe_ways(Database database)
    {
        var absent = await AbsentClients.InAsync(database);
        var june = await absent.MissAsync("June");

        foreach (var reader in new[] { absent.Group.Counselor, RunningGroup.Clinician, RunningGroup.Director, RunningGroup.FrontDesk })
        {
            var line = Assert.Single((await FollowUpAsync(database, reader))!.Outreach.Rows);
            Assert.Equal((june.Id, "June", "Cottonwood", OutreachReason.UnexcusedAbsence), (line.Client, line.Name, line.Group, line.Reason));
            Assert.Equal((database.Clock.Today.AddDays(-1), database.Clock.Today), (line.Date, line.DueOn));
            Assert.NotNull(line.Phone);
            Assert.Equal(line, Assert.Single((await database.Get<TodayQuery>().HandleAsync(reader, Stop))!.Outreach.Rows));
        }

        Assert.Empty((await FollowUpAsync(database, RunningGroup.OtherCounselor))!.Outreach.Rows);
        Assert.Null(await FollowUpAsync(database, june.Actor));
        await using var db = database.CreateContext();
        Assert.Equal(4, await db.AuditEntries.CountAsync(row => row.Act == "FollowUpRead" && row.ClientId == june.Id && row.Subject == Guid.Empty, Stop));
    }

    [Theory, OnEachDatabase]
    public async Task Reviews_are_the_care_teams(Database database)
    {
        var absent = await AbsentClients.InAsync(database);
        await absent.MissAsync("June", twice: true);

        foreach (var reader in new[] { absent.Group.Counselor, RunningGroup.Clinician, RunningGroup.Director })
        {
            var line = Assert.Single((await FollowUpAsync(database, reader))!.Reviews!.Rows);
            Assert.Equal((ReviewReason.TwoUnexcused, "Cottonwood", 2), (line.Reason, line.Group, line.Missed.Count));
            Assert.Single((await database.Get<TodayQuery>().HandleAsync(reader, Stop))!.Reviews.Rows);
        }

        Assert.Empty((await FollowUpAsync(database, RunningGroup.OtherCounselor))!.Reviews!.Rows);
        Assert.Null((await FollowUpAsync(database, RunningGroup.FrontDesk))!.Reviews);
        Assert.Empty((await database.Get<TodayQuery>().HandleAsync(RunningGroup.FrontDesk, Stop))!.Reviews.Rows);
    }

    [Theory, OnEachDatabase]
    public async Task An_attempt_that_reached_them_closes_it_and_another_does_not(Database database)
    {
        var absent = await AbsentClients.InAsync(database);
        var june = await absent.MissAsync("June", twice: true);

        await AttemptAsync(database, absent.Group.Counselor, june, ContactResult.LeftMessage);
        Assert.Null((await absent.OutreachAsync(june)).End);
        await AttemptAsync(database, absent.Group.Counselor, june, ContactResult.Reached);

        Assert.Empty((await FollowUpAsync(database, absent.Group.Counselor))!.Outreach.Rows);
        var task = await absent.OutreachAsync(june);
        Assert.Equal((OutreachEnd.Reached, absent.Group.CounselorId), (task.End, task.ClosedBy));
        Assert.Null((await absent.ReviewAsync(june)).Outcome);
        await absent.MarkAsync(database.Clock.Today.AddDays(-1), june, AttendanceWord.Excused);
        Assert.Equal(OutreachEnd.Reached, (await absent.OutreachAsync(june)).End);
    }

    [Theory, OnEachDatabase]
    public async Task An_outreach_ends_with_a_reason_by_who_sees_the_client(Database database)
    {
        var absent = await AbsentClients.InAsync(database);
        var task = await absent.OutreachAsync(await absent.MissAsync("June"));
        Task<Result<Done>> CloseAsync(Actor actor, string reason) =>
            database.Get<CloseOutreachHandler>().HandleAsync(actor, new(Guid.NewGuid(), task.Id, reason), Stop);

        Assert.IsType<NotThere>((await CloseAsync(RunningGroup.OtherCounselor, "No.")).Refusal);
        Assert.IsType<NotThere>((await CloseAsync(Actor.Visitor.Instance, "No.")).Refusal);
        Assert.IsType<ReasonMissing>((await CloseAsync(RunningGroup.FrontDesk, "  ")).Refusal);
        Assert.IsType<NoteTooLong>((await CloseAsync(RunningGroup.FrontDesk, new('x', CloseOutreachHandler.LongestReason + 1))).Refusal);
        Assert.IsType<TextNotReadable>((await CloseAsync(RunningGroup.FrontDesk, "a\0b")).Refusal);
        Assert.True((await CloseAsync(RunningGroup.FrontDesk, " Her brother called. ")).Succeeded);
        Assert.IsType<OutreachOver>((await CloseAsync(RunningGroup.FrontDesk, "Again.")).Refusal);

        await using var db = database.CreateContext();
        var kept = await db.OutreachTasks.SingleAsync(Stop);
        Assert.Equal((OutreachEnd.NoLongerNeeded, "Her brother called.", RunningGroup.FrontDesk.Id), (kept.End, kept.EndNote, kept.ClosedBy));
    }

    [Theory, OnEachDatabase]
    public async Task A_clinician_concludes_a_review_and_the_stay_goes_on(Database database)
    {
        var absent = await AbsentClients.InAsync(database);
        var june = await absent.MissAsync("June", twice: true);
        var review = await absent.ReviewAsync(june);
        Task<Result<Done>> ConcludeAsync(Actor actor, ReviewOutcome outcome, string note) =>
            database.Get<ConcludeReviewHandler>().HandleAsync(actor, new(Guid.NewGuid(), review.Id, outcome, note), Stop);

        foreach (var other in new Actor[] { absent.Group.Counselor, RunningGroup.FrontDesk, RunningGroup.Director, june.Actor })
            Assert.IsType<NotThere>((await ConcludeAsync(other, ReviewOutcome.Continue, "x")).Refusal);
        foreach (var outcome in new[] { ReviewOutcome.Corrected, ReviewOutcome.StayEnded, (ReviewOutcome)0 })
            Assert.IsType<NotThere>((await ConcludeAsync(RunningGroup.Clinician, outcome, "x")).Refusal);
        Assert.IsType<ReasonMissing>((await ConcludeAsync(RunningGroup.Clinician, ReviewOutcome.DischargeTalk, " ")).Refusal);
        Assert.IsType<NoteTooLong>((await ConcludeAsync(RunningGroup.Clinician, ReviewOutcome.DischargeTalk, new('x', CareTeamReview.LongestNote + 1))).Refusal);
        Assert.True((await ConcludeAsync(RunningGroup.Clinician, ReviewOutcome.DischargeTalk, "Talk on Friday.")).Succeeded);
        Assert.IsType<ReviewOver>((await ConcludeAsync(RunningGroup.Clinician, ReviewOutcome.Continue, "Again.")).Refusal);

        await using var db = database.CreateContext();
        Assert.Equal(EnrollmentStatus.Active, (await db.Enrollments.SingleAsync(Stop)).Status);
        var kept = await db.CareTeamReviews.SingleAsync(Stop);
        Assert.Equal((ReviewOutcome.DischargeTalk, "Talk on Friday.", database.Clock.Today), (kept.Outcome, kept.Note, kept.Through));
        Assert.Empty((await FollowUpAsync(database, RunningGroup.Clinician))!.Reviews!.Rows);
    }

    [Theory, OnEachDatabase]
    public async Task The_day_takes_as_many_statements_for_one_absence_as_for_many(Database database)
    {
        var absent = await AbsentClients.InAsync(database);
        await absent.MissAsync("June", twice: true);
        var today = await Statements.CountAsync(() => database.Get<TodayQuery>().HandleAsync(absent.Group.Counselor, Stop));
        var list = await Statements.CountAsync(() => FollowUpAsync(database, absent.Group.Counselor));
        for (var i = 0; i < 8; i++) await absent.MissAsync("Many", twice: true);

        Assert.Equal(today, await Statements.CountAsync(() => database.Get<TodayQuery>().HandleAsync(absent.Group.Counselor, Stop)));
        Assert.Equal(list, await Statements.CountAsync(async () => Assert.Equal(9, (await FollowUpAsync(database, absent.Group.Counselor))!.Reviews!.Rows.Count)));
    }

    private static Task<FollowUpView?> FollowUpAsync(Database database, Actor actor) => database.Get<FollowUpQuery>().HandleAsync(actor, new(), Stop);

    private static async Task AttemptAsync(Database database, Actor actor, Member who, ContactResult result) => Assert.True((await database.Get<RecordAttemptHandler>()
        .HandleAsync(actor, new(Guid.NewGuid(), who.Id, null, ContactWay.Text, result, false, null, null), Stop)).Succeeded);
}
