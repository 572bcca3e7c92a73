using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Reaching;
using RedWillow.Portal.Features.TakingAttendance;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.TakingAttendance;

/// <summary>What follows from absences in the commit of the mark .</summary>
public sealed class AbsenceFollowingTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task An_unexcused_absence_opens_one_outreach_due_the_same_day_and_corrections_close_and_open_it(Database database)
    {
        var (group, june, session) = await StartAsync(database);

        await MarkAsync(database, group, session, june, AttendanceWord.Absent);
        await MarkAsync(database, group, session, june, AttendanceWord.Absent);
        var task = await TaskAsync(database);
        Assert.Equal((OutreachReason.UnexcusedAbsence, june.Enrollment, database.Clock.Today, null), (task.Reason, task.EnrollmentId, task.DueOn, task.End));

        await MarkAsync(database, group, session, june, AttendanceWord.Excused);
        Assert.Equal((OutreachEnd.Corrected, group.CounselorId), ((await TaskAsync(database)).End, (await TaskAsync(database)).ClosedBy));
        await MarkAsync(database, group, session, june, AttendanceWord.Absent);
        Assert.Null((await TaskAsync(database)).ClosedUtc);
        Assert.True((await database.Get<ClearMarkHandler>().HandleAsync(group.Counselor, new(Guid.NewGuid(), session, june.Id, await database.SeenAsync(session, june.Id)), Stop)).Succeeded);
        Assert.Equal(OutreachEnd.Corrected, (await TaskAsync(database)).End);

        await using var db = database.CreateContext();
        Assert.Equal(2, await db.AuditEntries.CountAsync(row => row.Act == nameof(OutreachOpened), Stop));
        Assert.Equal(2, await db.AuditEntries.CountAsync(row => row.Act == nameof(OutreachClosed), Stop));
    }

    [Theory, OnEachDatabase]
    public async Task A_correction_of_a_closed_sheet_closes_and_opens_too(Database database)
    {
        var (group, june, session) = await StartAsync(database);
        await MarkAsync(database, group, session, june, AttendanceWord.Absent);
        await CloseAsync(database, group, session);

        await AmendAsync(database, group, session, june, AttendanceWord.Came);
        Assert.Equal(OutreachEnd.Corrected, (await TaskAsync(database)).End);
        await AmendAsync(database, group, session, june, AttendanceWord.Absent);
        Assert.Null((await TaskAsync(database)).End);
        await AmendAsync(database, group, session, june, AttendanceWord.Excused);
        Assert.Equal(OutreachEnd.Corrected, (await TaskAsync(database)).End);
    }

    [Theory, OnEachDatabase]
    public async Task A_newcomer_who_was_excused_is_reached_once_the_sheet_is_closed(Database database)
    {
        var group = await RunningGroup.InAsync(database);
        var session = await group.SessionOnAsync(database.Clock.Today.AddDays(-1));
        var (coming, june) = (await group.JoinAsync("Newcomer"), await JoinAsync(database, group));
        await MarkAsync(database, group, session, coming, AttendanceWord.Excused);
        await MarkAsync(database, group, session, june, AttendanceWord.Excused);
        await using (var before = database.CreateContext())
            Assert.Equal(0, await before.OutreachTasks.CountAsync(Stop));

        var version = await VersionAsync(database, coming);
        await CloseAsync(database, group, session);

        // The closing held the client: nobody else could change what is open for them meanwhile.
        Assert.Equal(version + 1, await VersionAsync(database, coming));
        var task = await TaskAsync(database);
        Assert.Equal((coming.Id, OutreachReason.NewcomerAbsent), (task.ClientId, task.Reason));
    }

    [Theory, OnEachDatabase]
    public async Task What_is_opened_again_says_why_it_is_open_now(Database database)
    {
        var group = await RunningGroup.InAsync(database);
        var days = await LastSessionsAsync(database, group, 2);
        var june = await group.JoinAsync("June", from: database.Clock.Today.AddDays(-15));
        await MarkAsync(database, group, days[1], june, AttendanceWord.Absent);
        Assert.Equal(OutreachReason.NewcomerAbsent, (await TaskAsync(database)).Reason);
        await MarkAsync(database, group, days[1], june, AttendanceWord.Excused);
        await MarkAsync(database, group, days[0], june, AttendanceWord.Came);

        await MarkAsync(database, group, days[1], june, AttendanceWord.Absent);

        var task = await TaskAsync(database);
        Assert.Equal((OutreachReason.UnexcusedAbsence, null), (task.Reason, task.End));
    }

    [Theory, OnEachDatabase]
    public async Task Everyone_present_opens_nothing(Database database)
    {
        var (group, _, session) = await StartAsync(database);
        await group.JoinAsync("Omar");

        Assert.True((await database.Get<MarkEveryonePresentHandler>().HandleAsync(group.Counselor, new(Guid.NewGuid(), session), Stop)).Succeeded);
        await CloseAsync(database, group, session);

        await using var db = database.CreateContext();
        Assert.Equal((0, 0), (await db.OutreachTasks.CountAsync(Stop), await db.CareTeamReviews.CountAsync(Stop)));
    }

    [Theory, OnEachDatabase]
    public async Task Two_unexcused_absences_open_one_review_and_a_correction_takes_it_back(Database database)
    {
        var (group, june, _) = await StartAsync(database);
        var days = await LastSessionsAsync(database, group, 4);
        await MarkAsync(database, group, days[0], june, AttendanceWord.Absent);
        Assert.Null(await ReviewAsync(database));
        await MarkAsync(database, group, days[1], june, AttendanceWord.Came);
        await MarkAsync(database, group, days[2], june, AttendanceWord.Absent);

        var review = (await ReviewAsync(database))!;
        Assert.Equal((ReviewReason.TwoUnexcused, june.Enrollment, null), (review.Reason, review.EnrollmentId, review.Outcome));
        await MarkAsync(database, group, days[3], june, AttendanceWord.Absent);
        Assert.Equal(review.Id, (await ReviewAsync(database))!.Id);
        await MarkAsync(database, group, days[3], june, AttendanceWord.Came);
        await MarkAsync(database, group, days[2], june, AttendanceWord.Excused);
        Assert.Equal(ReviewOutcome.Corrected, (await ReviewAsync(database))!.Outcome);
        await using var db = database.CreateContext();
        Assert.Equal(EnrollmentStatus.Active, (await db.Enrollments.SingleAsync(Stop)).Status);
    }

    [Theory, OnEachDatabase]
    public async Task Three_in_a_row_open_a_review_whatever_the_excuse(Database database)
    {
        var (group, june, _) = await StartAsync(database);
        var days = await LastSessionsAsync(database, group, 3);
        foreach (var day in days.Take(2)) await MarkAsync(database, group, day, june, AttendanceWord.Excused);
        Assert.Null(await ReviewAsync(database));

        await MarkAsync(database, group, days[2], june, AttendanceWord.Excused);

        Assert.Equal(ReviewReason.ThreeInARow, (await ReviewAsync(database))!.Reason);
    }

    [Theory, OnEachDatabase]
    public async Task Absences_that_were_talked_about_are_not_counted_again(Database database)
    {
        var (group, june, session) = await StartAsync(database);
        var days = await LastSessionsAsync(database, group, 2);
        foreach (var day in days) await MarkAsync(database, group, day, june, AttendanceWord.Absent);
        await using (var db = database.CreateContext())
        {
            (await db.CareTeamReviews.SingleAsync(Stop)).Conclude(ReviewOutcome.Continue, "Bus.", group.CounselorId, database.Clock.UtcNow, database.Clock.Today);
            await db.SaveChangesAsync(Stop);
        }

        await MarkAsync(database, group, days[0], june, AttendanceWord.Excused);
        await MarkAsync(database, group, days[0], june, AttendanceWord.Absent);
        database.Clock.Advance(TimeSpan.FromDays(2));
        await MarkAsync(database, group, await group.SessionOnAsync(database.Clock.Today), june, AttendanceWord.Absent);
        await using (var db = database.CreateContext())
            Assert.Equal(1, await db.CareTeamReviews.CountAsync(Stop));
        database.Clock.Advance(TimeSpan.FromDays(4));
        await MarkAsync(database, group, await group.SessionOnAsync(database.Clock.Today), june, AttendanceWord.Absent);
        await using var later = database.CreateContext();
        Assert.Equal(2, await later.CareTeamReviews.CountAsync(Stop));
        Assert.Equal(1, await later.CareTeamReviews.CountAsync(row => row.ClosedUtc == null, Stop));
        Assert.NotEqual(default, session);
    }

    [Theory, OnEachDatabase]
    public async Task A_sheet_of_many_takes_as_many_statements_as_a_sheet_of_one(Database database)
    {
        var group = await RunningGroup.InAsync(database);
        var begun = database.Clock.Today.AddDays(-8);
        await group.JoinAsync("June", EnrollmentStatus.Active, begun, firstAttended: begun);
        var (first, second) = (await group.SessionOnAsync(begun), await group.SessionOnAsync(database.Clock.Today.AddDays(-1)));
        var few = await Statements.CountAsync(() => database.Get<AttendanceSheetQuery>().HandleAsync(group.Counselor, first, Stop));
        for (var i = 0; i < 9; i++) await group.JoinAsync("Many", EnrollmentStatus.Active, begun, firstAttended: begun);

        Assert.Equal(few, await Statements.CountAsync(() => database.Get<AttendanceSheetQuery>().HandleAsync(group.Counselor, second, Stop)));
    }

    // June has attended before; today's session goes on.
    private static async Task<(RunningGroup Group, Member June, SessionId Yesterday)> StartAsync(Database database)
    {
        var group = await RunningGroup.InAsync(database);
        return (group, await JoinAsync(database, group), await group.SessionOnAsync(database.Clock.Today.AddDays(-1)));
    }

    private static async Task<Member> JoinAsync(Database database, RunningGroup group)
    {
        var begun = database.Clock.Today.AddDays(-15);
        var june = await group.JoinAsync("June", EnrollmentStatus.Active, begun, firstAttended: begun);
        await MarkAsync(database, group, await group.SessionOnAsync(begun), june, AttendanceWord.Came);
        return june;
    }

    private static async Task<List<SessionId>> LastSessionsAsync(Database database, RunningGroup group, int count)
    {
        await using var db = database.CreateContext();
        var last = await db.GroupSessions.Where(row => row.GroupId == group.Id && row.Date <= database.Clock.Today).OrderByDescending(row => row.Date)
            .Take(count).Select(row => row.Id).ToListAsync(Stop);
        last.Reverse();
        return last;
    }

    private static async Task<int> VersionAsync(Database database, Member who)
    {
        await using var db = database.CreateContext();
        return await db.Clients.Where(row => row.Id == who.Id).Select(row => row.Version).SingleAsync(Stop);
    }

    private static async Task<OutreachTask> TaskAsync(Database database)
    {
        await using var db = database.CreateContext();
        return await db.OutreachTasks.SingleAsync(Stop);
    }

    [Theory, OnEachDatabase]
    public async Task A_correction_follows_who_is_expected_when_it_is_made_and_not_when_it_was_asked_for(Database database)
    {
        var group = await RunningGroup.InAsync(database);
        var session = await group.SessionOnAsync(database.Clock.Today.AddDays(-1));
        var june = await group.JoinAsync("June", EnrollmentStatus.Active, database.Clock.Today.AddDays(-2), firstAttended: database.Clock.Today.AddDays(-2));
        await MarkAsync(database, group, session, june, AttendanceWord.Came);
        await CloseAsync(database, group, session);
        var seen = await database.SeenAsync(session, june.Id);
        Result<Done>? moved = null;
        // The correction has read that June is expected, and has not begun, when her seat ends before the session.
        var unit = Data.Ask.UnitAfter(database, () =>
        {
            // Somebody else's flow: it is not inside the correction.
            using (ExecutionContext.SuppressFlow())
                return Task.Run(EndAsync, Stop);
        });
        var correcting = new AmendAttendanceHandler(unit, database.Factory, database.Clock.Program);

        var corrected = await correcting.HandleAsync(group.Counselor, new(Guid.NewGuid(), session, june.Id, AttendanceWord.Absent, 0, 0, "They called.", seen), Stop);

        Assert.Equal((true, true), (moved?.Succeeded, corrected.Succeeded));
        Assert.Equal(AttendanceStatus.AbsentUnexcused, (await database.SeenAsync(session, june.Id)).Status);
        await using var db = database.CreateContext();
        Assert.Empty(await db.OutreachTasks.ToListAsync(Stop));

        async Task EndAsync() => moved = await database.Unit.RunAsync<Data.Plain, Done>(
            Data.Ask.Job, Data.Plain.New(), [Claim.Group(group.Id), Claim.Session(session)], async (work, stop) =>
            {
                (await work.SeatClaims.SingleAsync(row => row.ClientId == june.Id, stop)).EndBefore(database.Clock.Today.AddDays(-1));
                work.Record(new SeatReleased(group.Id, june.Id, database.Clock.Today.AddDays(-1)));
                return Done.Instance;
            }, Stop);
    }

    private static async Task<CareTeamReview?> ReviewAsync(Database database)
    {
        await using var db = database.CreateContext();
        return await db.CareTeamReviews.SingleOrDefaultAsync(Stop);
    }

    private static async Task MarkAsync(Database database, RunningGroup group, SessionId session, Member who, AttendanceWord word) => Assert.True((await database
        .Get<MarkAttendanceHandler>().HandleAsync(group.Counselor, new(Guid.NewGuid(), session, who.Id, word) { Seen = await database.SeenAsync(session, who.Id) }, Stop)).Succeeded);

    private static async Task CloseAsync(Database database, RunningGroup group, SessionId session) => Assert.True((await database
        .Get<CloseAttendanceHandler>().HandleAsync(group.Counselor, new(Guid.NewGuid(), session), Stop)).Succeeded);

    private static async Task AmendAsync(Database database, RunningGroup group, SessionId session, Member who, AttendanceWord word) => Assert.True((await database
        .Get<AmendAttendanceHandler>().HandleAsync(group.Counselor, new(Guid.NewGuid(), session, who.Id, word, 0, 0, "They called.", await database.SeenAsync(session, who.Id)), Stop)).Succeeded);
}
