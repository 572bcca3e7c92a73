using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Data;

/// <summary>Eight people, one place left, again and again: one has it, seven are told, nobody too many and no place lost.</summary>
public sealed class CapacityRaceTests
{
    private const int Contenders = 8;

    private static int Races(int usual) => Switches.Battery ? 10_000 : usual;

    [Theory, OnEachDatabase]
    public Task The_last_place_goes_to_exactly_one(Database database) => RaceAsync(database, Races(200), _ => database.Unit);

    [Theory, OnEachDatabase]
    public Task The_gate_is_for_speed_alone(Database database) => RaceAsync(database, Races(60), _ => Ask.UnitWith(database));

    [Theory, OnEachDatabase]
    public async Task Two_processes_do_not_oversell(Database database)
    {
        await using var other = DatabaseServices.Build(database.Provider, database.ConnectionString, database.Clock);
        await using var scope = other.CreateAsyncScope();
        var second = scope.ServiceProvider.GetRequiredService<PortalUnitOfWork>();
        await RaceAsync(database, Races(60), contender => contender % 2 == 0 ? database.Unit : second);
    }

    private static async Task RaceAsync(Database database, int races, Func<int, PortalUnitOfWork> unitOf)
    {
        var center = new Center(database);
        var (group, clients, members) = (await center.GroupAsync(3), await center.ClientsAsync(Contenders), await center.ClientsAsync(2));
        foreach (var member in members) await new Raw(database).SeatAsync(group, member, Center.Monday, Raw.Open);

        for (var race = 0; race < races; race++)
        {
            var (start, day) = (new Meeting(Contenders), Center.Monday.AddDays(7 * race));
            var answers = await Task.WhenAll(clients.Select((client, index) => Task.Run(async () =>
            {
                var unit = unitOf(index);
                await start.ArriveAsync();
                return await TakeSeat.RunAsync(unit, client, TakeSeat.For(group, day));
            })));

            Assert.Single(answers, answer => answer.Succeeded);
            Assert.All(answers.Where(answer => !answer.Succeeded), answer => Assert.IsType<GroupFull>(answer.Refusal));
        }

        await using var db = database.CreateContext();
        Assert.Equal(races + members.Length, await db.SeatClaims.CountAsync());
        Assert.Equal(races, await db.AuditEntries.CountAsync(entry => entry.Act == nameof(SeatTaken)));
        Assert.Equal(races, (await db.Groups.SingleAsync()).Version);
    }
}
