using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Features.FollowingClients;
using RedWillow.Portal.Tests.Features.Discharging;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.FollowingClients;

public sealed class ClientListTests
{
    [Theory, OnEachDatabase]
    public async Task The_list_shows_who_is_here_with_group_and_week(Database database)
    {
        var desk = await StayDesk.OpenAsync(database, choosing: 1);
        var stay = await desk.ActiveAsync(weeks: 5);
        var left = await desk.ActiveAsync(weeks: 9, withHour: false, name: "Lou");
        Assert.True((await desk.DischargeAsync(desk.Clinician, left.Id)).Succeeded);

        var here = await ListAsync(database, desk.FrontDesk, new());

        var line = Assert.Single(here.Rows);
        Assert.Equal((stay.Who.Id, "Sam", EnrollmentStatus.Active, "E1", null, false), (line.Id, line.Name, line.Status, line.Group, line.Week, line.NeedsDecision));
        Assert.Equal(6, Assert.Single((await ListAsync(database, desk.Clinician, new())).Rows).Week);
        Assert.Equal(["D1", "E1"], here.Groups.Select(group => group.Name));
        Assert.Equal("Lou", Assert.Single((await ListAsync(database, desk.FrontDesk, new(ClientShow.Left))).Rows).Name);
        Assert.Equal(EnrollmentStatus.Draft, Assert.Single((await ListAsync(database, desk.FrontDesk, new(ClientShow.Before))).Rows).Status);
        Assert.Empty((await ListAsync(database, desk.FrontDesk, new(Group: desk.Clinic.Daytime.Id))).Rows);
        Assert.Single((await ListAsync(database, desk.FrontDesk, new(Group: desk.Clinic.Evening.Id))).Rows);
        await using var db = database.CreateContext();
        Assert.True(await db.AuditEntries.AnyAsync(row => row.Act == "ClientListRead" && row.ClientId == stay.Who.Id));
    }

    [Theory, OnEachDatabase]
    public async Task Initials_or_part_of_the_number_find_a_client(Database database)
    {
        var desk = await StayDesk.OpenAsync(database);
        var sam = await desk.ActiveAsync();
        var oscar = await desk.ActiveAsync(withHour: false, name: "Óscar Peña");

        Assert.Equal(oscar.Who.Id, Assert.Single((await ListAsync(database, desk.FrontDesk, new(Text: "o. p."))).Rows).Id);
        Assert.Equal(sam.Who.Id, Assert.Single((await ListAsync(database, desk.FrontDesk, new(Text: "so"))).Rows).Id);
        Assert.Equal(sam.Who.Id, Assert.Single((await ListAsync(database, desk.FrontDesk, new(Text: sam.Reference[2..].ToLowerInvariant()))).Rows).Id);
        Assert.Empty((await ListAsync(database, desk.FrontDesk, new(Text: "Sam Ortiz"))).Rows);
        Assert.Empty((await ListAsync(database, desk.FrontDesk, new(Text: "%"))).Rows);
        await using var db = database.CreateContext();
        // Who was looked through and not shown was not read.
        Assert.Equal(2, await db.AuditEntries.CountAsync(row => row.Act == "ClientListRead" && row.ClientId == sam.Who.Id));
    }

    [Theory, OnEachDatabase]
    public async Task A_leave_past_its_return_and_a_last_day_past_wait_for_a_decision(Database database)
    {
        var desk = await StayDesk.OpenAsync(database);
        var (away, ending) = (await desk.ActiveAsync(name: "Ana"), await desk.ActiveAsync(withHour: false, name: "Lou"));
        await desk.ActiveAsync(withHour: false, name: "Noor");
        Assert.True((await desk.PauseAsync(desk.FrontDesk, away.Id, days: 7)).Succeeded);
        Assert.True((await desk.DateAsync(desk.Clinician, ending.Id, desk.Today.AddDays(7))).Succeeded);
        database.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(0, (await ListAsync(database, desk.FrontDesk, new(ClientShow.Decide))).At.Total);
        database.Clock.Advance(TimeSpan.FromDays(1));

        var late = await ListAsync(database, desk.FrontDesk, new(ClientShow.Decide));

        Assert.Equal((2, 2), (late.At.Total, late.Deciding));
        Assert.Equal(["Ana", "Lou"], late.Rows.Select(row => row.Name).Order());
        Assert.All(late.Rows, row => Assert.True(row.NeedsDecision));
        Assert.Equal(1, (await ListAsync(database, desk.FrontDesk, new())).Rows.Count(row => !row.NeedsDecision));
        // A person decides; software does not.
        Assert.Equal(EnrollmentStatus.OnHold, (await desk.ReadAsync(away.Id)).Status);
    }

    [Theory, OnEachDatabase]
    public async Task Who_sees_whom_follows_from_role_and_group(Database database)
    {
        var desk = await StayDesk.OpenAsync(database);
        var stay = await desk.ActiveAsync();

        foreach (var reader in new[] { desk.FrontDesk, desk.Clinician, desk.Director, desk.Counselor })
            Assert.Equal("E1", Assert.Single((await ListAsync(database, reader, new())).Rows).Group);
        Assert.Empty((await ListAsync(database, desk.OtherCounselor, new())).Rows);
        var admin = await ListAsync(database, desk.Admin, new(Group: desk.Clinic.Daytime.Id));
        var bare = Assert.Single(admin.Rows);
        Assert.Equal(("Sam", EnrollmentStatus.Active, null, null, null, null), (bare.Name, bare.Status, bare.Group, bare.Week, bare.Start, bare.EndDate));
        Assert.Empty(admin.Groups);
        foreach (var nobody in new Actor[] { stay.Who, Actor.Visitor.Instance })
            Assert.Null(await database.Get<ClientListQuery>().HandleAsync(nobody, new(), default));
    }

    [Theory, OnEachDatabase]
    public async Task Five_hundred_clients_are_paged_by_as_many_queries_as_thirty(Database database)
    {
        var desk = await StayDesk.OpenAsync(database, capacity: 100);
        await FillAsync(database, desk, 30);
        var few = await QueriesAsync(database, desk, new(ClientShow.Before));
        var fewSearched = await QueriesAsync(database, desk, new(ClientShow.Before, Text: "nb"));
        await FillAsync(database, desk, 470);

        Assert.Equal(few, await QueriesAsync(database, desk, new(ClientShow.Before)));
        Assert.Equal(fewSearched, await QueriesAsync(database, desk, new(ClientShow.Before, Text: "nb")));
        Assert.InRange(few, 1, 6);
        var first = await ListAsync(database, desk.FrontDesk, new(ClientShow.Before));
        Assert.Equal((500, 20, 25), (first.At.Total, first.At.Pages, first.Rows.Count));
        var last = await ListAsync(database, desk.FrontDesk, new(ClientShow.Before, Page: 999));
        Assert.Equal((20, 25), (last.At.Number, last.Rows.Count));
        Assert.Empty(first.Rows.Select(row => row.Id).Intersect(last.Rows.Select(row => row.Id)));
        Assert.Equal(500, (await ListAsync(database, desk.FrontDesk, new(ClientShow.Before, Text: "nb"))).At.Total);
    }

    private static async Task<ClientList> ListAsync(Database database, Actor actor, ClientSearch search) =>
        (await database.Get<ClientListQuery>().HandleAsync(actor, search, default))!;

    private static Task<int> QueriesAsync(Database database, StayDesk desk, ClientSearch search) => Statements.CountAsync(() => ListAsync(database, desk.FrontDesk, search));

    private static Task FillAsync(Database database, StayDesk desk, int count) => desk.Clinic.ChangeAsync(db =>
    {
        for (var made = 0; made < count; made++)
        {
            var at = database.Clock.UtcNow.AddMinutes(-made);
            var client = Client.Register(new(Guid.CreateVersion7()), Guid.NewGuid().ToString("N")[..8].ToUpperInvariant(), "Noor", null, "en-US", at);
            client.Identify("Noor", "Noor Begaye", new(1990, 7, 24));
            db.AddRange(client, Enrollment.Begin(new(Guid.CreateVersion7()), client.Id, at));
        }
    });
}
