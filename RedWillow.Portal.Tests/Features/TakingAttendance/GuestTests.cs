using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data.Seed;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Talks;
using RedWillow.Portal.Features.ConfiguringSchedule;
using RedWillow.Portal.Features.Discharging;
using RedWillow.Portal.Features.MyWeek;
using RedWillow.Portal.Features.RunningGroups;
using RedWillow.Portal.Features.TakingAttendance;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.TakingAttendance;

/// <summary>"Someone else came": today's session goes on, and a client of the evening group sits in it.</summary>
public sealed class GuestTests
{
    private static readonly TimeOnly Evening = new(17, 0);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task A_guest_is_expected_marked_counted_and_closed_like_everybody(Database database)
    {
        var (day, evening, session) = await StartAsync(database);
        await day.JoinAsync("June");
        var omar = await evening.JoinAsync("Omar", EnrollmentStatus.Active, firstAttended: database.Clock.Today.AddDays(-1));

        Assert.True((await AddAsync(database, day.Counselor, session, omar)).Succeeded);

        var sheet = (await database.Get<AttendanceSheetQuery>().HandleAsync(day.Counselor, session, Stop))!;
        Assert.Equal([("June", null), ("Omar", "Juniper")], sheet.Lines.Select(line => (line.Name, line.GuestOf)));
        Assert.Equal(2, Assert.Single((await database.Get<TodayQuery>().HandleAsync(day.Counselor, Stop))!.Sessions).Expected);
        Assert.Equal(["June"], (await database.Get<RosterQuery>().HandleAsync(day.Counselor, day.Id, Stop))!.Members.Select(member => member.Name));
        Assert.Contains(
            (await database.Get<MyWeekQuery>().HandleAsync(omar.Actor, null, 1, Stop))!.Days.Single(one => one.Date == database.Clock.Today).Entries,
            entry => entry.Start == new TimeOnly(9, 0));

        database.Clock.Advance(TimeSpan.FromHours(3));
        await MarkAsync(database, day.Counselor, session, sheet.Lines[0].Client);
        Assert.Equal(new SheetIncomplete(1, 0), (await CloseAsync(database, day.Counselor, session)).Refusal);
        await MarkAsync(database, day.Counselor, session, omar.Id);
        Assert.True((await CloseAsync(database, day.Counselor, session)).Succeeded);
        Assert.Equal(1, (await database.Get<MyWeekQuery>().HandleAsync(omar.Actor, null, 1, Stop))!.Progress!.Attended);
        await using var db = database.CreateContext();
        Assert.Equal(1, await db.AuditEntries.CountAsync(row => row.Act == nameof(GuestAdded) && row.ClientId == omar.Id, Stop));
    }

    [Theory, OnEachDatabase]
    public async Task Who_has_a_talk_at_that_time_is_no_guest(Database database)
    {
        var (day, evening, session) = await StartAsync(database);
        var omar = await evening.JoinAsync("Omar", EnrollmentStatus.Active, firstAttended: database.Clock.Today.AddDays(-1));
        await using (var db = database.CreateContext())
        {
            db.Add(TalkAppointment.ForClient(
                new(Guid.CreateVersion7()), TalkKind.Consultation, omar.Id, omar.Enrollment, evening.CounselorId, new(database.Clock.Today, 9 * 60, 30), null, database.Clock.UtcNow));
            await db.SaveChangesAsync(Stop);
        }

        Assert.Contains("booked talk", (await AddAsync(database, day.Counselor, session, omar)).Refusal!.ToString(), StringComparison.Ordinal);
    }

    [Theory, OnEachDatabase]
    public async Task A_full_session_refuses_and_two_counselors_at_once_seat_one(Database database)
    {
        var (_, evening, _) = await StartAsync(database);
        var small = await RunningGroup.BesideAsync(database, new(Reference.SubstanceUseDaytime, "Alder", new(13, 0), Capacity: 2));
        var (omar, lena) = (await evening.JoinAsync("Omar", EnrollmentStatus.Active), await evening.JoinAsync("Lena", EnrollmentStatus.Active));
        await small.JoinAsync("June");
        var session = await small.SessionOnAsync(database.Clock.Today);
        database.Clock.Advance(TimeSpan.FromHours(3));

        var answers = await Task.WhenAll(new[] { omar, lena }.Select(who => Task.Run(() => AddAsync(database, RunningGroup.Clinician, session, who))));

        Assert.Single(answers, answer => answer.Succeeded);
        Assert.IsType<SessionFull>(answers.Single(answer => !answer.Succeeded).Refusal);
        await using var db = database.CreateContext();
        Assert.Equal(1, await db.SeatClaims.CountAsync(row => row.Kind == ClaimKind.Guest, Stop));
    }

    [Theory, OnEachDatabase]
    public async Task Only_a_client_of_the_same_program_who_is_free_then_is_a_guest(Database database)
    {
        var (day, evening, session) = await StartAsync(database);
        var other = await RunningGroup.BesideAsync(database, new(Reference.MentalHealthDaytime, "Maple", new(13, 0)));
        var sameTime = await RunningGroup.BesideAsync(database, new(Reference.SubstanceUseDaytime, "Alder", new(10, 0)));
        var (stranger, busy) = (await other.JoinAsync("Mia", EnrollmentStatus.Active), await sameTime.JoinAsync("Bo", EnrollmentStatus.Active));
        var (asked, away) = (await evening.JoinAsync("Asked", EnrollmentStatus.Requested), await evening.JoinAsync("Away", EnrollmentStatus.OnHold));
        var member = await day.JoinAsync("June");

        foreach (var no in new[] { stranger, asked, away })
            Assert.IsType<NotThere>((await AddAsync(database, day.Counselor, session, no)).Refusal);
        Assert.IsType<ClientBusyThen>((await AddAsync(database, day.Counselor, session, busy)).Refusal);
        Assert.IsType<AlreadyExpected>((await AddAsync(database, day.Counselor, session, member)).Refusal);
        await using var db = database.CreateContext();
        Assert.Equal(0, await db.SeatClaims.CountAsync(row => row.Kind == ClaimKind.Guest, Stop));
        Assert.Equal(3, await db.AuditEntries.CountAsync(row => row.Act == "Refused:AddGuest", Stop));
    }

    [Theory, OnEachDatabase]
    public async Task A_sheet_takes_guests_only_while_it_is_open_and_only_from_who_keeps_it(Database database)
    {
        var (day, evening, session) = await StartAsync(database);
        var omar = await evening.JoinAsync("Omar", EnrollmentStatus.Active);
        var thursday = await day.SessionOnAsync(database.Clock.Today.AddDays(2));
        var yesterday = await day.SessionOnAsync(database.Clock.Today.AddDays(-1));
        Assert.True((await CloseAsync(database, day.Counselor, yesterday)).Succeeded);

        Assert.IsType<TooEarlyToMark>((await AddAsync(database, day.Counselor, thursday, omar)).Refusal);
        Assert.IsType<SessionClosed>((await AddAsync(database, day.Counselor, yesterday, omar)).Refusal);
        foreach (var stranger in new Actor[] { evening.Counselor, RunningGroup.FrontDesk, omar.Actor })
        {
            Assert.IsType<NotThere>((await AddAsync(database, stranger, session, omar)).Refusal);
            Assert.Null(await database.Get<GuestSearchQuery>().HandleAsync(stranger, session, "Omar", Stop));
        }
    }

    [Theory, OnEachDatabase]
    public async Task Too_much_treatment_in_one_week_is_refused(Database database)
    {
        var (day, evening, session) = await StartAsync(database);
        var omar = await evening.JoinAsync("Omar", EnrollmentStatus.Active, from: database.Clock.Today.AddDays(-14), wednesdayHour: new(10, 0));
        // Own group 540, the hour 50, two more sessions as a guest 360: one more would make 1130 of 1140, a longer one too many.
        foreach (var (name, hour) in new[] { ("Alder", 13), ("Birch", 21) })
        {
            var more = await RunningGroup.BesideAsync(database, new(Reference.SubstanceUseDaytime, name, hour == 13 ? new(13, 0) : new(5, 0)));
            Assert.True((await AddAsync(database, RunningGroup.Director, await more.SessionOnAsync(database.Clock.Today.AddDays(-1)), omar)).Succeeded);
        }

        await database.ExecuteSqlAsync("UPDATE \"GroupSessions\" SET \"ClinicalMinutes\" = 191 WHERE \"Id\" = '" + session.Value.ToString().ToUpperInvariant() + "'");
        Assert.IsType<TooManyHours>((await AddAsync(database, day.Counselor, session, omar)).Refusal);
        await MarkAsync(database, RunningGroup.Director, await evening.SessionOnAsync(database.Clock.Today.AddDays(-1)), omar.Id, AttendanceWord.Absent);

        Assert.True((await AddAsync(database, day.Counselor, session, omar)).Succeeded);
    }

    [Theory, OnEachDatabase]
    public async Task A_session_that_is_not_held_after_all_has_no_guest(Database database)
    {
        var (_, evening, _) = await StartAsync(database);
        var alder = await RunningGroup.BesideAsync(database, new(Reference.SubstanceUseDaytime, "Alder", new(13, 0)));
        var (omar, session) = (await evening.JoinAsync("Omar", EnrollmentStatus.Active), await alder.SessionOnAsync(database.Clock.Today));
        database.Clock.Advance(TimeSpan.FromMinutes(160));
        Assert.True((await AddAsync(database, alder.Counselor, session, omar)).Succeeded);
        await using var before = database.CreateContext();
        var seen = (await before.Groups.Include(row => row.Meetings).SingleAsync(row => row.Id == alder.Id, Stop)).PlanStamp;
        var otherDays = new AskedPattern([DayOfWeek.Monday, DayOfWeek.Wednesday, DayOfWeek.Friday], new(13, 0), 60, 60, 60, 15);
        var ask = new AskedGroup(Reference.SubstanceUseDaytime, "Alder", 12, otherDays, alder.CounselorId, alder.RoomId, database.Clock.Today);
        var admin = new Actor.Staff(new(Guid.NewGuid()), new(Guid.NewGuid()), StaffRoles.Admin);

        Assert.Null((await database.Get<ChangeGroupHandler>().HandleAsync(admin, new(Guid.NewGuid(), alder.Id, seen, ask), Stop)).Refusal);

        await using var after = database.CreateContext();
        Assert.False(await after.GroupSessions.AnyAsync(row => row.Id == session, Stop));
        Assert.False(await after.SeatClaims.AnyAsync(row => row.Kind == ClaimKind.Guest, Stop));
        Assert.Equal(1, await after.AuditEntries.CountAsync(row => row.Act == nameof(SeatReleased) && row.ClientId == omar.Id, Stop));
    }

    [Theory, OnEachDatabase]
    public async Task A_group_is_not_moved_onto_the_other_group_of_a_guest_and_it_is_said_why(Database database)
    {
        var (day, _, _) = await StartAsync(database);
        var alder = await RunningGroup.BesideAsync(database, new(Reference.SubstanceUseDaytime, "Alder", new(13, 0)));
        var (june, session) = (await day.JoinAsync("June", EnrollmentStatus.Active), await alder.SessionOnAsync(database.Clock.Today));
        database.Clock.Advance(TimeSpan.FromMinutes(160));
        Assert.True((await AddAsync(database, alder.Counselor, session, june)).Succeeded);
        var admin = new Actor.Staff(new(Guid.NewGuid()), new(Guid.NewGuid()), StaffRoles.Admin);
        async Task<Refusal?> MoveAsync(RunningGroup group, string name, TimeOnly start)
        {
            await using var db = database.CreateContext();
            var row = await db.Groups.Include(one => one.Meetings).SingleAsync(one => one.Id == group.Id, Stop);
            var days = row.Meetings.Select(one => one.Weekday).ToList();
            var ask = new AskedGroup(Reference.SubstanceUseDaytime, name, 12, new(days, start, 60, 60, 60, 15), group.CounselorId, group.RoomId, database.Clock.Today);
            return (await database.Get<ChangeGroupHandler>().HandleAsync(admin, new(Guid.NewGuid(), group.Id, row.PlanStamp, ask), Stop)).Refusal;
        }

        Assert.Equal(new GuestBusyThen(database.Clock.Today, "Cottonwood"), await MoveAsync(alder, "Alder", new(10, 0)));
        Assert.Equal(new GuestBusyThen(database.Clock.Today, "Alder"), await MoveAsync(day, "Cottonwood", new(12, 0)));
        Assert.Null(await MoveAsync(alder, "Alder", new(13, 30)));
    }

    [Theory, OnEachDatabase]
    public async Task A_guest_without_a_mark_is_taken_off(Database database)
    {
        var (day, evening, session) = await StartAsync(database);
        var (june, omar) = (await day.JoinAsync("June"), await evening.JoinAsync("Omar", EnrollmentStatus.Active));
        await AddAsync(database, day.Counselor, session, omar);
        await MarkAsync(database, day.Counselor, session, omar.Id);

        Assert.IsType<GuestIsMarked>((await TakeOffAsync(database, day.Counselor, session, omar)).Refusal);
        Assert.IsType<NotThere>((await TakeOffAsync(database, day.Counselor, session, june)).Refusal);
        Assert.IsType<NotThere>((await TakeOffAsync(database, evening.Counselor, session, omar)).Refusal);
        Assert.True((await database.Get<ClearMarkHandler>().HandleAsync(day.Counselor, new(Guid.NewGuid(), session, omar.Id, await database.SeenAsync(session, omar.Id)), Stop)).Succeeded);
        Assert.True((await TakeOffAsync(database, day.Counselor, session, omar)).Succeeded);

        var sheet = (await database.Get<AttendanceSheetQuery>().HandleAsync(day.Counselor, session, Stop))!;
        Assert.Equal(["June"], sheet.Lines.Select(line => line.Name));
        Assert.True((await AddAsync(database, day.Counselor, session, omar)).Succeeded);
    }

    [Theory, OnEachDatabase]
    public async Task A_newcomers_first_session_as_a_guest_begins_the_stay(Database database)
    {
        var (day, evening, session) = await StartAsync(database);
        var omar = await evening.JoinAsync("Omar", from: database.Clock.Today.AddDays(2));
        await AddAsync(database, day.Counselor, session, omar);
        await MarkAsync(database, day.Counselor, session, omar.Id);

        await using (var db = database.CreateContext())
        {
            var stay = await db.Enrollments.SingleAsync(Stop);
            Assert.Equal((EnrollmentStatus.Active, database.Clock.Today), (stay.Status, stay.FirstAttended));
        }

        database.Clock.Advance(TimeSpan.FromDays(2.3));
        await MarkAsync(database, evening.Counselor, await evening.SessionOnAsync(database.Clock.Today), omar.Id);
        await using var later = database.CreateContext();
        Assert.Equal(database.Clock.Today.AddDays(-2), (await later.Enrollments.SingleAsync(Stop)).FirstAttended);
    }

    [Theory, OnEachDatabase]
    public async Task Who_was_marked_by_mistake_before_their_first_session_can_be_discharged_or_completed_before_it(Database database)
    {
        var (day, evening, session) = await StartAsync(database);
        var soon = database.Clock.Today.AddDays(7);
        var (omar, june) = (await evening.JoinAsync("Omar", from: soon), await day.JoinAsync("June", from: soon));
        foreach (var who in new[] { omar, june })
        {
            Assert.True((await AddAsync(database, day.Counselor, session, who)).Succeeded);
            await MarkAsync(database, day.Counselor, session, who.Id);
            Assert.True((await database.Get<ClearMarkHandler>().HandleAsync(day.Counselor, new(Guid.NewGuid(), session, who.Id, await database.SeenAsync(session, who.Id)), Stop)).Succeeded);
        }

        var director = new Actor.Staff(new(day.CounselorId.Value), day.CounselorId, StaffRoles.Clinician | StaffRoles.Director);
        async Task<Enrollment> ReadAsync(Member who)
        {
            await using var read = database.CreateContext();
            return await read.Enrollments.AsNoTracking().SingleAsync(row => row.Id == who.Enrollment, Stop);
        }

        Assert.Equal((EnrollmentStatus.Active, null), ((await ReadAsync(omar)).Status, (await ReadAsync(omar)).FirstAttended));
        Assert.Null((await database.Get<DischargeClientHandler>().HandleAsync(
            director, new(Guid.NewGuid(), omar.Enrollment, Disposition.Other, "Never came.", "None wished.", "Home", (await ReadAsync(omar)).Version), Stop)).Refusal);
        Assert.Null((await database.Get<DateCompletionHandler>().HandleAsync(
            director, new(Guid.NewGuid(), june.Enrollment, database.Clock.Today, "Never came.", (await ReadAsync(june)).Version), Stop)).Refusal);

        Assert.Equal((EnrollmentStatus.Discharged, database.Clock.Today), ((await ReadAsync(omar)).Status, (await ReadAsync(omar)).EndDate));
        Assert.Equal((EnrollmentStatus.Active, database.Clock.Today), ((await ReadAsync(june)).Status, (await ReadAsync(june)).EndDate));
        await using var db = database.CreateContext();
        Assert.Empty(await db.SeatClaims.Where(row => row.Kind == ClaimKind.Member).ToListAsync(Stop));
    }

    [Theory, OnEachDatabase]
    public async Task Who_comes_before_the_agreed_start_has_a_chair_for_the_day(Database database)
    {
        var (day, _, session) = await StartAsync(database);
        var soon = database.Clock.Today.AddDays(2);
        var june = await day.JoinAsync("June", from: soon);

        Assert.True((await AddAsync(database, day.Counselor, session, june)).Succeeded);
        await MarkAsync(database, day.Counselor, session, june.Id);

        var line = Assert.Single((await database.Get<AttendanceSheetQuery>().HandleAsync(day.Counselor, session, Stop))!.Lines);
        Assert.Equal((true, null), (line.IsGuest, line.GuestOf));
        await using var db = database.CreateContext();
        Assert.Equal([database.Clock.Today, soon], await db.SeatClaims.OrderBy(row => row.From).Select(row => row.From).ToListAsync(Stop));
        Assert.Equal(EnrollmentStatus.Active, (await db.Enrollments.SingleAsync(Stop)).Status);
    }

    [Theory, OnEachDatabase]
    public async Task The_search_shows_few_records_whom_and_says_who_starts_here(Database database)
    {
        var (day, evening, session) = await StartAsync(database);
        var alder = await RunningGroup.BesideAsync(database, new(Reference.SubstanceUseDaytime, "Alder", new(13, 0)));
        await day.JoinAsync("Omar Here");
        await day.JoinAsync("Omar Coming", from: database.Clock.Today.AddDays(2));
        await evening.JoinAsync("Olga Hart", EnrollmentStatus.Active);
        await alder.JoinAsync("Otto Hill", EnrollmentStatus.Active);

        var found = (await SearchAsync(database, day, session, "o.h."))!;

        Assert.Equal([("Otto Hill", "Alder", true), ("Olga Hart", "Juniper", false)], found.Found.Select(line => (line.Name, line.Group, line.SameTrack)));
        Assert.Equal(database.Clock.Today.AddDays(2), Assert.Single((await SearchAsync(database, day, session, "OC"))!.Found).StartsHere);
        Assert.Single((await SearchAsync(database, day, session, "olga hart"))!.Found);
        Assert.Empty((await SearchAsync(database, day, session, "O"))!.Found);
        Assert.Empty((await SearchAsync(database, day, session, null))!.Found);
        await using var db = database.CreateContext();
        Assert.Equal(4, await db.AuditEntries.CountAsync(row => row.Act == "GuestsSearched" && row.ClientId != null, Stop));
    }

    [Theory, OnEachDatabase]
    public async Task A_search_takes_as_many_statements_for_one_client_as_for_many(Database database)
    {
        var (day, evening, session) = await StartAsync(database);
        await evening.JoinAsync("Olga Hart", EnrollmentStatus.Active);
        var few = await Statements.CountAsync(() => SearchAsync(database, day, session, "OH"));
        for (var i = 0; i < 10; i++) await evening.JoinAsync("Otto Hill", EnrollmentStatus.Active);

        GuestSearchView? many = null;
        Assert.Equal(few, await Statements.CountAsync(async () => many = await SearchAsync(database, day, session, "OH")));
        Assert.Equal((8, true), (many!.Found.Count, many.IsCut));
    }

    private static async Task<(RunningGroup Day, RunningGroup Evening, SessionId Session)> StartAsync(Database database)
    {
        var day = await RunningGroup.InAsync(database);
        var evening = await RunningGroup.BesideAsync(database, new(Reference.SubstanceUseEvening, "Juniper", Evening));
        return (day, evening, await day.SessionOnAsync(database.Clock.Today));
    }

    private static Task<GuestSearchView?> SearchAsync(Database database, RunningGroup group, SessionId session, string? typed) =>
        database.Get<GuestSearchQuery>().HandleAsync(group.Counselor, session, typed, Stop);

    private static Task<Result<Done>> AddAsync(Database database, Actor actor, SessionId session, Member who) =>
        database.Get<AddGuestHandler>().HandleAsync(actor, new(Guid.NewGuid(), session, who.Id), Stop);

    private static Task<Result<Done>> TakeOffAsync(Database database, Actor actor, SessionId session, Member who) =>
        database.Get<TakeOffGuestHandler>().HandleAsync(actor, new(Guid.NewGuid(), session, who.Id), Stop);

    private static async Task MarkAsync(Database database, Actor actor, SessionId session, ClientId who, AttendanceWord word = AttendanceWord.Came) =>
        Assert.True((await database.Get<MarkAttendanceHandler>().HandleAsync(actor, new(Guid.NewGuid(), session, who, word) { Seen = await database.SeenAsync(session, who) }, Stop)).Succeeded);

    private static Task<Result<Done>> CloseAsync(Database database, Actor actor, SessionId session) =>
        database.Get<CloseAttendanceHandler>().HandleAsync(actor, new(Guid.NewGuid(), session), Stop);
}
