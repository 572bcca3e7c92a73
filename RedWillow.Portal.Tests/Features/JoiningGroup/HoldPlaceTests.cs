using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Placing;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Features.JoiningGroup;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.JoiningGroup;

public sealed class HoldPlaceTests
{
    [Theory, OnEachDatabase]
    public async Task Seat_and_hour_are_held_for_ten_minutes_and_the_choice_is_noted(Database database)
    {
        var clinic = await PlaceClinic.OpenAsync(database);

        var held = await HoldAsync(database, clinic, 0);

        Assert.Equal(database.Clock.UtcNow.AddMinutes(10), held.Value!.HeldUntilUtc);
        await using var db = database.CreateContext();
        var (seat, hour) = (await db.SeatClaims.SingleAsync(), await db.HourClaims.SingleAsync());
        Assert.Equal((ClaimKind.Hold, clinic.Evening.Id, clinic.First, DateOnly.MaxValue), (seat.Kind, seat.GroupId, seat.From, seat.Until));
        Assert.Equal((ClaimKind.Hold, clinic.Tuesday.Id, clinic.First), (hour.Kind, hour.OfferedHourId, hour.From));
        var enrollment = await db.Enrollments.SingleAsync();
        Assert.Equal((clinic.Evening.Id, clinic.First, clinic.Therapist.Id, false), (enrollment.GroupId, enrollment.StartDate, enrollment.TherapistId, enrollment.ArrangeHour));
        Assert.Equal(1, await db.AuditEntries.CountAsync(entry => entry.Act == nameof(SeatTaken)));
    }

    [Theory, OnEachDatabase]
    public async Task When_no_hour_fits_the_seat_is_held_alone(Database database)
    {
        var clinic = await PlaceClinic.OpenAsync(database);

        Assert.True((await HandleAsync(database, clinic, 0, Ask(clinic, 0) with { Hour = null, NoHourFits = true })).Succeeded);

        await using var db = database.CreateContext();
        Assert.Equal(1, await db.SeatClaims.CountAsync());
        Assert.False(await db.HourClaims.AnyAsync());
        Assert.True((await db.Enrollments.SingleAsync()).ArrangeHour);
    }

    [Theory, OnEachDatabase]
    public async Task Nothing_about_the_hour_or_both_at_once_is_refused(Database database)
    {
        var clinic = await PlaceClinic.OpenAsync(database);

        Assert.IsType<HourNotChosen>((await HandleAsync(database, clinic, 0, Ask(clinic, 0) with { Hour = null })).Refusal);
        Assert.IsType<HourNotChosen>((await HandleAsync(database, clinic, 0, Ask(clinic, 0) with { NoHourFits = true })).Refusal);
        await HoldsAreAsync(database, 0, 0);
    }

    [Theory, OnEachDatabase]
    public async Task An_hour_during_the_group_takes_neither_hour_nor_seat(Database database)
    {
        var clinic = await PlaceClinic.OpenAsync(database);

        var held = await HandleAsync(database, clinic, 0, Ask(clinic, 0) with { Hour = clinic.MondayEvening.Id });

        Assert.IsType<ClientBusyThen>(held.Refusal);
        await HoldsAreAsync(database, 0, 0);
    }

    [Theory, OnEachDatabase]
    public async Task An_hour_just_lost_takes_no_seat_either(Database database)
    {
        var clinic = await PlaceClinic.OpenAsync(database, clients: 2);
        await HoldAsync(database, clinic, 0);

        Assert.IsType<HourTaken>((await HoldAsync(database, clinic, 1)).Refusal);
        await HoldsAreAsync(database, 1, 1);
    }

    [Theory, OnEachDatabase]
    public async Task Choosing_again_replaces_the_hold_even_where_the_new_hour_lies_in_the_old_group(Database database)
    {
        var clinic = await PlaceClinic.OpenAsync(database);
        await HoldAsync(database, clinic, 0);

        var again = await HandleAsync(
            database, clinic, 0, Ask(clinic, 0) with { Group = clinic.Daytime.Id, Hour = clinic.MondayEvening.Id });

        Assert.True(again.Succeeded);
        await using var db = database.CreateContext();
        Assert.Equal(clinic.Daytime.Id, (await db.SeatClaims.SingleAsync()).GroupId);
        Assert.Equal(clinic.MondayEvening.Id, (await db.HourClaims.SingleAsync()).OfferedHourId);
    }

    [Theory, OnEachDatabase]
    public async Task A_refused_second_choice_leaves_the_first(Database database)
    {
        var clinic = await PlaceClinic.OpenAsync(database);
        await HoldAsync(database, clinic, 0);

        Assert.IsType<NotASessionDate>((await HandleAsync(database, clinic, 0, Ask(clinic, 0) with { Start = clinic.First.AddDays(2) })).Refusal);

        await using var db = database.CreateContext();
        Assert.Equal((clinic.Evening.Id, clinic.First), await db.SeatClaims.Select(row => new ValueTuple<GroupId, DateOnly>(row.GroupId, row.From)).SingleAsync());
        Assert.Equal(clinic.First, (await db.Enrollments.SingleAsync()).StartDate);
    }

    [Theory, OnEachDatabase]
    public async Task A_session_by_the_day_of_the_answer_is_too_soon_for_who_chooses_alone_and_not_for_staff(Database database)
    {
        var clinic = await PlaceClinic.OpenAsync(database);
        var early = Ask(clinic, 0) with { Start = clinic.Next };
        Assert.IsType<StartsTooSoon>((await HandleAsync(database, clinic, 0, early)).Refusal);
        database.Clock.Advance(TimeSpan.FromHours(20));
        Assert.Equal(clinic.Next, database.Clock.Today);
        Assert.IsType<StartsTooSoon>((await HandleAsync(database, clinic, 0, early with { Key = Guid.NewGuid() })).Refusal);
        Assert.IsType<StartsTooSoon>((await HoldAsync(database, clinic, 0)).Refusal);

        await HoldsAreAsync(database, 0, 0);
        var desk = new Actor.Staff(new(Guid.NewGuid()), clinic.Therapist.Id, StaffRoles.FrontDesk);
        Assert.True((await database.Get<HoldPlaceHandler>().HandleAsync(desk, early with { Key = Guid.NewGuid() }, CancellationToken.None)).Succeeded);
    }

    [Theory, OnEachDatabase]
    public async Task Over_a_weekend_and_over_closed_days_the_answer_takes_longer_and_so_does_the_first_day(Database database)
    {
        var clinic = await PlaceClinic.OpenAsync(database);
        var monday = new DateOnly(2026, 1, 19);
        database.Clock.MoveTo(monday.AddDays(-3), new(10, 0));
        await clinic.ChangeAsync(db => db.AddRange(
            Closure.Declare(new(Guid.CreateVersion7()), monday, "Snow"), Closure.Propose(new(Guid.CreateVersion7()), monday.AddDays(1), "A proposal closes nothing")));

        // Asked on a Friday, answered on Tuesday because Monday is closed: Wednesday is the first.
        Assert.IsType<StartsTooSoon>((await HandleAsync(database, clinic, 0, Ask(clinic, 0) with { Start = monday })).Refusal);
        Assert.True((await HandleAsync(database, clinic, 0, Ask(clinic, 0) with { Start = monday.AddDays(2) })).Succeeded);

        await clinic.ChangeAsync(db => db.Add(Closure.Declare(new(Guid.CreateVersion7()), monday.AddDays(2), "Snow")));
        await clinic.ChangeAsync(db => db.Closures.Single(row => row.Date == monday.AddDays(1)).Confirm());
        Assert.IsType<StartsTooSoon>((await HandleAsync(database, clinic, 0, Ask(clinic, 0) with { Start = monday.AddDays(3) })).Refusal);
    }

    [Theory, OnEachDatabase]
    public async Task Holding_the_same_place_again_adds_no_time_until_its_time_is_over(Database database)
    {
        var clinic = await PlaceClinic.OpenAsync(database, capacity: 1);
        var until = (await HoldAsync(database, clinic, 0)).Value!.HeldUntilUtc;
        database.Clock.Advance(TimeSpan.FromMinutes(6));

        Assert.Equal(until, (await HoldAsync(database, clinic, 0)).Value!.HeldUntilUtc);
        await HoldsAreAsync(database, 1, 1);
        await using (var db = database.CreateContext())
        {
            Assert.Equal((until, until), ((await db.SeatClaims.SingleAsync()).HeldUntilUtc, (await db.HourClaims.SingleAsync()).HeldUntilUtc));
            Assert.Equal(1, await db.AuditEntries.CountAsync(entry => entry.Act == nameof(SeatTaken)));
        }

        database.Clock.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal(until.AddMinutes(10), (await HoldAsync(database, clinic, 0)).Value!.HeldUntilUtc);
        await HoldsAreAsync(database, 1, 1);
    }

    [Theory, OnEachDatabase]
    public async Task Another_group_day_or_hour_is_a_new_hold(Database database)
    {
        var clinic = await PlaceClinic.OpenAsync(database);
        HoldPlace[] choices =
        [
            Ask(clinic, 0), Ask(clinic, 0) with { Start = clinic.First.AddDays(4) }, Ask(clinic, 0) with { Hour = clinic.MondayMorning.Id },
            Ask(clinic, 0) with { Hour = null, NoHourFits = true }, Ask(clinic, 0) with { Hour = null, NoHourFits = true, Group = clinic.Daytime.Id },
        ];

        foreach (var choice in choices)
        {
            var until = database.Clock.UtcNow.AddMinutes(10);
            Assert.Equal(until, (await HandleAsync(database, clinic, 0, choice)).Value!.HeldUntilUtc);
            database.Clock.Advance(TimeSpan.FromMinutes(1));
            Assert.Equal(until, (await HandleAsync(database, clinic, 0, choice with { Key = Guid.NewGuid() })).Value!.HeldUntilUtc);
        }
    }

    [Theory, OnEachDatabase]
    public async Task A_hold_counts_until_its_last_second_and_then_makes_room_for_the_next_to_ask(Database database)
    {
        var clinic = await PlaceClinic.OpenAsync(database, capacity: 1, clients: 2);
        await HoldAsync(database, clinic, 0);

        database.Clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
        Assert.IsType<GroupFull>((await HoldAsync(database, clinic, 1)).Refusal);

        database.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True((await HoldAsync(database, clinic, 1)).Succeeded);
        await using var db = database.CreateContext();
        Assert.Equal(clinic.Clients[1].Who.Id, (await db.SeatClaims.SingleAsync()).ClientId);
        Assert.Equal(clinic.Clients[1].Who.Id, (await db.HourClaims.SingleAsync()).ClientId);
        Assert.Equal(2, await db.AuditEntries.CountAsync(entry => entry.Act == nameof(HoldRanOut)));
    }

    [Theory, OnEachDatabase]
    public async Task A_request_is_never_swept(Database database)
    {
        var clinic = await PlaceClinic.OpenAsync(database, capacity: 1, clients: 2);
        await HoldAsync(database, clinic, 0);
        await clinic.ChangeAsync(db => db.SeatClaims.Single().Become(ClaimKind.Request));
        database.Clock.Advance(TimeSpan.FromDays(1));

        var late = await HandleAsync(database, clinic, 1, Ask(clinic, 1) with { Start = clinic.First.AddDays(4), Hour = null, NoHourFits = true });

        Assert.IsType<GroupFull>(late.Refusal);
    }

    [Theory, OnEachDatabase]
    public async Task The_same_form_sent_twice_holds_once_and_answers_alike(Database database)
    {
        var clinic = await PlaceClinic.OpenAsync(database);
        var ask = Ask(clinic, 0);
        var first = await HandleAsync(database, clinic, 0, ask);
        database.Clock.Advance(TimeSpan.FromMinutes(3));

        Assert.Equal(first.Value, (await HandleAsync(database, clinic, 0, ask)).Value);
        await HoldsAreAsync(database, 1, 1);
    }

    [Theory, OnEachDatabase]
    public async Task Another_clients_enrollment_is_not_there_and_neither_is_it_for_visitors_and_other_staff(Database database)
    {
        var clinic = await PlaceClinic.OpenAsync(database, clients: 2);
        Actor[] others = [clinic.Clients[1].Who, Actor.Visitor.Instance, new Actor.Staff(new(Guid.NewGuid()), clinic.Therapist.Id, StaffRoles.Counselor | StaffRoles.Admin)];

        foreach (var other in others)
            Assert.IsType<NotThere>((await database.Get<HoldPlaceHandler>().HandleAsync(other, Ask(clinic, 0), CancellationToken.None)).Refusal);
        await HoldsAreAsync(database, 0, 0);
    }

    [Theory, OnEachDatabase]
    public async Task An_unknown_group_or_hour_is_not_there(Database database)
    {
        var clinic = await PlaceClinic.OpenAsync(database);

        Assert.IsType<NotThere>((await HandleAsync(database, clinic, 0, Ask(clinic, 0) with { Group = new(Guid.NewGuid()) })).Refusal);
        Assert.IsType<NotThere>((await HandleAsync(database, clinic, 0, Ask(clinic, 0) with { Hour = new(Guid.NewGuid()) })).Refusal);
    }

    [Theory, OnEachDatabase]
    public async Task A_flag_or_a_task_for_staff_closes_choosing_with_the_same_refusal(Database database)
    {
        var clinic = await PlaceClinic.OpenAsync(database, clients: 3);
        await clinic.ChangeAsync(db => db.Add(new SafetyFlag
        {
            Id = new(Guid.CreateVersion7()), ClientId = clinic.Clients[0].Who.Id, EnrollmentId = clinic.Clients[0].Enrollment, Reasons = "x", RaisedUtc = database.Clock.UtcNow,
        }));
        await clinic.ChangeAsync(db => db.Add(new StaffTask
        {
            Id = new(Guid.CreateVersion7()), Kind = StaffTaskKind.StaffAssisted, ClientId = clinic.Clients[1].Who.Id, EnrollmentId = clinic.Clients[1].Enrollment,
            OpenedUtc = database.Clock.UtcNow, Priority = TaskPriority.Routine,
        }));

        var flagged = await HoldAsync(database, clinic, 0);
        var assisted = await HoldAsync(database, clinic, 1);

        Assert.Equal(new ArrangedByStaff(), flagged.Refusal);
        Assert.Equal(flagged.Refusal, assisted.Refusal);
        await clinic.ChangeAsync(db => db.SafetyFlags.Single().Clear(clinic.Therapist.Id, "Talked.", database.Clock.UtcNow));
        Assert.True((await HoldAsync(database, clinic, 0)).Succeeded);
    }

    [Theory, OnEachDatabase]
    public async Task After_sending_nothing_is_chosen_any_more(Database database)
    {
        var clinic = await PlaceClinic.OpenAsync(database);
        await clinic.ChangeAsync(db => db.Enrollments.Single().MoveTo(EnrollmentStatus.Requested, clinic.Clients[0].Who, database.Clock.UtcNow));

        Assert.IsType<AlreadySent>((await HoldAsync(database, clinic, 0)).Refusal);
    }

    internal static HoldPlace Ask(PlaceClinic clinic, int client) =>
        new(Guid.CreateVersion7(), clinic.Clients[client].Enrollment, clinic.Evening.Id, clinic.First, clinic.Tuesday.Id, NoHourFits: false);

    internal static Task<Result<HeldPlace>> HoldAsync(Database database, PlaceClinic clinic, int client) =>
        HandleAsync(database, clinic, client, Ask(clinic, client));

    private static Task<Result<HeldPlace>> HandleAsync(Database database, PlaceClinic clinic, int client, HoldPlace ask) =>
        database.Get<HoldPlaceHandler>().HandleAsync(clinic.Clients[client].Who, ask, CancellationToken.None);

    private static async Task HoldsAreAsync(Database database, int seats, int hours)
    {
        await using var db = database.CreateContext();
        Assert.Equal((seats, hours), (await db.SeatClaims.CountAsync(), await db.HourClaims.CountAsync()));
    }
}
