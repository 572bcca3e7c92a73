using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Individual;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Features.ConfiguringSchedule;
using RedWillow.Portal.Features.GivingIndividual;
using RedWillow.Portal.Features.RunningGroups;
using RedWillow.Portal.Tests.Features.ConfiguringSchedule;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.GivingIndividual;

public sealed class MarkAppointmentTests
{
    private static readonly TimeOnly Ten = new(10, 0);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task A_therapist_marks_an_hour_and_corrects_it(Database database)
    {
        var (group, june, wednesday) = await StartAsync(database);

        Assert.True((await MarkAsync(database, group.Counselor, june, wednesday, AppointmentStatus.NoShow)).Succeeded);
        Assert.True((await MarkAsync(database, group.Counselor, june, wednesday, AppointmentStatus.LateCancelled)).Succeeded);

        await using var db = database.CreateContext();
        var row = await db.IndividualAppointments.SingleAsync(Stop);
        Assert.Equal((AppointmentStatus.LateCancelled, group.CounselorId, 600, 50), (row.Status, row.MarkedBy, row.StartMinute, row.Minutes));
        Assert.Equal(2, await db.AuditEntries.CountAsync(entry => entry.Act == "AppointmentMarked", Stop));
    }

    [Theory, OnEachDatabase]
    public async Task The_same_mark_sent_twice_is_one(Database database)
    {
        var (group, june, wednesday) = await StartAsync(database);
        var ask = new MarkAppointment(Guid.NewGuid(), june.Hour!.Value, wednesday, AppointmentStatus.Completed, AppointmentStatus.Booked);

        var first = await database.Get<MarkAppointmentHandler>().HandleAsync(group.Counselor, ask, Stop);
        database.Clock.Advance(TimeSpan.FromHours(1));
        var again = await database.Get<MarkAppointmentHandler>().HandleAsync(group.Counselor, ask, Stop);

        Assert.Equal(first.Value, again.Value);
        await using var db = database.CreateContext();
        Assert.Equal(1, await db.AuditEntries.CountAsync(entry => entry.Act == "AppointmentMarked", Stop));
    }

    /// <summary>Wednesday at ten is today's hour; at eleven the client tells of danger, and a talk comes first for eight days.</summary>
    [Theory, OnEachDatabase]
    public async Task An_hour_of_a_pause_is_nobodys_and_one_before_it_stays(Database database)
    {
        var group = await RunningGroup.InAsync(database);
        var june = await group.JoinAsync("June", EnrollmentStatus.Approved, database.Clock.Today.AddDays(-8), Ten);
        database.Clock.MoveTo(database.Clock.Today.AddDays(1), new(11, 0));
        var wednesday = database.Clock.Today;
        Assert.True((await MarkAsync(database, group.Counselor, june, wednesday, AppointmentStatus.Completed)).Succeeded);
        await MoveAsync(database, june, EnrollmentStatus.ConsultationRequired);

        Assert.Equal([wednesday.AddDays(-7), wednesday], await ListedAsync(database, june));
        database.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal([wednesday.AddDays(-7), wednesday], await ListedAsync(database, june));
        Assert.IsType<NoHourThatDay>((await MarkAsync(database, group.Counselor, june, wednesday.AddDays(7), AppointmentStatus.NoShow)).Refusal);

        // Once it has gone on, the hours from then on are the client's again, and those of the pause are not.
        await MoveAsync(database, june, EnrollmentStatus.Requested, EnrollmentStatus.Approved);
        Assert.Equal([wednesday.AddDays(-7), wednesday, wednesday.AddDays(14)], await ListedAsync(database, june));
        Assert.IsType<NoHourThatDay>((await MarkAsync(database, group.Counselor, june, wednesday.AddDays(7), AppointmentStatus.Completed)).Refusal);
    }

    [Theory, OnEachDatabase]
    public async Task Only_days_of_the_hour_that_have_come_are_marked(Database database)
    {
        var (group, june, wednesday) = await StartAsync(database);

        Assert.IsType<NoHourThatDay>((await MarkAsync(database, group.Counselor, june, wednesday.AddDays(1), AppointmentStatus.Completed)).Refusal);
        Assert.IsType<NoHourThatDay>((await MarkAsync(database, group.Counselor, june, wednesday.AddDays(-28), AppointmentStatus.Completed)).Refusal);
        Assert.IsType<AppointmentNotYet>((await MarkAsync(database, group.Counselor, june, wednesday.AddDays(7), AppointmentStatus.NoShow)).Refusal);

        database.Clock.Advance(new TimeSpan(23, 59, 0));
        Assert.IsType<AppointmentNotYet>((await MarkAsync(database, group.Counselor, june, wednesday.AddDays(7), AppointmentStatus.Completed)).Refusal);
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True((await MarkAsync(database, group.Counselor, june, wednesday.AddDays(7), AppointmentStatus.Completed)).Succeeded);
    }

    [Theory, OnEachDatabase]
    public async Task A_cancellation_is_entered_when_it_is_told_and_can_be_taken_back_until_the_hour(Database database)
    {
        var (group, june, lastWednesday) = await StartAsync(database);
        var (tomorrow, inAWeek) = (lastWednesday.AddDays(7), lastWednesday.AddDays(14));

        Assert.True((await MarkAsync(database, group.Counselor, june, inAWeek, AppointmentStatus.CancelledByClient)).Succeeded);
        Assert.Equal(new AppointmentNotYet(inAWeek), (await MarkAsync(database, group.Counselor, june, inAWeek, AppointmentStatus.LateCancelled)).Refusal);
        Assert.True((await MarkAsync(database, group.Counselor, june, tomorrow, AppointmentStatus.LateCancelled)).Succeeded);
        Assert.True((await MarkAsync(database, group.Counselor, june, tomorrow, AppointmentStatus.Booked)).Succeeded);
        Assert.Equal(new AppointmentHasCome(lastWednesday), (await MarkAsync(database, group.Counselor, june, lastWednesday, AppointmentStatus.Booked)).Refusal);

        await using var db = database.CreateContext();
        Assert.Equal(
            [(tomorrow, AppointmentStatus.Booked), (inAWeek, AppointmentStatus.CancelledByClient)],
            (await db.IndividualAppointments.OrderBy(row => row.Date).ToListAsync(Stop)).Select(row => (row.Date, row.Status)));
    }

    [Theory, OnEachDatabase]
    public async Task A_cancelled_hour_keeps_no_day_from_being_closed_and_stays_cancelled(Database database)
    {
        var (group, june, lastWednesday) = await StartAsync(database);
        var days = new[] { (lastWednesday.AddDays(7), AppointmentStatus.LateCancelled), (lastWednesday.AddDays(14), AppointmentStatus.CancelledByClient) };
        foreach (var (day, status) in days)
        {
            Assert.True((await MarkAsync(database, group.Counselor, june, day, status)).Succeeded);
            Assert.Null((await database.Get<AddClosureHandler>().HandleAsync(ScheduleOf.Admin, new(Guid.NewGuid(), day, "Snow"), Stop)).Refusal);
        }

        await using var db = database.CreateContext();
        Assert.Equal(days, (await db.IndividualAppointments.OrderBy(row => row.Date).ToListAsync(Stop)).Select(row => (row.Date, row.Status)));
    }

    [Theory, OnEachDatabase]
    public async Task While_the_client_is_on_leave_an_hour_is_neither_held_nor_missed(Database database)
    {
        var group = await RunningGroup.InAsync(database);
        var away = await group.JoinAsync("Away", EnrollmentStatus.OnHold, database.Clock.Today.AddDays(-8), Ten);
        var wednesday = database.Clock.Today.AddDays(-6);

        foreach (var status in new[] { AppointmentStatus.Completed, AppointmentStatus.NoShow, AppointmentStatus.LateCancelled })
            Assert.Equal(new OnLeaveThatDay(wednesday), (await MarkAsync(database, group.Counselor, away, wednesday, status)).Refusal);
        Assert.True((await MarkAsync(database, group.Counselor, away, wednesday, AppointmentStatus.CancelledByClient)).Succeeded);
    }

    [Theory, OnEachDatabase]
    public async Task The_hours_of_a_leave_wait_for_no_mark_and_those_after_it_do(Database database)
    {
        var group = await RunningGroup.InAsync(database);
        var away = await group.JoinAsync("Away", EnrollmentStatus.OnHold, database.Clock.Today.AddDays(-8), Ten);
        database.Clock.MoveTo(new(2026, 1, 14), new(12, 0));

        var mine = (await database.Get<AppointmentsQuery>().HandleAsync(group.Counselor, null, Stop))!;
        Assert.Empty(mine.Unmarked);
        Assert.Equal((true, AppointmentStatus.Booked), (mine.Week.Single().OnLeave, mine.Week.Single().Status));
        Assert.Equal([AppointmentStatus.CancelledByClient, AppointmentStatus.CancelledByProgram], mine.Week.Single().Marks.Order());
        var day = (await database.Get<TodayQuery>().HandleAsync(group.Counselor, Stop))!;
        Assert.Empty(day.Unmarked);
        // The day of return is the 22nd: until then nobody comes, and nothing stands in the way of an hour after it.
        Assert.Equal(new DateOnly(2026, 1, 28), day.NextHour!.Date);
        Assert.Equal((true, false), (day.Appointments.Single().OnLeave, day.Appointments.Single().Stands));

        await using (var db = database.CreateContext())
        {
            var stay = await db.Enrollments.Include(row => row.Moves).SingleAsync(row => row.Id == away.Enrollment, Stop);
            Assert.True(stay.MoveTo(EnrollmentStatus.Active, RunningGroup.Clinician, database.Clock.UtcNow).Succeeded);
            await db.SaveChangesAsync(Stop);
        }

        database.Clock.MoveTo(new(2026, 1, 21), new(12, 0));
        mine = (await database.Get<AppointmentsQuery>().HandleAsync(group.Counselor, null, Stop))!;
        Assert.Equal(new DateOnly(2026, 1, 14), mine.Unmarked.Single().Date);
        Assert.False(mine.Week.Single().OnLeave);
        Assert.Equal(new DateOnly(2026, 1, 28), (await database.Get<TodayQuery>().HandleAsync(group.Counselor, Stop))!.NextHour!.Date);
    }

    [Theory, OnEachDatabase]
    public async Task An_earlier_week_is_listed_with_its_marks_for_four_weeks_back(Database database)
    {
        var (group, june, wednesday) = await StartAsync(database);
        Assert.True((await MarkAsync(database, group.Counselor, june, wednesday, AppointmentStatus.NoShow)).Succeeded);
        async Task<AppointmentsView> OnAsync(DateOnly day) => (await database.Get<AppointmentsQuery>().HandleAsync(group.Counselor, day, Stop))!;

        var before = await OnAsync(wednesday);

        Assert.Equal((wednesday, AppointmentStatus.NoShow), (Assert.Single(before.Week).Date, before.Week[0].Status));
        Assert.Contains(AppointmentStatus.Completed, before.Week[0].Marks);
        Assert.Equal((false, 0), (before.IsThisWeek, before.Unmarked.Count));
        Assert.DoesNotContain((await OnAsync(database.Clock.Today)).Week, row => row.Date == wednesday);
        database.Clock.MoveTo(wednesday.AddDays(28), new(12, 0));
        Assert.Equal(wednesday, Assert.Single((await OnAsync(wednesday)).Week).Date);
        database.Clock.MoveTo(wednesday.AddDays(35), new(12, 0));
        Assert.True((await OnAsync(wednesday)).IsThisWeek);
    }

    [Theory, OnEachDatabase]
    public async Task On_a_closed_day_an_hour_is_neither_held_nor_missed(Database database)
    {
        var (group, june, wednesday) = await StartAsync(database);
        await using (var db = database.CreateContext())
        {
            db.Closures.Add(Closure.Declare(new(Guid.CreateVersion7()), wednesday, "Snow"));
            db.Closures.Add(Closure.Propose(new(Guid.CreateVersion7()), wednesday.AddDays(7), "A holiday"));
            await db.SaveChangesAsync(Stop);
        }

        foreach (var status in new[] { AppointmentStatus.Completed, AppointmentStatus.NoShow, AppointmentStatus.LateCancelled, AppointmentStatus.CancelledByClient })
            Assert.Equal(new ClosedThatDay(wednesday), (await MarkAsync(database, group.Counselor, june, wednesday, status)).Refusal);
        Assert.True((await MarkAsync(database, group.Counselor, june, wednesday, AppointmentStatus.CancelledByProgram)).Succeeded);
        database.Clock.Advance(TimeSpan.FromDays(2));
        Assert.True((await MarkAsync(database, group.Counselor, june, wednesday.AddDays(7), AppointmentStatus.Completed)).Succeeded);
    }

    [Theory, OnEachDatabase]
    public async Task Only_the_therapist_of_the_hour_and_the_director_mark_it(Database database)
    {
        var (group, june, wednesday) = await StartAsync(database);

        foreach (var stranger in new Actor[] { RunningGroup.OtherCounselor, RunningGroup.Clinician, RunningGroup.FrontDesk, june.Actor })
            Assert.IsType<NotThere>((await MarkAsync(database, stranger, june, wednesday, AppointmentStatus.Completed)).Refusal);
        Assert.True((await MarkAsync(database, RunningGroup.Director, june, wednesday, AppointmentStatus.Completed)).Succeeded);
        Assert.IsType<NotThere>((await MarkAsync(database, group.Counselor, june, wednesday, (AppointmentStatus)42)).Refusal);
    }

    [Theory, OnEachDatabase]
    public async Task Two_people_never_overwrite_each_others_mark_without_a_word(Database database)
    {
        var (group, june, wednesday) = await StartAsync(database);
        var (tomorrow, therapist) = (wednesday.AddDays(7), group.Counselor);

        Assert.True((await MarkAsync(database, therapist, june, wednesday, AppointmentStatus.Completed, AppointmentStatus.Booked)).Succeeded);
        foreach (var late in new[] { AppointmentStatus.NoShow, AppointmentStatus.LateCancelled })
            Assert.Equal(new MarkedMeanwhile(wednesday, AppointmentStatus.Completed), (await MarkAsync(database, RunningGroup.Director, june, wednesday, late, AppointmentStatus.Booked)).Refusal);
        Assert.Equal(
            new MarkedMeanwhile(wednesday, AppointmentStatus.Completed), (await MarkAsync(database, RunningGroup.Director, june, wednesday, AppointmentStatus.NoShow, AppointmentStatus.LateCancelled)).Refusal);
        // Who was slower and says the same is not in anybody's way.
        Assert.True((await MarkAsync(database, RunningGroup.Director, june, wednesday, AppointmentStatus.Completed, AppointmentStatus.Booked)).Succeeded);
        Assert.True((await MarkAsync(database, RunningGroup.Director, june, wednesday, AppointmentStatus.NoShow, AppointmentStatus.Completed)).Succeeded);
        Assert.True((await MarkAsync(database, therapist, june, tomorrow, AppointmentStatus.LateCancelled, AppointmentStatus.Booked)).Succeeded);
        Assert.True((await MarkAsync(database, RunningGroup.Director, june, tomorrow, AppointmentStatus.Booked, AppointmentStatus.LateCancelled)).Succeeded);
        Assert.Equal(
            new MarkedMeanwhile(tomorrow, AppointmentStatus.Booked), (await MarkAsync(database, therapist, june, tomorrow, AppointmentStatus.CancelledByClient, AppointmentStatus.LateCancelled)).Refusal);

        Assert.Equal(AppointmentStatus.NoShow, await database.SeenAsync(june.Hour!.Value, wednesday));
    }

    private static async Task MoveAsync(Database database, Member who, params EnrollmentStatus[] path)
    {
        await using var db = database.CreateContext();
        var stay = await db.Enrollments.Include(row => row.Moves).SingleAsync(row => row.Id == who.Enrollment, Stop);
        Assert.All(path, to => Assert.True(stay.MoveTo(to, RunningGroup.Clinician, database.Clock.UtcNow).Succeeded));
        await db.SaveChangesAsync(Stop);
    }

    private static async Task<IEnumerable<DateOnly>> ListedAsync(Database database, Member who)
    {
        await using var db = database.CreateContext();
        var hours = await db.LoadHoursAsync(row => row.ClientId == who.Id, AppointmentMarks.Listed(database.Clock.Today), database.Clock.Program, Stop);
        return hours.Select(hour => hour.Date);
    }

    // Last week's Wednesday lies within the claim.
    private static async Task<(RunningGroup Group, Member June, DateOnly Wednesday)> StartAsync(Database database)
    {
        var group = await RunningGroup.InAsync(database);
        var june = await group.JoinAsync("June", EnrollmentStatus.Active, database.Clock.Today.AddDays(-8), Ten);
        return (group, june, database.Clock.Today.AddDays(-6));
    }

    private static async Task<Result<AppointmentSaved>> MarkAsync(
        Database database, Actor actor, Member who, DateOnly day, AppointmentStatus status, AppointmentStatus? seen = null) =>
        await database.Get<MarkAppointmentHandler>().HandleAsync(
            actor, new(Guid.NewGuid(), who.Hour!.Value, day, status, seen ?? await database.SeenAsync(who.Hour.Value, day)), Stop);
}
