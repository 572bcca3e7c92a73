using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data.Seed;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Features.ConfiguringSchedule;
using RedWillow.Portal.Features.TakingAttendance;
using RedWillow.Portal.Tests.Features.JoiningGroup;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.ConfiguringSchedule;

public sealed class ChangeGroupTests
{
    private static readonly DateOnly SecondMonday = ScheduleOf.Monday.AddDays(7);

    [Theory, OnEachDatabase]
    public async Task From_the_day_on_sessions_follow_and_earlier_ones_stay(Database database)
    {
        var center = await ScheduleOf.WithRoomAndCounselorAsync(database);
        var group = await center.OpenedAsync();
        var before = await center.SessionsAsync(group.Id);
        var later = center.Evening(SecondMonday);
        later = later with { Pattern = later.Pattern with { Days = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Thursday], Start = new TimeOnly(17, 30) } };

        var changed = await center.ChangeAsync(group.Id, later);

        Assert.Null(changed.Refusal);
        var after = await center.SessionsAsync(group.Id);
        Assert.Equal(before.Take(3).Select(session => (session.Id, session.StartUtc)), after.Take(3).Select(session => (session.Id, session.StartUtc)));
        Assert.All(after.Skip(3), session => Assert.Equal(new TimeOnly(17, 30), session.Start));
        Assert.DoesNotContain(after.Skip(3), session => session.Date.DayOfWeek == DayOfWeek.Wednesday);
        Assert.Equal(before[3].Id, after[3].Id);
        Assert.Equal((SecondMonday, SecondMonday.AddDays(1)), (after[3].Date, after[4].Date));
    }

    [Theory, OnEachDatabase]
    public async Task Held_closed_and_cancelled_sessions_never_change(Database database)
    {
        var center = await ScheduleOf.WithRoomAndCounselorAsync(database);
        var group = await center.OpenedAsync(center.Evening(database.Clock.Today));
        await CancelAsync(database, group.Id, new DateOnly(2026, 1, 22));
        database.Clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromHours(9));
        var ask = center.Evening(database.Clock.Today);

        Assert.True((await center.ChangeAsync(group.Id, ask with { Pattern = ask.Pattern with { Start = new TimeOnly(17, 0) } })).Succeeded);

        var sessions = await center.SessionsAsync(group.Id);
        Assert.Equal(new TimeOnly(18, 0), sessions.Single(session => session.Date == database.Clock.Today).Start);
        Assert.Equal(new TimeOnly(17, 0), sessions.Single(session => session.Date == database.Clock.Today.AddDays(1)).Start);
        var cancelled = sessions.Single(session => session.Date == new DateOnly(2026, 1, 22));
        Assert.Equal((SessionStatus.Cancelled, new TimeOnly(18, 0)), (cancelled.Status, cancelled.Start));
    }

    [Theory, OnEachDatabase]
    public async Task Todays_session_moves_within_the_day_and_never_to_a_time_that_has_passed(Database database)
    {
        var center = await ScheduleOf.WithRoomAndCounselorAsync(database);
        var group = await center.OpenedAsync();
        await center.MemberAsync(group.Id, ScheduleOf.Monday);
        database.Clock.MoveTo(ScheduleOf.Monday, new TimeOnly(17, 30));
        AskedGroup At(DateOnly from, int hour) => center.Evening(from) with { Pattern = center.Evening().Pattern with { Start = new TimeOnly(hour, 0) } };
        async Task<List<TimeOnly>> StartsAsync() => (await center.SessionsAsync(group.Id)).ConvertAll(session => session.Start);

        Assert.Equal(new SessionWouldHaveBegun(ScheduleOf.Monday.AddDays(1)), (await center.ChangeAsync(group.Id, At(ScheduleOf.Monday, 17))).Refusal);
        Assert.All(await StartsAsync(), start => Assert.Equal(new TimeOnly(18, 0), start));
        await using (var db = database.CreateContext())
            Assert.Empty(await db.Outbox.ToListAsync());

        Assert.Null((await center.ChangeAsync(group.Id, At(ScheduleOf.Monday, 19))).Refusal);
        Assert.All(await StartsAsync(), start => Assert.Equal(new TimeOnly(19, 0), start));
        Assert.Null((await center.ChangeAsync(group.Id, At(ScheduleOf.Monday.AddDays(1), 17))).Refusal);
        Assert.Equal((new TimeOnly(19, 0), new TimeOnly(17, 0)), ((await StartsAsync())[0], (await StartsAsync())[1]));
    }

    [Theory, OnEachDatabase]
    public async Task A_session_at_which_somebody_is_marked_already_keeps_its_day_and_time(Database database)
    {
        var running = await RunningGroup.InAsync(database);
        var june = await running.JoinAsync("June");
        var center = new ScheduleOf(database);
        var today = database.Clock.Today.AddDays(2);
        AskedGroup Ask(DayOfWeek third, int hour, string name) => new(
            Reference.SubstanceUseDaytime, name, 12, new AskedPattern([DayOfWeek.Monday, DayOfWeek.Tuesday, third], new TimeOnly(hour, 0), 60, 60, 60, 15),
            running.CounselorId, running.RoomId, today);
        database.Clock.MoveTo(today, new TimeOnly(8, 45));
        var session = await running.SessionOnAsync(today);
        Assert.True((await database.Get<MarkAttendanceHandler>().HandleAsync(
            running.Counselor, new MarkAttendance(Guid.NewGuid(), session, june.Id, AttendanceWord.Came), CancellationToken.None)).Succeeded);

        var refusal = new SessionMarkedAlready(today.AddDays(1));
        Assert.Equal(refusal, (await center.ChangeAsync(running.Id, Ask(DayOfWeek.Friday, 9, "Cottonwood"))).Refusal);
        Assert.Equal(refusal, (await center.ChangeAsync(running.Id, Ask(DayOfWeek.Thursday, 10, "Cottonwood"))).Refusal);
        Assert.Null((await center.ChangeAsync(running.Id, Ask(DayOfWeek.Thursday, 9, "Willow"))).Refusal);

        var kept = (await center.SessionsAsync(running.Id)).Single(one => one.Date == today);
        Assert.Equal((session, SessionStatus.Scheduled, new TimeOnly(9, 0)), (kept.Id, kept.Status, kept.Start));
    }

    [Theory, OnEachDatabase]
    public async Task A_session_whose_only_mark_was_taken_back_may_move_within_its_day_and_does_not_disappear(Database database)
    {
        var running = await RunningGroup.InAsync(database);
        var june = await running.JoinAsync("June");
        var center = new ScheduleOf(database);
        var today = database.Clock.Today.AddDays(2);
        AskedGroup Ask(DayOfWeek third, int hour) => new(
            Reference.SubstanceUseDaytime, "Cottonwood", 12, new AskedPattern([DayOfWeek.Monday, DayOfWeek.Tuesday, third], new TimeOnly(hour, 0), 60, 60, 60, 15),
            running.CounselorId, running.RoomId, today);
        database.Clock.MoveTo(today, new TimeOnly(8, 45));
        var session = await running.SessionOnAsync(today);
        // An absence without a word opens an outreach, and it stays when the mark is taken back.
        Assert.True((await database.Get<MarkAttendanceHandler>().HandleAsync(
            running.Counselor, new MarkAttendance(Guid.NewGuid(), session, june.Id, AttendanceWord.Absent), CancellationToken.None)).Succeeded);
        Assert.True((await database.Get<ClearMarkHandler>().HandleAsync(
            running.Counselor, new(Guid.NewGuid(), session, june.Id, await database.SeenAsync(session, june.Id)), CancellationToken.None)).Succeeded);

        Assert.Equal(new SessionMarkedAlready(today.AddDays(1)), (await center.ChangeAsync(running.Id, Ask(DayOfWeek.Friday, 9))).Refusal);
        Assert.Null((await center.ChangeAsync(running.Id, Ask(DayOfWeek.Thursday, 10))).Refusal);

        var kept = (await center.SessionsAsync(running.Id)).Single(one => one.Date == today);
        Assert.Equal((session, SessionStatus.Scheduled, new TimeOnly(10, 0)), (kept.Id, kept.Status, kept.Start));
    }

    [Theory, OnEachDatabase]
    public async Task A_change_planned_for_later_gives_way_to_an_earlier_one(Database database)
    {
        var center = await ScheduleOf.WithRoomAndCounselorAsync(database);
        var group = await center.OpenedAsync();
        var later = center.Evening(SecondMonday.AddDays(14));
        Assert.True((await center.ChangeAsync(group.Id, later with { Pattern = later.Pattern with { Start = new TimeOnly(16, 0) } })).Succeeded);
        var sooner = center.Evening(SecondMonday);
        Assert.Null((await center.ChangeAsync(group.Id, sooner with { Pattern = sooner.Pattern with { Start = new TimeOnly(17, 0) } })).Refusal);

        var starts = (await center.SessionsAsync(group.Id)).Where(session => session.Date >= SecondMonday).Select(session => session.Start).Distinct();
        Assert.Equal([new TimeOnly(17, 0)], starts);
    }

    [Theory, OnEachDatabase]
    public async Task A_new_name_alone_leaves_meetings_and_members_in_peace(Database database)
    {
        var center = await ScheduleOf.WithRoomAndCounselorAsync(database);
        var group = await center.OpenedAsync();
        await center.MemberAsync(group.Id, ScheduleOf.Monday);

        Assert.True((await center.ChangeAsync(group.Id, center.Evening(SecondMonday) with { Name = "Willow" })).Succeeded);

        await using var db = database.CreateContext();
        Assert.Equal("Willow", (await db.Groups.SingleAsync()).Name);
        Assert.Equal((3, 0), (await db.GroupMeetings.CountAsync(), await db.Outbox.CountAsync()));
    }

    [Theory, OnEachDatabase]
    public async Task Members_are_told_when_the_times_change(Database database)
    {
        var center = await ScheduleOf.WithRoomAndCounselorAsync(database);
        var group = await center.OpenedAsync();
        await center.MemberAsync(group.Id, ScheduleOf.Monday);
        var ask = center.Evening(SecondMonday);
        Assert.True((await center.ChangeAsync(group.Id, ask with { Pattern = ask.Pattern with { Start = new TimeOnly(17, 0) } })).Succeeded);

        await using var db = database.CreateContext();
        Assert.Equal(nameof(GroupTimesChanged), (await db.Outbox.SingleAsync()).Kind);
    }

    [Theory, OnEachDatabase]
    public async Task Who_has_left_before_the_change_is_told_nothing_of_it(Database database)
    {
        var center = await ScheduleOf.WithRoomAndCounselorAsync(database);
        var group = await center.OpenedAsync();
        var (leaving, last) = (await center.MemberAsync(group.Id, ScheduleOf.Monday), await center.MemberAsync(group.Id, ScheduleOf.Monday));
        await using (var db = database.CreateContext())
        {
            (await db.SeatClaims.SingleAsync(row => row.ClientId == leaving)).EndBefore(SecondMonday);
            (await db.SeatClaims.SingleAsync(row => row.ClientId == last)).EndBefore(SecondMonday.AddDays(1));
            await db.SaveChangesAsync();
        }

        var ask = center.Evening(SecondMonday);
        Assert.True((await center.ChangeAsync(group.Id, ask with { Pattern = ask.Pattern with { Start = new TimeOnly(17, 0) } })).Succeeded);

        await using var after = database.CreateContext();
        Assert.Equal(last, (await after.Outbox.SingleAsync()).ClientId);
    }

    [Theory, OnEachDatabase]
    public async Task Who_was_to_begin_on_a_day_that_is_gone_begins_on_the_next_session(Database database)
    {
        var center = await ScheduleOf.WithRoomAndCounselorAsync(database);
        var group = await center.OpenedAsync();
        var wednesday = await center.MemberAsync(group.Id, SecondMonday.AddDays(2));
        var monday = await center.MemberAsync(group.Id, SecondMonday);
        var ask = center.Evening(SecondMonday);
        Assert.True((await center.ChangeAsync(group.Id, ask with { Pattern = ask.Pattern with { Days = [DayOfWeek.Monday, DayOfWeek.Thursday, DayOfWeek.Friday] } })).Succeeded);

        Assert.Equal((SecondMonday.AddDays(3), SecondMonday.AddDays(3)), await center.StartOfAsync(wednesday));
        Assert.Equal((SecondMonday, SecondMonday), await center.StartOfAsync(monday));
        await using var db = database.CreateContext();
        Assert.Equal(2, await db.Outbox.CountAsync());
    }

    [Theory, OnEachDatabase]
    public async Task Promised_places_and_the_track_of_people_in_it_stay(Database database)
    {
        var center = await ScheduleOf.WithRoomAndCounselorAsync(database);
        var group = await center.OpenedAsync();
        await center.MemberAsync(group.Id, ScheduleOf.Monday);
        await center.MemberAsync(group.Id, SecondMonday);

        Assert.Equal(new CapacityPromised(2), (await center.ChangeAsync(group.Id, center.Evening() with { Capacity = 1 })).Refusal);
        Assert.Equal(new GroupNotEmpty(2), (await center.ChangeAsync(group.Id, center.Evening() with { Track = Reference.MentalHealthEvening })).Refusal);
        Assert.True((await center.ChangeAsync(group.Id, center.Evening() with { Capacity = 2 })).Succeeded);
    }

    [Theory, OnEachDatabase]
    public async Task A_place_counts_until_its_last_day_is_over_everywhere_as_the_database_counts_it(Database database)
    {
        var center = await ScheduleOf.WithRoomAndCounselorAsync(database);
        var group = await center.OpenedAsync();
        await center.MemberAsync(group.Id, database.Clock.Today.AddDays(-7));
        var gone = await center.MemberAsync(group.Id, database.Clock.Today.AddDays(-7));
        await using (var db = database.CreateContext())
            await db.SeatClaims.Where(row => row.ClientId == gone).ExecuteUpdateAsync(set => set.SetProperty(row => row.Until, database.Clock.Today));

        Assert.Equal(2, (await database.Get<GroupQuery>().HandleAsync(ScheduleOf.Admin, group.Id, CancellationToken.None))!.Promised);
        Assert.Equal(new CapacityPromised(2), (await center.ChangeAsync(group.Id, center.Evening() with { Capacity = 1 })).Refusal);
        database.Clock.Advance(TimeSpan.FromDays(1));
        Assert.True((await center.ChangeAsync(group.Id, center.Evening() with { Capacity = 1 })).Succeeded);
    }

    [Theory, OnEachDatabase]
    public async Task A_hold_that_ran_out_promises_nothing(Database database)
    {
        var center = await ScheduleOf.WithRoomAndCounselorAsync(database);
        var group = await center.OpenedAsync();
        await center.MemberAsync(group.Id, database.Clock.Today);
        await center.MemberAsync(group.Id, database.Clock.Today, kind: ClaimKind.Hold);
        Assert.Equal(new CapacityPromised(2), (await center.ChangeAsync(group.Id, center.Evening() with { Capacity = 1 })).Refusal);
        database.Clock.Advance(TimeSpan.FromMinutes(10));

        var line = Assert.Single(await database.Get<GroupListQuery>().HandleAsync(ScheduleOf.Admin, CancellationToken.None));
        Assert.Equal((1, 0), (line.Places.Members, line.Places.Held));
        Assert.Equal(1, (await database.Get<GroupQuery>().HandleAsync(ScheduleOf.Admin, group.Id, CancellationToken.None))!.Promised);
        Assert.True((await center.ChangeAsync(group.Id, center.Evening() with { Capacity = 1 })).Succeeded);
    }

    [Theory, OnEachDatabase]
    public async Task A_group_stays_in_its_tracks_part_of_the_day(Database database)
    {
        var center = await ScheduleOf.WithRoomAndCounselorAsync(database);
        var group = await center.OpenedAsync();
        var ask = center.Evening(SecondMonday);

        Assert.Equal(new EveningStartsLater(), (await center.ChangeAsync(group.Id, ask with { Pattern = ask.Pattern with { Start = new(13, 0) } })).Refusal);
        Assert.Equal(new DaytimeStartsEarlier(), (await center.ChangeAsync(group.Id, ask with { Track = Reference.SubstanceUseDaytime })).Refusal);
    }

    [Theory, OnEachDatabase]
    public async Task Hours_of_members_that_would_clash_are_named_by_their_therapist_and_not_by_the_client(Database database)
    {
        var center = await ScheduleOf.WithRoomAndCounselorAsync(database);
        var group = await center.OpenedAsync();
        var therapist = await center.StaffAsync("Ana Cruz", new DateOnly(2027, 1, 1), ProgramKind.SubstanceUse);
        await center.MemberAsync(group.Id, ScheduleOf.Monday, await center.HourAsync(therapist, DayOfWeek.Tuesday, new TimeOnly(16, 0)));
        await center.MemberAsync(group.Id, ScheduleOf.Monday, await center.HourAsync(therapist, DayOfWeek.Friday, new TimeOnly(16, 0)));
        var ask = center.Evening(SecondMonday);
        ask = ask with { Pattern = ask.Pattern with { Days = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Thursday], Start = new TimeOnly(16, 0) } };

        var busy = Assert.IsType<MembersBusyThen>((await center.ChangeAsync(group.Id, ask)).Refusal);

        Assert.Equal(1, busy.Members);
        var hour = Assert.Single(busy.Times);
        Assert.Equal("Weekly hour with Ana Cruz", hour.Name);
        Assert.Equal((DayOfWeek.Tuesday, new TimeOnly(16, 0), SecondMonday.AddDays(1)), (Assert.Single(hour.Days), hour.Start, hour.FirstDate));
    }

    [Theory, OnEachDatabase]
    public async Task A_group_moves_onto_no_talk_of_a_member_nor_of_its_counselor(Database database)
    {
        var center = await ScheduleOf.WithRoomAndCounselorAsync(database);
        var group = await center.OpenedAsync();
        var member = await center.MemberAsync(group.Id, ScheduleOf.Monday);
        await center.TalkAsync(await center.StaffAsync("Ana Cruz", new DateOnly(2027, 1, 1)), member, SecondMonday.AddDays(1), 16);
        var stranger = await center.MemberAsync(group.Id, ScheduleOf.Monday.AddDays(140));
        await center.TalkAsync(center.Counselor, stranger, SecondMonday.AddDays(4), 16);
        var ask = center.Evening(SecondMonday);
        AskedGroup On(DayOfWeek day, int start) => ask with { Pattern = ask.Pattern with { Days = [DayOfWeek.Monday, DayOfWeek.Thursday, day], Start = new TimeOnly(start, 0) } };

        var talk = Assert.Single(Assert.IsType<MembersBusyThen>((await center.ChangeAsync(group.Id, On(DayOfWeek.Tuesday, 16))).Refusal).Times);
        Assert.Equal("Appointment with Ana Cruz", talk.Name);
        Assert.Equal((true, SecondMonday.AddDays(1)), (talk.IsOnce, talk.FirstDate));
        Assert.Contains("A booked talk", (await center.ChangeAsync(group.Id, On(DayOfWeek.Friday, 16))).Refusal!.ToString(), StringComparison.Ordinal);
        Assert.True((await center.ChangeAsync(group.Id, On(DayOfWeek.Tuesday, 17))).Succeeded);
    }

    [Theory, OnEachDatabase]
    public async Task An_older_form_is_stale_and_a_stranger_finds_nothing(Database database)
    {
        var center = await ScheduleOf.WithRoomAndCounselorAsync(database);
        var group = await center.OpenedAsync();
        var opened = (await center.FormAsync(group.Id)).Stamp;
        var (wish, pattern) = (center.Evening(), center.Evening().Pattern);
        foreach (var other in (AskedGroup[])[
            wish with { Name = "Willow" }, wish with { Capacity = 11 }, wish with { Pattern = pattern with { BreakMinutes = 20 } },
            wish with { Pattern = pattern with { EducationMinutes = 70, SkillsMinutes = 50 } }, wish with { From = SecondMonday.AddDays(1), Pattern = pattern with { Start = new TimeOnly(17, 0) } }])
        {
            Assert.Null((await center.ChangeAsync(group.Id, other)).Refusal);
            Assert.IsType<StaleEdit>((await center.ChangeAsync(group.Id, center.Evening(), opened)).Refusal);
        }

        var director = ScheduleOf.Admin with { Roles = StaffRoles.Director };
        var ask = new ChangeGroup(Guid.NewGuid(), group.Id, (await center.FormAsync(group.Id)).Stamp, center.Evening());
        Assert.IsType<NotThere>((await database.Get<ChangeGroupHandler>().HandleAsync(director, ask, CancellationToken.None)).Refusal);
        var elsewhere = ask with { Key = Guid.NewGuid(), Id = new GroupId(Guid.NewGuid()) };
        Assert.IsType<NotThere>((await database.Get<ChangeGroupHandler>().HandleAsync(ScheduleOf.Admin, elsewhere, CancellationToken.None)).Refusal);
    }

    [Theory, OnEachDatabase]
    public async Task A_form_that_was_opened_before_somebody_held_a_place_is_not_stale(Database database)
    {
        var clinic = await PlaceClinic.OpenAsync(database);
        var center = new ScheduleOf(database);
        var form = await center.FormAsync(clinic.Evening.Id);
        Assert.True((await HoldPlaceTests.HoldAsync(database, clinic, 0)).Succeeded);

        Assert.Null((await center.ChangeAsync(clinic.Evening.Id, form.Group! with { Name = "Willow" }, form.Stamp)).Refusal);
    }

    [Theory, OnEachDatabase]
    public async Task A_form_that_was_opened_before_somebody_was_marked_is_not_stale(Database database)
    {
        var running = await RunningGroup.InAsync(database);
        var (june, session) = (await running.JoinAsync("June"), await running.SessionOnAsync(database.Clock.Today));
        var center = new ScheduleOf(database);
        var form = await center.FormAsync(running.Id);
        Assert.True((await database.Get<MarkAttendanceHandler>().HandleAsync(
            running.Counselor, new MarkAttendance(Guid.NewGuid(), session, june.Id, AttendanceWord.Came), CancellationToken.None)).Succeeded);

        Assert.Null((await center.ChangeAsync(running.Id, form.Group! with { Name = "Willow" }, form.Stamp)).Refusal);
    }

    private static async Task CancelAsync(Database database, GroupId group, DateOnly date)
    {
        await using var db = database.CreateContext();
        (await db.GroupSessions.SingleAsync(row => row.GroupId == group && row.Date == date)).Cancel("The counselor is ill");
        await db.SaveChangesAsync();
    }
}
