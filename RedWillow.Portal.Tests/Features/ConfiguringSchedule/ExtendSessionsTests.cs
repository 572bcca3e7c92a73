using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data.Seed;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Time;
using RedWillow.Portal.Features.ConfiguringSchedule;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.ConfiguringSchedule;

public sealed class ExtendSessionsTests
{
    [Theory, OnEachDatabase]
    public async Task Every_week_that_passes_adds_three_sessions_and_a_second_round_none(Database database)
    {
        var center = await ScheduleOf.WithRoomAndCounselorAsync(database);
        var group = await center.OpenedAsync();
        Assert.Equal(0, await center.ExtendAsync());
        database.Clock.Advance(TimeSpan.FromDays(13));

        Assert.Equal(3, await center.ExtendAsync());
        Assert.Equal(0, await center.ExtendAsync());
        var sessions = await center.SessionsAsync(group.Id);
        Assert.Equal(51, sessions.Count);
        Assert.Equal(sessions.Count, sessions.Select(session => session.Date).Distinct().Count());
    }

    [Theory, OnEachDatabase]
    public async Task A_cancelled_session_is_not_made_again(Database database)
    {
        var center = await ScheduleOf.WithRoomAndCounselorAsync(database);
        var group = await center.OpenedAsync();
        await using (var db = database.CreateContext())
        {
            (await db.GroupSessions.FirstAsync(row => row.GroupId == group.Id)).Cancel("The counselor is ill");
            await db.SaveChangesAsync();
        }

        Assert.Equal(0, await center.ExtendAsync());
    }

    [Theory, OnEachDatabase]
    public async Task A_quiet_round_leaves_open_forms_fresh(Database database)
    {
        var center = await ScheduleOf.WithRoomAndCounselorAsync(database);
        var group = await center.OpenedAsync();
        await center.ExtendAsync();
        await using var db = database.CreateContext();
        Assert.Equal(0, (await db.Groups.SingleAsync(row => row.Id == group.Id)).Version);
    }

    [Theory, OnEachDatabase]
    public async Task A_group_that_cannot_be_extended_holds_up_no_other_and_is_named(Database database)
    {
        var center = await ScheduleOf.WithRoomAndCounselorAsync(database);
        // By the time the clocks change in spring, a group that meets at half past two on Sunday mornings has no such time.
        database.Clock.Advance(TimeSpan.FromDays(60));
        var night = center.Evening(database.Clock.Today.AddDays(1)) with { Name = "Night", Track = Reference.SubstanceUseDaytime };
        var stuck = await center.OpenedAsync(night with { Pattern = night.Pattern with { Days = [DayOfWeek.Sunday, DayOfWeek.Tuesday, DayOfWeek.Thursday], Start = new TimeOnly(2, 30) } });
        var group = await center.OpenedAsync(center.Evening(database.Clock.Today.AddDays(1)));
        database.Clock.Advance(TimeSpan.FromDays(280));

        var round = (await database.Get<ExtendSessionsHandler>().HandleAsync(new Actor.System("test"), CancellationToken.None)).Value!;

        Assert.Equal(new NotExtended(stuck.Id, nameof(NoSuchLocalTime)), Assert.Single(round.Failed));
        Assert.Equal(48, round.Made);
        Assert.True((await center.SessionsAsync(group.Id))[^1].Date > database.Clock.Today.AddDays(100));
    }

    [Theory, OnEachDatabase]
    public async Task Only_the_job_or_an_administrator_extends(Database database)
    {
        var director = ScheduleOf.Admin with { Roles = StaffRoles.Director };
        var refused = await database.Get<ExtendSessionsHandler>().HandleAsync(director, CancellationToken.None);
        Assert.IsType<NotThere>(refused.Refusal);
        Assert.True((await database.Get<ExtendSessionsHandler>().HandleAsync(ScheduleOf.Admin, CancellationToken.None)).Succeeded);
    }
}
