using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Features.TakingAttendance;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.TakingAttendance;

public sealed class MarkAttendanceTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task The_first_attended_session_makes_an_approved_client_active(Database database)
    {
        var (group, session) = await StartAsync(database);
        var june = await group.JoinAsync("June");

        var saved = await MarkAsync(database, group.Counselor, session, june.Id, AttendanceWord.Came, late: 20);

        Assert.Equal(new MarkSaved(AttendanceStatus.PresentLate, 160, database.Clock.UtcNow), saved.Value);
        await using var db = database.CreateContext();
        var stay = await db.Enrollments.Include(row => row.Moves).SingleAsync(Stop);
        Assert.Equal((EnrollmentStatus.Active, database.Clock.Today), (stay.Status, stay.FirstAttended));
        Assert.Equal(group.CounselorId, stay.Moves.OrderBy(move => move.AtUtc).Last().By);
        Assert.Equal(1, await db.AuditEntries.CountAsync(row => row.Act == "AttendanceMarked", Stop));
    }

    [Theory, OnEachDatabase]
    public async Task An_absence_does_not_start_the_stay(Database database)
    {
        var (group, session) = await StartAsync(database);
        var june = await group.JoinAsync("June");

        Assert.True((await MarkAsync(database, group.Counselor, session, june.Id, AttendanceWord.Absent)).Succeeded);

        await using var db = database.CreateContext();
        var stay = await db.Enrollments.SingleAsync(Stop);
        Assert.Equal((EnrollmentStatus.Approved, null), (stay.Status, stay.FirstAttended));
    }

    [Theory, OnEachDatabase]
    public async Task The_first_attended_session_follows_corrections_and_late_entries(Database database)
    {
        var (group, today) = await StartAsync(database);
        var june = await group.JoinAsync("June");
        var yesterday = await group.SessionOnAsync(database.Clock.Today.AddDays(-1));

        await MarkAsync(database, group.Counselor, today, june.Id, AttendanceWord.Came);
        Assert.Equal(database.Clock.Today, await FirstAttendedAsync(database));
        await MarkAsync(database, group.Counselor, yesterday, june.Id, AttendanceWord.Came);
        Assert.Equal(database.Clock.Today.AddDays(-1), await FirstAttendedAsync(database));
        await MarkAsync(database, group.Counselor, yesterday, june.Id, AttendanceWord.Excused);
        Assert.Equal(database.Clock.Today, await FirstAttendedAsync(database));
    }

    [Theory, OnEachDatabase]
    public async Task Marking_opens_half_an_hour_before_the_start(Database database)
    {
        var (group, _) = await StartAsync(database);
        var june = await group.JoinAsync("June");
        var thursday = await group.SessionOnAsync(database.Clock.Today.AddDays(2));

        Assert.IsType<TooEarlyToMark>((await MarkAsync(database, group.Counselor, thursday, june.Id, AttendanceWord.Came)).Refusal);
        database.Clock.Advance(new TimeSpan(1, 22, 29, 0));
        Assert.IsType<TooEarlyToMark>((await MarkAsync(database, group.Counselor, thursday, june.Id, AttendanceWord.Came)).Refusal);
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True((await MarkAsync(database, group.Counselor, thursday, june.Id, AttendanceWord.Came)).Succeeded);
    }

    [Theory, OnEachDatabase]
    public async Task Only_the_sessions_counselor_and_licensed_staff_mark(Database database)
    {
        var (group, session) = await StartAsync(database);
        var june = await group.JoinAsync("June");

        foreach (var stranger in new Actor[] { RunningGroup.OtherCounselor, RunningGroup.FrontDesk, june.Actor, Actor.Visitor.Instance })
            Assert.IsType<NotThere>((await MarkAsync(database, stranger, session, june.Id, AttendanceWord.Came)).Refusal);
        foreach (var mine in new Actor[] { group.Counselor, RunningGroup.Clinician, RunningGroup.Director })
            Assert.True((await MarkAsync(database, mine, session, june.Id, AttendanceWord.Came)).Succeeded);
    }

    [Theory, OnEachDatabase]
    public async Task A_client_who_is_not_expected_is_not_there(Database database)
    {
        var (group, session) = await StartAsync(database);
        var asked = await group.JoinAsync("Only asked", EnrollmentStatus.Requested);
        var later = await group.JoinAsync("Starts Thursday", from: database.Clock.Today.AddDays(2));

        foreach (var who in new[] { asked.Id, later.Id, new ClientId(Guid.NewGuid()) })
            Assert.IsType<NotThere>((await MarkAsync(database, group.Counselor, session, who, AttendanceWord.Came)).Refusal);
        Assert.IsType<NotThere>((await MarkAsync(database, group.Counselor, new(Guid.NewGuid()), later.Id, AttendanceWord.Came)).Refusal);
    }

    [Theory, OnEachDatabase]
    public async Task The_same_choice_sent_twice_is_one_mark(Database database)
    {
        var (group, session) = await StartAsync(database);
        var june = await group.JoinAsync("June");
        var ask = new MarkAttendance(Guid.NewGuid(), session, june.Id, AttendanceWord.Came, 30);

        var first = await database.Get<MarkAttendanceHandler>().HandleAsync(group.Counselor, ask, Stop);
        database.Clock.Advance(TimeSpan.FromMinutes(5));
        var again = await database.Get<MarkAttendanceHandler>().HandleAsync(group.Counselor, ask, Stop);

        Assert.Equal(first.Value, again.Value);
        await using var db = database.CreateContext();
        Assert.Single(await db.AttendanceMarks.ToListAsync(Stop));
        Assert.Equal(1, await db.AuditEntries.CountAsync(row => row.Act == "AttendanceMarked", Stop));
    }

    [Theory, OnEachDatabase]
    public async Task Minutes_beyond_the_session_are_refused_and_change_nothing(Database database)
    {
        var (group, session) = await StartAsync(database);
        var june = await group.JoinAsync("June");

        Assert.IsType<MinutesOutOfRange>((await MarkAsync(database, group.Counselor, session, june.Id, AttendanceWord.Came, late: 181)).Refusal);
        Assert.IsType<MinutesWithoutComing>((await MarkAsync(database, group.Counselor, session, june.Id, AttendanceWord.Absent, late: 5)).Refusal);

        await using var db = database.CreateContext();
        Assert.Empty(await db.AttendanceMarks.ToListAsync(Stop));
    }

    [Theory, OnEachDatabase]
    public async Task Everyone_present_spares_exceptions_and_those_on_leave(Database database)
    {
        var (group, session) = await StartAsync(database);
        var (june, omar) = (await group.JoinAsync("June"), await group.JoinAsync("Omar"));
        var away = await group.JoinAsync("Away", EnrollmentStatus.OnHold);
        await MarkAsync(database, group.Counselor, session, june.Id, AttendanceWord.Excused);

        var ask = new MarkEveryonePresent(Guid.NewGuid(), session);
        var marked = await database.Get<MarkEveryonePresentHandler>().HandleAsync(group.Counselor, ask, Stop);
        var again = await database.Get<MarkEveryonePresentHandler>().HandleAsync(group.Counselor, ask, Stop);

        Assert.Equal((1, 1), (marked.Value!.Count, again.Value!.Count));
        Assert.IsType<NotThere>((await database.Get<MarkEveryonePresentHandler>()
            .HandleAsync(RunningGroup.OtherCounselor, ask with { Key = Guid.NewGuid() }, Stop)).Refusal);
        await using var db = database.CreateContext();
        var marks = await db.AttendanceMarks.ToDictionaryAsync(row => row.ClientId, row => row.Status, Stop);
        Assert.Equal((AttendanceStatus.AbsentExcused, AttendanceStatus.Present), (marks[june.Id], marks[omar.Id]));
        Assert.DoesNotContain(away.Id, marks.Keys);
        Assert.Equal(EnrollmentStatus.Active, (await db.Enrollments.SingleAsync(row => row.ClientId == omar.Id, Stop)).Status);
    }

    [Theory, OnEachDatabase]
    public async Task Everyone_present_is_not_said_of_somebody_whose_minutes_are_still_to_be_typed(Database database)
    {
        var (group, session) = await StartAsync(database);
        var (june, omar) = (await group.JoinAsync("June"), await group.JoinAsync("Omar"));

        var marked = await database.Get<MarkEveryonePresentHandler>().HandleAsync(group.Counselor, new(Guid.NewGuid(), session) { Except = [june.Id] }, Stop);

        Assert.Equal(1, marked.Value!.Count);
        await using var db = database.CreateContext();
        Assert.Equal(omar.Id, (await db.AttendanceMarks.SingleAsync(Stop)).ClientId);
    }

    [Theory, OnEachDatabase]
    public async Task A_mark_taken_back_leaves_the_client_expected(Database database)
    {
        var (group, session) = await StartAsync(database);
        var june = await group.JoinAsync("June");
        await MarkAsync(database, group.Counselor, session, june.Id, AttendanceWord.Came);

        var ask = new ClearMark(Guid.NewGuid(), session, june.Id, new(AttendanceStatus.Present));
        Assert.IsType<NotThere>((await database.Get<ClearMarkHandler>().HandleAsync(RunningGroup.OtherCounselor, ask, Stop)).Refusal);
        Assert.True((await database.Get<ClearMarkHandler>().HandleAsync(group.Counselor, ask, Stop)).Succeeded);
        Assert.True((await database.Get<ClearMarkHandler>().HandleAsync(group.Counselor, ask, Stop)).Succeeded);

        await using var db = database.CreateContext();
        Assert.Equal(AttendanceStatus.Expected, (await db.AttendanceMarks.SingleAsync(Stop)).Status);
        Assert.Null(await FirstAttendedAsync(database));
    }

    [Theory, OnEachDatabase]
    public async Task Two_people_on_one_sheet_never_overwrite_each_other_without_a_word(Database database)
    {
        var (group, session) = await StartAsync(database);
        var june = await group.JoinAsync("June");
        Task<Result<MarkSaved>> SeenAsync(Actor actor, MarkSeen seen, AttendanceWord word, int late = 0) => database.Get<MarkAttendanceHandler>()
            .HandleAsync(actor, new(Guid.NewGuid(), session, june.Id, word, late) { Seen = seen }, Stop);

        Assert.True((await SeenAsync(group.Counselor, MarkSeen.None, AttendanceWord.Came, 20)).Succeeded);
        Assert.IsType<StaleEdit>((await SeenAsync(RunningGroup.Clinician, MarkSeen.None, AttendanceWord.Absent)).Refusal);
        Assert.IsType<StaleEdit>((await SeenAsync(RunningGroup.Clinician, new(AttendanceStatus.PresentLate, 25), AttendanceWord.Absent)).Refusal);
        // Who was slower and says the same is not in anybody's way.
        Assert.True((await SeenAsync(RunningGroup.Clinician, MarkSeen.None, AttendanceWord.Came, 20)).Succeeded);
        var clear = new ClearMark(Guid.NewGuid(), session, june.Id, new(AttendanceStatus.AbsentUnexcused));
        Assert.IsType<StaleEdit>((await database.Get<ClearMarkHandler>().HandleAsync(RunningGroup.Clinician, clear, Stop)).Refusal);

        Assert.Equal(new MarkSeen(AttendanceStatus.PresentLate, 20), await database.SeenAsync(session, june.Id));
        Assert.True((await SeenAsync(RunningGroup.Clinician, new(AttendanceStatus.PresentLate, 20), AttendanceWord.Absent)).Succeeded);
    }

    [Theory, OnEachDatabase]
    public async Task Of_many_who_mark_the_same_person_at_once_one_is_first_and_the_others_hear_of_it(Database database)
    {
        var (group, session) = await StartAsync(database);
        var june = await group.JoinAsync("June");

        var answers = await Task.WhenAll(Enumerable.Range(20, 6).Select(late => Task.Run(() => database.Get<MarkAttendanceHandler>()
            .HandleAsync(group.Counselor, new(Guid.NewGuid(), session, june.Id, AttendanceWord.Came, late), Stop))));

        Assert.Single(answers, answer => answer.Succeeded);
        Assert.All(answers.Where(answer => !answer.Succeeded), answer => Assert.IsType<StaleEdit>(answer.Refusal));
    }

    private static async Task<DateOnly?> FirstAttendedAsync(Database database)
    {
        await using var db = database.CreateContext();
        return (await db.Enrollments.SingleAsync(Stop)).FirstAttended;
    }

    private static async Task<(RunningGroup Group, SessionId Today)> StartAsync(Database database)
    {
        var group = await RunningGroup.InAsync(database);
        return (group, await group.SessionOnAsync(database.Clock.Today));
    }

    private static async Task<Result<MarkSaved>> MarkAsync(
        Database database, Actor actor, SessionId session, ClientId client, AttendanceWord word, int late = 0, int early = 0) =>
        await database.Get<MarkAttendanceHandler>().HandleAsync(
            actor, new(Guid.NewGuid(), session, client, word, late, early) { Seen = await database.SeenAsync(session, client) }, Stop);
}
