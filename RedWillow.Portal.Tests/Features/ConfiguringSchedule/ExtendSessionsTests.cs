using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
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
    public async Task Only_the_job_or_an_administrator_extends(Database database)
    {
        var director = ScheduleOf.Admin with { Roles = StaffRoles.Director };
        var refused = await database.Get<ExtendSessionsHandler>().HandleAsync(director, CancellationToken.None);
        Assert.IsType<NotThere>(refused.Refusal);
        Assert.True((await database.Get<ExtendSessionsHandler>().HandleAsync(ScheduleOf.Admin, CancellationToken.None)).Succeeded);
    }
}
