using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Individual;
using RedWillow.Portal.Features.GivingIndividual;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.GivingIndividual;

/// <summary>It is Tuesday at 10; weekly hours are on Wednesdays.</summary>
public sealed class WeeksWithoutHourTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task A_week_without_a_held_hour_is_listed_until_it_is_set_right(Database database)
    {
        var (group, begun) = (await RunningGroup.InAsync(database), database.Clock.Today.AddDays(-21));
        var june = await group.JoinAsync("June", EnrollmentStatus.Active, begun, new(10, 0), begun);
        await group.JoinAsync("None arranged", EnrollmentStatus.Active, begun, firstAttended: begun);
        await group.JoinAsync("Away", EnrollmentStatus.OnHold, begun, new(13, 0), begun);
        await group.JoinAsync("Not begun", wednesdayHour: new(14, 0));
        var lastWeek = database.Clock.Today.AddDays(-6);

        Assert.Equal(
            [("June", WithoutHour.NotMarked), ("None arranged", WithoutHour.NotArranged), ("Away", WithoutHour.OnLeave)],
            Named((await AskAsync(database, group.Counselor)).LastWeek.Rows));
        Assert.Equal([("None arranged", WithoutHour.NotArranged), ("Away", WithoutHour.OnLeave)], Named((await AskAsync(database, group.Counselor)).ThisWeek.Rows));

        await MarkAsync(database, group, june, lastWeek, AppointmentStatus.NoShow);
        Assert.Equal(("June", WithoutHour.Missed), Named((await AskAsync(database, group.Counselor)).LastWeek.Rows)[0]);
        await MarkAsync(database, group, june, lastWeek, AppointmentStatus.Completed);
        Assert.DoesNotContain((await AskAsync(database, group.Counselor)).LastWeek.Rows, row => row.Client == june.Id);
    }

    [Theory, OnEachDatabase]
    public async Task Therapists_see_their_own_and_the_director_and_the_front_desk_all(Database database)
    {
        var (group, begun) = (await RunningGroup.InAsync(database), database.Clock.Today.AddDays(-21));
        var june = await group.JoinAsync("June", EnrollmentStatus.Active, begun, firstAttended: begun);

        foreach (var all in new[] { RunningGroup.Director, RunningGroup.FrontDesk })
        {
            var row = Assert.Single((await AskAsync(database, all)).LastWeek.Rows);
            Assert.Equal(("June", "Ana Reyes"), (row.Name, row.Therapist));
        }

        Assert.Empty((await AskAsync(database, RunningGroup.OtherCounselor)).LastWeek.Rows);
        Assert.Null(await database.Get<WeeksWithoutHourQuery>().HandleAsync(june.Actor, new(), Stop));
        Assert.Null(await database.Get<WeeksWithoutHourQuery>().HandleAsync(Actor.Visitor.Instance, new(), Stop));
    }

    [Theory, OnEachDatabase]
    public async Task It_takes_as_many_statements_for_one_client_as_for_many(Database database)
    {
        var (group, begun) = (await RunningGroup.InAsync(database), database.Clock.Today.AddDays(-21));
        await group.JoinAsync("June", EnrollmentStatus.Active, begun, new(9, 0), begun);
        var few = await Statements.CountAsync(() => AskAsync(database, RunningGroup.Director));
        for (var i = 0; i < 10; i++)
            await group.JoinAsync("Many", EnrollmentStatus.Active, begun, i < 6 ? new(10 + i, 0) : null, begun);

        Assert.Equal(few, await Statements.CountAsync(async () => Assert.Equal(11, (await AskAsync(database, RunningGroup.Director)).LastWeek.Rows.Count)));
    }

    private static List<(string, WithoutHour)> Named(IEnumerable<WithoutHourRow> rows) => [.. rows.Select(row => (row.Name, row.Week.Reason))];

    private static async Task<WeeksWithoutHour> AskAsync(Database database, Actor actor) =>
        (await database.Get<WeeksWithoutHourQuery>().HandleAsync(actor, new(), Stop))!;

    private static async Task MarkAsync(Database database, RunningGroup group, Member who, DateOnly day, AppointmentStatus status) =>
        Assert.True((await database.Get<MarkAppointmentHandler>().HandleAsync(group.Counselor, new(Guid.NewGuid(), who.Hour!.Value, day, status, await database.SeenAsync(who.Hour.Value, day)), Stop)).Succeeded);
}
