using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RedWillow.Portal.Data;
using RedWillow.Portal.Data.Seed;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Individual;
using RedWillow.Portal.Domain.Placing;
using RedWillow.Portal.Domain.Talks;
using RedWillow.Portal.Features.JoiningGroup;
using RedWillow.Portal.Features.RequestingEnrollment;
using RedWillow.Portal.Platform.Settings;
using RedWillow.Portal.Tests.Data;
using RedWillow.Portal.Tests.Features.JoiningGroup;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.RequestingEnrollment;

public sealed class SendRequestTests
{
    [Theory, OnEachDatabase]
    public async Task The_held_place_becomes_a_request(Database database)
    {
        var (clinic, me, id) = await ReadyAsync(database);
        await HoldAsync(database, clinic, me, id);

        var sent = await SendAsync(database, me, id);

        Assert.Equal(id, sent.Value!.Enrollment);
        await using var db = database.CreateContext();
        var seat = await db.SeatClaims.SingleAsync();
        Assert.Equal((ClaimKind.Request, null), (seat.Kind, seat.HeldUntilUtc));
        Assert.Equal(ClaimKind.Request, (await db.HourClaims.SingleAsync()).Kind);
        var enrollment = await db.Enrollments.SingleAsync();
        Assert.Equal((EnrollmentStatus.Requested, database.Clock.UtcNow), (enrollment.Status, enrollment.SentUtc));
        Assert.Empty(await db.StaffTasks.ToListAsync());
        Assert.Single(await db.Outbox.ToListAsync());
    }

    [Theory, OnEachDatabase]
    public async Task A_hold_that_ran_out_still_counts_until_somebody_claims(Database database)
    {
        var (clinic, me, id) = await ReadyAsync(database);
        await HoldAsync(database, clinic, me, id);
        database.Clock.Advance(TimeSpan.FromMinutes(30));

        Assert.True((await SendAsync(database, me, id)).Succeeded);
    }

    [Theory, OnEachDatabase]
    public async Task Without_an_hour_the_seat_is_sent_alone_and_staff_arrange_one(Database database)
    {
        var (clinic, me, id) = await ReadyAsync(database);
        await HoldAsync(database, clinic, me, id, withHour: false);

        Assert.True((await SendAsync(database, me, id)).Succeeded);

        await using var db = database.CreateContext();
        Assert.Equal(StaffTaskKind.ArrangeHour, (await db.StaffTasks.SingleAsync()).Kind);
        Assert.Empty(await db.HourClaims.ToListAsync());
    }

    [Theory, OnEachDatabase]
    public async Task A_seat_that_was_swept_away_is_claimed_anew_with_the_hour(Database database)
    {
        var (clinic, me, id) = await ReadyAsync(database);
        await HoldAsync(database, clinic, me, id);
        await database.ExecuteSqlAsync("DELETE FROM \"SeatClaims\"");

        Assert.True((await SendAsync(database, me, id)).Succeeded);

        await using var db = database.CreateContext();
        Assert.Equal(ClaimKind.Request, (await db.SeatClaims.SingleAsync()).Kind);
        Assert.Equal(ClaimKind.Request, (await db.HourClaims.SingleAsync()).Kind);
    }

    [Theory, OnEachDatabase]
    public async Task The_loser_of_the_last_place_keeps_every_answer(Database database)
    {
        var (clinic, me, id) = await ReadyAsync(database, capacity: 1, clients: 2);
        await HoldAsync(database, clinic, me, id);
        database.Clock.Advance(TimeSpan.FromMinutes(11));
        var (other, otherId) = clinic.Clients[1];
        await HoldAsync(database, clinic, other, otherId, withHour: false);

        Assert.IsType<GroupFull>((await SendAsync(database, me, id)).Refusal);

        var draft = (await database.Get<DraftQuery>().HandleAsync(me, default))!;
        Assert.Equal((EnrollmentStatus.Draft, "Sam"), (draft.Status, draft.Answer(Question.PreferredName)));
        await using var db = database.CreateContext();
        Assert.Equal(me.Id, (await db.HourClaims.SingleAsync()).ClientId);
    }

    [Theory, OnEachDatabase]
    public async Task The_loser_is_offered_what_is_open_nearest_to_the_lost_place(Database database)
    {
        var (clinic, me, id) = await ReadyAsync(database, capacity: 1, clients: 2);
        Assert.Empty(await NearestAsync(database, me, id));
        await HoldAsync(database, clinic, me, id);
        database.Clock.Advance(TimeSpan.FromMinutes(11));
        // The hour alone is gone: the same seat is the nearest.
        Assert.Equal([("e1", 15), ("d1", 15), ("e1", 19)], await NearestAsync(database, me, id));

        var (other, otherId) = clinic.Clients[1];
        await HoldAsync(database, clinic, other, otherId, withHour: false);
        Assert.IsType<GroupFull>((await SendAsync(database, me, id)).Refusal);

        Assert.Equal([("d1", 15), ("d1", 19), ("d1", 21)], await NearestAsync(database, me, id));
        // Staff, who talk with the client, begin sooner.
        var desk = new Actor.Staff(new(Guid.NewGuid()), clinic.Therapist.Id, StaffRoles.FrontDesk);
        Assert.Equal([("d1", 15), ("d1", 14), ("d1", 19)], await NearestAsync(database, desk, id));
    }

    [Theory, OnEachDatabase]
    public async Task Nothing_is_offered_to_others_nor_where_staff_choose_nor_of_another_program(Database database)
    {
        var (clinic, me, id) = await ReadyAsync(database, clients: 2);
        await HoldAsync(database, clinic, me, id);

        Actor[] others = [clinic.Clients[1].Who, Actor.Visitor.Instance, new Actor.Staff(new(Guid.NewGuid()), clinic.Therapist.Id, StaffRoles.Counselor)];
        foreach (var other in others)
            Assert.Empty(await NearestAsync(database, other, id));
        Assert.NotEmpty(await NearestAsync(database, me, id));

        await clinic.ChangeAsync(db => db.EnrollmentAnswers.Single(row => row.EnrollmentId == id && row.Question == Question.Program).Save("MentalHealth", database.Clock.UtcNow));
        Assert.Empty(await NearestAsync(database, me, id));
        await clinic.ChangeAsync(db => db.EnrollmentAnswers.Single(row => row.EnrollmentId == id && row.Question == Question.Program).Save("NotSure", database.Clock.UtcNow));
        Assert.NotEmpty(await NearestAsync(database, me, id));
        Assert.True((await new Newcomer(database, me).SayAsync(Question.CourtMandated, "Yes")).Succeeded);
        Assert.Empty(await NearestAsync(database, me, id));
    }

    [Theory, OnEachDatabase]
    public async Task When_seat_and_hour_were_both_swept_away_both_are_claimed_anew(Database database)
    {
        var (clinic, me, id) = await ReadyAsync(database);
        await HoldAsync(database, clinic, me, id);
        await database.ExecuteSqlAsync("DELETE FROM \"SeatClaims\"");
        await database.ExecuteSqlAsync("DELETE FROM \"HourClaims\"");

        Assert.True((await SendAsync(database, me, id)).Succeeded);

        await using var db = database.CreateContext();
        Assert.Equal(ClaimKind.Request, (await db.SeatClaims.SingleAsync()).Kind);
        Assert.Equal((ClaimKind.Request, clinic.Tuesday.Id), ((await db.HourClaims.SingleAsync()).Kind, (await db.HourClaims.SingleAsync()).OfferedHourId));
    }

    [Theory, OnEachDatabase]
    public async Task An_hour_that_somebody_swept_away_without_taking_it_is_neither_gone_nor_arranged(Database database)
    {
        var (clinic, me, id) = await LapsedAsync(database, clinic => clinic.MondayMorning);

        var place = (await database.Get<DraftQuery>().HandleAsync(me, default))!.Place!;
        Assert.Equal((false, DayOfWeek.Tuesday, new TimeOnly(16, 0), "Rosa Lindqvist", false), (place.IsHeld, place.Hour!.Day, place.Hour.Start, place.Hour.Therapist, place.Hour.IsGone));
        Assert.True((await SendAsync(database, me, id)).Succeeded);

        await using var db = database.CreateContext();
        Assert.Equal(clinic.Tuesday.Id, (await db.HourClaims.SingleAsync(row => row.EnrollmentId == id && row.Kind == ClaimKind.Request)).OfferedHourId);
        Assert.Empty(await db.StaffTasks.ToListAsync());
    }

    [Theory, OnEachDatabase]
    public async Task An_hour_that_the_therapist_spends_with_somebody_else_meanwhile_is_gone(Database database)
    {
        var (clinic, me, id) = await LapsedAsync(database, clinic => clinic.MondayMorning);
        var (other, otherId) = clinic.Clients[1];
        var tuesday = clinic.First.AddDays(((int)DayOfWeek.Tuesday - (int)clinic.First.DayOfWeek + 7) % 7);
        await clinic.ChangeAsync(db => db.Add(TalkAppointment.ForClient(
            new(Guid.CreateVersion7()), TalkKind.Consultation, other.Id, otherId, clinic.Tuesday.PractitionerId, new(tuesday, 16 * 60, 60), null, database.Clock.UtcNow)));

        Assert.True((await database.Get<DraftQuery>().HandleAsync(me, default))!.Place!.Hour!.IsGone);
        Assert.IsType<HourTaken>((await SendAsync(database, me, id)).Refusal);
    }

    [Theory, OnEachDatabase]
    public async Task An_hour_that_was_taken_off_the_schedule_is_refused_for_what_it_is(Database database)
    {
        var (clinic, me, id) = await LapsedAsync(database, clinic => clinic.MondayMorning);
        await clinic.ChangeAsync(db => db.Remove(db.OfferedHours.Single(row => row.Id == clinic.Tuesday.Id)));

        Assert.IsType<HourNotOffered>((await SendAsync(database, me, id)).Refusal);

        Assert.NotEmpty(await database.Get<NearestPlacesQuery>().HandleAsync(me, id, default));
    }

    [Theory, OnEachDatabase]
    public async Task The_loser_of_the_hour_alone_still_knows_it_and_is_offered_hours_of_the_same_place_then_other_groups(Database database)
    {
        var (clinic, me, id) = await LapsedAsync(database, clinic => clinic.Tuesday);

        Assert.IsType<HourTaken>((await SendAsync(database, me, id)).Refusal);

        var draft = (await database.Get<DraftQuery>().HandleAsync(me, default))!;
        Assert.Equal((EnrollmentStatus.Draft, "e1", clinic.First, DayOfWeek.Tuesday, true), (draft.Status, draft.Place!.Slug, draft.Place.First, draft.Place.Hour!.Day, draft.Place.Hour.IsGone));
        var rows = TaskProgress.Of(draft).ToDictionary(row => row.Name, StringComparer.Ordinal);
        Assert.Equal(("HourGone", RedWillow.Portal.Components.Forms.TaskState.CannotStart), (rows["Place"].Hint, rows["Check"].State));
        var nearest = await database.Get<NearestPlacesQuery>().HandleAsync(me, id, default);
        Assert.Equal(
            [("e1", clinic.First, clinic.MondayMorning.Id), ("d1", clinic.First, null), ("d1", clinic.First.AddDays(4), null)],
            nearest.Select(start => (start.Group, start.Date, start.Hour?.Id)));
        Assert.Equal(("Rosa Lindqvist", DayOfWeek.Monday, new TimeOnly(10, 0)), (nearest[0].Hour!.Therapist, nearest[0].Hour!.Day, nearest[0].Hour!.Start));
    }

    [Theory, OnEachDatabase]
    public async Task An_hour_held_in_another_tab_meanwhile_is_not_sent_unread(Database database)
    {
        var (clinic, me, id) = await ReadyAsync(database);
        await HoldAsync(database, clinic, me, id, withHour: false);
        var hour = HourClaim.Hold(new(Guid.CreateVersion7()), clinic.Tuesday, me.Id, id, clinic.First, database.Clock.UtcNow.AddMinutes(10));
        var unit = Ask.UnitAfter(database, () => clinic.ChangeAsync(db => db.Add(hour)));
        var shown = await ShownAsync(database, id);
        var handler = new SendRequestHandler(unit, database.Factory, database.Clock.Program, database.Get<IOptions<PolicySettings>>());

        Assert.IsType<PlaceChanged>((await handler.HandleAsync(me, new SendRequest(Guid.NewGuid(), id, shown), default)).Refusal);

        Assert.True((await SendAsync(database, me, id)).Succeeded);
    }

    [Theory, OnEachDatabase]
    public async Task Only_the_place_that_was_read_is_sent(Database database)
    {
        var (clinic, me, id) = await ReadyAsync(database);
        await HoldAsync(database, clinic, me, id);
        var read = await ShownAsync(database, id);

        (OfferedHourId? Hour, DateOnly First, GroupId Group)[] others =
        [
            (null, clinic.First, clinic.Evening.Id), (clinic.Tuesday.Id, clinic.Last, clinic.Evening.Id), (clinic.Tuesday.Id, clinic.First, clinic.Daytime.Id),
        ];
        foreach (var (hour, first, group) in others)
        {
            var other = new HoldPlace(Guid.NewGuid(), id, group, first, hour, hour is null);
            Assert.Null((await database.Get<HoldPlaceHandler>().HandleAsync(me, other, default)).Refusal);
            Assert.IsType<PlaceChanged>((await SendAsync(database, me, id, shown: read)).Refusal);
        }

        await using (var db = database.CreateContext())
        {
            Assert.Equal(EnrollmentStatus.Draft, (await db.Enrollments.SingleAsync()).Status);
            Assert.Equal(ClaimKind.Hold, (await db.SeatClaims.SingleAsync()).Kind);
        }

        // Chosen again it is what was read, and the hold that was made anew is sent.
        await HoldAsync(database, clinic, me, id);
        Assert.True((await SendAsync(database, me, id, shown: read)).Succeeded);
    }

    [Theory, OnEachDatabase]
    public async Task A_first_session_that_has_come_near_since_the_hold_ran_out_is_not_sent(Database database)
    {
        var (clinic, me, id) = await ReadyAsync(database);
        await HoldAsync(database, clinic, me, id);
        database.Clock.Advance(TimeSpan.FromHours(20));
        Assert.Equal(clinic.First.AddDays(-1), database.Clock.Today);
        Assert.IsType<StartsTooSoon>((await SendAsync(database, me, id)).Refusal);

        database.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal(clinic.First, database.Clock.Today);
        Assert.IsType<StartsTooSoon>((await SendAsync(database, me, id)).Refusal);
    }

    [Theory, OnEachDatabase]
    public async Task What_is_still_held_when_midnight_has_passed_is_sent_with_the_day_it_was_held_for(Database database)
    {
        var (clinic, me, id) = await ReadyAsync(database);
        database.Clock.MoveTo(database.Clock.Today, new(23, 55));
        await HoldAsync(database, clinic, me, id);
        database.Clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
        Assert.Equal(clinic.Next, database.Clock.Today);

        Assert.True((await SendAsync(database, me, id)).Succeeded);

        await using var db = database.CreateContext();
        Assert.Equal((ClaimKind.Request, clinic.First), await db.SeatClaims.Select(row => new ValueTuple<ClaimKind, DateOnly>(row.Kind, row.From)).SingleAsync());
    }

    [Theory, OnEachDatabase]
    public async Task What_ran_out_over_midnight_is_chosen_again_and_nothing_is_lost(Database database)
    {
        var (clinic, me, id) = await ReadyAsync(database);
        database.Clock.MoveTo(database.Clock.Today, new(23, 55));
        await HoldAsync(database, clinic, me, id);
        database.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.IsType<StartsTooSoon>((await SendAsync(database, me, id)).Refusal);

        var draft = (await database.Get<DraftQuery>().HandleAsync(me, default))!;
        Assert.Equal((EnrollmentStatus.Draft, "Sam", clinic.First), (draft.Status, draft.Answer(Question.PreferredName), draft.Place!.First));
    }

    [Theory, OnEachDatabase]
    public async Task A_place_of_another_program_is_neither_held_nor_sent(Database database)
    {
        var (clinic, me, id) = await ReadyAsync(database, clients: 2);
        await HoldAsync(database, clinic, me, id);
        Assert.IsType<PlaceOfOtherProgram>((await new Newcomer(database, me).SayAsync(Question.Program, "MentalHealth")).Refusal);
        // Had it been answered in between, Send would still refuse.
        await clinic.ChangeAsync(db => db.EnrollmentAnswers.Single(row => row.EnrollmentId == id && row.Question == Question.Program).Save("MentalHealth", database.Clock.UtcNow));
        var (other, otherId) = clinic.Clients[1];
        Assert.True((await new Newcomer(database, other).SayAsync(Question.Program, "MentalHealth")).Succeeded);
        var evening = new HoldPlace(Guid.NewGuid(), otherId, clinic.Evening.Id, clinic.First, null, true);

        Assert.IsType<OtherProgram>((await SendAsync(database, me, id)).Refusal);
        Assert.IsType<OtherProgram>((await database.Get<HoldPlaceHandler>().HandleAsync(other, evening, default)).Refusal);

        await using var db = database.CreateContext();
        Assert.Equal(ClaimKind.Hold, (await db.SeatClaims.SingleAsync()).Kind);
    }

    [Theory, OnEachDatabase]
    public async Task Once_sent_the_program_stays_until_the_request_is_taken_back(Database database)
    {
        var (clinic, me, id) = await ReadyAsync(database);
        await HoldAsync(database, clinic, me, id);
        Assert.True((await SendAsync(database, me, id)).Succeeded);
        var sam = new Newcomer(database, me);

        Assert.IsType<ProgramSettled>((await sam.SayAsync(Question.Program, "MentalHealth")).Refusal);
        Assert.IsType<ProgramSettled>((await sam.SayAsync(Question.Program, "NotSure")).Refusal);

        Assert.Equal("SubstanceUse", (await sam.DraftAsync()).Answer(Question.Program));
        Assert.True((await sam.SayAsync(Question.Program, "SubstanceUse")).Succeeded);
        Assert.True((await sam.SayAsync(Question.Phone, "385 555 0123")).Succeeded);
        Assert.True((await database.Get<WithdrawRequestHandler>().HandleAsync(me, new WithdrawRequest(Guid.NewGuid()), default)).Succeeded);
        Assert.True((await sam.BeginAsync()).Succeeded);
        Assert.True((await sam.SayAsync(Question.Program, "MentalHealth")).Succeeded);
    }

    [Theory, OnEachDatabase]
    public async Task Who_waits_for_a_track_does_not_change_its_program_either(Database database)
    {
        var (_, me, id) = await ReadyAsync(database);
        var wait = new JoinWaitlist(Guid.NewGuid(), id, Reference.SubstanceUseEvening, null, "");
        Assert.True((await database.Get<JoinWaitlistHandler>().HandleAsync(me, wait, default)).Succeeded);

        Assert.IsType<ProgramSettled>((await new Newcomer(database, me).SayAsync(Question.Program, "MentalHealth")).Refusal);
    }

    [Theory, OnEachDatabase]
    public async Task Open_questions_come_first(Database database)
    {
        var clinic = await PlaceClinic.OpenAsync(database);
        var (me, id) = clinic.Clients[0];
        await HoldAsync(database, clinic, me, id);

        var refusal = Assert.IsType<TasksOpen>((await SendAsync(database, me, id)).Refusal);

        // Everything but the program, which the clinic's client has answered.
        Assert.Equal(Question.NeededToSend.Count - 1, refusal.Open);
    }

    [Theory, OnEachDatabase]
    public async Task Without_a_place_the_place_is_named_not_an_open_question(Database database)
    {
        var (clinic, me, id) = await ReadyAsync(database);
        Assert.IsType<PlaceNotChosen>((await SendAsync(database, me, id)).Refusal);

        await HoldAsync(database, clinic, me, id);
        Assert.True((await database.Get<ReleaseHoldHandler>().HandleAsync(me, new ReleaseHold(Guid.NewGuid(), id), default)).Succeeded);
        Assert.IsType<PlaceNotChosen>((await SendAsync(database, me, id)).Refusal);
    }

    [Theory, OnEachDatabase]
    public async Task Who_is_arranged_by_staff_does_not_send_alone(Database database)
    {
        var (clinic, me, id) = await ReadyAsync(database);
        await HoldAsync(database, clinic, me, id);
        Assert.True((await new Newcomer(database, me).SayAsync(Question.CourtMandated, "Yes")).Succeeded);

        Assert.IsType<ArrangedByStaff>((await SendAsync(database, me, id)).Refusal);
    }

    [Theory, OnEachDatabase]
    public async Task Somebody_elses_request_is_not_there(Database database)
    {
        var (clinic, me, id) = await ReadyAsync(database, clients: 2);
        await HoldAsync(database, clinic, me, id);

        Assert.IsType<NotThere>((await SendAsync(database, clinic.Clients[1].Who, id)).Refusal);
        Assert.IsType<NotThere>((await SendAsync(database, Actor.Visitor.Instance, id)).Refusal);
        await using var db = database.CreateContext();
        Assert.Equal(ClaimKind.Hold, (await db.SeatClaims.SingleAsync()).Kind);
    }

    [Theory, OnEachDatabase]
    public async Task A_second_click_sends_nothing_again(Database database)
    {
        var (clinic, me, id) = await ReadyAsync(database);
        await HoldAsync(database, clinic, me, id);
        var key = Guid.NewGuid();

        Assert.Equal((await SendAsync(database, me, id, key)).Value, (await SendAsync(database, me, id, key)).Value);
        Assert.IsType<AlreadySent>((await SendAsync(database, me, id)).Refusal);
        await using var db = database.CreateContext();
        Assert.Single(await db.Outbox.ToListAsync());
    }

    [Theory, OnEachDatabase]
    public async Task A_request_taken_back_frees_seat_and_hour_for_others(Database database)
    {
        var (clinic, me, id) = await ReadyAsync(database);
        await HoldAsync(database, clinic, me, id);
        await SendAsync(database, me, id);

        var back = await database.Get<WithdrawRequestHandler>().HandleAsync(me, new WithdrawRequest(Guid.NewGuid()), default);

        Assert.True(back.Succeeded);
        await using var db = database.CreateContext();
        Assert.Empty(await db.SeatClaims.ToListAsync());
        Assert.Empty(await db.HourClaims.ToListAsync());
        Assert.Equal(EnrollmentStatus.Withdrawn, (await db.Enrollments.SingleAsync()).Status);
        Assert.IsType<NotThere>((await database.Get<WithdrawRequestHandler>().HandleAsync(me, new WithdrawRequest(Guid.NewGuid()), default)).Refusal);
        Assert.NotEqual(id, (await database.Get<BeginEnrollmentHandler>().HandleAsync(me, new BeginEnrollment(Guid.NewGuid()), default)).Value);
    }

    [Theory, OnEachDatabase]
    public async Task A_group_seen_in_public_is_remembered_and_answers_the_first_question(Database database)
    {
        await PlaceClinic.OpenAsync(database, clients: 0);
        var sam = await Newcomer.ArriveAsync(database);

        Assert.True((await database.Get<WantGroupHandler>().HandleAsync(sam.Who, new WantGroup(Guid.NewGuid(), "e1"), default)).Succeeded);
        Assert.IsType<NotThere>((await database.Get<WantGroupHandler>().HandleAsync(sam.Who, new WantGroup(Guid.NewGuid(), "zz"), default)).Refusal);
        Assert.IsType<NotThere>((await database.Get<WantGroupHandler>().HandleAsync(sam.Who, new WantGroup(Guid.NewGuid(), "a\0b"), default)).Refusal);

        var draft = await sam.DraftAsync();
        Assert.Equal(("e1", "SubstanceUse"), (draft.Answer(Question.WantedGroup), draft.Answer(Question.Program)));
    }

    private static async Task<(PlaceClinic Clinic, Actor.Client Me, EnrollmentId Id)> ReadyAsync(Database database, int capacity = 12, int clients = 1)
    {
        var clinic = await PlaceClinic.OpenAsync(database, capacity, clients);
        var (me, id) = clinic.Clients[0];
        await new Newcomer(database, me).SayAllAsync();
        return (clinic, me, id);
    }

    private static async Task HoldAsync(Database database, PlaceClinic clinic, Actor.Client me, EnrollmentId id, bool withHour = true)
    {
        var held = await database.Get<HoldPlaceHandler>().HandleAsync(
            me, new HoldPlace(Guid.NewGuid(), id, clinic.Evening.Id, clinic.First, withHour ? clinic.Tuesday.Id : null, !withHour), default);
        Assert.Null(held.Refusal);
    }

    private static async Task<Result<RequestSent>> SendAsync(Database database, Actor actor, EnrollmentId id, Guid? key = null, string? shown = null) =>
        await database.Get<SendRequestHandler>().HandleAsync(actor, new SendRequest(key ?? Guid.NewGuid(), id, shown ?? await ShownAsync(database, id)), default);

    private static async Task<IEnumerable<(string Group, int Day)>> NearestAsync(Database database, Actor actor, EnrollmentId id) =>
        (await database.Get<NearestPlacesQuery>().HandleAsync(actor, id, default)).Select(start => (start.Group, start.Date.Day));

    // Group, day and the Tuesday hour were held, the time ran out, and the second client took an hour.
    private static async Task<(PlaceClinic Clinic, Actor.Client Me, EnrollmentId Id)> LapsedAsync(Database database, Func<PlaceClinic, OfferedHour> taken)
    {
        var (clinic, me, id) = await ReadyAsync(database, clients: 2);
        await HoldAsync(database, clinic, me, id);
        database.Clock.Advance(TimeSpan.FromMinutes(11));
        await TakeHourAsync(database, clinic, taken(clinic).Id);
        return (clinic, me, id);
    }

    // The second client takes an hour of the same therapist, which sweeps away what ran out there.
    private static async Task TakeHourAsync(Database database, PlaceClinic clinic, OfferedHourId hour)
    {
        var (other, otherId) = clinic.Clients[1];
        var take = new HoldPlace(Guid.NewGuid(), otherId, clinic.Evening.Id, clinic.First, hour, false);
        Assert.Null((await database.Get<HoldPlaceHandler>().HandleAsync(other, take, default)).Refusal);
    }

    // What a page opened now would show.
    private static async Task<string?> ShownAsync(Database database, EnrollmentId id)
    {
        await using var db = database.CreateContext();
        return (await db.LoadChosenPlaceAsync(await db.Enrollments.SingleAsync(row => row.Id == id), EnrollmentStatus.Draft, database.Clock.Program, default))?.Stamp;
    }
}
