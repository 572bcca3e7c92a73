using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Placing;
using RedWillow.Portal.Domain.Time;
using RedWillow.Portal.Features.Admitting;
using RedWillow.Portal.Features.GivingIndividual;
using RedWillow.Portal.Features.KeepingPlaces;
using RedWillow.Portal.Features.MyWeek;
using RedWillow.Portal.Features.RequestingEnrollment;
using RedWillow.Portal.Features.RunningGroups;
using RedWillow.Portal.Features.TakingAttendance;
using RedWillow.Portal.Tests.Features.Admitting;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.KeepingPlaces;

public sealed class PlaceDecisionTests
{
    [Theory, OnEachDatabase]
    public async Task A_request_without_a_decision_is_in_doubt_until_it_is_kept_and_then_again(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await desk.RequestAsync();
        Assert.IsType<PlaceNotInDoubt>((await KeepAsync(database, desk.FrontDesk, id)).Refusal);
        database.Clock.Advance(TimeSpan.FromDays(3));
        Assert.True(Assert.Single(await QueueAsync(database, desk)).IsLate);

        Assert.True((await KeepAsync(database, desk.FrontDesk, id)).Succeeded);

        var kept = Assert.Single(await QueueAsync(database, desk));
        Assert.Equal((false, 3), (kept.IsLate, kept.BusinessDays));
        database.Clock.Advance(TimeSpan.FromDays(5));
        Assert.True(Assert.Single(await QueueAsync(database, desk)).IsLate);
        await using var db = database.CreateContext();
        Assert.Equal(1, await db.AuditEntries.CountAsync(row => row.Act == nameof(PlaceKept)));
        Assert.Single(await db.SeatClaims.ToListAsync());
    }

    [Theory, OnEachDatabase]
    public async Task A_late_request_without_a_seat_is_late_and_has_nothing_to_keep(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await desk.RequestAsync(AdmissionItem.GroupSeat);
        database.Clock.Advance(TimeSpan.FromDays(3));

        var late = Assert.Single(await QueueAsync(database, desk));

        Assert.Equal((true, false), (late.IsLate, late.PlaceInDoubt));
        Assert.IsType<PlaceNotInDoubt>((await KeepAsync(database, desk.FrontDesk, id)).Refusal);
        Assert.IsType<PlaceNotInDoubt>((await ReleaseAsync(database, desk.FrontDesk, id)).Refusal);
    }

    [Theory, OnEachDatabase]
    public async Task Only_an_absence_puts_an_admission_in_doubt_and_only_until_it_is_kept(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await AdmittedAsync(database, desk);
        database.Clock.Advance(TimeSpan.FromDays(2));
        // The sheet is not filled in yet, or the session was held without a word about anybody: nothing is known.
        Assert.Empty(await QueueAsync(database, desk));

        await MarkAsync(database, desk, id, AttendanceStatus.AbsentUnexcused);
        Assert.True(Assert.Single(await QueueAsync(database, desk)).DidNotStart);
        Assert.Equal((PlaceDoubt.DidNotStart, desk.Clinic.Next), await DoubtAsync(database, desk, id));
        Assert.True((await KeepAsync(database, desk.FrontDesk, id)).Succeeded);
        Assert.Empty(await QueueAsync(database, desk));
    }

    [Theory, OnEachDatabase]
    public async Task Releasing_withdraws_who_did_not_start_and_frees_the_chair_for_the_next(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database, capacity: 1);
        var id = await AdmittedAsync(database, desk);
        Assert.IsType<PlaceNotInDoubt>((await ReleaseAsync(database, desk.FrontDesk, id)).Refusal);
        database.Clock.Advance(TimeSpan.FromDays(2));
        await MarkAsync(database, desk, id, AttendanceStatus.AbsentExcused);

        Assert.True((await ReleaseAsync(database, desk.FrontDesk, id)).Succeeded);

        await using var db = database.CreateContext();
        var gone = await db.Enrollments.Include(row => row.Moves).SingleAsync();
        Assert.Equal((EnrollmentStatus.Withdrawn, nameof(WithdrawalReason.DidNotStart)), (gone.Status, gone.Moves.Single(move => move.To == EnrollmentStatus.Withdrawn).Reason));
        Assert.Equal(database.Clock.Today.AddDays(1), (await db.SeatClaims.SingleAsync()).Until);
        Assert.Equal(database.Clock.Today.AddDays(1), (await db.HourClaims.SingleAsync()).Until);
    }

    [Theory, OnEachDatabase]
    public async Task A_sheet_with_the_absence_of_who_was_released_still_closes(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await AdmittedAsync(database, desk);
        // Wednesday, 18:00: the first session goes on.
        database.Clock.Advance(TimeSpan.FromHours(32));
        await MarkAsync(database, desk, id, AttendanceStatus.AbsentUnexcused);
        Assert.True((await ReleaseAsync(database, desk.FrontDesk, id)).Succeeded);
        database.Clock.Advance(TimeSpan.FromHours(20));
        var counselor = LeaderOf(desk);
        var session = await SessionAsync(database, desk);

        Assert.True(Assert.Single((await database.Get<AttendanceSheetQuery>().HandleAsync(counselor, session, default))!.Lines).IsExpected);
        Assert.Empty((await database.Get<RosterQuery>().HandleAsync(counselor, desk.Clinic.Evening.Id, default))!.Members);
        Assert.True((await CloseAsync(database, counselor, session)).Succeeded);
    }

    [Theory, OnEachDatabase]
    public async Task A_mark_of_who_was_released_can_be_taken_back_and_the_sheet_closes_as_well(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await AdmittedAsync(database, desk);
        database.Clock.Advance(TimeSpan.FromDays(2));
        await MarkAsync(database, desk, id, AttendanceStatus.AbsentUnexcused);
        Assert.True((await ReleaseAsync(database, desk.FrontDesk, id)).Succeeded);
        var counselor = LeaderOf(desk);
        var (session, client) = (await SessionAsync(database, desk), await AdmitClientTests.ClientOfAsync(database, id));

        Assert.True((await database.Get<ClearMarkHandler>().HandleAsync(
            counselor, new(Guid.NewGuid(), session, client.Id, await database.SeenAsync(session, client.Id)), default)).Succeeded);

        // They were expected when it began, so it is said again what became of it.
        var line = Assert.Single((await database.Get<AttendanceSheetQuery>().HandleAsync(counselor, session, default))!.Lines);
        Assert.Equal((true, null), (line.IsExpected, line.Mark));
        Assert.IsType<SheetIncomplete>((await CloseAsync(database, counselor, session)).Refusal);
        Assert.True((await MarkSheetAsync(database, counselor, session, client.Id, AttendanceWord.Excused)).Succeeded);
        Assert.True((await CloseAsync(database, counselor, session)).Succeeded);
    }

    /// <summary>Wednesday at half past six, an hour into the first session, before anybody has marked it.</summary>
    [Theory, OnEachDatabase]
    public async Task Who_is_stopped_while_a_session_goes_on_stays_on_its_sheet_and_on_no_later_one(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await AdmittedAsync(database, desk);
        database.Clock.MoveTo(desk.Clinic.Next, new(18, 30));
        await PauseAsync(database, desk);
        var counselor = LeaderOf(desk);
        var (session, client) = (await SessionAsync(database, desk), await AdmitClientTests.ClientOfAsync(database, id));

        database.Clock.MoveTo(desk.Clinic.Next.AddDays(1), new(17, 30));
        Assert.Empty((await database.Get<AttendanceSheetQuery>().HandleAsync(counselor, await SessionAsync(database, desk, desk.Clinic.Next.AddDays(1)), default))!.Lines);
        Assert.IsType<SheetIncomplete>((await CloseAsync(database, counselor, session)).Refusal);
        Assert.True((await MarkSheetAsync(database, counselor, session, client.Id, AttendanceWord.Came)).Succeeded);
        Assert.True((await CloseAsync(database, counselor, session)).Succeeded);
    }

    [Theory, OnEachDatabase]
    public async Task Who_is_admitted_again_keeps_the_days_that_were_and_none_between(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await AdmittedAsync(database, desk);
        database.Clock.Advance(TimeSpan.FromDays(2));
        await MarkAsync(database, desk, id, AttendanceStatus.AbsentUnexcused);
        await PauseAsync(database, desk);
        Assert.True((await database.Get<ClearSafetyFlagsHandler>().HandleAsync(desk.Clinician, new(Guid.NewGuid(), id, "We talked."), default)).Succeeded);
        Assert.True((await database.Get<RecordIntakeHandler>().HandleAsync(
            desk.Clinician, new(Guid.NewGuid(), id, IntakeOutcome.Appropriate, database.Clock.Today, null), default)).Succeeded);
        var start = desk.Clinic.Next.AddDays(7);

        Assert.Null((await AdmitClientTests.AdmitAsync(database, desk.Clinician, id, start)).Refusal);

        await AssertPlacesAsync(database, desk, start);
        var counselor = LeaderOf(desk);
        Assert.True((await CloseAsync(database, counselor, await SessionAsync(database, desk))).Succeeded);
    }

    [Theory, OnEachDatabase]
    public async Task Releasing_a_request_puts_it_in_line_with_its_own_time(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await desk.RequestAsync();
        database.Clock.Advance(TimeSpan.FromDays(3));

        Assert.True((await ReleaseAsync(database, desk.FrontDesk, id)).Succeeded);

        await using var db = database.CreateContext();
        var waiting = await db.Enrollments.SingleAsync();
        var entry = await db.WaitlistEntries.SingleAsync();
        Assert.Equal((EnrollmentStatus.Waitlisted, null, null), (waiting.Status, waiting.GroupId, waiting.StartDate));
        Assert.Equal<(GroupId?, DateTime?, DateTime?)>((desk.Clinic.Evening.Id, waiting.SentUtc, null), (entry.GroupId, entry.RequestedUtc, entry.EndedUtc));
        Assert.Empty(await db.SeatClaims.ToListAsync());
        Assert.Empty(await db.HourClaims.ToListAsync());
    }

    [Theory, OnEachDatabase]
    public async Task Who_was_placed_from_the_line_goes_back_to_where_they_stood_in_it(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await DeskWorkTests.WaitingAsync(database, desk, "mornings only");
        var asked = database.Clock.UtcNow;
        database.Clock.Advance(TimeSpan.FromHours(2));
        Assert.True((await DeskWorkTests.PlaceAsync(database, desk, id)).Succeeded);
        database.Clock.Advance(TimeSpan.FromDays(5));
        Assert.True((await ReleaseAsync(database, desk.FrontDesk, id)).Succeeded);

        await using var db = database.CreateContext();
        var waits = await db.WaitlistEntries.SingleAsync(row => row.EndedUtc == null);
        Assert.Equal((asked, "mornings only", desk.Clinic.Evening.TrackId, null), (waits.RequestedUtc, waits.PossibleHours, waits.TrackId, waits.GroupId));
        Assert.Equal(2, await db.WaitlistEntries.CountAsync());
    }

    [Theory, OnEachDatabase]
    public async Task A_paused_request_is_released_by_a_clinician_alone(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await desk.RequestAsync(AdmissionItem.SafetyFlag);
        database.Clock.Advance(TimeSpan.FromDays(3));

        Assert.IsType<NeedsClinician>((await ReleaseAsync(database, desk.FrontDesk, id)).Refusal);
        await using (var db = database.CreateContext())
            Assert.Single(await db.SeatClaims.ToListAsync());
        Assert.True((await ReleaseAsync(database, desk.Clinician, id)).Succeeded);
    }

    [Theory, OnEachDatabase]
    public async Task A_pause_is_in_doubt_from_its_own_third_day_on(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await desk.RequestAsync();
        database.Clock.Advance(TimeSpan.FromDays(2));
        await PauseAsync(database, desk);
        database.Clock.Advance(TimeSpan.FromDays(1));

        Assert.IsType<PlaceNotInDoubt>((await ReleaseAsync(database, desk.Clinician, id)).Refusal);
        database.Clock.Advance(TimeSpan.FromDays(4));
        Assert.True((await ReleaseAsync(database, desk.Clinician, id)).Succeeded);
    }

    [Theory, OnEachDatabase]
    public async Task A_talk_gives_a_request_that_had_waited_before_no_new_days(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await desk.RequestAsync();
        database.Clock.Advance(TimeSpan.FromDays(7));
        await desk.Clinic.ChangeAsync(db =>
        {
            var request = db.Enrollments.Include(row => row.Moves).Single();
            Assert.True(request.MoveTo(EnrollmentStatus.ConsultationRequired, desk.Clinician, database.Clock.UtcNow).Succeeded);
            Assert.True(request.GoOn(desk.Clinician, database.Clock.UtcNow.AddMinutes(30), "We talked.").Succeeded);
        });
        database.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal([id], (await QueueAsync(database, desk)).Select(row => row.Id));
        Assert.True((await ReleaseAsync(database, desk.Clinician, id)).Succeeded);
    }

    [Theory, OnEachDatabase]
    public async Task Who_waits_in_line_again_still_has_the_talk_that_is_owed(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await desk.RequestAsync();
        await desk.Clinic.ChangeAsync(db =>
        {
            foreach (var kind in new[] { StaffTaskKind.Consultation, StaffTaskKind.ArrangeHour })
            {
                db.StaffTasks.Add(new StaffTask
                {
                    Id = new(Guid.CreateVersion7()), Kind = kind, ClientId = db.Enrollments.Single().ClientId, EnrollmentId = id, OpenedUtc = database.Clock.UtcNow, Priority = TaskPriority.Routine,
                });
            }
        });
        database.Clock.Advance(TimeSpan.FromDays(3));

        Assert.True((await ReleaseAsync(database, desk.FrontDesk, id)).Succeeded);

        await using var db = database.CreateContext();
        Assert.Equal([StaffTaskKind.Consultation], await db.StaffTasks.Where(row => row.DoneUtc == null).Select(row => row.Kind).ToListAsync());
    }

    [Theory, OnEachDatabase]
    public async Task Moving_the_start_claims_again_and_tells_the_client(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database, capacity: 1);
        var (request, later) = (await desk.RequestAsync(), desk.Clinic.Next.AddDays(7));

        Assert.IsType<NotASessionDate>((await MoveAsync(database, desk.FrontDesk, request, later.AddDays(2))).Refusal);
        Assert.True((await MoveAsync(database, desk.FrontDesk, request, later)).Succeeded);

        await using (var db = database.CreateContext())
        {
            var (seat, hour) = (await db.SeatClaims.SingleAsync(), await db.HourClaims.SingleAsync());
            Assert.Equal((ClaimKind.Request, later, DateSpan.Open, later), (seat.Kind, seat.From, seat.Until, hour.From));
            Assert.Equal(later, (await db.Enrollments.SingleAsync()).StartDate);
            Assert.Single(await db.Outbox.Where(row => row.Kind == nameof(StartAgreed)).ToListAsync());
        }

        // Somebody took the seat for a while before the new start: an earlier start is no longer to be had.
        var others = await desk.RequestAsync(AdmissionItem.GroupSeat);
        await desk.Clinic.ChangeAsync(db =>
        {
            var seat = SeatClaim.Hold(new(Guid.CreateVersion7()), desk.Clinic.Evening.Id, db.Enrollments.Single(row => row.Id == others).ClientId, others, desk.Clinic.Next, database.Clock.UtcNow.AddHours(1));
            seat.EndBefore(later);
            db.Add(seat);
        });
        Assert.IsType<GroupFull>((await MoveAsync(database, desk.FrontDesk, request, desk.Clinic.Next)).Refusal);
    }

    [Theory, OnEachDatabase]
    public async Task An_admission_that_did_not_start_moves_on_and_keeps_what_was_marked(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await AdmittedAsync(database, desk);
        database.Clock.Advance(TimeSpan.FromDays(2));
        await MarkAsync(database, desk, id, AttendanceStatus.AbsentUnexcused);
        var start = desk.Clinic.Next.AddDays(7);

        Assert.True((await MoveAsync(database, desk.FrontDesk, id, start)).Succeeded);

        Assert.Empty(await QueueAsync(database, desk));
        await AssertPlacesAsync(database, desk, start);
        // Between the two nobody is expected: not on a sheet, not by a reminder, not on the client's own page.
        var (client, counselor) = (await AdmitClientTests.ClientOfAsync(database, id), LeaderOf(desk));
        Assert.Equal(start, (await database.Get<MyWeekQuery>().HandleAsync(client, null, 3, default))!.Next!.Date);
        await using var db = database.CreateContext();
        Assert.Equal(
            [start], (await db.LoadAppointmentsAheadAsync(new(database.Clock.Today, start.AddDays(1)), client.Id, database.Clock.Program, default)).Select(one => one.Date));
        database.Clock.MoveTo(desk.Clinic.Next.AddDays(1), new(17, 30));
        Assert.Empty((await database.Get<AttendanceSheetQuery>().HandleAsync(counselor, await SessionAsync(database, desk, desk.Clinic.Next.AddDays(1)), default))!.Lines);
    }

    [Theory, OnEachDatabase]
    public async Task Nobody_else_decides_and_an_older_page_does_not(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await desk.RequestAsync();
        var seen = await AdmitClientTests.VersionAsync(database, id);
        database.Clock.Advance(TimeSpan.FromDays(3));

        foreach (var other in new Actor[] { desk.Counselor, desk.Admin, await AdmitClientTests.ClientOfAsync(database, id), Actor.Visitor.Instance })
        {
            Assert.IsType<NotThere>((await KeepAsync(database, other, id)).Refusal);
            Assert.IsType<NotThere>((await ReleaseAsync(database, other, id)).Refusal);
            Assert.IsType<NotThere>((await MoveAsync(database, other, id, desk.Clinic.Next.AddDays(7))).Refusal);
            Assert.Null(await database.Get<PlaceDecisionQuery>().HandleAsync(other, id, default));
        }

        Assert.IsType<NotThere>((await KeepAsync(database, desk.FrontDesk, new(Guid.NewGuid()))).Refusal);
        Assert.True((await MoveAsync(database, desk.FrontDesk, id, desk.Clinic.Next.AddDays(7))).Succeeded);
        Assert.IsType<StaleEdit>((await KeepAsync(database, desk.FrontDesk, id, seen)).Refusal);
        Assert.IsType<StaleEdit>((await ReleaseAsync(database, desk.FrontDesk, id, seen)).Refusal);
    }

    [Theory, OnEachDatabase]
    public async Task A_first_date_that_has_passed_becomes_the_next_session(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await desk.RequestAsync();
        database.Clock.Advance(TimeSpan.FromDays(2));

        var request = (await database.Get<RequestQuery>().HandleAsync(desk.Clinician, id, default))!;

        Assert.Equal(desk.Clinic.Next.AddDays(1), request.Work!.Place!.Start);
        var own = (await database.Get<MyWeekQuery>().HandleAsync(await AdmitClientTests.ClientOfAsync(database, id), null, 1, default))!;
        Assert.Equal(desk.Clinic.Next.AddDays(1), own.StartDate);
    }

    internal static async Task<EnrollmentId> AdmittedAsync(Database database, AdmissionDesk desk)
    {
        var id = await desk.RequestAsync();
        Assert.True((await AdmitClientTests.AdmitAsync(database, desk.Clinician, id, desk.Clinic.Next)).Succeeded);
        return id;
    }

    internal static Task MarkAsync(Database database, AdmissionDesk desk, EnrollmentId id, AttendanceStatus status) => desk.Clinic.ChangeAsync(db =>
    {
        var session = db.GroupSessions.Single(row => row.GroupId == desk.Clinic.Evening.Id && row.Date == desk.Clinic.Next);
        var mark = new AttendanceMark { SessionId = session.Id, ClientId = db.Enrollments.Single(row => row.Id == id).ClientId };
        mark.Set(status, 0, 0, 0, desk.Clinician.Id, database.Clock.UtcNow);
        db.Add(mark);
    });

    // Thursday morning: Wednesday was, and stays; the rest begins with the new first session.
    private static async Task AssertPlacesAsync(Database database, AdmissionDesk desk, DateOnly start)
    {
        await using var db = database.CreateContext();
        Assert.Equal((EnrollmentStatus.Approved, start), ((await db.Enrollments.SingleAsync()).Status, (await db.Enrollments.SingleAsync()).StartDate));
        (ClaimKind, DateOnly, DateOnly)[] expected = [(ClaimKind.Member, desk.Clinic.Next, desk.Clinic.Next.AddDays(1)), (ClaimKind.Member, start, DateSpan.Open)];
        Assert.Equal(expected, (await db.SeatClaims.OrderBy(row => row.From).ToListAsync()).Select(seat => (seat.Kind, seat.From, seat.Until)));
        Assert.Equal(expected, (await db.HourClaims.OrderBy(row => row.From).ToListAsync()).Select(hour => (hour.Kind, hour.From, hour.Until)));
    }

    /// <summary>The hour is on Tuesdays; a cancellation that was told for a day after the new first session stays one.</summary>
    [Theory, OnEachDatabase]
    public async Task What_was_said_about_an_hour_ahead_holds_when_the_start_moves(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await AdmittedAsync(database, desk);
        var (start, tuesday) = (desk.Clinic.Next.AddDays(7), desk.Clinic.Next.AddDays(13));
        await SayAsync(database, desk, tuesday, AppointmentStatus.CancelledByClient);
        database.Clock.Advance(TimeSpan.FromDays(2));
        await MarkAsync(database, desk, id, AttendanceStatus.AbsentUnexcused);

        Assert.True((await MoveAsync(database, desk.FrontDesk, id, start)).Succeeded);

        var (client, days) = (await AdmitClientTests.ClientOfAsync(database, id), new DateSpan(database.Clock.Today, tuesday.AddDays(8)));
        await using var db = database.CreateContext();
        Assert.Equal(
            [(tuesday, AppointmentStatus.CancelledByClient), (tuesday.AddDays(7), AppointmentStatus.Booked)],
            (await db.LoadHoursAsync(row => row.ClientId == client.Id, days, database.Clock.Program, default)).Select(hour => (hour.Date, hour.Status)));
        Assert.DoesNotContain(await db.LoadAppointmentsAheadAsync(days, client.Id, database.Clock.Program, default), one => one.Date == tuesday);
        // The day asked for had its session today as well: what may be chosen now is what would be accepted.
        database.Clock.MoveTo(database.Clock.Today, new(18, 0));
        Assert.Contains((await database.Get<RequestQuery>().HandleAsync(desk.Clinician, id, default))!.Work!.StartDays, day => day.Date == start && day.WhyNot is null);
    }

    [Theory, OnEachDatabase]
    public async Task What_was_said_about_an_hour_holds_when_the_start_moves_over_it_and_back(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await AdmittedAsync(database, desk);
        var tuesday = desk.Clinic.Next.AddDays(6);
        await SayAsync(database, desk, tuesday, AppointmentStatus.CancelledByClient);
        database.Clock.Advance(TimeSpan.FromDays(2));
        await MarkAsync(database, desk, id, AttendanceStatus.AbsentUnexcused);
        Assert.True((await MoveAsync(database, desk.FrontDesk, id, desk.Clinic.Next.AddDays(14))).Succeeded);

        Assert.True((await MoveAsync(database, desk.FrontDesk, id, tuesday.AddDays(-1))).Succeeded);

        var client = await AdmitClientTests.ClientOfAsync(database, id);
        await using var db = database.CreateContext();
        Assert.Equal(
            [(tuesday, AppointmentStatus.CancelledByClient), (tuesday.AddDays(7), AppointmentStatus.Booked)],
            (await db.LoadHoursAsync(row => row.ClientId == client.Id, new(database.Clock.Today, tuesday.AddDays(8)), database.Clock.Program, default))
                .Select(hour => (hour.Date, hour.Status)));
    }

    [Theory, OnEachDatabase]
    public async Task A_start_moves_to_no_day_before_its_weekly_hour_is_offered(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await AdmittedAsync(database, desk);
        var (sooner, offered, later) = (desk.Clinic.Next.AddDays(7), desk.Clinic.Next.AddDays(14), desk.Clinic.Next.AddDays(21));
        database.Clock.Advance(TimeSpan.FromDays(2));
        await MarkAsync(database, desk, id, AttendanceStatus.AbsentUnexcused);
        Assert.True((await MoveAsync(database, desk.FrontDesk, id, later)).Succeeded);
        await desk.Clinic.ChangeAsync(db => db.Entry(db.OfferedHours.Single(row => row.Id == desk.Clinic.Tuesday.Id)).Property(row => row.From).CurrentValue = offered);

        Assert.Equal(new HourNotOfferedThen(sooner.AddDays(6)), (await MoveAsync(database, desk.FrontDesk, id, sooner)).Refusal);

        var days = (await database.Get<RequestQuery>().HandleAsync(desk.Clinician, id, default))!.Work!.StartDays;
        Assert.Equal(new HourNotOfferedThen(sooner.AddDays(6)), days.Single(day => day.Date == sooner).WhyNot);
        Assert.True((await MoveAsync(database, desk.FrontDesk, id, offered)).Succeeded);
    }

    [Theory, OnEachDatabase]
    public async Task A_place_is_given_back_whatever_was_said_about_its_hours(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await AdmittedAsync(database, desk);
        await SayAsync(database, desk, desk.Clinic.Next.AddDays(6), AppointmentStatus.CancelledByClient);
        await SayAsync(database, desk, desk.Clinic.Next.AddDays(6), AppointmentStatus.Booked);
        await SayAsync(database, desk, desk.Clinic.Next.AddDays(13), AppointmentStatus.CancelledByProgram);

        Assert.True((await database.Get<WithdrawRequestHandler>().HandleAsync(await AdmitClientTests.ClientOfAsync(database, id), new(Guid.NewGuid()), default)).Succeeded);

        await using var db = database.CreateContext();
        Assert.Equal((0, 0, 0), (await db.SeatClaims.CountAsync(), await db.HourClaims.CountAsync(), await db.IndividualAppointments.CountAsync()));
    }

    private static async Task SayAsync(Database database, AdmissionDesk desk, DateOnly day, AppointmentStatus status)
    {
        await using var db = database.CreateContext();
        var hour = await db.HourClaims.Select(row => row.Id).SingleAsync();
        var therapist = new Actor.Staff(new(Guid.NewGuid()), desk.Clinic.Therapist.Id, StaffRoles.Clinician);
        Assert.Null((await database.Get<MarkAppointmentHandler>().HandleAsync(therapist, new(Guid.NewGuid(), hour, day, status, await database.SeenAsync(hour, day)), default)).Refusal);
    }

    private static Task PauseAsync(Database database, AdmissionDesk desk) => desk.Clinic.ChangeAsync(db => Assert.True(
        db.Enrollments.Include(row => row.Moves).Single().MoveTo(EnrollmentStatus.ConsultationRequired, desk.Clinician, database.Clock.UtcNow).Succeeded));

    private static Actor.Staff LeaderOf(AdmissionDesk desk) => new(new(Guid.NewGuid()), desk.Clinic.Evening.Meetings[0].CounselorId, StaffRoles.Counselor);

    private static Task<Result<MarkSaved>> MarkSheetAsync(Database database, Actor actor, SessionId session, ClientId client, AttendanceWord word) =>
        database.Get<MarkAttendanceHandler>().HandleAsync(actor, new(Guid.NewGuid(), session, client, word), default);

    private static async Task<SessionId> SessionAsync(Database database, AdmissionDesk desk, DateOnly? on = null)
    {
        var day = on ?? desk.Clinic.Next;
        await using var db = database.CreateContext();
        return await db.GroupSessions.Where(row => row.GroupId == desk.Clinic.Evening.Id && row.Date == day).Select(row => row.Id).SingleAsync();
    }

    private static Task<Result<Done>> CloseAsync(Database database, Actor actor, SessionId session) =>
        database.Get<CloseAttendanceHandler>().HandleAsync(actor, new(Guid.NewGuid(), session), default);

    private static async Task<IReadOnlyList<QueuedRequest>> QueueAsync(Database database, AdmissionDesk desk) =>
        (await database.Get<RequestQueueQuery>().HandleAsync(desk.FrontDesk, new(), default))!.Rows;

    private static async Task<(PlaceDoubt Doubt, DateOnly? AbsentOn)> DoubtAsync(Database database, AdmissionDesk desk, EnrollmentId id)
    {
        var place = (await database.Get<PlaceDecisionQuery>().HandleAsync(desk.FrontDesk, id, default))!;
        return (place.Doubt, place.AbsentOn);
    }

    private static async Task<Result<Done>> KeepAsync(Database database, Actor actor, EnrollmentId id, int? seen = null) =>
        await database.Get<KeepPlaceHandler>().HandleAsync(actor, new(Guid.NewGuid(), id, seen ?? await SeenAsync(database, id)), default);

    private static async Task<Result<Done>> ReleaseAsync(Database database, Actor actor, EnrollmentId id, int? seen = null) =>
        await database.Get<ReleasePlaceHandler>().HandleAsync(actor, new(Guid.NewGuid(), id, seen ?? await SeenAsync(database, id)), default);

    private static async Task<Result<Done>> MoveAsync(Database database, Actor actor, EnrollmentId id, DateOnly start) =>
        await database.Get<MoveStartHandler>().HandleAsync(actor, new(Guid.NewGuid(), id, start, await SeenAsync(database, id)), default);

    private static async Task<int> SeenAsync(Database database, EnrollmentId id)
    {
        await using var db = database.CreateContext();
        return await db.Enrollments.Where(row => row.Id == id).Select(row => row.Version).SingleOrDefaultAsync();
    }
}
