using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Features.Admitting;
using RedWillow.Portal.Features.ConfiguringSchedule;
using RedWillow.Portal.Features.GivingIndividual;
using RedWillow.Portal.Features.RunningGroups;
using RedWillow.Portal.Features.TakingAttendance;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.RunningGroups;

public sealed class RunningGroupsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task A_day_has_its_sessions_the_open_sheets_and_the_unmarked_hours(Database database)
    {
        var group = await RunningGroup.InAsync(database);
        var june = await group.JoinAsync("June", EnrollmentStatus.Active, database.Clock.Today.AddDays(-8), new(10, 0), database.Clock.Today.AddDays(-8));
        var yesterday = await group.SessionOnAsync(database.Clock.Today.AddDays(-1));
        await database.Get<MarkAttendanceHandler>().HandleAsync(group.Counselor, new(Guid.NewGuid(), yesterday, june.Id, AttendanceWord.Came), Stop);

        var day = (await database.Get<TodayQuery>().HandleAsync(group.Counselor, Stop))!;

        var now = Assert.Single(day.Sessions);
        Assert.Equal((SessionPhase.InProgress, 1, 0, true), (now.Phase, now.Expected, now.Marked, now.MayMark));
        var sheet = day.OpenSheets.Single(card => card.Id == yesterday);
        Assert.Equal((1, 1), (sheet.Expected, sheet.Marked));
        Assert.Equal("June", Assert.Single(day.Unmarked).Client);
        Assert.Empty(day.Appointments);
        Assert.Equal("Cottonwood", Assert.Single(await database.Get<MyGroupsQuery>().HandleAsync(group.Counselor, Stop)).Name);
    }

    [Theory, OnEachDatabase]
    public async Task A_sheet_that_was_never_closed_stays_in_reach_however_old(Database database)
    {
        var group = await RunningGroup.InAsync(database);
        var forgotten = database.Clock.Today.AddDays(-1);
        await group.JoinAsync("June", EnrollmentStatus.Active, database.Clock.Today.AddDays(-2), firstAttended: database.Clock.Today.AddDays(-2));
        var session = await group.SessionOnAsync(forgotten);
        database.Clock.Advance(TimeSpan.FromDays(40));

        var day = (await database.Get<TodayQuery>().HandleAsync(group.Counselor, Stop))!;
        var roster = (await database.Get<RosterQuery>().HandleAsync(group.Counselor, group.Id, Stop))!;

        Assert.Contains(day.OpenSheets, card => card.Id == session && card.Date == forgotten);
        Assert.All(day.OpenSheets, card => Assert.True(card.Expected > 0));
        Assert.Contains(roster.Sessions, one => one.Id == session);
    }

    [Theory, OnEachDatabase]
    public async Task A_day_is_the_readers_own(Database database)
    {
        var group = await RunningGroup.InAsync(database);
        var june = await group.JoinAsync("June", wednesdayHour: new(10, 0));

        var other = (await database.Get<TodayQuery>().HandleAsync(RunningGroup.OtherCounselor, Stop))!;
        var desk = (await database.Get<TodayQuery>().HandleAsync(RunningGroup.FrontDesk, Stop))!;

        Assert.Empty(other.Sessions.Concat(other.OpenSheets));
        Assert.False(Assert.Single(desk.Sessions).MayMark);
        Assert.Empty(desk.OpenSheets);
        Assert.Null(await database.Get<TodayQuery>().HandleAsync(june.Actor, Stop));
        Assert.Empty(await database.Get<MyGroupsQuery>().HandleAsync(june.Actor, Stop));
    }

    [Theory, OnEachDatabase]
    public async Task A_call_to_make_today_stands_on_the_day_of_who_works_the_queue(Database database)
    {
        var group = await RunningGroup.InAsync(database);
        var june = await group.JoinAsync("June");
        await using (var db = database.CreateContext())
        {
            db.StaffTasks.Add(new()
            {
                Id = new(Guid.CreateVersion7()), Kind = StaffTaskKind.SafetyCall, ClientId = june.Id, EnrollmentId = june.Enrollment,
                OpenedUtc = database.Clock.UtcNow, Priority = TaskPriority.Stat,
            });
            await db.SaveChangesAsync(Stop);
        }

        Assert.Equal(1, (await database.Get<TodayQuery>().HandleAsync(RunningGroup.FrontDesk, Stop))!.SafetyCalls);
        Assert.Equal(0, (await database.Get<TodayQuery>().HandleAsync(group.Counselor, Stop))!.SafetyCalls);
    }

    [Theory, OnEachDatabase]
    public async Task A_day_says_why_it_is_closed_and_names_the_next_individual_hour(Database database)
    {
        var group = await RunningGroup.InAsync(database);
        await group.JoinAsync("June", EnrollmentStatus.Active, database.Clock.Today.AddDays(-8), new(10, 0));
        await using (var db = database.CreateContext())
        {
            db.Add(Closure.Declare(new(Guid.CreateVersion7()), database.Clock.Today, "Snow"));
            await db.SaveChangesAsync(Stop);
        }

        var day = (await database.Get<TodayQuery>().HandleAsync(group.Counselor, Stop))!;

        Assert.Equal("Snow", day.Closure);
        Assert.Equal((database.Clock.Today.AddDays(1), "June"), (day.NextHour!.Date, day.NextHour.Client));
    }

    [Theory, OnEachDatabase]
    public async Task The_day_counts_what_the_queue_shows(Database database)
    {
        var group = await RunningGroup.InAsync(database);
        await group.JoinAsync("Asks", EnrollmentStatus.Requested);
        var absent = await group.JoinAsync("Did not begin", from: database.Clock.Today.AddDays(-1));
        await group.JoinAsync("Began", EnrollmentStatus.Active, database.Clock.Today.AddDays(-8), firstAttended: database.Clock.Today.AddDays(-8));
        Assert.True((await database.Get<MarkAttendanceHandler>().HandleAsync(
            group.Counselor, new(Guid.NewGuid(), await group.SessionOnAsync(database.Clock.Today.AddDays(-1)), absent.Id, AttendanceWord.Absent), Stop)).Succeeded);

        var day = (await database.Get<TodayQuery>().HandleAsync(RunningGroup.FrontDesk, Stop))!;
        var queue = (await database.Get<RequestQueueQuery>().HandleAsync(RunningGroup.FrontDesk, new(), Stop))!.Rows;

        Assert.Equal(2, day.Requests);
        Assert.Equal(day.Requests, queue.Count(row => row.ToDecide));
    }

    [Theory, OnEachDatabase]
    public async Task A_roster_counts_weeks_and_sessions_and_reading_it_is_recorded(Database database)
    {
        var group = await RunningGroup.InAsync(database);
        var begun = database.Clock.Today.AddDays(-8);
        var june = await group.JoinAsync("June", EnrollmentStatus.Active, begun, firstAttended: begun);
        await group.JoinAsync("Coming", from: database.Clock.Today.AddDays(2));
        await group.JoinAsync("Only asked", EnrollmentStatus.Requested);
        foreach (var day in new[] { begun, begun.AddDays(1) })
            await database.Get<MarkAttendanceHandler>().HandleAsync(
                group.Counselor, new(Guid.NewGuid(), await group.SessionOnAsync(day), june.Id, AttendanceWord.Came), Stop);

        var roster = (await database.Get<RosterQuery>().HandleAsync(group.Counselor, group.Id, Stop))!;

        Assert.Equal(["Coming", "June"], roster.Members.Select(member => member.Name));
        Assert.Equal(new PlaceCount(1, 1, 0, 1, 0), roster.Places);
        Assert.Equal(roster.Places, Assert.Single(await database.Get<MyGroupsQuery>().HandleAsync(group.Counselor, Stop)).Places);
        Assert.Equal(roster.Places, Assert.Single((await database.Get<OccupancyQuery>().HandleAsync(RunningGroup.Director, Stop))!).Outlook.Places);
        Assert.Equal(roster.Places, Assert.Single(await database.Get<GroupListQuery>().HandleAsync(RunningGroup.Director, Stop)).Places);
        Assert.All(
            (await database.Get<WeekQuery>().HandleAsync(RunningGroup.Director, database.Clock.Today, Stop))!.Sessions.Where(one => one.Date == database.Clock.Today),
            one => Assert.Equal((1, 1), (one.Places.Members, one.Places.Held)));
        var (coming, here) = (roster.Members[0], roster.Members[1]);
        Assert.Equal((2, 2, begun.AddDays(1)), (here.Week, here.Attended, here.LastSeen));
        Assert.Equal((null, 0, database.Clock.Today.AddDays(2)), (coming.Week, coming.Attended, coming.From));
        await using var db = database.CreateContext();
        Assert.Equal(2, await db.AuditEntries.CountAsync(row => row.Act == "RosterRead", Stop));
    }

    [Theory, OnEachDatabase]
    public async Task Strangers_cannot_tell_a_roster_or_a_sheet_from_none(Database database)
    {
        var group = await RunningGroup.InAsync(database);
        var june = await group.JoinAsync("June");
        var session = await group.SessionOnAsync(database.Clock.Today);

        foreach (var stranger in new Actor[] { RunningGroup.OtherCounselor, RunningGroup.FrontDesk, june.Actor, Actor.Visitor.Instance })
        {
            Assert.Null(await database.Get<RosterQuery>().HandleAsync(stranger, group.Id, Stop));
            Assert.Null(await database.Get<AttendanceSheetQuery>().HandleAsync(stranger, session, Stop));
        }

        Assert.Null(await database.Get<AppointmentsQuery>().HandleAsync(june.Actor, null, Stop));
        await using var db = database.CreateContext();
        Assert.Equal(0, await db.AuditEntries.CountAsync(row => row.Act == "RosterRead" || row.Act == "AttendanceRead", Stop));
    }

    [Theory, OnEachDatabase]
    public async Task A_sheet_lists_whoever_has_a_seat_that_day_and_knows_the_leave(Database database)
    {
        var group = await RunningGroup.InAsync(database);
        await group.JoinAsync("Away", EnrollmentStatus.OnHold);
        await group.JoinAsync("Coming", from: database.Clock.Today.AddDays(2));
        await group.JoinAsync("June");

        var sheet = (await database.Get<AttendanceSheetQuery>().HandleAsync(group.Counselor, await group.SessionOnAsync(database.Clock.Today), Stop))!;

        Assert.Equal(["Away", "June"], sheet.Lines.Select(line => line.Name));
        Assert.Equal([true, false], sheet.Lines.Select(line => line.OnLeave));
        Assert.Null(sheet.Opens);
        Assert.False(sheet.IsOver);
    }

    [Theory, OnEachDatabase]
    public async Task A_therapist_sees_this_weeks_hours_and_earlier_unmarked_ones(Database database)
    {
        var group = await RunningGroup.InAsync(database);
        var june = await group.JoinAsync("June", EnrollmentStatus.Active, database.Clock.Today.AddDays(-20), new(10, 0));
        var lastWeek = database.Clock.Today.AddDays(-6);
        await database.Get<MarkAppointmentHandler>().HandleAsync(
            group.Counselor, new(Guid.NewGuid(), june.Hour!.Value, lastWeek, AppointmentStatus.Completed, AppointmentStatus.Booked), Stop);

        var view = (await database.Get<AppointmentsQuery>().HandleAsync(group.Counselor, null, Stop))!;

        Assert.Equal(database.Clock.Today.AddDays(1), Assert.Single(view.Week).Date);
        Assert.False(view.Week[0].HasCome);
        Assert.Equal([lastWeek.AddDays(-14), lastWeek.AddDays(-7)], view.Unmarked.Select(row => row.Date));
    }
}
