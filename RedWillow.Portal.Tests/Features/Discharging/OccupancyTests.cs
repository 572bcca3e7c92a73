using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Waiting;
using RedWillow.Portal.Features.ConfiguringSchedule;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.Discharging;

public sealed class OccupancyTests
{
    [Theory, OnEachDatabase]
    public async Task A_dated_completion_shows_as_a_chair_that_opens_the_day_after(Database database)
    {
        var desk = await StayDesk.OpenAsync(database, capacity: 2, choosing: 1);
        var stay = await desk.ActiveAsync();
        await desk.ActiveAsync(withHour: false);
        await WaitAsync(database, desk);
        Assert.Null((await LineAsync(database, desk)).Next);

        Assert.True((await desk.DateAsync(desk.Clinician, stay.Id, desk.Today.AddDays(9))).Succeeded);

        var line = await LineAsync(database, desk);
        Assert.Equal((2, 2, 0, 1), (line.Capacity, line.Outlook.Places.Members, line.Outlook.Places.Held, line.Waiting));
        Assert.Equal(new ChairsOpening(desk.Today.AddDays(10), 1), line.Next);
        Assert.Equal([0, 1, 0, 0], line.Outlook.Weeks.Select(week => week.Count));
        Assert.Equal(desk.Today.AddDays(10), line.Outlook.FirstFree);
    }

    [Theory, OnEachDatabase]
    public async Task A_hold_that_is_over_takes_no_chair_and_others_see_none_of_it(Database database)
    {
        var desk = await StayDesk.OpenAsync(database, choosing: 1);
        var (who, draft) = desk.Clinic.Clients[0];
        await desk.Clinic.ChangeAsync(db => db.Add(SeatClaim.Hold(new(Guid.CreateVersion7()), desk.Clinic.Evening.Id, who.Id, draft, desk.Today, database.Clock.UtcNow.AddMinutes(5))));
        Assert.Equal(1, (await LineAsync(database, desk)).Outlook.Places.Held);
        database.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(0, (await LineAsync(database, desk)).Outlook.Places.Held);

        foreach (var reader in new[] { desk.FrontDesk, desk.Clinician, desk.Director, desk.Admin })
            Assert.Equal(2, (await database.Get<OccupancyQuery>().HandleAsync(reader, default))!.Count);
        foreach (var other in new Actor[] { desk.Counselor, who, Actor.Visitor.Instance })
            Assert.Null(await database.Get<OccupancyQuery>().HandleAsync(other, default));
    }

    [Theory, OnEachDatabase]
    public async Task One_query_counts_the_chairs_of_all_groups(Database database)
    {
        var desk = await StayDesk.OpenAsync(database, capacity: 20);
        for (var made = 0; made < 8; made++)
            await desk.ActiveAsync(withHour: false);

        Assert.Equal(1, await Statements.CountAsync(() => database.Get<OccupancyQuery>().HandleAsync(desk.FrontDesk, default)));
    }

    private static async Task<OccupancyLine> LineAsync(Database database, StayDesk desk) =>
        (await database.Get<OccupancyQuery>().HandleAsync(desk.FrontDesk, default))!.Single(line => line.Id == desk.Clinic.Evening.Id);

    private static Task WaitAsync(Database database, StayDesk desk) => desk.Clinic.ChangeAsync(db => db.Add(new WaitlistEntry
    {
        Id = new(Guid.CreateVersion7()), ClientId = desk.Clinic.Clients[0].Who.Id, EnrollmentId = desk.Clinic.Clients[0].Enrollment, TrackId = desk.Clinic.Evening.TrackId,
        GroupId = null, PossibleHours = "Any.", RequestedUtc = database.Clock.UtcNow,
    }));
}
