using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Domain.Talks;
using RedWillow.Portal.Features.ConfiguringSchedule;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.ConfiguringSchedule;

public sealed class ClosureTests
{
    private static readonly DateOnly Thursday = new(2026, 1, 22);

    [Theory, OnEachDatabase]
    public async Task A_ticked_holiday_cancels_its_sessions_and_opening_restores_them(Database database)
    {
        var center = await ScheduleOf.WithRoomAndCounselorAsync(database);
        var group = await center.OpenedAsync();
        await center.MemberAsync(group.Id, ScheduleOf.Monday.AddDays(-1));

        Assert.Null((await center.ConfirmAsync(ScheduleOf.Monday)).Refusal);
        var closed = (await center.SessionsAsync(group.Id))[0];
        Assert.Equal((SessionStatus.Cancelled, "Martin Luther King Jr. Day"), (closed.Status, closed.CancelReason));

        Assert.Null((await center.ReopenAsync(ScheduleOf.Monday)).Refusal);
        var open = (await center.SessionsAsync(group.Id))[0];
        Assert.Equal((closed.Id, SessionStatus.Scheduled, null), (open.Id, open.Status, open.CancelReason));
        await using var db = database.CreateContext();
        Assert.Equal(["DayChanged", "DayChanged"], await db.Outbox.Select(row => row.Kind).ToListAsync());
    }

    [Theory, OnEachDatabase]
    public async Task Who_was_to_begin_on_a_closed_day_begins_on_the_next_session_and_is_told_once(Database database)
    {
        var center = await ScheduleOf.WithRoomAndCounselorAsync(database);
        var group = await center.OpenedAsync();
        var asked = await center.MemberAsync(group.Id, ScheduleOf.Monday, kind: ClaimKind.Request);
        var later = await center.MemberAsync(group.Id, Thursday);

        Assert.Null((await center.ConfirmAsync(ScheduleOf.Monday)).Refusal);

        Assert.Equal((ScheduleOf.Monday.AddDays(2), ScheduleOf.Monday.AddDays(2)), await center.StartOfAsync(asked));
        Assert.Equal((Thursday, Thursday), await center.StartOfAsync(later));
        await using var db = database.CreateContext();
        Assert.Equal(
            [(asked, ScheduleOf.Monday), (later, null)],
            (await db.Enrollments.ToListAsync()).OrderByDescending(row => row.ClientId == asked).Select(row => (row.ClientId, row.StartMovedFrom)));
        Assert.Equal("DayChanged", (await db.Outbox.SingleAsync()).Kind);
        Assert.Equal(asked, (await db.AuditEntries.SingleAsync(entry => entry.Act == "StartMoved")).ClientId);
    }

    /// <summary>Marked absent on the day asked for, and agreed with on another: the seat has begun, the first session has not.</summary>
    [Theory, OnEachDatabase]
    public async Task A_first_session_that_staff_agreed_on_moves_when_its_day_is_closed(Database database)
    {
        var center = await ScheduleOf.WithRoomAndCounselorAsync(database);
        var group = await center.OpenedAsync();
        await center.MemberAsync(group.Id, ScheduleOf.Monday.AddDays(-4));
        await using (var db = database.CreateContext())
        {
            var stay = await db.Enrollments.Include(row => row.Moves).SingleAsync();
            Assert.True(stay.MoveTo(EnrollmentStatus.Requested, new Actor.Client(new(Guid.NewGuid()), stay.ClientId), database.Clock.UtcNow).Succeeded);
            Assert.True(stay.MoveTo(EnrollmentStatus.Approved, RunningGroup.Clinician, database.Clock.UtcNow).Succeeded);
            stay.AgreeStart(ScheduleOf.Monday);
            db.Add((await db.SeatClaims.SingleAsync()).GoOnFrom(ScheduleOf.Monday, ScheduleOf.Monday.AddDays(-3)));
            await db.SaveChangesAsync();
        }

        Assert.Null((await center.ConfirmAsync(ScheduleOf.Monday)).Refusal);

        await using var later = database.CreateContext();
        Assert.Equal([ScheduleOf.Monday.AddDays(-4), ScheduleOf.Monday.AddDays(2)], await later.SeatClaims.OrderBy(row => row.From).Select(row => row.From).ToListAsync());
        Assert.Equal((ScheduleOf.Monday.AddDays(2), ScheduleOf.Monday), await later.Enrollments.Select(row => new ValueTuple<DateOnly?, DateOnly?>(row.StartDate, row.StartMovedFrom)).SingleAsync());
    }

    [Theory, OnEachDatabase]
    public async Task Who_was_moved_by_a_closing_begins_on_the_day_again_with_their_hour_when_it_opens_and_is_told_once(Database database)
    {
        var center = await ScheduleOf.WithRoomAndCounselorAsync(database);
        var group = await center.OpenedAsync();
        var therapist = await center.StaffAsync("Ana Cruz", new DateOnly(2027, 1, 1), ProgramKind.SubstanceUse);
        var hour = await center.HourAsync(therapist, DayOfWeek.Tuesday, new TimeOnly(16, 0));
        ClientId[] moved =
        [
            await center.MemberAsync(group.Id, ScheduleOf.Monday, hour), await center.MemberAsync(group.Id, ScheduleOf.Monday, kind: ClaimKind.Request),
            await center.MemberAsync(group.Id, ScheduleOf.Monday, kind: ClaimKind.Request),
        ];
        await MoveAsync(database, moved[0], EnrollmentStatus.Requested, EnrollmentStatus.Approved);
        await MoveAsync(database, moved[1], EnrollmentStatus.Requested);
        await MoveAsync(database, moved[2], EnrollmentStatus.Requested, EnrollmentStatus.ConsultationRequired);
        Assert.Null((await center.ConfirmAsync(ScheduleOf.Monday)).Refusal);

        Assert.Null((await center.ReopenAsync(ScheduleOf.Monday)).Refusal);

        await using var db = database.CreateContext();
        foreach (var who in moved)
        {
            Assert.Equal((ScheduleOf.Monday, ScheduleOf.Monday), await center.StartOfAsync(who));
            Assert.Equal(2, await db.Outbox.CountAsync(row => row.ClientId == who && row.Kind == nameof(DayChanged)));
            Assert.Equal(2, await db.AuditEntries.CountAsync(entry => entry.Act == nameof(StartMoved) && entry.ClientId == who));
        }

        Assert.Equal(ScheduleOf.Monday, (await db.HourClaims.SingleAsync()).From);
        Assert.True(await db.Enrollments.AllAsync(row => row.StartMovedFrom == null));
    }

    /// <summary>Admitted late on the day of the hour, which is theirs from the next day on.</summary>
    [Theory, OnEachDatabase]
    public async Task An_hour_that_begins_a_day_after_the_chair_moves_along(Database database)
    {
        var center = await ScheduleOf.WithRoomAndCounselorAsync(database);
        var therapist = await center.StaffAsync("Ana Cruz", new DateOnly(2027, 1, 1), ProgramKind.SubstanceUse);
        var client = await center.MemberAsync((await center.OpenedAsync()).Id, ScheduleOf.Monday, await center.HourAsync(therapist, DayOfWeek.Monday, new TimeOnly(9, 0)));
        await MoveAsync(database, client, EnrollmentStatus.Requested, EnrollmentStatus.Approved);
        await using (var db = database.CreateContext())
        {
            (await db.HourClaims.SingleAsync()).StartOn(ScheduleOf.Monday.AddDays(1));
            await db.SaveChangesAsync();
        }

        Assert.Null((await center.ConfirmAsync(ScheduleOf.Monday)).Refusal);

        Assert.Equal((ScheduleOf.Monday.AddDays(2), ScheduleOf.Monday.AddDays(2)), await center.StartOfAsync(client));
        await using var after = database.CreateContext();
        Assert.Equal(ScheduleOf.Monday.AddDays(2), (await after.HourClaims.SingleAsync()).From);
    }

    /// <summary>Two chairs, and one of them is taken until the day on which both begin now: who asked first has the other.</summary>
    [Theory, OnEachDatabase]
    public async Task Without_room_the_later_start_stays_and_nothing_says_that_the_day_was_called_off(Database database)
    {
        var center = await ScheduleOf.WithRoomAndCounselorAsync(database);
        var group = await center.OpenedAsync(center.Evening() with { Capacity = 2 });
        var (second, first) = (await center.MemberAsync(group.Id, ScheduleOf.Monday), await center.MemberAsync(group.Id, ScheduleOf.Monday, kind: ClaimKind.Request));
        await MoveAsync(database, first, EnrollmentStatus.Requested);
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        await MoveAsync(database, second, EnrollmentStatus.Requested, EnrollmentStatus.Approved);
        Assert.Null((await center.ConfirmAsync(ScheduleOf.Monday)).Refusal);
        await SitUntilAsync(database, group.Id, ScheduleOf.Monday.AddDays(2));

        Assert.Null((await center.ReopenAsync(ScheduleOf.Monday)).Refusal);

        Assert.Equal((ScheduleOf.Monday, ScheduleOf.Monday), await center.StartOfAsync(first));
        Assert.Equal((ScheduleOf.Monday.AddDays(2), ScheduleOf.Monday.AddDays(2)), await center.StartOfAsync(second));
        await using var db = database.CreateContext();
        Assert.True(await db.Enrollments.AllAsync(row => row.StartMovedFrom == null));
        Assert.Equal((2, 1), (await db.Outbox.CountAsync(row => row.ClientId == first && row.Kind == nameof(DayChanged)), await db.Outbox.CountAsync(row => row.ClientId == second && row.Kind == nameof(DayChanged))));
    }

    [Theory, OnEachDatabase]
    public async Task A_weekly_hour_that_is_taken_meanwhile_keeps_the_later_start(Database database)
    {
        var center = await ScheduleOf.WithRoomAndCounselorAsync(database);
        var group = await center.OpenedAsync();
        var therapist = await center.StaffAsync("Ana Cruz", new DateOnly(2027, 1, 1), ProgramKind.SubstanceUse);
        var client = await center.MemberAsync(group.Id, ScheduleOf.Monday, await center.HourAsync(therapist, DayOfWeek.Tuesday, new TimeOnly(16, 0)));
        await MoveAsync(database, client, EnrollmentStatus.Requested, EnrollmentStatus.Approved);
        Assert.Null((await center.ConfirmAsync(ScheduleOf.Monday)).Refusal);
        await center.TalkAsync(therapist, await center.MemberAsync(group.Id, Thursday), ScheduleOf.Monday.AddDays(1), 16);

        Assert.Null((await center.ReopenAsync(ScheduleOf.Monday)).Refusal);

        Assert.Equal((ScheduleOf.Monday.AddDays(2), ScheduleOf.Monday.AddDays(2)), await center.StartOfAsync(client));
        await using var db = database.CreateContext();
        Assert.Equal(ScheduleOf.Monday.AddDays(2), (await db.HourClaims.SingleAsync()).From);
        Assert.Null((await db.Enrollments.SingleAsync(row => row.ClientId == client)).StartMovedFrom);
    }

    [Theory, OnEachDatabase]
    public async Task A_start_that_has_begun_or_that_staff_agreed_on_anew_stays_when_the_day_opens(Database database)
    {
        var center = await ScheduleOf.WithRoomAndCounselorAsync(database);
        var group = await center.OpenedAsync();
        var (begun, agreed) = (await center.MemberAsync(group.Id, ScheduleOf.Monday), await center.MemberAsync(group.Id, ScheduleOf.Monday));
        await MoveAsync(database, begun, EnrollmentStatus.Requested, EnrollmentStatus.Approved);
        await MoveAsync(database, agreed, EnrollmentStatus.Requested, EnrollmentStatus.Approved);
        Assert.Null((await center.ConfirmAsync(ScheduleOf.Monday)).Refusal);
        await MoveAsync(database, begun, EnrollmentStatus.Active);
        await using (var db = database.CreateContext())
        {
            (await db.Enrollments.SingleAsync(row => row.ClientId == agreed)).AgreeStart(Thursday);
            (await db.SeatClaims.SingleAsync(row => row.ClientId == agreed)).StartOn(Thursday);
            await db.SaveChangesAsync();
        }

        Assert.Null((await center.ReopenAsync(ScheduleOf.Monday)).Refusal);

        Assert.Equal((ScheduleOf.Monday.AddDays(2), ScheduleOf.Monday.AddDays(2)), await center.StartOfAsync(begun));
        Assert.Equal((Thursday, Thursday), await center.StartOfAsync(agreed));
    }

    [Theory, OnEachDatabase]
    public async Task After_a_second_closing_the_first_day_gives_the_start_back_and_the_day_in_between_does_not(Database database)
    {
        var center = await ScheduleOf.WithRoomAndCounselorAsync(database);
        var client = await center.MemberAsync((await center.OpenedAsync()).Id, ScheduleOf.Monday);
        await MoveAsync(database, client, EnrollmentStatus.Requested);
        var wednesday = ScheduleOf.Monday.AddDays(2);
        Assert.Null((await center.ConfirmAsync(ScheduleOf.Monday)).Refusal);
        Assert.Null((await AddAsync(database, wednesday, "Staff day")).Refusal);

        Assert.Null((await center.ReopenAsync(wednesday)).Refusal);
        Assert.Equal((Thursday, Thursday), await center.StartOfAsync(client));
        await using (var db = database.CreateContext())
            Assert.Equal(ScheduleOf.Monday, (await db.Enrollments.SingleAsync()).StartMovedFrom);
        Assert.Null((await center.ReopenAsync(ScheduleOf.Monday)).Refusal);
        Assert.Equal((ScheduleOf.Monday, ScheduleOf.Monday), await center.StartOfAsync(client));
    }

    /// <summary>Moved by a closing after the claims were read, or asked for by an opening that did not know of them.</summary>
    [Theory, OnEachDatabase]
    public async Task Nobody_is_given_a_start_back_who_is_not_claimed(Database database)
    {
        var center = await ScheduleOf.WithRoomAndCounselorAsync(database);
        var group = await center.OpenedAsync();
        await MoveAsync(database, await center.MemberAsync(group.Id, ScheduleOf.Monday), EnrollmentStatus.Requested);
        Assert.Null((await center.ConfirmAsync(ScheduleOf.Monday)).Refusal);

        await using var db = database.CreateContext();
        var given = await db.GiveStartsBackAsync(group.Id, ScheduleOf.Monday, [Claim.Group(group.Id)], database.Clock.UtcNow, CancellationToken.None);

        Assert.IsType<Conflict>(given.Refusal);
        Assert.False(db.ChangeTracker.HasChanges());
    }

    [Theory, OnEachDatabase]
    public async Task A_closing_says_how_many_begin_later_and_no_day_that_has_no_next_session_counts(Database database)
    {
        var center = await ScheduleOf.WithRoomAndCounselorAsync(database);
        var group = await center.OpenedAsync();
        await center.MemberAsync(group.Id, ScheduleOf.Monday, kind: ClaimKind.Request);
        await center.MemberAsync(group.Id, ScheduleOf.Monday, kind: ClaimKind.Hold);
        await center.MemberAsync(group.Id, (await center.SessionsAsync(group.Id))[^1].Date);
        async Task<ClosureLine> TouchedAsync(DateOnly day) => (await database.Get<ClosuresQuery>().HandleAsync(ScheduleOf.Admin, day, CancellationToken.None))!;

        Assert.Equal((1, false), ((await TouchedAsync(ScheduleOf.Monday)).Beginning, (await TouchedAsync(ScheduleOf.Monday)).Closed));
        Assert.Equal(0, (await TouchedAsync((await center.SessionsAsync(group.Id))[^1].Date)).Beginning);
        Assert.Null((await center.ConfirmAsync(ScheduleOf.Monday)).Refusal);
        var closed = await TouchedAsync(ScheduleOf.Monday);
        Assert.Equal((0, true, "Martin Luther King Jr. Day"), (closed.Beginning, closed.Closed, closed.Reason));
    }

    [Theory, OnEachDatabase]
    public async Task The_weekly_hour_begins_with_the_first_session_wherever_that_moves(Database database)
    {
        var center = await ScheduleOf.WithRoomAndCounselorAsync(database);
        var group = await center.OpenedAsync();
        var therapist = await center.StaffAsync("Ana Cruz", new DateOnly(2027, 1, 1), ProgramKind.SubstanceUse);
        await center.MemberAsync(group.Id, ScheduleOf.Monday, await center.HourAsync(therapist, DayOfWeek.Tuesday, new TimeOnly(16, 0)));

        Assert.Null((await center.ConfirmAsync(ScheduleOf.Monday)).Refusal);

        await using var db = database.CreateContext();
        Assert.Equal((await db.SeatClaims.SingleAsync()).From, (await db.HourClaims.SingleAsync()).From);
        Assert.Equal(ScheduleOf.Monday.AddDays(2), (await db.HourClaims.SingleAsync()).From);
    }

    [Theory, OnEachDatabase]
    public async Task Whose_weekly_hour_falls_on_the_day_is_told_too_and_nobody_twice(Database database)
    {
        var center = await ScheduleOf.WithRoomAndCounselorAsync(database);
        var group = await center.OpenedAsync();
        var therapist = await center.StaffAsync("Ana Cruz", new DateOnly(2027, 1, 1), ProgramKind.SubstanceUse);
        var friday = await center.MemberAsync(group.Id, ScheduleOf.Monday, await center.HourAsync(therapist, DayOfWeek.Friday, new TimeOnly(16, 0)));
        var thursday = await center.MemberAsync(group.Id, ScheduleOf.Monday, await center.HourAsync(therapist, DayOfWeek.Thursday, new TimeOnly(14, 0)));

        Assert.Null((await AddAsync(database, Thursday.AddDays(1), "Staff day")).Refusal);
        await using (var db = database.CreateContext())
            Assert.Equal(friday, (await db.Outbox.SingleAsync()).ClientId);
        Assert.Null((await AddAsync(database, Thursday, "Another staff day")).Refusal);
        await using (var db = database.CreateContext())
            Assert.Equal((1, 2), (await db.Outbox.CountAsync(row => row.ClientId == thursday), await db.Outbox.CountAsync(row => row.ClientId == friday)));
        Assert.Null((await center.ReopenAsync(Thursday.AddDays(1))).Refusal);
        await using (var db = database.CreateContext())
            Assert.Equal(3, await db.Outbox.CountAsync(row => row.ClientId == friday));
    }

    [Theory, OnEachDatabase]
    public async Task A_talk_on_the_day_is_cancelled_and_its_client_told(Database database)
    {
        var center = await ScheduleOf.WithRoomAndCounselorAsync(database);
        var group = await center.OpenedAsync();
        var client = await center.MemberAsync(group.Id, ScheduleOf.Monday);
        await center.TalkAsync(await center.StaffAsync("Ana Cruz", new DateOnly(2027, 1, 1)), client, Thursday.AddDays(1), 10);
        var touched = (await database.Get<ClosuresQuery>().HandleAsync(ScheduleOf.Admin, Thursday.AddDays(1), CancellationToken.None))!;
        Assert.EndsWith("1 booked talk is cancelled.", ScheduleWords.Closing(touched), StringComparison.Ordinal);

        Assert.Null((await AddAsync(database, Thursday.AddDays(1), "Staff day")).Refusal);

        await using var db = database.CreateContext();
        var talk = await db.TalkAppointments.SingleAsync();
        Assert.Equal((TalkStatus.Cancelled, null), (talk.Status, talk.EndedBy));
        Assert.Equal((nameof(TalkCancelled), client), await db.Outbox.Select(row => new ValueTuple<string, ClientId?>(row.Kind, row.ClientId)).SingleAsync());
    }

    [Theory, OnEachDatabase]
    public async Task Opening_makes_the_session_that_had_never_been_made(Database database)
    {
        var center = await ScheduleOf.WithRoomAndCounselorAsync(database);
        await center.ConfirmAsync(ScheduleOf.Monday);
        var group = await center.OpenedAsync();
        Assert.NotEqual(ScheduleOf.Monday, group.Next[0]);

        Assert.Null((await center.ReopenAsync(ScheduleOf.Monday)).Refusal);
        Assert.Equal(ScheduleOf.Monday, (await center.SessionsAsync(group.Id))[0].Date);
        Assert.Equal(0, await center.ExtendAsync());
    }

    [Theory, OnEachDatabase]
    public async Task A_session_cancelled_for_another_reason_stays_cancelled(Database database)
    {
        var center = await ScheduleOf.WithRoomAndCounselorAsync(database);
        var group = await center.OpenedAsync();
        await using (var db = database.CreateContext())
        {
            (await db.GroupSessions.SingleAsync(row => row.GroupId == group.Id && row.Date == Thursday)).Cancel("The counselor is ill");
            await db.SaveChangesAsync();
        }

        Assert.Null((await AddAsync(database, Thursday, "Staff day")).Refusal);
        Assert.Null((await center.ReopenAsync(Thursday)).Refusal);
        var session = (await center.SessionsAsync(group.Id)).Single(row => row.Date == Thursday);
        Assert.Equal((SessionStatus.Cancelled, "The counselor is ill"), (session.Status, session.CancelReason));
    }

    [Theory, OnEachDatabase]
    public async Task A_day_that_is_no_proposal_past_or_closed_already_is_refused(Database database)
    {
        var center = await ScheduleOf.WithRoomAndCounselorAsync(database);
        Assert.IsType<NotThere>((await center.ConfirmAsync(Thursday)).Refusal);
        Assert.IsType<NotThere>((await center.ReopenAsync(Thursday)).Refusal);
        Assert.Equal(new DayAlreadyPast(new DateOnly(2026, 1, 1)), (await center.ConfirmAsync(new DateOnly(2026, 1, 1))).Refusal);
        Assert.IsType<DayAlreadyPast>((await AddAsync(database, DateOnly.MinValue, "Never")).Refusal);
        Assert.IsType<DayAlreadyPast>((await AddAsync(database, database.Clock.Today, "Never")).Refusal);
        Assert.Equal(
            new EffectiveDateOutOfRange(database.Clock.Today.AddDays(1), database.Clock.Today.AddDays(366)), (await AddAsync(database, DateOnly.MaxValue, "Never")).Refusal);
        Assert.IsType<NameMissing>((await AddAsync(database, Thursday, " ")).Refusal);
        Assert.IsType<TextNotReadable>((await AddAsync(database, Thursday, "Staff\0day")).Refusal);
        Assert.True((await AddAsync(database, Thursday, "Staff day")).Succeeded);
        Assert.Equal(new ClosureAlreadyThere(Thursday, "Staff day"), (await AddAsync(database, Thursday, "Other")).Refusal);
    }

    [Theory, OnEachDatabase]
    public async Task A_day_opened_again_can_be_closed_for_another_reason(Database database)
    {
        var center = await ScheduleOf.WithRoomAndCounselorAsync(database);
        var group = await center.OpenedAsync();
        await center.ConfirmAsync(ScheduleOf.Monday);
        await center.ReopenAsync(ScheduleOf.Monday);
        Assert.Null((await AddAsync(database, ScheduleOf.Monday, "Staff day")).Refusal);
        Assert.Equal("Staff day", (await center.SessionsAsync(group.Id))[0].CancelReason);
    }

    [Theory, OnEachDatabase]
    public async Task Of_days_opened_again_only_holidays_are_proposals(Database database)
    {
        var center = await ScheduleOf.WithRoomAndCounselorAsync(database);
        Assert.Null((await AddAsync(database, Thursday, "Staff day")).Refusal);
        Assert.Null((await AddAsync(database, ScheduleOf.Monday, "Moving")).Refusal);
        Assert.Null((await center.ReopenAsync(Thursday)).Refusal);
        Assert.Null((await center.ReopenAsync(ScheduleOf.Monday)).Refusal);

        var days = await database.Get<ClosuresQuery>().HandleAsync(ScheduleOf.Admin, 2026, CancellationToken.None);

        Assert.DoesNotContain(days, day => day.Date == Thursday);
        Assert.Equal(("Martin Luther King Jr. Day", false), days.Where(day => day.Date == ScheduleOf.Monday).Select(day => (day.Reason, day.Closed)).Single());
        await using var db = database.CreateContext();
        Assert.Equal(4, await db.AuditEntries.CountAsync(entry => entry.Act == nameof(ClosureChanged)));
        Assert.Null((await AddAsync(database, Thursday, "Another staff day")).Refusal);
    }

    [Theory, OnEachDatabase]
    public async Task Only_an_administrator_closes_and_opens_days(Database database)
    {
        var clinician = ScheduleOf.Admin with { Roles = StaffRoles.Clinician | StaffRoles.Director };
        Assert.IsType<NotThere>((await AddAsync(database, Thursday, "Staff day", clinician)).Refusal);
        var tick = new ConfirmClosure(Guid.NewGuid(), ScheduleOf.Monday);
        Assert.IsType<NotThere>((await database.Get<ConfirmClosureHandler>().HandleAsync(clinician, tick, CancellationToken.None)).Refusal);
        var reopen = new ReopenClosure(Guid.NewGuid(), ScheduleOf.Monday);
        Assert.IsType<NotThere>((await database.Get<ReopenClosureHandler>().HandleAsync(clinician, reopen, CancellationToken.None)).Refusal);
    }

    private static async Task MoveAsync(Database database, ClientId client, params EnrollmentStatus[] through)
    {
        await using var db = database.CreateContext();
        var stay = await db.Enrollments.Include(row => row.Moves).SingleAsync(row => row.ClientId == client);
        foreach (var to in through)
            Assert.Null(stay.MoveTo(to, RunningGroup.Clinician, database.Clock.UtcNow).Refusal);
        await db.SaveChangesAsync();
    }

    /// <summary>Somebody else has a chair from Monday on, until that day.</summary>
    private static async Task SitUntilAsync(Database database, GroupId group, DateOnly firstFreeDay)
    {
        var client = Client.Register(new ClientId(Guid.NewGuid()), "until1", "Robin", null, "en-US", database.Clock.UtcNow);
        var stay = Enrollment.Begin(new EnrollmentId(Guid.NewGuid()), client.Id, database.Clock.UtcNow);
        var seat = SeatClaim.Hold(new SeatClaimId(Guid.NewGuid()), group, client.Id, stay.Id, ScheduleOf.Monday, database.Clock.UtcNow);
        seat.Become(ClaimKind.Member);
        seat.EndBefore(firstFreeDay);
        await using var db = database.CreateContext();
        db.AddRange(client, stay);
        await db.SaveChangesAsync();
        db.Add(seat);
        await db.SaveChangesAsync();
    }

    private static Task<Result<Done>> AddAsync(Database database, DateOnly date, string reason, Actor? actor = null) =>
        database.Get<AddClosureHandler>().HandleAsync(actor ?? ScheduleOf.Admin, new AddClosure(Guid.NewGuid(), date, reason), CancellationToken.None);
}
