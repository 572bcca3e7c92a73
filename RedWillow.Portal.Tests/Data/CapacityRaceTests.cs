using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Data;

/// <summary>Eight people, one place left, again and again: one has it, seven are told, nobody too many and no place lost.</summary>
public sealed class CapacityRaceTests
{
    private static int Number(int usual) => Switches.Battery ? 10_000 : usual;

    [Theory, OnEachDatabase]
    public Task The_last_place_goes_to_exactly_one(Database database) => RaceAsync(database, Number(200), _ => database.Unit);

    [Theory, OnEachDatabase]
    public Task The_gate_is_for_speed_alone(Database database) => RaceAsync(database, Number(10), _ => Ask.UnitWith(database));

    /// <summary>What two instances share is the database alone: each has its own services, its own gate and its own connections.</summary>
    [Theory, OnEachDatabase]
    public async Task Two_instances_do_not_oversell(Database database)
    {
        await using var other = DatabaseServices.Build(database.Provider, database.ConnectionString, database.Clock);
        await using var scope = other.CreateAsyncScope();
        var second = scope.ServiceProvider.GetRequiredService<PortalUnitOfWork>();
        await RaceAsync(database, Number(10), contender => contender % 2 == 0 ? database.Unit : second);
    }

    private static async Task RaceAsync(Database database, int races, Func<int, PortalUnitOfWork> unitOf)
    {
        var ended = await Races.RunAsync(database, races, async (contender, client, ask) =>
        {
            var answer = await TakeSeat.RunAsync(unitOf(contender), client, ask);
            if (!answer.Succeeded) Assert.IsType<GroupFull>(answer.Refusal);
            return answer.Succeeded;
        });

        Assert.Equal(new Races(races, Oversold: 0, Unsold: 0), ended);
        await using var db = database.CreateContext();
        Assert.Equal(races, await db.AuditEntries.CountAsync(entry => entry.Act == nameof(SeatTaken)));
        Assert.Equal(races, (await db.Groups.SingleAsync()).Version);
    }
}
