using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Features.ConfiguringSchedule;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.ConfiguringSchedule;

public sealed class ScheduleQueryTests
{
    private static readonly Actor.Staff Director = ScheduleOf.Admin with { Roles = StaffRoles.Director };

    [Theory, OnEachDatabase]
    public async Task The_week_shows_every_session_with_its_places_and_the_closed_days(Database database)
    {
        var center = await ScheduleOf.WithRoomAndCounselorAsync(database);
        var group = await center.OpenedAsync();
        await center.MemberAsync(group.Id, new DateOnly(2026, 1, 21));
        await center.ConfirmAsync(ScheduleOf.Monday);

        var week = await database.Get<WeekQuery>().HandleAsync(Director, new DateOnly(2026, 1, 25), CancellationToken.None);

        Assert.Equal(ScheduleOf.Monday, week!.Monday);
        Assert.Equal("Martin Luther King Jr. Day", week.Closures[ScheduleOf.Monday]);
        Assert.Equal([(SessionStatus.Cancelled, 0), (SessionStatus.Scheduled, 1), (SessionStatus.Scheduled, 1)], week.Sessions.Select(row => (row.Status, row.Places.Members)));
        Assert.Equal(("Cottonwood", "Dana Reyes", 12, new TimeOnly(21, 15)), (week.Sessions[1].Room, week.Sessions[1].Counselor, week.Sessions[1].Capacity, week.Sessions[1].End));
    }

    [Theory, OnEachDatabase]
    public async Task Without_a_day_it_is_the_week_something_is_left_of(Database database)
    {
        var center = await ScheduleOf.WithRoomAndCounselorAsync(database);
        await center.OpenedAsync();
        async Task<DateOnly> OpenedAsync() => (await database.Get<WeekQuery>().HandleAsync(Director, null, CancellationToken.None))!.Monday;

        Assert.Equal(ScheduleOf.Monday, await OpenedAsync());
        database.Clock.MoveTo(ScheduleOf.Monday.AddDays(3), new(20, 0));
        Assert.Equal(ScheduleOf.Monday, await OpenedAsync());
        database.Clock.MoveTo(ScheduleOf.Monday.AddDays(3), new(21, 15));
        Assert.Equal(ScheduleOf.Monday.AddDays(7), await OpenedAsync());
    }

    [Theory, OnEachDatabase]
    public async Task The_group_list_and_the_editor_know_places_and_the_end_of_a_license(Database database)
    {
        var center = await ScheduleOf.WithRoomAndCounselorAsync(database);
        var retiring = await center.StaffAsync("Lee Park", new DateOnly(2026, 3, 1));
        var group = await center.OpenedAsync(center.Evening() with { Counselor = retiring });
        await center.MemberAsync(group.Id, database.Clock.Today);

        var line = Assert.Single(await database.Get<GroupListQuery>().HandleAsync(Director, CancellationToken.None));
        Assert.Equal((1, 0, true, ScheduleOf.Monday), (line.Places.Members, line.Places.Held, line.LicenseEndsSoon, line.NextSession!.Value));
        Assert.Equal([DayOfWeek.Monday, DayOfWeek.Wednesday, DayOfWeek.Thursday], line.Days);
        var editing = await database.Get<GroupQuery>().HandleAsync(Director, group.Id, CancellationToken.None);
        Assert.Equal((1, 6, "Evening A", 15), (editing!.Promised, editing.Next.Count, editing.Group!.Name, editing.Group.Pattern.BreakMinutes));
        Assert.Equal(2, editing.Choices.Counselors.Count);
    }

    [Theory, OnEachDatabase]
    public async Task Who_signs_in_and_may_not_keep_attendance_any_more_leads_nobody(Database database)
    {
        var center = await ScheduleOf.WithRoomAndCounselorAsync(database);
        await center.OpenedAsync();
        var account = PortalUser.New(Guid.CreateVersion7(), "dana@example.org", null, "en-US", database.Clock.UtcNow);
        async Task<bool> LedByNobodyAsync() => Assert.Single(await database.Get<GroupListQuery>().HandleAsync(Director, CancellationToken.None)).IsLedByNobody;
        // Whoever has no sign-in is on the schedule all the same.
        Assert.False(await LedByNobodyAsync());

        foreach (var (roles, disabled, idle) in new[] { (StaffRoles.Counselor | StaffRoles.Admin, false, false), (StaffRoles.Admin, false, true), (StaffRoles.Clinician, false, false), (StaffRoles.Counselor, true, true) })
        {
            await using var db = database.CreateContext();
            var user = await db.Users.SingleOrDefaultAsync() ?? account;
            (user.PractitionerId, user.Roles, user.Disabled) = ((await db.Practitioners.SingleAsync()).Id, roles, disabled);
            db.Update(user).State = await db.Users.AnyAsync() ? EntityState.Modified : EntityState.Added;
            await db.SaveChangesAsync();
            Assert.Equal(idle, await LedByNobodyAsync());
        }
    }

    [Theory, OnEachDatabase]
    public async Task Proposals_say_whom_they_would_hit(Database database)
    {
        var center = await ScheduleOf.WithRoomAndCounselorAsync(database);
        await center.MemberAsync((await center.OpenedAsync()).Id, ScheduleOf.Monday);

        var days = await database.Get<ClosuresQuery>().HandleAsync(Director, 2026, CancellationToken.None);
        var king = days.Single(day => day.Date == ScheduleOf.Monday);
        Assert.Equal((false, true, 1, "Evening A"), (king.Closed, king.CanChange, king.Members, Assert.Single(king.Groups)));
        Assert.False(days[0].CanChange);
        await center.ConfirmAsync(ScheduleOf.Monday);
        Assert.True((await database.Get<ClosuresQuery>().HandleAsync(Director, null, CancellationToken.None)).Single(day => day.Date == ScheduleOf.Monday).Closed);
    }

    [Theory, OnEachDatabase]
    public async Task Others_see_none_of_it(Database database)
    {
        var center = await ScheduleOf.WithRoomAndCounselorAsync(database);
        var group = await center.OpenedAsync();
        foreach (var actor in new Actor[] { ScheduleOf.Admin with { Roles = StaffRoles.Counselor | StaffRoles.FrontDesk | StaffRoles.Clinician }, Actor.Visitor.Instance })
        {
            Assert.Empty(await database.Get<GroupListQuery>().HandleAsync(actor, CancellationToken.None));
            Assert.Null(await database.Get<GroupQuery>().HandleAsync(actor, group.Id, CancellationToken.None));
            Assert.Null(await database.Get<WeekQuery>().HandleAsync(actor, null, CancellationToken.None));
            Assert.Empty(await database.Get<ClosuresQuery>().HandleAsync(actor, null, CancellationToken.None));
            Assert.Empty(await database.Get<RoomsQuery>().HandleAsync(actor, CancellationToken.None));
            Assert.Empty(await database.Get<TracksQuery>().HandleAsync(actor, CancellationToken.None));
        }
    }
}
