using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Features.TakingAttendance;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.TakingAttendance;

public sealed class CloseAttendanceTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task A_session_closes_once_everyone_has_a_final_status(Database database)
    {
        var (group, session) = await StartAsync(database);
        var (june, omar) = (await group.JoinAsync("June"), await group.JoinAsync("Omar"));
        await group.JoinAsync("Away", EnrollmentStatus.OnHold);
        await MarkAsync(database, group, session, june.Id, AttendanceWord.Came);

        Assert.Equal(new SheetIncomplete(1, 0), (await CloseAsync(database, group.Counselor, session)).Refusal);
        await MarkAsync(database, group, session, omar.Id, AttendanceWord.Absent);
        Assert.True((await CloseAsync(database, group.Counselor, session)).Succeeded);
        Assert.IsType<SessionClosed>((await CloseAsync(database, group.Counselor, session)).Refusal);

        await using var db = database.CreateContext();
        var closed = await db.GroupSessions.SingleAsync(row => row.Id == session, Stop);
        Assert.Equal((SessionStatus.Closed, group.CounselorId), (closed.Status, closed.ClosedBy));
        Assert.Equal(3, await db.AttendanceMarks.CountAsync(Stop));
        Assert.Contains(AttendanceStatus.OnLeave, await db.AttendanceMarks.Select(row => row.Status).ToListAsync(Stop));
    }

    [Theory, OnEachDatabase]
    public async Task A_session_that_goes_on_is_not_closed(Database database)
    {
        var group = await RunningGroup.InAsync(database);
        var today = await group.SessionOnAsync(database.Clock.Today);

        Assert.IsType<SessionNotOver>((await CloseAsync(database, group.Counselor, today)).Refusal);
    }

    [Theory, OnEachDatabase]
    public async Task A_closed_session_is_only_amended_and_keeps_the_old_value(Database database)
    {
        var (group, session) = await StartAsync(database);
        var june = await group.JoinAsync("June");
        var amend = new AmendAttendance(Guid.NewGuid(), session, june.Id, AttendanceWord.Came, 0, 60, " She came and left at 11. ", new(AttendanceStatus.AbsentUnexcused));
        await MarkAsync(database, group, session, june.Id, AttendanceWord.Absent);
        Assert.IsType<SessionStillOpen>((await AmendAsync(database, group.Counselor, amend)).Refusal);
        Assert.True((await CloseAsync(database, group.Counselor, session)).Succeeded);

        Assert.IsType<SessionClosed>((await MarkAsync(database, group, session, june.Id, AttendanceWord.Came)).Refusal);
        Assert.IsType<SessionClosed>((await database.Get<ClearMarkHandler>().HandleAsync(group.Counselor, new(Guid.NewGuid(), session, june.Id, amend.Seen), Stop)).Refusal);
        Assert.IsType<ReasonMissing>((await AmendAsync(database, group.Counselor, amend with { Key = Guid.NewGuid(), Reason = "  " })).Refusal);
        Assert.IsType<TextNotReadable>((await AmendAsync(database, group.Counselor, amend with { Key = Guid.NewGuid(), Reason = "She\0came" })).Refusal);
        Assert.IsType<NotThere>((await AmendAsync(database, RunningGroup.OtherCounselor, amend with { Key = Guid.NewGuid() })).Refusal);
        var again = amend with { Key = Guid.NewGuid() };
        Assert.Equal(120, (await AmendAsync(database, group.Counselor, again)).Value!.CountedMinutes);
        Assert.Equal(120, (await AmendAsync(database, group.Counselor, again)).Value!.CountedMinutes);
        // A second correction has to have seen the first.
        Assert.IsType<StaleEdit>((await AmendAsync(database, RunningGroup.Clinician, amend with { Key = Guid.NewGuid() })).Refusal);

        await using var db = database.CreateContext();
        var kept = await db.AttendanceAmendments.SingleAsync(Stop);
        Assert.Equal((AttendanceStatus.AbsentUnexcused, 0), (kept.OldStatus, kept.OldMinutes));
        Assert.Equal((AttendanceStatus.PresentPartial, 120), (kept.NewStatus, kept.NewMinutes));
        Assert.Equal("She came and left at 11.", kept.Reason);
        Assert.Equal(EnrollmentStatus.Active, (await db.Enrollments.SingleAsync(Stop)).Status);
    }

    [Theory, OnEachDatabase]
    public async Task A_correction_that_changes_nothing_is_refused_and_leaves_no_trace(Database database)
    {
        var (group, session) = await StartAsync(database);
        var june = await group.JoinAsync("June");
        await MarkAsync(database, group, session, june.Id, AttendanceWord.Came);
        Assert.True((await CloseAsync(database, group.Counselor, session)).Succeeded);
        var amend = new AmendAttendance(Guid.NewGuid(), session, june.Id, AttendanceWord.Came, 0, 0, "I looked again.", new(AttendanceStatus.Present));

        Assert.IsType<CorrectionChangesNothing>((await AmendAsync(database, group.Counselor, amend)).Refusal);

        await using (var db = database.CreateContext())
        {
            Assert.Empty(await db.AttendanceAmendments.ToListAsync(Stop));
            Assert.Equal(0, await db.AuditEntries.CountAsync(row => row.Act == nameof(AttendanceAmended), Stop));
        }

        // The same minutes at the other end are another mark.
        Assert.True((await AmendAsync(database, group.Counselor, amend with { Key = Guid.NewGuid(), MinutesLate = 10 })).Succeeded);
        Assert.True((await AmendAsync(
            database, group.Counselor, amend with { Key = Guid.NewGuid(), MinutesEarly = 10, Seen = new(AttendanceStatus.Present, 10) })).Succeeded);
    }

    [Theory, OnEachDatabase]
    public async Task A_correction_keeps_the_minutes_that_were_entered_as_well(Database database)
    {
        var (group, session) = await StartAsync(database);
        var june = await group.JoinAsync("June");
        Assert.True((await database.Get<MarkAttendanceHandler>().HandleAsync(
            group.Counselor, new(Guid.NewGuid(), session, june.Id, AttendanceWord.Came, 10), Stop)).Succeeded);
        Assert.True((await CloseAsync(database, group.Counselor, session)).Succeeded);

        // The same status and as many minutes that count: only what was entered tells the two marks apart.
        Assert.True((await AmendAsync(database, group.Counselor, new(
            Guid.NewGuid(), session, june.Id, AttendanceWord.Came, 0, 10, "She left early.", new(AttendanceStatus.Present, 10)))).Succeeded);

        await using var db = database.CreateContext();
        var kept = await db.AttendanceAmendments.AsNoTracking().SingleAsync(Stop);
        Assert.Equal((new MarkSeen(AttendanceStatus.Present, 10), 170), (kept.Before, kept.OldMinutes));
        Assert.Equal((new MarkSeen(AttendanceStatus.Present, 0, 10), 170), (kept.After, kept.NewMinutes));
        var told = await db.AuditEntries.SingleAsync(row => row.Act == nameof(AttendanceAmended), Stop);
        var happened = JsonSerializer.Deserialize<AttendanceAmended>(told.Detail, AnswerJson.Options)!;
        Assert.Equal((kept.Before, kept.After), (happened.Before, happened.After));
        var line = (await database.Get<AttendanceSheetQuery>().HandleAsync(group.Counselor, session, Stop))!.Lines.Single();
        Assert.Equal("was Late by 10 minutes, now Left early by 10 minutes", AttendanceWords.Change(line.Corrections.Single()));
    }

    [Theory, OnEachDatabase]
    public async Task No_mark_counts_more_than_a_session_has(Database database)
    {
        var (group, session) = await StartAsync(database);
        await MarkAsync(database, group, session, (await group.JoinAsync("June")).Id, AttendanceWord.Came);

        foreach (var wrong in (string[])[
            "\"CountedMinutes\" = 181", "\"CountedMinutes\" = -1", "\"MinutesLate\" = 1", "\"MinutesLeftEarly\" = 1", "\"CountedMinutes\" = 0, \"MinutesLate\" = -1",
            "\"CountedMinutes\" = 100, \"MinutesLate\" = 41, \"MinutesLeftEarly\" = 40"])
            await Data.Raw.RefusedAsync("CK_AttendanceMarks_Minutes", () => database.ExecuteSqlAsync($"UPDATE \"AttendanceMarks\" SET {wrong}"));
        Assert.Equal(1, await database.ExecuteSqlAsync("UPDATE \"AttendanceMarks\" SET \"CountedMinutes\" = 100, \"MinutesLate\" = 40, \"MinutesLeftEarly\" = 40"));
    }

    [Theory, OnEachDatabase]
    public async Task Whoever_takes_a_seat_while_a_sheet_is_closed_is_on_it_when_it_is_tried_again(Database database)
    {
        var (group, session) = await StartAsync(database);
        await MarkAsync(database, group, session, (await group.JoinAsync("June")).Id, AttendanceWord.Came);
        Member? omar = null;
        // The handler has read who is expected; its work has not begun.
        var contexts = new Meanwhile(database.Factory, async () => omar ??= await group.JoinAsync("Omar"));
        var unit = new PortalUnitOfWork(contexts, database.Get<ClaimGate>(), database.Clock.Time, []);
        var handler = new CloseAttendanceHandler(unit, database.Factory, database.Clock.Program);

        Assert.IsType<Conflict>((await handler.HandleAsync(group.Counselor, new(Guid.NewGuid(), session), Stop)).Refusal);
        Assert.Equal(new SheetIncomplete(1, 0), (await CloseAsync(database, group.Counselor, session)).Refusal);
        await MarkAsync(database, group, session, omar!.Id, AttendanceWord.Absent);
        Assert.True((await CloseAsync(database, group.Counselor, session)).Succeeded);
    }

    [Theory, OnEachDatabase]
    public async Task Of_two_who_close_at_once_one_does_it(Database database)
    {
        var (group, session) = await StartAsync(database);
        await MarkAsync(database, group, session, (await group.JoinAsync("June")).Id, AttendanceWord.Came);

        var answers = await Task.WhenAll(
            new Actor[] { group.Counselor, RunningGroup.Director }.Select(who => Task.Run(() => CloseAsync(database, who, session), Stop)));

        Assert.Single(answers, answer => answer.Succeeded);
        Assert.IsType<SessionClosed>(answers.Single(answer => !answer.Succeeded).Refusal);
        await using var db = database.CreateContext();
        Assert.Equal(1, await db.AuditEntries.CountAsync(row => row.Act == nameof(AttendanceClosed), Stop));
    }

    [Theory, OnEachDatabase]
    public async Task A_cancelled_session_has_no_sheet(Database database)
    {
        var (group, session) = await StartAsync(database);
        var june = await group.JoinAsync("June");
        await using (var db = database.CreateContext())
        {
            (await db.GroupSessions.SingleAsync(row => row.Id == session, Stop)).Cancel("Snow");
            await db.SaveChangesAsync(Stop);
        }

        Assert.IsType<SessionWasCancelled>((await MarkAsync(database, group, session, june.Id, AttendanceWord.Came)).Refusal);
        Assert.IsType<SessionWasCancelled>((await CloseAsync(database, group.Counselor, session)).Refusal);
    }

    [Theory, OnEachDatabase]
    public async Task Strangers_cannot_tell_a_session_from_none(Database database)
    {
        var (_, session) = await StartAsync(database);

        Assert.IsType<NotThere>((await CloseAsync(database, RunningGroup.OtherCounselor, session)).Refusal);
        Assert.IsType<NotThere>((await CloseAsync(database, RunningGroup.FrontDesk, session)).Refusal);
        Assert.IsType<NotThere>((await CloseAsync(database, RunningGroup.Director, new(Guid.NewGuid()))).Refusal);
    }

    // Yesterday's session is over.
    private static async Task<(RunningGroup Group, SessionId Yesterday)> StartAsync(Database database)
    {
        var group = await RunningGroup.InAsync(database);
        return (group, await group.SessionOnAsync(database.Clock.Today.AddDays(-1)));
    }

    private static async Task<Result<MarkSaved>> MarkAsync(Database database, RunningGroup group, SessionId session, ClientId client, AttendanceWord word) =>
        await database.Get<MarkAttendanceHandler>().HandleAsync(
            group.Counselor, new(Guid.NewGuid(), session, client, word) { Seen = await database.SeenAsync(session, client) }, Stop);

    private static Task<Result<MarkSaved>> AmendAsync(Database database, Actor actor, AmendAttendance ask) =>
        database.Get<AmendAttendanceHandler>().HandleAsync(actor, ask, Stop);

    private static Task<Result<Done>> CloseAsync(Database database, Actor actor, SessionId session) =>
        database.Get<CloseAttendanceHandler>().HandleAsync(actor, new(Guid.NewGuid(), session), Stop);
}
