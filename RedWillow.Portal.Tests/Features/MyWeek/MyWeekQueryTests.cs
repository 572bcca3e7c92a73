using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Features.MyWeek;
using RedWillow.Portal.Features.TakingAttendance;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.MyWeek;

public sealed class MyWeekQueryTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task A_week_has_groups_and_the_individual_hour_in_order(Database database)
    {
        var group = await RunningGroup.InAsync(database);
        var june = await group.JoinAsync("June", wednesdayHour: new(10, 0));

        var view = await ReadAsync(database, june.Actor);

        Assert.Equal(
            [EntryKind.DaytimeGroup, EntryKind.DaytimeGroup, EntryKind.Individual, EntryKind.DaytimeGroup],
            view.Days.SelectMany(day => day.Entries).Select(entry => entry.Kind));
        Assert.Equal(DayOfWeek.Monday, view.Days[0].Date.DayOfWeek);
        Assert.Equal(7, view.Days.Count);
        Assert.Equal(database.Clock.Today, view.Next!.Date);
        Assert.Equal("Ana Reyes", view.Days[2].Entries[0].With);
    }

    [Theory, OnEachDatabase]
    public async Task After_the_last_session_the_next_week_opens_and_this_one_is_there_when_asked_for(Database database)
    {
        var group = await RunningGroup.InAsync(database);
        var june = await group.JoinAsync("June");
        var (monday, thursday) = (database.Clock.Today.AddDays(-1), database.Clock.Today.AddDays(2));
        database.Clock.MoveTo(thursday, new(12, 0));
        Assert.Equal((0, monday), (await ReadAsync(database, june.Actor)) is { } during ? (during.WeeksAhead, during.Days[0].Date) : default);

        database.Clock.MoveTo(thursday, new(12, 15));
        var after = await ReadAsync(database, june.Actor);
        Assert.Equal((1, monday.AddDays(7), 3), (after.WeeksAhead, after.Days[0].Date, after.Days.Sum(day => day.Entries.Count)));
        Assert.Equal(0, (await database.Get<MyWeekQuery>().HandleAsync(june.Actor, thursday, 1, Stop))!.WeeksAhead);
    }

    [Theory, OnEachDatabase]
    public async Task Nothing_is_shown_before_the_first_day_or_while_it_is_only_asked_for(Database database)
    {
        var group = await RunningGroup.InAsync(database);
        var asked = await group.JoinAsync("Asked", EnrollmentStatus.Requested);
        var coming = await group.JoinAsync("Coming", from: database.Clock.Today.AddDays(2));
        await BornAsync(database, coming.Id, 30);

        Assert.Empty((await ReadAsync(database, asked.Actor)).Days.SelectMany(day => day.Entries));
        var view = await ReadAsync(database, coming.Actor);
        Assert.Equal(database.Clock.Today.AddDays(2), Assert.Single(view.Days.SelectMany(day => day.Entries)).Date);
        Assert.Equal((EnrollmentStatus.Approved, null), (view.Status, view.Progress));
        Assert.True(view.ToFinish.Papers > 0);
    }

    [Theory, OnEachDatabase]
    public async Task Who_is_under_eighteen_has_nothing_to_sign(Database database)
    {
        var group = await RunningGroup.InAsync(database);
        var young = await group.JoinAsync("Young", EnrollmentStatus.Requested);
        var unknown = (await ReadAsync(database, young.Actor)).ToFinish;
        await BornAsync(database, young.Id, 18);
        var before = (await ReadAsync(database, young.Actor)).ToFinish;
        await BornAsync(database, young.Id, 16);

        var after = (await ReadAsync(database, young.Actor)).ToFinish;

        Assert.Equal(0, unknown.Papers);
        Assert.True(before.Papers > 0);
        Assert.Equal((0, false), (after.Papers, after.InsurerConsent));
        Assert.True(after.Tasks > 0);
    }

    [Theory, OnEachDatabase]
    public async Task Progress_counts_weeks_from_the_first_attended_session(Database database)
    {
        var group = await RunningGroup.InAsync(database);
        var begun = database.Clock.Today.AddDays(-8);
        var june = await group.JoinAsync("June", from: begun);
        foreach (var day in new[] { begun, begun.AddDays(1) })
            await database.Get<MarkAttendanceHandler>().HandleAsync(
                group.Counselor, new(Guid.NewGuid(), await group.SessionOnAsync(day), june.Id, AttendanceWord.Came), Stop);

        Assert.Equal(new MyProgress(2, 12, 16, 2), (await ReadAsync(database, june.Actor)).Progress);
        database.Clock.Advance(TimeSpan.FromDays(6));
        Assert.Equal(3, (await ReadAsync(database, june.Actor)).Progress!.Week);
    }

    [Theory, OnEachDatabase]
    public async Task Closed_days_and_cancelled_sessions_say_why_and_are_not_next(Database database)
    {
        var group = await RunningGroup.InAsync(database);
        var june = await group.JoinAsync("June", wednesdayHour: new(10, 0));
        var today = database.Clock.Today;
        await using (var db = database.CreateContext())
        {
            db.GroupSessions.Single(row => row.Date == today).Cancel("Snow");
            db.Closures.Add(Closure.Declare(new(Guid.NewGuid()), today.AddDays(1), "Water damage"));
            db.Closures.Add(Closure.Propose(new(Guid.NewGuid()), today.AddDays(2), "Only a proposal"));
            await db.SaveChangesAsync(Stop);
        }

        var view = await ReadAsync(database, june.Actor);

        Assert.Equal((true, "Snow"), (view.Days[1].Entries[0].IsCancelled, view.Days[1].Entries[0].Reason));
        Assert.Equal(("Water damage", true), (view.Days[2].Closure, view.Days[2].Entries[0].IsCancelled));
        Assert.Null(view.Days[3].Closure);
        Assert.Equal(today.AddDays(2), view.Next!.Date);
    }

    [Theory, OnEachDatabase]
    public async Task A_client_without_an_enrollment_has_a_page_and_nobody_else_has(Database database)
    {
        var me = new ClientId(Guid.NewGuid());
        await using (var db = database.CreateContext())
        {
            db.Clients.Add(Client.Register(me, "RW-NEW", "Nadia", null, "en-US", database.Clock.UtcNow));
            await db.SaveChangesAsync(Stop);
        }

        var view = await ReadAsync(database, new Actor.Client(new(Guid.NewGuid()), me));
        Assert.Equal(("Nadia", null, null), (view.Name, view.Status, view.Next));

        foreach (var other in new Actor[] { RunningGroup.Director, Actor.Visitor.Instance, new Actor.Client(new(me.Value), new(Guid.NewGuid())) })
            Assert.Null(await database.Get<MyWeekQuery>().HandleAsync(other, null, 1, Stop));
    }

    private static async Task BornAsync(Database database, ClientId client, int yearsAgo)
    {
        await using var db = database.CreateContext();
        (await db.Clients.SingleAsync(row => row.Id == client, Stop)).Identify("Noa", null, database.Clock.Today.AddYears(-yearsAgo));
        await db.SaveChangesAsync(Stop);
    }

    private static async Task<MyWeekView> ReadAsync(Database database, Actor actor) =>
        (await database.Get<MyWeekQuery>().HandleAsync(actor, null, 1, Stop))!;
}
