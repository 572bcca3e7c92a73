using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Individual;
using RedWillow.Portal.Domain.Placing;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Tests.Domain.Placing;

public sealed class PlacementTests
{
    private static readonly DateOnly Wednesday = new(2026, 1, 14);
    private static readonly DateTime Now = new(2026, 1, 13, 17, 0, 0, DateTimeKind.Utc);
    private static readonly PlacementTerms Terms = new(Now, 10);
    private static readonly PractitionerId Rosa = new(Guid.NewGuid());
    private static readonly WeeklyCommitment Meeting = At(DayOfWeek.Wednesday, 17 * 60 + 30, 195, "E1");

    private static readonly GroupPlaces Group = new(
        new(Guid.NewGuid()), TrackStatus.Open, ProgramKind.SubstanceUse, 2, [Meeting],
        [new(Wednesday, Now.AddDays(1)), new(Wednesday.AddDays(7), Now.AddDays(8))], [DateSpan.OpenFrom(Wednesday.AddDays(-20))]);

    private static readonly TherapistWeek Free = new(Rosa, "Rosa Lindqvist", ProgramKind.SubstanceUse, [], []);

    private static readonly OfferedHour Tuesday = Hour(DayOfWeek.Tuesday, 16 * 60);

    [Fact]
    public void A_seat_and_an_hour_are_held_together_until_the_same_moment()
    {
        var place = Ask(Group, Tuesday, Free).Take(Terms).Value!;

        Assert.Equal((ClaimKind.Hold, Wednesday, (DateTime?)Now.AddMinutes(10)), (place.Seat.Kind, place.Seat.From, place.Seat.HeldUntilUtc));
        Assert.Equal((ClaimKind.Hold, Wednesday, Now.AddMinutes(10), Tuesday.Id), (place.Hour!.Kind, place.Hour.From, place.Hour.HeldUntilUtc, place.Hour.OfferedHourId));
    }

    [Fact]
    public void Without_an_hour_the_seat_is_held_alone() => Assert.Null(Ask(Group).Take(Terms).Value!.Hour);

    [Fact]
    public void A_full_group_is_refused_before_the_hour_is_looked_at()
    {
        var full = Group with { Taken = [.. Group.Taken, DateSpan.OpenFrom(Wednesday.AddDays(30))] };
        Assert.IsType<GroupFull>(Ask(full, Hour(DayOfWeek.Wednesday, 18 * 60), Free).Take(Terms).Refusal);
    }

    [Fact]
    public void A_seat_that_ends_by_the_first_session_is_free()
    {
        var freed = Group with { Taken = [.. Group.Taken, new DateSpan(Wednesday.AddDays(-9), Wednesday)] };
        Assert.True(Ask(freed).Take(Terms).Succeeded);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-7)]
    [InlineData(700)]
    public void A_day_without_a_session_is_no_first_day(int daysLater) =>
        Assert.IsType<NotASessionDate>(Ask(Group, start: Wednesday.AddDays(daysLater)).Take(Terms).Refusal);

    [Fact]
    public void A_session_that_has_begun_is_no_first_session() =>
        Assert.IsType<SessionHasBegun>(Ask(Group).Take(Terms with { NowUtc = Now.AddDays(1) }).Refusal);

    [Theory]
    [InlineData(TrackStatus.Planned)]
    [InlineData(TrackStatus.Closed)]
    public void A_track_that_is_not_open_takes_nobody(TrackStatus status) =>
        Assert.IsType<TrackNotOpen>(Ask(Group with { Track = status }).Take(Terms).Refusal);

    [Fact]
    public void An_hour_during_the_group_is_refused() =>
        Assert.IsType<ClientBusyThen>(Ask(Group, Hour(DayOfWeek.Wednesday, 17 * 60), Free).Take(Terms).Refusal);

    [Fact]
    public void An_hour_that_ends_as_the_group_begins_is_fine_at_one_site_and_refused_with_a_way_between()
    {
        var before = Hour(DayOfWeek.Wednesday, 16 * 60 + 40);
        Assert.True(Ask(Group, before, Free).Take(Terms).Succeeded);
        Assert.IsType<ClientBusyThen>(Ask(Group, before, Free).Take(Terms with { BufferMinutes = 30 }).Refusal);
    }

    [Fact]
    public void An_hour_of_another_client_is_taken()
    {
        var busy = Free with { Claimed = [At(DayOfWeek.Tuesday, 16 * 60 + 30, 50, "")] };
        Assert.IsType<HourTaken>(Ask(Group, Tuesday, busy).Take(Terms).Refusal);
    }

    [Fact]
    public void An_hour_in_which_the_therapist_leads_a_group_is_refused()
    {
        var leading = Free with { Leads = [At(DayOfWeek.Tuesday, 15 * 60, 195, "D4")] };
        Assert.IsType<TherapistBusy>(Ask(Group, Tuesday, leading).Take(Terms).Refusal);
    }

    [Fact]
    public void An_hour_of_another_program_or_not_offered_yet_or_no_more_is_refused()
    {
        var ending = Hour(DayOfWeek.Tuesday, 16 * 60);
        ending.EndBefore(Wednesday.AddDays(60));

        Assert.IsType<HourNotOffered>(Ask(Group, Tuesday, Free with { Program = ProgramKind.MentalHealth }).Take(Terms).Refusal);
        Assert.IsType<HourNotOffered>(Ask(Group, Tuesday, Free with { Program = null }).Take(Terms).Refusal);
        Assert.IsType<HourNotOffered>(Ask(Group, Hour(DayOfWeek.Tuesday, 16 * 60, Wednesday.AddDays(7)), Free).Take(Terms).Refusal);
        Assert.IsType<HourNotOffered>(Ask(Group, ending, Free).Take(Terms).Refusal);
        Assert.True(Ask(Group, Hour(DayOfWeek.Tuesday, 16 * 60, Wednesday.AddDays(6)), Free).Take(Terms).Succeeded);
    }

    [Fact]
    public void Who_has_a_seat_already_gets_no_second_one()
    {
        var place = Ask(Group) with { Client = new ClientPlaces([new DateSpan(Wednesday.AddDays(-30), Wednesday.AddDays(1))], []) };
        Assert.IsType<AlreadyEnrolling>(place.Take(Terms).Refusal);
    }

    [Fact]
    public void Exactly_what_is_held_stays_held_until_its_time_is_over()
    {
        var ask = Ask(Group, Tuesday, Free).Ask;
        var (seat, hour) = Ask(Group, Tuesday, Free).Take(Terms).Value! is var place ? (place.Seat, place.Hour) : default;
        var until = seat.HeldUntilUtc!.Value;

        Assert.Equal(until, ask.HeldUntil(seat, hour, Now));
        Assert.Equal(until, (ask with { Hour = null }).HeldUntil(seat, null, until.AddSeconds(-1)));
        Assert.Null(ask.HeldUntil(seat, hour, until));
        Assert.Null(ask.HeldUntil(null, null, Now));
        Assert.Null(ask.HeldUntil(seat, null, Now));
        Assert.Null((ask with { Hour = null }).HeldUntil(seat, hour, Now));
        Assert.Null((ask with { Start = Wednesday.AddDays(7) }).HeldUntil(seat, hour, Now));
        Assert.Null((ask with { Group = new(Guid.NewGuid()) }).HeldUntil(seat, hour, Now));
        seat.Become(ClaimKind.Request);
        Assert.Null(ask.HeldUntil(seat, hour, Now));
    }

    [Fact]
    public void An_appointment_stands_in_the_way_of_seat_and_hour_on_its_own_day_alone()
    {
        // On the second Wednesday, while the group meets, and on the first Tuesday, at the hour.
        ClientPlaces busy = new([], [On(Wednesday.AddDays(7), 18 * 60), On(Wednesday.AddDays(6), 16 * 60)]);
        ClientPlaces atHour = new([], [On(Wednesday.AddDays(6), 16 * 60)]);

        Refusal? Why(ClientPlaces client, DateOnly start) => (Ask(Group, Tuesday, Free, start) with { Client = client }).Take(Terms).Refusal;
        var seat = Assert.IsType<ClientBusyThen>(Why(busy, Wednesday));
        Assert.Equal(Wednesday.AddDays(7), seat.Clash.FirstDate);
        var hour = Assert.IsType<ClientBusyThen>(Why(atHour, Wednesday));
        Assert.Equal(Wednesday.AddDays(6), hour.Clash.FirstDate);
        Assert.All([seat, hour], refusal => Assert.True(NearestStarts.Help(refusal) && NearestStarts.IsAboutHour(refusal)));
        Assert.Null(Why(atHour, Wednesday.AddDays(7)));
        // What is offered is judged alike.
        Assert.Equal(Wednesday.AddDays(7), new SeatOffer(Group, new([], [On(Wednesday, 18 * 60)]), Terms).Starts.First());

        static WeeklyCommitment On(DateOnly day, int startMinute) =>
            new("", WeeklyTime.Between(day.DayOfWeek, startMinute, startMinute + 50), new DateSpan(day, day.AddDays(1)));
    }

    [Fact]
    public void What_is_held_becomes_a_request_and_no_longer_runs_out()
    {
        var held = Ask(Group, Tuesday, Free).Take(Terms).Value!;
        var kept = (Ask(Group) with { OwnSeat = held.Seat, OwnHour = held.Hour, OwnTherapist = Free, OwnOffered = [Tuesday.Span] }).Keep(ClaimKind.Request, false, Terms, Now);

        Assert.True(kept.Succeeded);
        Assert.Equal((ClaimKind.Request, (DateTime?)null), (held.Seat.Kind, held.Seat.HeldUntilUtc));
        Assert.Equal((ClaimKind.Request, (DateTime?)null), (held.Hour!.Kind, held.Hour.HeldUntilUtc));
    }

    [Fact]
    public void The_day_of_a_hold_that_runs_is_not_judged_again_and_that_of_one_that_ran_out_is()
    {
        var held = Ask(Group, Tuesday, Free).Take(Terms).Value!;
        var mine = Ask(Group) with { OwnSeat = held.Seat, OwnHour = held.Hour, OwnTherapist = Free, OwnOffered = [Tuesday.Span] };
        var over = Terms with { NowUtc = held.Seat.HeldUntilUtc!.Value, NotBefore = Wednesday.AddDays(8) };
        var running = over with { NowUtc = over.NowUtc.AddSeconds(-1) };

        Assert.IsType<StartsTooSoon>(mine.Keep(ClaimKind.Request, false, over, Now).Refusal);
        // Another day than the one that was held is a new choice.
        Assert.IsType<StartsTooSoon>((mine with { Ask = mine.Ask with { Start = Wednesday.AddDays(7) } }).Keep(ClaimKind.Request, false, running, Now).Refusal);
        Assert.True(mine.Keep(ClaimKind.Request, false, running, Now).Succeeded);
    }

    [Theory]
    [InlineData(TrackStatus.Planned)]
    [InlineData(TrackStatus.Closed)]
    public void What_is_promised_is_kept_when_the_track_takes_nobody_new(TrackStatus status)
    {
        var held = Ask(Group, Tuesday, Free).Take(Terms).Value!;
        var kept = Ask(Group with { Track = status }) with { OwnSeat = held.Seat, OwnHour = held.Hour, OwnTherapist = Free, OwnOffered = [Tuesday.Span] };

        Assert.True(kept.Keep(ClaimKind.Member, false, Terms, Now).Succeeded);
    }

    [Fact]
    public void A_hold_that_is_gone_in_part_or_whole_is_not_kept()
    {
        var held = Ask(Group, Tuesday, Free).Take(Terms).Value!;

        Assert.IsType<HoldExpired>(Ask(Group).Keep(ClaimKind.Request, false, Terms, Now).Refusal);
        Assert.IsType<HoldExpired>((Ask(Group) with { OwnSeat = held.Seat }).Keep(ClaimKind.Request, false, Terms, Now).Refusal);
        Assert.True((Ask(Group) with { OwnSeat = held.Seat }).Keep(ClaimKind.Request, true, Terms, Now).Succeeded);
    }

    [Fact]
    public void Moving_the_first_session_claims_again()
    {
        var held = Ask(Group, Tuesday, Free).Take(Terms).Value!;
        var later = Ask(Group, start: Wednesday.AddDays(7)) with { OwnSeat = held.Seat, OwnHour = held.Hour, OwnTherapist = Free, OwnOffered = [Tuesday.Span] };
        var promised = later with { Group = Group with { Taken = [.. Group.Taken, DateSpan.OpenFrom(Wednesday.AddDays(9))] } };

        Assert.IsType<GroupFull>(promised.Keep(ClaimKind.Member, false, Terms, Now).Refusal);
        Assert.Equal(Wednesday, held.Seat.From);
        Assert.True(later.Keep(ClaimKind.Member, false, Terms, Now).Succeeded);
        Assert.Equal((Wednesday.AddDays(7), Wednesday.AddDays(7)), (held.Seat.From, held.Hour!.From));
    }

    /// <summary>Tuesday, 17:00 by the clock: the hour of the day has come, whatever day the first session is.</summary>
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(8, 8)]
    public void An_hour_that_has_come_is_not_taken_twice(int start, int from)
    {
        var today = DateOnly.FromDateTime(Now);
        var before = HourClaim.Hold(new(Guid.NewGuid()), Tuesday, new(Guid.NewGuid()), new(Guid.NewGuid()), today.AddDays(-7), Now);
        before.Become(ClaimKind.Member);

        var rest = before.GoOnFrom(today.AddDays(start), today.AddDays(1));

        Assert.Equal((today.AddDays(-7), today.AddDays(1), today.AddDays(from), DateSpan.Open), (before.From, before.Until, rest.From, rest.Until));
        Assert.Equal((before.OfferedHourId, before.ClientId, before.EnrollmentId, ClaimKind.Member), (rest.OfferedHourId, rest.ClientId, rest.EnrollmentId, rest.Kind));
    }

    /// <summary>Tuesday, 17:00: the seat ended a while ago, today or later, and days that have begun stay without it.</summary>
    [Theory]
    [InlineData(-7, true)]
    [InlineData(0, true)]
    [InlineData(1, false)]
    [InlineData(5, false)]
    public void A_later_end_leaves_out_the_days_on_which_nobody_was_expected(int ended, bool anew)
    {
        var (today, client, stay) = (DateOnly.FromDateTime(Now), new ClientId(Guid.NewGuid()), new EnrollmentId(Guid.NewGuid()));
        var seat = SeatClaim.Hold(new(Guid.NewGuid()), new(Guid.NewGuid()), client, stay, today.AddDays(-20), Now);
        var hour = HourClaim.Hold(new(Guid.NewGuid()), Tuesday, client, stay, today.AddDays(-20), Now);
        seat.Become(ClaimKind.Member);
        hour.Become(ClaimKind.Member);
        seat.EndBefore(today.AddDays(ended));
        hour.EndBefore(today.AddDays(ended));
        Assert.Equal(today.AddDays(1), hour.FirstFreeDay(Now));
        Assert.Equal(today, hour.FirstFreeDay(today.ToDateTime(new(15, 59))));

        var (seatOn, hourOn) = (seat.GoOnUntil(today.AddDays(30), today.AddDays(1)), hour.GoOnUntil(today.AddDays(30), today.AddDays(1)));

        Assert.Equal((anew, anew), (seatOn != seat, hourOn != hour));
        var (from, was) = (today.AddDays(anew ? 1 : -20), today.AddDays(anew ? ended : 30));
        Assert.Equal((from, today.AddDays(30), was), (seatOn.From, seatOn.Until, seat.Until));
        Assert.Equal((from, today.AddDays(30), was), (hourOn.From, hourOn.Until, hour.Until));
        Assert.Equal((seat.GroupId, client, stay, ClaimKind.Member), (seatOn.GroupId, seatOn.ClientId, seatOn.EnrollmentId, seatOn.Kind));
        Assert.Equal((hour.OfferedHourId, client, stay, ClaimKind.Member), (hourOn.OfferedHourId, hourOn.ClientId, hourOn.EnrollmentId, hourOn.Kind));
    }

    /// <summary>A request is admitted at five on the day of its hour, which is at four: nobody had an hour before they were admitted.</summary>
    [Theory]
    [InlineData(ClaimKind.Request)]
    [InlineData(ClaimKind.Hold)]
    public void An_hour_that_has_come_before_the_admission_was_nobodys(ClaimKind kind)
    {
        var today = DateOnly.FromDateTime(Now);
        var hour = HourClaim.Hold(new(Guid.NewGuid()), Tuesday, new(Guid.NewGuid()), new(Guid.NewGuid()), today.AddDays(2), Now);
        if (kind != ClaimKind.Hold)
            hour.Become(kind);

        Assert.Same(hour, hour.GoOnFrom(today, today.AddDays(1)));
        Assert.Equal(today.AddDays(1), hour.From);
        Assert.Equal(today, hour.GoOnFrom(today, today).From);
    }

    [Fact]
    public void Another_hour_begins_on_its_day_where_the_one_before_ends_and_nothing_of_the_client_is_in_its_way()
    {
        var (seat, tuesday) = Mine(Wednesday.AddDays(-30));
        var change = Having(seat, Hour(DayOfWeek.Tuesday, 16 * 60 + 30)).ChangeHour([tuesday], Wednesday.AddDays(3), true, 0, Now).Value!;

        Assert.Equal((Wednesday.AddDays(3), DateSpan.Open, ClaimKind.Member, (DateTime?)null), (change.Hour.From, change.Hour.Until, change.Hour.Kind, change.Hour.HeldUntilUtc));
        Assert.Equal((Wednesday.AddDays(3), tuesday), (tuesday.Until, Assert.Single(change.Ended)));
        Assert.Empty(change.Never);
    }

    [Fact]
    public void An_hour_that_would_have_begun_later_never_was_and_one_that_was_asked_for_neither()
    {
        var (seat, tuesday) = Mine(Wednesday.AddDays(-30));
        var friday = Having(seat, Hour(DayOfWeek.Friday, 600)).ChangeHour([tuesday], Wednesday.AddDays(7), true, 0, Now).Value!.Hour;
        var sooner = Having(seat, Hour(DayOfWeek.Friday, 840)).ChangeHour([tuesday, friday], Wednesday.AddDays(7), true, 0, Now).Value!;
        Assert.Equal((0, friday), (sooner.Ended.Count, Assert.Single(sooner.Never)));
        Assert.Equal(Wednesday.AddDays(7), tuesday.Until);

        var (asked, hour) = Mine(Wednesday.AddDays(-3), ClaimKind.Request);
        var instead = Having(asked, Hour(DayOfWeek.Friday, 600)).ChangeHour([hour], DateOnly.FromDateTime(Now), false, 0, Now).Value!;
        Assert.Equal((ClaimKind.Request, 0, hour), (instead.Hour.Kind, instead.Ended.Count, Assert.Single(instead.Never)));
    }

    /// <summary>Tuesday at five: the hour of the day, at four, has come.</summary>
    [Theory]
    [InlineData(DayOfWeek.Tuesday, 16, DayOfWeek.Friday, 10, 1)]
    [InlineData(DayOfWeek.Friday, 10, DayOfWeek.Tuesday, 16, 1)]
    [InlineData(DayOfWeek.Tuesday, 18, DayOfWeek.Friday, 10, 0)]
    [InlineData(DayOfWeek.Friday, 10, DayOfWeek.Tuesday, 18, 0)]
    public void On_a_day_whose_hour_has_come_another_one_waits_for_the_next_day(DayOfWeek before, int start, DayOfWeek day, int at, int later)
    {
        var today = DateOnly.FromDateTime(Now);
        var (seat, hour) = Mine(Wednesday.AddDays(-30), ClaimKind.Member, Hour(before, start * 60));
        var change = Having(seat, Hour(day, at * 60)).ChangeHour([hour], today, true, 0, Now).Value!;

        Assert.Equal((today.AddDays(later), today.AddDays(later)), (change.Hour.From, hour.Until));
    }

    [Fact]
    public void Another_hour_ends_with_the_seat_and_begins_with_it()
    {
        var (seat, hour) = Mine(Wednesday.AddDays(7));
        Assert.Equal(Wednesday.AddDays(7), Having(seat, Hour(DayOfWeek.Friday, 600)).ChangeHour([hour], Wednesday, false, 0, Now).Value!.Hour.From);
        Assert.Equal(
            new HourDayOutOfRange(Wednesday.AddDays(7), Wednesday.AddDays(7)), Having(seat, Hour(DayOfWeek.Friday, 600)).ChangeHour([hour], Wednesday.AddDays(8), false, 0, Now).Refusal);

        (seat, hour) = Mine(Wednesday.AddDays(-30));
        seat.EndBefore(Wednesday.AddDays(10));
        Refusal? Why(DateOnly from, DayOfWeek day) => Having(seat, Hour(day, 600)).ChangeHour([hour], from, true, 0, Now).Refusal;
        var range = new HourDayOutOfRange(Wednesday.AddDays(-1), Wednesday.AddDays(9));
        Assert.Equal((range, range), (Why(Wednesday.AddDays(-2), DayOfWeek.Friday), Why(Wednesday.AddDays(10), DayOfWeek.Friday)));
        // No date of it is left; it is theirs as soon as the end is moved.
        Assert.Null(Why(Wednesday.AddDays(7), DayOfWeek.Tuesday));
        Assert.Equal(Wednesday.AddDays(10), Having(seat, Hour(DayOfWeek.Friday, 600)).ChangeHour([hour], Wednesday, true, 0, Now).Value!.Hour.Until);
    }

    [Fact]
    public void An_hour_to_come_begins_sooner_and_stays_the_same_claim()
    {
        var (seat, hour) = Mine(Wednesday.AddDays(-30));
        var friday = Hour(DayOfWeek.Friday, 600);
        var coming = Having(seat, friday).ChangeHour([hour], Wednesday.AddDays(14), true, 0, Now).Value!.Hour;

        var sooner = Having(seat, friday).ChangeHour([hour, coming], Wednesday, true, 0, Now).Value!;

        Assert.Same(coming, sooner.Hour);
        Assert.Equal((Wednesday, DateSpan.Open, Wednesday), (coming.From, coming.Until, hour.Until));
        Assert.Equal([hour], sooner.Ended);
        Assert.Empty(sooner.Never);
    }

    [Fact]
    public void Another_hour_is_judged_like_any_and_the_same_one_is_none()
    {
        var (seat, hour) = Mine(Wednesday.AddDays(-30));
        var busy = Free with { Claimed = [At(DayOfWeek.Friday, 600, 50, "")] };
        Refusal? Why(Placement place) => place.ChangeHour([hour], Wednesday, true, 0, Now).Refusal;

        Assert.IsType<HourTaken>(Why(Having(seat, Hour(DayOfWeek.Friday, 600), busy)));
        Assert.IsType<ClientBusyThen>(Why(Having(seat, Hour(DayOfWeek.Wednesday, 17 * 60))));
        Assert.IsType<HourNotOffered>(Why(Having(seat, Hour(DayOfWeek.Friday, 600, Wednesday.AddDays(7)))));
        Assert.IsType<SameHour>(Why(Having(seat, Tuesday)));
        // Offered anew it is still the same.
        Assert.IsType<SameHour>(Why(Having(seat, Hour(DayOfWeek.Tuesday, 16 * 60))));
        Assert.IsType<HoldExpired>(Why(Ask(Group, Tuesday, Free)));
        Assert.IsType<HourNotChosen>(Why(Ask(Group) with { OwnSeat = seat }));
        Assert.Equal(DateSpan.Open, hour.Until);
    }

    private static (SeatClaim Seat, HourClaim Hour) Mine(DateOnly from, ClaimKind kind = ClaimKind.Member, OfferedHour? offered = null)
    {
        var seat = SeatClaim.Hold(new(Guid.NewGuid()), Group.Id, new(Guid.NewGuid()), new(Guid.NewGuid()), from, Now);
        var hour = HourClaim.Hold(new(Guid.NewGuid()), offered ?? Tuesday, seat.ClientId, seat.EnrollmentId, from, Now);
        seat.Become(kind);
        hour.Become(kind);
        return (seat, hour);
    }

    private static Placement Having(SeatClaim seat, OfferedHour hour, TherapistWeek? therapist = null) =>
        Ask(Group, hour, therapist ?? Free, DateOnly.FromDateTime(Now)) with { OwnSeat = seat };

    private static Placement Ask(GroupPlaces group, OfferedHour? hour = null, TherapistWeek? therapist = null, DateOnly? start = null) => new(
        new PlacementAsk(new(Guid.NewGuid()), new(Guid.NewGuid()), group.Id, start ?? Wednesday, hour?.Id),
        group, hour is null ? null : new ChosenHour(hour, therapist!), new ClientPlaces([], []), null, null, null, []);

    private static WeeklyCommitment At(DayOfWeek day, int startMinute, int minutes, string name) =>
        new(name, WeeklyTime.Between(day, startMinute, startMinute + minutes), DateSpan.OpenFrom(new(2025, 1, 1)));

    private static OfferedHour Hour(DayOfWeek day, int startMinute, DateOnly? from = null) =>
        new() { Id = new(Guid.NewGuid()), PractitionerId = Rosa, Weekday = day, StartMinute = startMinute, Minutes = 50, From = from ?? new(2025, 1, 1) };
}
