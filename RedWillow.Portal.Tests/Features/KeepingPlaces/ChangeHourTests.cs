using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Individual;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Placing;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Domain.Time;
using RedWillow.Portal.Features.ConfiguringSchedule;
using RedWillow.Portal.Features.GivingIndividual;
using RedWillow.Portal.Features.KeepingPlaces;
using RedWillow.Portal.Features.MyWeek;
using RedWillow.Portal.Tests.Data;
using RedWillow.Portal.Tests.Features.Admitting;
using RedWillow.Portal.Tests.Features.Discharging;
using RedWillow.Portal.Tests.Features.JoiningGroup;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.KeepingPlaces;

/// <summary>Today is a Tuesday, ten in the morning; the first client has Rosa's Tuesdays at four.</summary>
public sealed class ChangeHourTests
{
    [Theory, OnEachDatabase]
    public async Task From_a_day_on_the_hour_is_another_one_and_the_client_is_told(Database database)
    {
        var (desk, stay, friday) = await OpenAsync(database);

        Assert.Equal(new HourGiven(Day(desk, 1)), (await ChangeAsync(database, desk.FrontDesk, stay.Id, friday, Day(desk, 1))).Value);

        Assert.Equal(
            [(desk.Clinic.Tuesday.Id, Day(desk, -98), Day(desk, 1)), (friday.Id, Day(desk, 1), DateSpan.Open)], await ClaimsAsync(database, stay.Id));
        Assert.Equal([Day(desk, 0), Day(desk, 3), Day(desk, 10)], (await DatesAsync(database, stay.Who, 14)).Select(hour => hour.Date));
        var mine = await database.Get<MyWeekQuery>().HandleAsync(stay.Who, null, 2, default);
        Assert.Equal([Day(desk, 0), Day(desk, 3), Day(desk, 10)], mine!.Days.SelectMany(day => day.Entries).Where(entry => entry.Kind == EntryKind.Individual).Select(entry => entry.Date));
        await using var db = database.CreateContext();
        Assert.Single(await db.Outbox.Where(row => row.Kind == nameof(HourAgreed) && row.ClientId == stay.Who.Id).ToListAsync());
        Assert.Equal((1, 1), (await db.AuditEntries.CountAsync(row => row.Act == nameof(HourReleased)), await db.AuditEntries.CountAsync(row => row.Act == nameof(HourTakenBy))));
        // Nobody has the old one any more, so it can end.
        Assert.Null((await database.Get<EndOfferedHourHandler>().HandleAsync(desk.Clinician, new(Guid.NewGuid(), desk.Clinic.Tuesday.Id, Day(desk, 1)), default)).Refusal);
    }

    [Theory, OnEachDatabase]
    public async Task The_same_time_can_be_with_another_therapist_and_today_counts_until_the_hour_has_come(Database database)
    {
        var (desk, stay, _) = await OpenAsync(database);
        var ana = await HireAsync(desk, "Ana Reyes");
        var hers = await OfferAsync(desk, ana, DayOfWeek.Tuesday, 16);

        Assert.Null((await ChangeAsync(database, desk.Clinician, stay.Id, hers, desk.Today)).Refusal);

        Assert.Equal([(Day(desk, 0), ana), (Day(desk, 7), ana)], (await DatesAsync(database, stay.Who, 14)).Select(hour => (hour.Date, hour.Therapist)));
        Assert.Equal(ana, (await desk.ReadAsync(stay.Id)).TherapistId);
    }

    [Theory, OnEachDatabase]
    public async Task On_a_day_whose_hour_has_come_the_other_one_begins_the_next_day(Database database)
    {
        var (desk, stay, friday) = await OpenAsync(database);
        database.Clock.MoveTo(desk.Today, new(16, 0));

        Assert.Equal(new HourGiven(Day(desk, 1)), (await ChangeAsync(database, desk.FrontDesk, stay.Id, friday, desk.Today)).Value);

        Assert.Equal([Day(desk, 0), Day(desk, 3)], (await DatesAsync(database, stay.Who, 7)).Select(hour => hour.Date));
    }

    [Theory, OnEachDatabase]
    public async Task It_is_refused_like_any_other_place(Database database)
    {
        var (desk, stay, friday) = await OpenAsync(database);
        var other = await desk.ActiveAsync(withHour: false, name: "Noor");
        Assert.Null((await ChangeAsync(database, desk.FrontDesk, other.Id, friday, Day(desk, 1))).Refusal);
        var later = await OfferAsync(desk, desk.Clinic.Therapist.Id, DayOfWeek.Friday, 17, Day(desk, 21));

        async Task<Refusal?> WhyAsync(OfferedHour hour, DateOnly from) => (await ChangeAsync(database, desk.FrontDesk, stay.Id, hour, from)).Refusal;
        Assert.IsType<HourTaken>(await WhyAsync(friday, Day(desk, 1)));
        Assert.IsType<ClientBusyThen>(await WhyAsync(desk.Clinic.MondayEvening, Day(desk, 1)));
        Assert.IsType<HourNotOffered>(await WhyAsync(later, Day(desk, 1)));
        Assert.IsType<SameHour>(await WhyAsync(desk.Clinic.Tuesday, Day(desk, 1)));
        Assert.IsType<HourDayOutOfRange>(await WhyAsync(later, Day(desk, -1)));
        Assert.Equal([(desk.Clinic.Tuesday.Id, Day(desk, -98), DateSpan.Open)], await ClaimsAsync(database, stay.Id));
        Assert.Null(await WhyAsync(later, Day(desk, 21)));
    }

    [Theory, OnEachDatabase]
    public async Task With_a_dated_end_the_hour_ends_with_the_seat_and_goes_on_with_it(Database database)
    {
        var (desk, stay, friday) = await OpenAsync(database);
        Assert.Null((await desk.DateAsync(desk.Clinician, stay.Id, Day(desk, 20))).Refusal);

        Assert.Equal(new HourDayOutOfRange(desk.Today, Day(desk, 20)), (await ChangeAsync(database, desk.FrontDesk, stay.Id, friday, Day(desk, 21))).Refusal);
        Assert.Null((await ChangeAsync(database, desk.FrontDesk, stay.Id, friday, Day(desk, 8))).Refusal);

        Assert.Equal([Day(desk, 8), Day(desk, 21)], (await ClaimsAsync(database, stay.Id)).Select(hour => hour.Until));
        Assert.Null((await desk.DateAsync(desk.Clinician, stay.Id, null)).Refusal);
        Assert.Equal([Day(desk, 8), DateSpan.Open], (await ClaimsAsync(database, stay.Id)).Select(hour => hour.Until));
    }

    [Theory, OnEachDatabase]
    public async Task What_was_said_about_days_that_go_goes_and_what_was_said_about_the_same_hour_holds(Database database)
    {
        var (desk, stay, friday) = await OpenAsync(database);
        foreach (var day in new[] { Day(desk, 7), Day(desk, 14) })
            await SayAsync(database, desk.Clinician, stay.Id, day);

        Assert.Null((await ChangeAsync(database, desk.FrontDesk, stay.Id, friday, Day(desk, 15))).Refusal);
        Assert.Null((await ChangeAsync(database, desk.FrontDesk, stay.Id, desk.Clinic.Tuesday, Day(desk, 10))).Refusal);
        Assert.Equal(
            [(Day(desk, 0), AppointmentStatus.Booked), (Day(desk, 7), AppointmentStatus.CancelledByClient), (Day(desk, 14), AppointmentStatus.CancelledByClient)],
            (await DatesAsync(database, stay.Who, 20)).Select(hour => (hour.Date, hour.Status)));

        Assert.Null((await ChangeAsync(database, desk.FrontDesk, stay.Id, friday, Day(desk, 1))).Refusal);
        Assert.Equal([Day(desk, 0), Day(desk, 3), Day(desk, 10), Day(desk, 17)], (await DatesAsync(database, stay.Who, 20)).Select(hour => hour.Date));
        await using var db = database.CreateContext();
        Assert.Empty(await db.IndividualAppointments.ToListAsync());
    }

    /// <summary>Its start was moved over a Tuesday that the client had cancelled; the claim still has what was said.</summary>
    [Theory, OnEachDatabase]
    public async Task Before_treatment_the_hour_goes_with_whatever_was_said_about_it(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await PlaceDecisionTests.AdmittedAsync(database, desk);
        var friday = await OfferAsync(desk.Clinic, desk.Clinic.Therapist.Id, DayOfWeek.Friday, 14);
        await SayAsync(database, desk.Clinician, id, desk.Clinic.Next.AddDays(6));
        var later = desk.Clinic.Next.AddDays(7);
        Assert.Null((await database.Get<MoveStartHandler>().HandleAsync(desk.FrontDesk, new(Guid.NewGuid(), id, later, await AdmitClientTests.VersionAsync(database, id)), default)).Refusal);

        Assert.Null((await ChangeAsync(database, desk.FrontDesk, id, friday, database.Clock.Today)).Refusal);

        Assert.Equal([(friday.Id, later, DateSpan.Open)], await ClaimsAsync(database, id));
        await using var db = database.CreateContext();
        Assert.Empty(await db.IndividualAppointments.ToListAsync());
    }

    [Theory, OnEachDatabase]
    public async Task An_hour_to_come_begins_sooner_whatever_was_said_about_a_day_that_is_closed_since(Database database)
    {
        var (desk, stay, friday) = await OpenAsync(database);
        Assert.Null((await ChangeAsync(database, desk.FrontDesk, stay.Id, friday, Day(desk, 8))).Refusal);
        await SayAsync(database, desk.Clinician, stay.Id, Day(desk, 17));
        Assert.Null((await database.Get<AddClosureHandler>().HandleAsync(desk.Admin, new(Guid.NewGuid(), Day(desk, 17), "Staff day"), default)).Refusal);

        Assert.Null((await ChangeAsync(database, desk.FrontDesk, stay.Id, friday, Day(desk, 1))).Refusal);

        Assert.Equal([Day(desk, 1), DateSpan.Open], (await ClaimsAsync(database, stay.Id)).Select(hour => hour.Until));
        Assert.Equal(
            [(Day(desk, 3), AppointmentStatus.Booked), (Day(desk, 10), AppointmentStatus.Booked), (Day(desk, 17), AppointmentStatus.CancelledByClient)],
            (await DatesAsync(database, stay.Who, 20)).Where(hour => hour.Date > Day(desk, 0)).Select(hour => (hour.Date, hour.Status)));
    }

    [Theory, OnEachDatabase]
    public async Task A_change_is_called_off_whatever_was_said_about_an_hour_of_it(Database database)
    {
        var (desk, stay, friday) = await OpenAsync(database);
        Assert.Null((await ChangeAsync(database, desk.FrontDesk, stay.Id, friday, Day(desk, 8))).Refusal);
        Assert.Null((await ChangeAsync(database, desk.FrontDesk, stay.Id, desk.Clinic.Tuesday, Day(desk, 22))).Refusal);
        await SayAsync(database, desk.Clinician, stay.Id, Day(desk, 10));

        Assert.Null((await ChangeAsync(database, desk.FrontDesk, stay.Id, desk.Clinic.Tuesday, Day(desk, 1))).Refusal);

        Assert.Equal([(desk.Clinic.Tuesday.Id, Day(desk, 1)), (desk.Clinic.Tuesday.Id, DateSpan.Open)], (await ClaimsAsync(database, stay.Id)).Select(hour => (hour.Hour, hour.Until)));
        await using var db = database.CreateContext();
        Assert.Empty(await db.IndividualAppointments.ToListAsync());
    }

    /// <summary>The seat ends before the first Friday: the hour is the way to a later end, when somebody else has been promised the old one.</summary>
    [Theory, OnEachDatabase]
    public async Task With_a_dated_end_another_hour_lets_the_stay_go_on(Database database)
    {
        var (desk, stay, friday) = await OpenAsync(database);
        Assert.Null((await desk.DateAsync(desk.Clinician, stay.Id, Day(desk, 1))).Refusal);
        var other = await desk.ActiveAsync(withHour: false, name: "Noor");
        Assert.Null((await ChangeAsync(database, desk.FrontDesk, other.Id, desk.Clinic.Tuesday, Day(desk, 2))).Refusal);
        Assert.IsType<HourPromised>((await desk.DateAsync(desk.Clinician, stay.Id, null)).Refusal);
        Assert.Contains(friday.Id, (await database.Get<HourQuery>().FreeAsync(desk.FrontDesk, stay.Id, Day(desk, 1), default)).Select(hour => hour.Id));

        Assert.Null((await ChangeAsync(database, desk.FrontDesk, stay.Id, friday, Day(desk, 1))).Refusal);
        Assert.Null((await desk.DateAsync(desk.Clinician, stay.Id, null)).Refusal);

        Assert.Equal((friday.Id, Day(desk, 1), DateSpan.Open), (await ClaimsAsync(database, stay.Id)).Last());
    }

    [Theory, OnEachDatabase]
    public async Task An_end_before_the_other_hour_begins_leaves_the_hour_there_is_and_says_so(Database database)
    {
        var (desk, stay, _) = await OpenAsync(database);
        var ana = await HireAsync(desk, "Ana Cruz");
        Assert.Null((await ChangeAsync(database, desk.FrontDesk, stay.Id, await OfferAsync(desk, ana, DayOfWeek.Friday, 9), Day(desk, 22))).Refusal);

        Assert.Null((await desk.DateAsync(desk.Clinician, stay.Id, Day(desk, 15))).Refusal);
        Assert.Null((await desk.DateAsync(desk.Clinician, stay.Id, null)).Refusal);

        Assert.Equal([(desk.Clinic.Tuesday.Id, DateSpan.Open)], (await ClaimsAsync(database, stay.Id)).Select(hour => (hour.Hour, hour.Until)));
        Assert.Equal(desk.Clinic.Therapist.Id, (await desk.ReadAsync(stay.Id)).TherapistId);
        await using var db = database.CreateContext();
        Assert.Equal(2, await db.Outbox.CountAsync(row => row.Kind == nameof(HourAgreed) && row.ClientId == stay.Who.Id));
    }

    /// <summary>Rosa's Tuesdays end with the stay and are offered anew; then the stay goes on after all, in the hour that was.</summary>
    [Theory, OnEachDatabase]
    public async Task An_hour_that_is_offered_anew_is_the_same_hour(Database database)
    {
        var (desk, stay, friday) = await OpenAsync(database);
        Assert.Null((await desk.DateAsync(desk.Clinician, stay.Id, Day(desk, 20))).Refusal);
        Assert.Null((await database.Get<EndOfferedHourHandler>().HandleAsync(desk.Clinician, new(Guid.NewGuid(), desk.Clinic.Tuesday.Id, Day(desk, 21)), default)).Refusal);
        var anew = await OfferAsync(desk, desk.Clinic.Therapist.Id, DayOfWeek.Tuesday, 16, Day(desk, 21));
        Assert.Null((await desk.DateAsync(desk.Clinician, stay.Id, null)).Refusal);
        await SayAsync(database, desk.Clinician, stay.Id, Day(desk, 28));

        Assert.IsType<SameHour>((await ChangeAsync(database, desk.FrontDesk, stay.Id, anew, Day(desk, 22))).Refusal);
        Assert.Equal([desk.Clinic.MondayMorning.Id, friday.Id], (await database.Get<HourQuery>().FreeAsync(desk.FrontDesk, stay.Id, Day(desk, 22), default)).Select(hour => hour.Id));

        Assert.Null((await ChangeAsync(database, desk.FrontDesk, stay.Id, friday, Day(desk, 29))).Refusal);
        Assert.Null((await ChangeAsync(database, desk.FrontDesk, stay.Id, anew, Day(desk, 22))).Refusal);
        Assert.Equal(
            [(Day(desk, 21), AppointmentStatus.Booked), (Day(desk, 28), AppointmentStatus.CancelledByClient)],
            (await DatesAsync(database, stay.Who, 35)).Where(hour => hour.Date > Day(desk, 20)).Select(hour => (hour.Date, hour.Status)));
    }

    [Theory, OnEachDatabase]
    public async Task A_second_change_takes_the_place_of_the_first_and_on_leave_it_is_the_same(Database database)
    {
        var (desk, stay, friday) = await OpenAsync(database);
        var second = await OfferAsync(desk, desk.Clinic.Therapist.Id, DayOfWeek.Friday, 10);
        Assert.Null((await desk.PauseAsync(desk.FrontDesk, stay.Id)).Refusal);
        Assert.Null((await ChangeAsync(database, desk.FrontDesk, stay.Id, friday, Day(desk, 8))).Refusal);

        Assert.Null((await ChangeAsync(database, desk.FrontDesk, stay.Id, second, Day(desk, 8))).Refusal);
        Assert.Equal([(desk.Clinic.Tuesday.Id, Day(desk, 8)), (second.Id, DateSpan.Open)], (await ClaimsAsync(database, stay.Id)).Select(hour => (hour.Hour, hour.Until)));
        Assert.Null((await ChangeAsync(database, desk.FrontDesk, stay.Id, friday, Day(desk, 22))).Refusal);
        Assert.Equal([Day(desk, 8), Day(desk, 22), DateSpan.Open], (await ClaimsAsync(database, stay.Id)).Select(hour => hour.Until));
        Assert.Null((await ChangeAsync(database, desk.FrontDesk, stay.Id, friday, Day(desk, 1))).Refusal);
        Assert.Equal([(desk.Clinic.Tuesday.Id, Day(desk, 1)), (friday.Id, DateSpan.Open)], (await ClaimsAsync(database, stay.Id)).Select(hour => (hour.Hour, hour.Until)));
    }

    [Theory, OnEachDatabase]
    public async Task Who_has_no_hour_gets_one_and_nobody_is_asked_to_arrange_it_any_more(Database database)
    {
        var (desk, _, friday) = await OpenAsync(database);
        var stay = await desk.ActiveAsync(withHour: false, name: "Noor");
        await desk.Clinic.ChangeAsync(db => db.Add(new StaffTask
        {
            Id = new(Guid.CreateVersion7()), Kind = StaffTaskKind.ArrangeHour, ClientId = stay.Who.Id, EnrollmentId = stay.Id, OpenedUtc = database.Clock.UtcNow, Priority = TaskPriority.Routine,
        }));

        Assert.Null((await ChangeAsync(database, desk.Director, stay.Id, friday, desk.Today)).Refusal);

        Assert.Equal([(friday.Id, desk.Today, DateSpan.Open)], await ClaimsAsync(database, stay.Id));
        await using var db = database.CreateContext();
        Assert.NotNull((await db.StaffTasks.SingleAsync()).DoneUtc);
    }

    [Theory, OnEachDatabase]
    public async Task Before_treatment_the_other_hour_holds_from_the_first_session_on_and_moves_with_it(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await desk.RequestAsync();
        var friday = await OfferAsync(desk.Clinic, desk.Clinic.Therapist.Id, DayOfWeek.Friday, 14);
        Assert.Null((await ChangeAsync(database, desk.FrontDesk, id, friday, database.Clock.Today)).Refusal);
        Assert.Equal([(friday.Id, desk.Clinic.Next, DateSpan.Open)], await ClaimsAsync(database, id));
        Assert.Null((await AdmitClientTests.AdmitAsync(database, desk.Clinician, id, desk.Clinic.Next)).Refusal);

        Assert.Equal(
            new HourDayOutOfRange(desk.Clinic.Next, desk.Clinic.Next), (await ChangeAsync(database, desk.FrontDesk, id, desk.Clinic.Tuesday, desk.Clinic.Next.AddDays(1))).Refusal);
        Assert.Null((await ChangeAsync(database, desk.FrontDesk, id, desk.Clinic.Tuesday, database.Clock.Today)).Refusal);
        Assert.Equal([(desk.Clinic.Tuesday.Id, desk.Clinic.Next, DateSpan.Open)], await ClaimsAsync(database, id));
        var later = desk.Clinic.Next.AddDays(7);
        Assert.Null((await database.Get<MoveStartHandler>().HandleAsync(desk.FrontDesk, new(Guid.NewGuid(), id, later, await AdmitClientTests.VersionAsync(database, id)), default)).Refusal);
        Assert.Equal([(desk.Clinic.Tuesday.Id, later, DateSpan.Open)], await ClaimsAsync(database, id));
        await using var db = database.CreateContext();
        Assert.Equal(ClaimKind.Member, (await db.HourClaims.SingleAsync()).Kind);
    }

    [Theory, OnEachDatabase]
    public async Task A_request_without_an_hour_and_a_stay_that_has_ended_are_left_alone(Database database)
    {
        var (desk, stay, friday) = await OpenAsync(database);
        Assert.Null((await desk.DischargeAsync(desk.Clinician, stay.Id)).Refusal);
        Assert.IsType<NotInTreatment>((await ChangeAsync(database, desk.FrontDesk, stay.Id, friday, Day(desk, 1))).Refusal);
        Assert.Null((await database.Get<HourQuery>().HandleAsync(desk.FrontDesk, stay.Who.Id, default))!.Days);

        var client = desk.Clinic.Add;
        EnrollmentId draft = default;
        await desk.Clinic.ChangeAsync(db => draft = client(db).Enrollment);
        Assert.IsType<NotInTreatment>((await ChangeAsync(database, desk.FrontDesk, draft, friday, Day(desk, 1))).Refusal);
    }

    [Theory, OnEachDatabase]
    public async Task Nobody_else_gives_hours_an_older_page_does_not_and_one_that_comes_twice_counts_once(Database database)
    {
        var (desk, stay, friday) = await OpenAsync(database);
        foreach (var other in new Actor[] { desk.Counselor, desk.OtherCounselor, desk.Admin, stay.Who, Actor.Visitor.Instance })
        {
            Assert.IsType<NotThere>((await ChangeAsync(database, other, stay.Id, friday, Day(desk, 1))).Refusal);
            Assert.Null(await database.Get<HourQuery>().HandleAsync(other, stay.Who.Id, default));
            Assert.Empty(await database.Get<HourQuery>().FreeAsync(other, stay.Id, Day(desk, 1), default));
        }

        Assert.IsType<NotThere>((await database.Get<ChangeHourHandler>().HandleAsync(
            desk.FrontDesk, new(Guid.NewGuid(), new(Guid.NewGuid()), friday.Id, Day(desk, 1), 0), default)).Refusal);
        Assert.IsType<NotThere>((await ChangeAsync(database, desk.FrontDesk, stay.Id, new OfferedHour
        {
            Id = new(Guid.NewGuid()), PractitionerId = desk.Clinic.Therapist.Id, Weekday = DayOfWeek.Friday, StartMinute = 600, Minutes = 50, From = desk.Today,
        }, Day(desk, 1))).Refusal);
        var ask = new ChangeHour(Guid.NewGuid(), stay.Id, friday.Id, Day(desk, 1), await desk.VersionAsync(stay.Id));
        var handler = database.Get<ChangeHourHandler>();
        Assert.Equal((await handler.HandleAsync(desk.FrontDesk, ask, default)).Value, (await handler.HandleAsync(desk.FrontDesk, ask, default)).Value);
        Assert.IsType<StaleEdit>((await handler.HandleAsync(desk.FrontDesk, ask with { Key = Guid.NewGuid(), Hour = desk.Clinic.Tuesday.Id }, default)).Refusal);
        await using var db = database.CreateContext();
        Assert.Equal((2, 1), (await db.HourClaims.CountAsync(), await db.Outbox.CountAsync(row => row.Kind == nameof(HourAgreed))));
    }

    [Theory, OnEachDatabase]
    public async Task What_is_free_is_what_would_be_accepted(Database database)
    {
        var (desk, stay, friday) = await OpenAsync(database);
        var query = database.Get<HourQuery>();
        var seen = (await query.HandleAsync(desk.FrontDesk, stay.Who.Id, default))!;

        // The day after today's hour; the one of Mondays is during the group.
        Assert.Equal((Day(desk, 1), false), (seen.Proposed, seen.HasOneDay));
        Assert.Equal([desk.Clinic.MondayMorning.Id, friday.Id], (await query.FreeAsync(desk.FrontDesk, stay.Id, Day(desk, 1), default)).Select(hour => hour.Id));
        Assert.Empty(await query.FreeAsync(desk.FrontDesk, stay.Id, Day(desk, -1), default));
        await using var db = database.CreateContext();
        Assert.True(await db.AuditEntries.AnyAsync(row => row.Act == "HourRead" && row.ClientId == stay.Who.Id));
    }

    [Theory, OnEachDatabase]
    public Task Of_two_clients_who_are_given_one_hour_at_once_one_has_it(Database database) => RaceAsync(database, () => database.Get<ChangeHourHandler>());

    /// <summary>The queue in front of the database is for speed: without it the same, by the claims alone.</summary>
    [Theory, OnEachDatabase]
    public Task Without_the_gate_one_of_two_has_the_hour_too(Database database) =>
        RaceAsync(database, () => ActivatorUtilities.CreateInstance<ChangeHourHandler>(database.Services, Ask.UnitWith(database)));

    private static async Task RaceAsync(Database database, Func<ChangeHourHandler> handler)
    {
        var (desk, stay, friday) = await OpenAsync(database);
        var other = await desk.ActiveAsync(withHour: false, name: "Noor");
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var racers = new List<Task<Result<HourGiven>>>();
        foreach (var id in new[] { stay.Id, other.Id })
        {
            var (mine, ask) = (handler(), new ChangeHour(Guid.NewGuid(), id, friday.Id, Day(desk, 1), await desk.VersionAsync(id)));
            racers.Add(Task.Run(async () =>
            {
                await go.Task;
                return await mine.HandleAsync(desk.FrontDesk, ask, CancellationToken.None);
            }));
        }

        go.SetResult();
        var answers = await Task.WhenAll(racers);

        Assert.Single(answers, answer => answer.Succeeded);
        Assert.Single(answers, answer => answer.Refusal is HourTaken);
        await using var db = database.CreateContext();
        Assert.Equal(1, await db.HourClaims.CountAsync(row => row.OfferedHourId == friday.Id));
    }

    private static async Task<(StayDesk Desk, StayOf Stay, OfferedHour Friday)> OpenAsync(Database database)
    {
        var desk = await StayDesk.OpenAsync(database);
        return (desk, await desk.ActiveAsync(), await OfferAsync(desk, desk.Clinic.Therapist.Id, DayOfWeek.Friday, 14));
    }

    private static Task<OfferedHour> OfferAsync(StayDesk desk, PractitionerId who, DayOfWeek day, int hour, DateOnly? from = null) => OfferAsync(desk.Clinic, who, day, hour, from);

    internal static async Task<OfferedHour> OfferAsync(PlaceClinic clinic, PractitionerId who, DayOfWeek day, int hour, DateOnly? from = null)
    {
        var offered = new OfferedHour
        {
            Id = new(Guid.CreateVersion7()), PractitionerId = who, Weekday = day, StartMinute = hour * 60, Minutes = 50, From = from ?? clinic.Next.AddDays(-30),
        };
        await clinic.ChangeAsync(db => db.Add(offered));
        return offered;
    }

    internal static async Task<PractitionerId> HireAsync(StayDesk desk, string name)
    {
        var person = Practitioner.Join(new(Guid.CreateVersion7()), name, new License("LCSW", "7", desk.Today.AddYears(1)), "English", ProgramKind.SubstanceUse);
        await desk.Clinic.ChangeAsync(db => db.Add(person));
        return person.Id;
    }

    private static DateOnly Day(StayDesk desk, int ahead) => desk.Clinic.Next.AddDays(ahead - 1);

    private static async Task<Result<HourGiven>> ChangeAsync(Database database, Actor actor, EnrollmentId id, OfferedHour hour, DateOnly from) =>
        await database.Get<ChangeHourHandler>().HandleAsync(actor, new(Guid.NewGuid(), id, hour.Id, from, await AdmitClientTests.VersionAsync(database, id)), default);

    private static async Task SayAsync(Database database, Actor therapist, EnrollmentId id, DateOnly day)
    {
        await using var db = database.CreateContext();
        var hour = await db.HourClaims.Where(row => row.EnrollmentId == id && row.From <= day && row.Until > day).Select(row => row.Id).SingleAsync();
        Assert.Null((await database.Get<MarkAppointmentHandler>().HandleAsync(
            therapist, new(Guid.NewGuid(), hour, day, AppointmentStatus.CancelledByClient, AppointmentStatus.Booked), default)).Refusal);
    }

    private static async Task<IReadOnlyList<DatedHour>> DatesAsync(Database database, Actor.Client who, int days)
    {
        await using var db = database.CreateContext();
        return await db.LoadHoursAsync(row => row.ClientId == who.Id, new(database.Clock.Today, database.Clock.Today.AddDays(days)), database.Clock.Program, default);
    }

    private static async Task<IEnumerable<(OfferedHourId Hour, DateOnly From, DateOnly Until)>> ClaimsAsync(Database database, EnrollmentId id)
    {
        await using var db = database.CreateContext();
        return (await db.HourClaims.AsNoTracking().Where(row => row.EnrollmentId == id).OrderBy(row => row.From).ToListAsync()).Select(row => (row.OfferedHourId, row.From, row.Until));
    }
}
