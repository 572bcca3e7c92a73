using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Individual;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Placing;
using RedWillow.Portal.Domain.Talks;
using RedWillow.Portal.Domain.Time;
using RedWillow.Portal.Features.Admitting;
using RedWillow.Portal.Features.ConfiguringSchedule;
using RedWillow.Portal.Features.GivingIndividual;
using RedWillow.Portal.Features.JoiningGroup;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.Discharging;

public sealed class CompletionTests
{
    [Theory, OnEachDatabase]
    public async Task A_dated_completion_frees_seat_and_hour_from_the_day_after_and_not_before(Database database)
    {
        var desk = await StayDesk.OpenAsync(database, capacity: 1, choosing: 1);
        var stay = await desk.ActiveAsync();
        var next = desk.Clinic.Clients[0];
        var lastDay = desk.Clinic.Next.AddDays(14);
        Assert.IsType<GroupFull>((await HoldAsync(database, desk, next, desk.Clinic.Last)).Refusal);

        Assert.True((await desk.DateAsync(desk.Clinician, stay.Id, lastDay)).Succeeded);

        var dated = await desk.ReadAsync(stay.Id);
        Assert.Equal((EnrollmentStatus.Active, lastDay), (dated.Status, dated.EndDate));
        await using (var db = database.CreateContext())
        {
            Assert.Equal(lastDay.AddDays(1), (await db.SeatClaims.SingleAsync()).Until);
            Assert.Equal(lastDay.AddDays(1), (await db.HourClaims.SingleAsync()).Until);
        }

        // The picker offers the first session after the last day to the next client, and the rule takes no earlier one.
        var opens = lastDay.AddDays(1);
        var shown = (await database.Get<PlacesQuery>().HandleAsync(next.Who, new(desk.Clinic.Evening.Slug, opens), default))!;
        Assert.Equal(opens, shown.Groups.Single(group => group.Id == desk.Clinic.Evening.Id).FirstFree);
        Assert.Null(shown.Therapists.Single().Hours.Single(hour => hour.Id == desk.Clinic.Tuesday.Id).WhyNot);
        Assert.IsType<GroupFull>((await HoldAsync(database, desk, next, lastDay)).Refusal);
        Assert.True((await HoldAsync(database, desk, next, opens)).Succeeded);
    }

    [Theory, OnEachDatabase]
    public async Task A_later_last_day_is_refused_once_the_place_is_promised_and_taken_again_before(Database database)
    {
        var desk = await StayDesk.OpenAsync(database, capacity: 1, choosing: 1);
        var stay = await desk.ActiveAsync();
        var (lastDay, opens) = (desk.Clinic.Next.AddDays(14), desk.Clinic.Next.AddDays(15));
        Assert.True((await desk.DateAsync(desk.Clinician, stay.Id, lastDay)).Succeeded);
        Assert.True((await desk.DateAsync(desk.Clinician, stay.Id, lastDay.AddDays(21))).Succeeded);
        Assert.True((await desk.DateAsync(desk.Clinician, stay.Id, null)).Succeeded);
        Assert.Null((await desk.ReadAsync(stay.Id)).EndDate);
        Assert.True((await desk.DateAsync(desk.Clinician, stay.Id, lastDay)).Succeeded);
        Assert.True((await HoldAsync(database, desk, desk.Clinic.Clients[0], opens)).Succeeded);

        Assert.Equal(new SeatPromised(opens), (await desk.DateAsync(desk.Clinician, stay.Id, opens)).Refusal);
        Assert.Equal(new SeatPromised(opens), (await desk.DateAsync(desk.Clinician, stay.Id, null)).Refusal);

        Assert.Equal(lastDay, (await desk.ReadAsync(stay.Id)).EndDate);
        Assert.True((await desk.DateAsync(desk.Clinician, stay.Id, lastDay.AddDays(-7))).Succeeded);
        // A hold that ran out stands in nobody's way.
        database.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.True((await desk.DateAsync(desk.Clinician, stay.Id, opens)).Succeeded);
        await using var db = database.CreateContext();
        Assert.Equal(stay.Id, (await db.SeatClaims.SingleAsync()).EnrollmentId);
        Assert.Equal(stay.Id, (await db.HourClaims.SingleAsync()).EnrollmentId);
    }

    [Theory, OnEachDatabase]
    public async Task A_later_last_day_is_refused_over_a_booked_talk(Database database)
    {
        var desk = await StayDesk.OpenAsync(database);
        var stay = await desk.ActiveAsync();
        var lastDay = desk.Clinic.Next.AddDays(14);
        Assert.True((await desk.DateAsync(desk.Clinician, stay.Id, lastDay)).Succeeded);
        Task BookAsync(TalkKind kind, int ahead, TimeOnly start) => desk.Clinic.ChangeAsync(db => db.Add(TalkAppointment.ForClient(
            new(Guid.CreateVersion7()), kind, stay.Who.Id, stay.Id, desk.Clinic.Therapist.Id, new(lastDay.AddDays(ahead), (start.Hour * 60) + start.Minute, 30), null, database.Clock.UtcNow)));

        await BookAsync(TalkKind.Consultation, 6, new(16, 0));
        Assert.Equal(new TalkThen(lastDay.AddDays(6)), (await desk.DateAsync(desk.Clinician, stay.Id, lastDay.AddDays(30))).Refusal);
        await BookAsync(TalkKind.IntakeAssessment, 1, new(18, 0));
        Assert.Equal(new TalkThen(lastDay.AddDays(1)), (await desk.DateAsync(desk.Clinician, stay.Id, lastDay.AddDays(5))).Refusal);
    }

    /// <summary>A cancellation that was taken back leaves a row, which the earlier end cancels.</summary>
    [Theory, OnEachDatabase]
    public async Task An_end_that_is_opened_again_books_the_hours_that_it_had_cancelled(Database database)
    {
        var desk = await StayDesk.OpenAsync(database);
        var stay = await desk.ActiveAsync();
        var tuesday = desk.Clinic.Next.AddDays(6);
        var mark = database.Get<MarkAppointmentHandler>();
        await using var db = database.CreateContext();
        var hour = (await db.HourClaims.AsNoTracking().SingleAsync()).Id;
        Assert.Null((await mark.HandleAsync(desk.Clinician, new(Guid.NewGuid(), hour, tuesday, AppointmentStatus.CancelledByClient, AppointmentStatus.Booked), default)).Refusal);
        Assert.Null((await mark.HandleAsync(desk.Clinician, new(Guid.NewGuid(), hour, tuesday, AppointmentStatus.Booked, AppointmentStatus.CancelledByClient), default)).Refusal);
        async Task<AppointmentStatus> StandsAsync() => (await db.IndividualAppointments.AsNoTracking().SingleAsync()).Status;

        Assert.Null((await desk.DateAsync(desk.Clinician, stay.Id, tuesday.AddDays(-1))).Refusal);
        Assert.Equal(AppointmentStatus.CancelledByProgram, await StandsAsync());

        Assert.Null((await desk.DateAsync(desk.Clinician, stay.Id, null)).Refusal);
        Assert.Equal(AppointmentStatus.Booked, await StandsAsync());
    }

    [Theory, OnEachDatabase]
    public async Task What_would_begin_after_the_last_day_never_was(Database database)
    {
        var desk = await StayDesk.OpenAsync(database);
        var stay = await desk.ActiveAsync();
        await BeginLaterAsync(database, desk, stay);

        Assert.Null((await desk.DateAsync(desk.Clinician, stay.Id, desk.Today.AddDays(1))).Refusal);

        await using var db = database.CreateContext();
        Assert.Empty(await db.SeatClaims.ToListAsync());
        Assert.Empty(await db.HourClaims.ToListAsync());
        Assert.Equal(desk.Today.AddDays(1), (await desk.ReadAsync(stay.Id)).EndDate);
        Assert.Equal(2, await db.AuditEntries.CountAsync(row => row.Act == nameof(SeatReleased)));
        database.Clock.Advance(TimeSpan.FromDays(1));
        Assert.True((await desk.CompleteAsync(desk.Clinician, stay.Id)).Succeeded);
    }

    [Theory, OnEachDatabase]
    public async Task A_place_that_was_given_back_before_it_began_is_not_kept_longer_without_a_word(Database database)
    {
        var desk = await StayDesk.OpenAsync(database);
        var stay = await desk.ActiveAsync();
        await BeginLaterAsync(database, desk, stay);
        var lastDay = desk.Today.AddDays(1);
        Assert.Null((await desk.DateAsync(desk.Clinician, stay.Id, lastDay)).Refusal);

        foreach (var later in new DateOnly?[] { null, lastDay.AddDays(30) })
            Assert.IsType<PlaceGivenBack>((await desk.DateAsync(desk.Clinician, stay.Id, later)).Refusal);

        Assert.Equal(lastDay, (await desk.ReadAsync(stay.Id)).EndDate);
        Assert.True((await desk.DateAsync(desk.Clinician, stay.Id, desk.Today)).Succeeded);
    }

    [Theory, OnEachDatabase]
    public async Task An_end_left_open_again_keeps_the_place_for_good(Database database)
    {
        var desk = await StayDesk.OpenAsync(database, capacity: 1, choosing: 1);
        var stay = await desk.ActiveAsync();
        Assert.True((await desk.DateAsync(desk.Clinician, stay.Id, desk.Clinic.Next.AddDays(14))).Succeeded);

        Assert.True((await desk.DateAsync(desk.Clinician, stay.Id, null)).Succeeded);

        await using var db = database.CreateContext();
        Assert.Equal((DateSpan.Open, DateSpan.Open), ((await db.SeatClaims.SingleAsync()).Until, (await db.HourClaims.SingleAsync()).Until));
        Assert.IsType<GroupFull>((await HoldAsync(database, desk, desk.Clinic.Clients[0], desk.Clinic.Next.AddDays(15))).Refusal);
    }

    [Theory, OnEachDatabase]
    public async Task A_discharge_takes_back_what_would_begin_later(Database database)
    {
        var desk = await StayDesk.OpenAsync(database);
        var stay = await desk.ActiveAsync();
        await BeginLaterAsync(database, desk, stay);

        Assert.Null((await desk.DischargeAsync(desk.Clinician, stay.Id)).Refusal);

        await using var db = database.CreateContext();
        Assert.Empty(await db.SeatClaims.ToListAsync());
        Assert.Empty(await db.HourClaims.ToListAsync());
    }

    /// <summary>The hour, on Tuesdays, ends the day after the last day of the stay and is offered anew from that day on or a few days beside it: it is one hour.</summary>
    private static async Task OfferAnewAsync(Database database, int daysLater)
    {
        var desk = await StayDesk.OpenAsync(database);
        var stay = await desk.ActiveAsync();
        var lastDay = desk.Clinic.Next.AddDays(14);
        Assert.True((await desk.DateAsync(desk.Clinician, stay.Id, lastDay)).Succeeded);
        var offers = database.Get<OfferHourHandler>();
        async Task<OfferedHourId> OfferAsync() => (await offers.HandleAsync(
            desk.Admin, new(Guid.NewGuid(), desk.Clinic.Therapist.Id, DayOfWeek.Tuesday, new(16, 0), 50, lastDay.AddDays(1 + daysLater)), default)).Value;
        async Task<Refusal?> EndAsync(OfferedHourId hour) => (await database.Get<EndOfferedHourHandler>().HandleAsync(desk.Admin, new(Guid.NewGuid(), hour, lastDay.AddDays(1)), default)).Refusal;
        Assert.Null(await EndAsync(desk.Clinic.Tuesday.Id));
        Assert.Null(await EndAsync(await OfferAsync()));

        var anew = await OfferAsync();
        Assert.Null((await desk.DateAsync(desk.Clinician, stay.Id, null)).Refusal);

        Assert.IsType<OfferedHourInUse>(await EndAsync(anew));
        var hours = (await database.Get<AvailabilityQuery>().HandleAsync(desk.Admin, desk.Clinic.Therapist.Id, default))!;
        Assert.Equal(1, hours.Hours.Single(hour => hour.Id == anew).Booked);
    }

    // Somebody who was placed today, with a next session on another day, and who is a guest at yet another one.
    private static Task BeginLaterAsync(Database database, StayDesk desk, StayOf stay) => desk.Clinic.ChangeAsync(db =>
    {
        var from = desk.Clinic.Next.AddDays(1);
        db.RemoveRange(db.SeatClaims);
        db.RemoveRange(db.HourClaims);
        db.SaveChanges();
        var seat = SeatClaim.Hold(new(Guid.CreateVersion7()), desk.Clinic.Evening.Id, stay.Who.Id, stay.Id, from, database.Clock.UtcNow);
        var hour = HourClaim.Hold(new(Guid.CreateVersion7()), desk.Clinic.Tuesday, stay.Who.Id, stay.Id, from, database.Clock.UtcNow);
        seat.Become(ClaimKind.Member);
        hour.Become(ClaimKind.Member);
        db.AddRange(seat, hour, SeatClaim.Guest(new(Guid.CreateVersion7()), desk.Clinic.Daytime.Id, stay.Who.Id, stay.Id, from.AddDays(4)));
    });

    [Theory, OnEachDatabase]
    public async Task Talks_after_the_last_day_are_cancelled_and_the_client_is_told(Database database)
    {
        var desk = await StayDesk.OpenAsync(database);
        var stay = await desk.ActiveAsync();
        var lastDay = desk.Clinic.Next.AddDays(14);
        Task BookAsync(TalkKind kind, int ahead) => desk.Clinic.ChangeAsync(db => db.Add(TalkAppointment.ForClient(
            new(Guid.CreateVersion7()), kind, stay.Who.Id, stay.Id, desk.Clinic.Therapist.Id, new(lastDay.AddDays(ahead), 9 * 60, 30), null, database.Clock.UtcNow)));
        await BookAsync(TalkKind.IntakeAssessment, 0);
        await BookAsync(TalkKind.Consultation, 1);

        Assert.Null((await desk.DateAsync(desk.Clinician, stay.Id, lastDay)).Refusal);

        await using var db = database.CreateContext();
        var talks = await db.TalkAppointments.OrderBy(row => row.Date).ToListAsync();
        Assert.Equal([TalkStatus.Booked, TalkStatus.Cancelled], talks.Select(talk => talk.Status));
        Assert.Single(await db.Outbox.Where(row => row.Kind == nameof(TalkCancelled)).ToListAsync());
    }

    [Theory, OnEachDatabase]
    public async Task A_discharge_cancels_every_talk_to_come(Database database)
    {
        var desk = await StayDesk.OpenAsync(database);
        var stay = await desk.ActiveAsync();
        await desk.Clinic.ChangeAsync(db => db.Add(TalkAppointment.ForClient(
            new(Guid.CreateVersion7()), TalkKind.Consultation, stay.Who.Id, stay.Id, desk.Clinic.Therapist.Id, new(desk.Today.AddDays(3), 9 * 60, 30), null, database.Clock.UtcNow)));

        Assert.True((await desk.DischargeAsync(desk.Clinician, stay.Id)).Succeeded);

        await using var db = database.CreateContext();
        Assert.Equal(TalkStatus.Cancelled, (await db.TalkAppointments.SingleAsync()).Status);
    }

    [Theory, OnEachDatabase]
    public async Task A_later_last_day_is_refused_when_only_the_hour_is_promised(Database database)
    {
        var desk = await StayDesk.OpenAsync(database, choosing: 1);
        var stay = await desk.ActiveAsync();
        var (lastDay, opens) = (desk.Clinic.Next.AddDays(14), desk.Clinic.Next.AddDays(15));
        Assert.True((await desk.DateAsync(desk.Clinician, stay.Id, lastDay)).Succeeded);
        Assert.True((await HoldAsync(database, desk, desk.Clinic.Clients[0], opens)).Succeeded);

        var refused = Assert.IsType<HourPromised>((await desk.DateAsync(desk.Clinician, stay.Id, lastDay.AddDays(30))).Refusal);

        Assert.Equal(DayOfWeek.Tuesday, refused.From.DayOfWeek);
        await using var db = database.CreateContext();
        Assert.Equal(lastDay.AddDays(1), (await db.SeatClaims.SingleAsync(row => row.EnrollmentId == stay.Id)).Until);
    }

    /// <summary>The hour is on Tuesdays at four; from a day after the end the group meets on Tuesdays from half past four on.</summary>
    [Theory, OnEachDatabase]
    public async Task A_later_last_day_is_refused_over_the_new_times_of_the_group_by_their_name(Database database)
    {
        var desk = await StayDesk.OpenAsync(database);
        var stay = await desk.ActiveAsync();
        var lastDay = desk.Clinic.Next.AddDays(14);
        Assert.True((await desk.DateAsync(desk.Clinician, stay.Id, lastDay)).Succeeded);
        await desk.Clinic.ChangeAsync(db =>
        {
            var group = db.Groups.Include(row => row.Meetings).Single(row => row.Id == desk.Clinic.Evening.Id);
            var pattern = WeeklyPattern.Create([DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Thursday], new(16, 30), 60, 60, 60, 15).Value!;
            group.Change(new GroupPlan(group.TrackId, group.Name, group.Capacity, pattern, group.Meetings[0].CounselorId, group.Meetings[0].RoomId, lastDay.AddDays(8)));
        });

        foreach (var later in new DateOnly?[] { null, lastDay.AddDays(30) })
        {
            var busy = Assert.IsType<ClientBusyThen>((await desk.DateAsync(desk.Clinician, stay.Id, later)).Refusal);
            Assert.Equal((desk.Clinic.Evening.Name, lastDay.AddDays(13)), (busy.Clash.Existing.Name, busy.Clash.FirstDate));
        }

        Assert.True((await desk.DateAsync(desk.Clinician, stay.Id, lastDay.AddDays(12))).Succeeded);
    }

    [Theory, OnEachDatabase]
    public async Task A_later_last_day_takes_no_hour_again_that_is_offered_no_more(Database database)
    {
        var desk = await StayDesk.OpenAsync(database);
        var stay = await desk.ActiveAsync();
        var lastDay = desk.Clinic.Next.AddDays(14);
        Assert.True((await desk.DateAsync(desk.Clinician, stay.Id, lastDay)).Succeeded);
        Assert.True((await database.Get<EndOfferedHourHandler>().HandleAsync(desk.Admin, new(Guid.NewGuid(), desk.Clinic.Tuesday.Id, lastDay.AddDays(1)), default)).Succeeded);

        foreach (var later in new DateOnly?[] { null, lastDay.AddDays(30) })
            Assert.Equal(new HourNotOfferedThen(lastDay.AddDays(6)), (await desk.DateAsync(desk.Clinician, stay.Id, later)).Refusal);

        Assert.True((await desk.DateAsync(desk.Clinician, stay.Id, lastDay.AddDays(5))).Succeeded);
    }

    [Theory, OnEachDatabase]
    public Task A_later_last_day_keeps_an_hour_that_is_offered_anew_before_one_is_left_out(Database database) => OfferAnewAsync(database, daysLater: 3);

    [Theory, OnEachDatabase]
    public Task A_later_last_day_keeps_an_hour_that_is_offered_anew_from_before_its_end(Database database) => OfferAnewAsync(database, daysLater: -1);

    [Theory, OnEachDatabase]
    public async Task A_later_last_day_is_refused_when_the_hour_is_offered_on_no_day_at_all(Database database)
    {
        var desk = await StayDesk.OpenAsync(database);
        var stay = await desk.ActiveAsync();
        var lastDay = desk.Clinic.Next.AddDays(14);
        Assert.True((await desk.DateAsync(desk.Clinician, stay.Id, lastDay)).Succeeded);
        await desk.Clinic.ChangeAsync(db => db.OfferedHours.Remove(db.OfferedHours.Single(row => row.Id == desk.Clinic.Tuesday.Id)));

        Assert.Equal(new HourNotOfferedThen(lastDay.AddDays(6)), (await desk.DateAsync(desk.Clinician, stay.Id, null)).Refusal);
        Assert.NotNull(await database.Get<RequestQuery>().HandleAsync(desk.Clinician, stay.Id, default));
    }

    [Theory, OnEachDatabase]
    public async Task Before_twelve_weeks_only_the_director_completes_and_says_why(Database database)
    {
        var desk = await StayDesk.OpenAsync(database);
        var stay = await desk.ActiveAsync(weeks: 5);

        Assert.Equal(new TooEarlyToComplete(5, 12), (await desk.DateAsync(desk.Clinician, stay.Id, desk.Today, "Did well.")).Refusal);
        Assert.Equal(new EndReasonNeeded(12), (await desk.DateAsync(desk.Director, stay.Id, desk.Today)).Refusal);
        Assert.True((await desk.DateAsync(desk.Clinician, stay.Id, desk.Today.AddDays(49))).Succeeded);
        Assert.True((await desk.DateAsync(desk.Director, stay.Id, desk.Today, "Goals reached.")).Succeeded);
        Assert.True((await desk.CompleteAsync(desk.Clinician, stay.Id)).Succeeded);

        await using var db = database.CreateContext();
        var form = await db.Discharges.SingleAsync();
        Assert.Equal((Disposition.TreatmentCompleted, "Goals reached.", 5), (form.Disposition, form.Reason, form.Weeks));
    }

    [Theory, OnEachDatabase]
    public async Task Completing_waits_for_the_last_day_and_needs_what_comes_after(Database database)
    {
        var desk = await StayDesk.OpenAsync(database);
        var stay = await desk.ActiveAsync();
        Assert.IsType<EndNotReached>((await desk.CompleteAsync(desk.Clinician, stay.Id)).Refusal);
        Assert.True((await desk.DateAsync(desk.Clinician, stay.Id, desk.Today.AddDays(2))).Succeeded);
        Assert.IsType<EndNotReached>((await desk.CompleteAsync(desk.Clinician, stay.Id)).Refusal);
        database.Clock.Advance(TimeSpan.FromDays(3));
        Assert.IsType<AftercareNeeded>((await desk.CompleteAsync(desk.Clinician, stay.Id, aftercare: " ")).Refusal);
        Assert.IsType<AftercareNeeded>((await desk.CompleteAsync(desk.Clinician, stay.Id, next: null)).Refusal);

        Assert.True((await desk.CompleteAsync(desk.Clinician, stay.Id)).Succeeded);

        var done = await desk.ReadAsync(stay.Id);
        Assert.Equal((EnrollmentStatus.Completed, desk.Today.AddDays(-1)), (done.Status, done.EndDate));
        Assert.Equal(nameof(Disposition.TreatmentCompleted), done.Moves.Single(move => move.To == EnrollmentStatus.Completed).Reason);
        await using var db = database.CreateContext();
        Assert.Equal(desk.Today, (await db.SeatClaims.SingleAsync()).Until);
        Assert.IsType<NotInTreatment>((await desk.CompleteAsync(desk.Clinician, stay.Id)).Refusal);
        Assert.IsType<NotInTreatment>((await desk.DateAsync(desk.Clinician, stay.Id, desk.Today)).Refusal);
    }

    [Theory, OnEachDatabase]
    public async Task Only_a_licensed_clinician_dates_and_completes(Database database)
    {
        var desk = await StayDesk.OpenAsync(database);
        var stay = await desk.ActiveAsync();

        foreach (var other in new Actor[] { desk.FrontDesk, desk.Counselor, desk.Admin, stay.Who, desk.Clinician with { Roles = StaffRoles.Director } })
        {
            Assert.IsType<NotThere>((await desk.DateAsync(other, stay.Id, desk.Today)).Refusal);
            Assert.IsType<NotThere>((await desk.CompleteAsync(other, stay.Id)).Refusal);
        }

        Assert.IsType<LicenseNotInForce>((await desk.DateAsync(desk.Lapsed, stay.Id, desk.Today)).Refusal);
        foreach (var day in new[] { DateOnly.MinValue, desk.Today.AddDays(-1), desk.Today.AddDays(367), DateOnly.MaxValue })
            Assert.Equal(new LastDayOutOfRange(desk.Today.AddDays(366)), (await desk.DateAsync(desk.Clinician, stay.Id, day)).Refusal);
        Assert.IsType<StaleEdit>((await desk.DateAsync(desk.Clinician, stay.Id, desk.Today, seen: -1)).Refusal);
        Assert.Equal(DateSpan.Open, (await SeatAsync(database)).Until);
    }

    private static async Task<SeatClaim> SeatAsync(Database database)
    {
        await using var db = database.CreateContext();
        return await db.SeatClaims.SingleAsync();
    }

    private static async Task<Result<HeldPlace>> HoldAsync(Database database, StayDesk desk, (Actor.Client Who, EnrollmentId Enrollment) next, DateOnly start) =>
        await database.Get<HoldPlaceHandler>().HandleAsync(next.Who, new(Guid.NewGuid(), next.Enrollment, desk.Clinic.Evening.Id, start, desk.Clinic.Tuesday.Id, false), default);
}
