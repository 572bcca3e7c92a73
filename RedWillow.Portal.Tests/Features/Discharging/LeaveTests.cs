using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Individual;
using RedWillow.Portal.Domain.Time;
using RedWillow.Portal.Features.GivingIndividual;
using RedWillow.Portal.Features.MyWeek;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.Discharging;

public sealed class LeaveTests
{
    [Theory, OnEachDatabase]
    public async Task A_leave_keeps_seat_and_hour_and_its_weeks_do_not_count(Database database)
    {
        var desk = await StayDesk.OpenAsync(database);
        var stay = await desk.ActiveAsync();

        Assert.True((await desk.PauseAsync(desk.FrontDesk, stay.Id)).Succeeded);

        var paused = await desk.ReadAsync(stay.Id);
        Assert.Equal((EnrollmentStatus.OnHold, desk.Today, desk.Today.AddDays(7)), (paused.Status, paused.LeaveFrom, paused.ReturnOn));
        var move = paused.Moves.Single(one => one.To == EnrollmentStatus.OnHold);
        Assert.Equal((desk.FrontDesk.Id, "Family visit."), (move.By, move.Reason));
        await using (var db = database.CreateContext())
        {
            Assert.Equal(DateSpan.Open, (await db.SeatClaims.SingleAsync()).Until);
            Assert.Equal(DateSpan.Open, (await db.HourClaims.SingleAsync()).Until);
            Assert.True(await db.AuditEntries.AnyAsync(row => row.Act == nameof(EnrollmentMoved) && row.ClientId == stay.Who.Id));
        }

        database.Clock.Advance(TimeSpan.FromDays(7));
        Assert.True((await desk.ReturnAsync(desk.Counselor, stay.Id)).Succeeded);
        var back = await desk.ReadAsync(stay.Id);
        Assert.Equal((EnrollmentStatus.Active, null, null), (back.Status, back.LeaveFrom, back.ReturnOn));
        Assert.Equal(14, ProgramWeek.FullWeeks(back.FirstAttended!.Value, desk.Today, Leaves.Of(back.Moves, database.Clock.Zone.DateOf)));
    }

    [Theory, OnEachDatabase]
    public async Task A_leave_needs_a_reason_and_a_return_within_fourteen_days(Database database)
    {
        var desk = await StayDesk.OpenAsync(database);
        var stay = await desk.ActiveAsync();

        Assert.IsType<ReasonNeeded>((await desk.PauseAsync(desk.FrontDesk, stay.Id, reason: " ")).Refusal);
        Assert.Equal(new ReturnDayOutOfRange(desk.Today.AddDays(14)), (await desk.PauseAsync(desk.FrontDesk, stay.Id, days: 15)).Refusal);
        Assert.Equal(new ReturnDayOutOfRange(desk.Today.AddDays(14)), (await desk.PauseAsync(desk.FrontDesk, stay.Id, days: 0)).Refusal);
        Assert.Equal(new TextTooLong(2000), (await desk.PauseAsync(desk.FrontDesk, stay.Id, reason: new string('a', 2001))).Refusal);
        Assert.IsType<NotOnLeave>((await desk.ReturnAsync(desk.FrontDesk, stay.Id)).Refusal);
        Assert.Equal(EnrollmentStatus.Active, (await desk.ReadAsync(stay.Id)).Status);
    }

    /// <summary>The leave, from a Tuesday on; back on the next one, for the hour at four, and the day after somebody notes it.</summary>
    [Theory, OnEachDatabase]
    public async Task A_return_that_is_noted_later_holds_from_its_own_day_on(Database database)
    {
        var desk = await StayDesk.OpenAsync(database);
        var (stay, left) = (await desk.ActiveAsync(), desk.Today);
        var back = left.AddDays(7);
        Assert.Null((await desk.PauseAsync(desk.FrontDesk, stay.Id)).Refusal);
        database.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal(new OnLeaveThatDay(back), await MarkAsync(database, desk, back));

        foreach (var never in new[] { left.AddDays(-1), desk.Today.AddDays(1), DateOnly.MinValue, DateOnly.MaxValue })
            Assert.Equal(new BackDayOutOfRange(left), (await desk.ReturnAsync(desk.FrontDesk, stay.Id, never)).Refusal);
        Assert.Null((await desk.ReturnAsync(desk.FrontDesk, stay.Id, back)).Refusal);

        Assert.Null(await MarkAsync(database, desk, back));
        var read = await desk.ReadAsync(stay.Id);
        Assert.Equal((EnrollmentStatus.Active, null, null), (read.Status, read.LeaveFrom, read.ReturnOn));
        Assert.Equal(new DateSpan(left, back), Assert.Single(Leaves.Of(read.Moves, database.Clock.Zone.DateOf)));
        Assert.IsType<NotOnLeave>((await desk.ReturnAsync(desk.FrontDesk, stay.Id, back)).Refusal);
    }

    /// <summary>The day of return was left as the form proposed it, a day after they came for the hour at four.</summary>
    [Theory, OnEachDatabase]
    public async Task An_hour_inside_a_leave_that_is_over_waits_for_no_mark_and_can_have_one(Database database)
    {
        var desk = await StayDesk.OpenAsync(database);
        var (stay, left) = (await desk.ActiveAsync(), desk.Today);
        var came = left.AddDays(7);
        Assert.Null((await desk.PauseAsync(desk.FrontDesk, stay.Id)).Refusal);
        database.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal([AppointmentStatus.CancelledByClient, AppointmentStatus.CancelledByProgram], (await RowAsync(database, desk, came)).Marks.Order());
        Assert.Null((await desk.ReturnAsync(desk.FrontDesk, stay.Id, desk.Today)).Refusal);

        var row = await RowAsync(database, desk, came);
        Assert.True(row.OnLeave);
        Assert.Contains(AppointmentStatus.Completed, row.Marks);
        Assert.DoesNotContain((await database.Get<AppointmentsQuery>().HandleAsync(desk.Clinician, null, default))!.Unmarked, unmarked => unmarked.Date >= left);
        await using (var db = database.CreateContext())
        {
            var untold = (await db.LoadHoursAsync(hour => hour.ClientId == stay.Who.Id, new(left, desk.Today), database.Clock.Program, default)).Where(hour => hour.Date == came);
            Assert.Equal((true, false, false), untold.Select(hour => (hour.IsExcused, hour.Stands, hour.IsUnmarked(database.Clock.Program.LocalNow))).Single());
        }

        Assert.Null(await MarkAsync(database, desk, came));
        row = await RowAsync(database, desk, came);
        Assert.Equal((AppointmentStatus.Completed, true), (row.Status, row.Marks.Contains(AppointmentStatus.NoShow)));
    }

    private static async Task<AppointmentRow> RowAsync(Database database, StayDesk desk, DateOnly day) =>
        (await database.Get<AppointmentsQuery>().HandleAsync(desk.Clinician, day, default))!.Week.Single(row => row.Date == day);

    /// <summary>They stayed after all: no day of it was one.</summary>
    [Theory, OnEachDatabase]
    public async Task A_leave_whose_first_day_is_the_day_of_return_never_was(Database database)
    {
        var desk = await StayDesk.OpenAsync(database);
        var (stay, left) = (await desk.ActiveAsync(), desk.Today);
        Assert.Null((await desk.PauseAsync(desk.FrontDesk, stay.Id)).Refusal);
        database.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Null((await desk.ReturnAsync(desk.FrontDesk, stay.Id, left)).Refusal);

        Assert.Null(await MarkAsync(database, desk, left));
    }

    private static async Task<Refusal?> MarkAsync(Database database, StayDesk desk, DateOnly day)
    {
        await using var db = database.CreateContext();
        var hour = await db.HourClaims.Select(row => row.Id).SingleAsync();
        return (await database.Get<MarkAppointmentHandler>().HandleAsync(
            desk.Clinician, new(Guid.NewGuid(), hour, day, AppointmentStatus.Completed, AppointmentStatus.Booked), default)).Refusal;
    }

    [Theory, OnEachDatabase]
    public async Task The_day_of_return_moves_within_the_same_fourteen_days(Database database)
    {
        var desk = await StayDesk.OpenAsync(database);
        var stay = await desk.ActiveAsync();
        Assert.True((await desk.PauseAsync(desk.FrontDesk, stay.Id)).Succeeded);
        database.Clock.Advance(TimeSpan.FromDays(5));

        Assert.IsType<ReturnDayOutOfRange>((await desk.PauseAsync(desk.FrontDesk, stay.Id, days: 10)).Refusal);
        Assert.True((await desk.PauseAsync(desk.FrontDesk, stay.Id, days: 9, reason: null)).Succeeded);

        var paused = await desk.ReadAsync(stay.Id);
        Assert.Equal((desk.Today.AddDays(-5), desk.Today.AddDays(9)), (paused.LeaveFrom, paused.ReturnOn));
        Assert.Single(paused.Moves, move => move.To == EnrollmentStatus.OnHold);
    }

    [Theory, OnEachDatabase]
    public async Task Nothing_is_expected_of_the_client_until_the_day_of_return(Database database)
    {
        var desk = await StayDesk.OpenAsync(database);
        var stay = await desk.ActiveAsync();
        Assert.True((await desk.PauseAsync(desk.FrontDesk, stay.Id, days: 8)).Succeeded);

        var week = (await database.Get<MyWeekQuery>().HandleAsync(stay.Who, null, 2, default))!;

        Assert.Equal((EnrollmentStatus.OnHold, desk.Today.AddDays(8)), (week.Status, week.Next!.Date));
        Assert.DoesNotContain(week.Days, day => day.Date >= desk.Today && day.Date < desk.Today.AddDays(8) && day.Entries.Count > 0);
    }

    [Theory, OnEachDatabase]
    public async Task Only_who_sees_the_client_pauses_and_an_older_page_does_not(Database database)
    {
        var desk = await StayDesk.OpenAsync(database);
        var stay = await desk.ActiveAsync();
        var seen = await desk.VersionAsync(stay.Id);

        foreach (var other in new Actor[] { desk.OtherCounselor, desk.Admin, stay.Who, Actor.Visitor.Instance })
        {
            Assert.IsType<NotThere>((await desk.PauseAsync(other, stay.Id)).Refusal);
            Assert.IsType<NotThere>((await desk.ReturnAsync(other, stay.Id)).Refusal);
        }

        Assert.IsType<NotThere>((await desk.PauseAsync(desk.FrontDesk, new(Guid.NewGuid()))).Refusal);
        Assert.True((await desk.PauseAsync(desk.Counselor, stay.Id, seen: seen)).Succeeded);
        Assert.IsType<StaleEdit>((await desk.PauseAsync(desk.FrontDesk, stay.Id, days: 3, seen: seen)).Refusal);
    }
}
