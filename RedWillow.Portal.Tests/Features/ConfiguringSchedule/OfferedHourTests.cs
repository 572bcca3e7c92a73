using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Individual;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Domain.Time;
using RedWillow.Portal.Features.ConfiguringSchedule;
using RedWillow.Portal.Tests.Features.JoiningGroup;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.ConfiguringSchedule;

public sealed class OfferedHourTests
{
    [Theory, OnEachDatabase]
    public async Task Clinicians_offer_and_see_their_own_hours_and_nobody_elses(Database database)
    {
        var center = new ScheduleOf(database);
        var me = Clinician(await center.StaffAsync("Ana Cruz", new DateOnly(2027, 1, 1), ProgramKind.SubstanceUse));
        var other = await center.StaffAsync("Kim Roe", new DateOnly(2027, 1, 1), ProgramKind.MentalHealth);

        Assert.True((await OfferAsync(database, me, me.Id, new TimeOnly(16, 0))).Succeeded);
        Assert.IsType<NotThere>((await OfferAsync(database, me, other, new TimeOnly(16, 0))).Refusal);
        var mine = await database.Get<AvailabilityQuery>().HandleAsync(me, null, CancellationToken.None);
        Assert.Equal([new TimeOnly(16, 0)], mine!.Hours.Select(hour => hour.Start));
        Assert.Equal([me.Id], mine.Therapists.Select(therapist => therapist.Id));
        Assert.Null(await database.Get<AvailabilityQuery>().HandleAsync(me, other, CancellationToken.None));
    }

    [Theory, OnEachDatabase]
    public async Task An_hour_on_top_of_another_or_of_a_led_group_is_refused(Database database)
    {
        var center = new ScheduleOf(database);
        var me = Clinician(await center.StaffAsync("Ana Cruz", new DateOnly(2027, 1, 1), ProgramKind.SubstanceUse));
        await center.HourAsync(me.Id, DayOfWeek.Monday, new TimeOnly(16, 0));

        Assert.IsType<TherapistBusy>((await OfferAsync(database, me, me.Id, new TimeOnly(16, 45))).Refusal);
        Assert.True((await OfferAsync(database, me, me.Id, new TimeOnly(17, 0))).Succeeded);
        var room = await center.RoomAsync("Birch", 14);
        var group = await center.OpenedAsync(center.Evening() with { Room = room, Counselor = me.Id });
        var busy = Assert.IsType<TherapistBusy>((await OfferAsync(database, me, me.Id, new TimeOnly(20, 0))).Refusal);
        Assert.Equal(("Evening A", ScheduleOf.Monday), (busy.Clash.Existing.Name, busy.Clash.FirstDate));
        Assert.NotNull(group);
    }

    [Theory, OnEachDatabase]
    public async Task An_hour_that_is_offered_on_from_its_end_never_ended(Database database)
    {
        var center = new ScheduleOf(database);
        var me = Clinician(await center.StaffAsync("Ana Cruz", new DateOnly(2027, 1, 1), ProgramKind.SubstanceUse));
        var free = await center.HourAsync(me.Id, DayOfWeek.Monday, new TimeOnly(16, 0));
        Assert.Null((await EndAsync(database, me, free.Id, ScheduleOf.Monday)).Refusal);

        Assert.Equal(free.Id, (await database.Get<OfferHourHandler>().HandleAsync(
            me, new(Guid.NewGuid(), me.Id, DayOfWeek.Monday, new TimeOnly(16, 0), 50, ScheduleOf.Monday), CancellationToken.None)).Value);

        var mine = (await database.Get<AvailabilityQuery>().HandleAsync(me, null, CancellationToken.None))!.Hours;
        Assert.Equal((free.Id, (DateOnly?)null), mine.Select(hour => (hour.Id, hour.Until)).Single());
    }

    [Theory, OnEachDatabase]
    public async Task A_booked_hour_ends_only_after_its_client_has_another(Database database)
    {
        var center = await ScheduleOf.WithRoomAndCounselorAsync(database);
        var me = Clinician(await center.StaffAsync("Ana Cruz", new DateOnly(2027, 1, 1), ProgramKind.SubstanceUse));
        var (booked, free) = (await center.HourAsync(me.Id, DayOfWeek.Tuesday, new TimeOnly(16, 0)), await center.HourAsync(me.Id, DayOfWeek.Friday, new TimeOnly(16, 0)));
        await center.MemberAsync((await center.OpenedAsync()).Id, ScheduleOf.Monday, booked);

        Assert.Equal(new OfferedHourInUse(1), (await EndAsync(database, me, booked.Id, ScheduleOf.Monday)).Refusal);
        Assert.True((await EndAsync(database, me, free.Id, ScheduleOf.Monday)).Succeeded);
        var stranger = Clinician(new PractitionerId(Guid.NewGuid()));
        Assert.IsType<NotThere>((await EndAsync(database, stranger, booked.Id, ScheduleOf.Monday)).Refusal);

        var mine = (await database.Get<AvailabilityQuery>().HandleAsync(me, null, CancellationToken.None))!.Hours;
        Assert.Equal(["Robin"], mine.Single(hour => hour.Id == booked.Id).Clients);
        Assert.Equal(["Robin"], mine.Single(hour => hour.Id == booked.Id).TakersFrom(ScheduleOf.Monday).Select(taker => taker.Name));
        Assert.Empty(mine.Single(hour => hour.Id == booked.Id).TakersFrom(DateSpan.Open));
        Assert.Equal(ScheduleOf.Monday, mine.Single(hour => hour.Id == free.Id).Until);
        var admins = (await database.Get<AvailabilityQuery>().HandleAsync(ScheduleOf.Admin, me.Id, CancellationToken.None))!.Hours;
        Assert.Null(Assert.Single(admins.Single(hour => hour.Id == booked.Id).TakersFrom(ScheduleOf.Monday)).Name);
        Assert.Equal((1, 0), (admins.Sum(hour => hour.Booked), admins.Sum(hour => hour.Clients.Count)));
    }

    [Theory, OnEachDatabase]
    public async Task A_hold_that_ran_out_keeps_no_hour(Database database)
    {
        var clinic = await PlaceClinic.OpenAsync(database);
        await HoldPlaceTests.HoldAsync(database, clinic, 0);
        var me = Clinician(clinic.Therapist.Id);
        Assert.Equal(new OfferedHourInUse(1), (await EndAsync(database, me, clinic.Tuesday.Id, ScheduleOf.Monday)).Refusal);
        database.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(0, (await database.Get<AvailabilityQuery>().HandleAsync(me, null, CancellationToken.None))!.Hours.Sum(hour => hour.Booked));
        Assert.True((await EndAsync(database, me, clinic.Tuesday.Id, ScheduleOf.Monday)).Succeeded);
    }

    [Theory, OnEachDatabase]
    public async Task An_hour_that_never_began_disappears(Database database)
    {
        var center = new ScheduleOf(database);
        var me = Clinician(await center.StaffAsync("Ana Cruz", new DateOnly(2027, 1, 1), ProgramKind.SubstanceUse));
        var hour = await center.HourAsync(me.Id, DayOfWeek.Tuesday, new TimeOnly(16, 0));
        Assert.True((await EndAsync(database, me, hour.Id, database.Clock.Today)).Succeeded);
        Assert.Empty((await database.Get<AvailabilityQuery>().HandleAsync(me, null, CancellationToken.None))!.Hours);
    }

    [Theory, OnEachDatabase]
    public async Task Length_day_and_license_are_checked(Database database)
    {
        var center = new ScheduleOf(database);
        var me = Clinician(await center.StaffAsync("Ana Cruz", database.Clock.Today, ProgramKind.SubstanceUse));
        var counselor = await center.StaffAsync("Dana Reyes", new DateOnly(2027, 1, 1));
        var ask = new OfferHour(Guid.NewGuid(), me.Id, DayOfWeek.Monday, new TimeOnly(16, 0), 50, database.Clock.Today);

        Assert.IsType<HourLengthWrong>((await SendAsync(ask with { Minutes = 10 })).Refusal);
        Assert.IsType<LicenseNotInForce>((await SendAsync(ask with { From = ScheduleOf.Monday })).Refusal);
        Assert.IsType<EffectiveDateOutOfRange>((await SendAsync(ask with { From = DateOnly.MinValue })).Refusal);
        Assert.Equal(new NotATherapist("Dana Reyes"), (await SendAsync(ask with { Therapist = counselor })).Refusal);

        Task<Result<OfferedHourId>> SendAsync(OfferHour form) =>
            database.Get<OfferHourHandler>().HandleAsync(ScheduleOf.Admin, form with { Key = Guid.NewGuid() }, CancellationToken.None);
    }

    private static Actor.Staff Clinician(PractitionerId id) => new(new AccountId(Guid.NewGuid()), id, StaffRoles.Clinician);

    private static Task<Result<OfferedHourId>> OfferAsync(Database database, Actor actor, PractitionerId therapist, TimeOnly start) =>
        database.Get<OfferHourHandler>().HandleAsync(
            actor, new OfferHour(Guid.NewGuid(), therapist, DayOfWeek.Monday, start, 50, database.Clock.Today), CancellationToken.None);

    private static Task<Result<Done>> EndAsync(Database database, Actor actor, OfferedHourId hour, DateOnly day) =>
        database.Get<EndOfferedHourHandler>().HandleAsync(actor, new EndOfferedHour(Guid.NewGuid(), hour, day), CancellationToken.None);
}
