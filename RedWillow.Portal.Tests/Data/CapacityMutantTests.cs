using System.Data;
using RedWillow.Portal.Tests.Support;
using Database = RedWillow.Portal.Tests.Support.Database;

namespace RedWillow.Portal.Tests.Data;

/// <summary>What the claims and the triggers are for: with either of them alone every race is still won, however close it is. Without both: <see cref="LostRaceTests"/>.</summary>
public sealed class CapacityMutantTests
{
    private const int Number = 20;

    /// <summary>The trigger counts what the snapshot shows, and that is too little: so it lets nobody write under one.</summary>
    [Theory, InlineData(IsolationLevel.RepeatableRead), InlineData(IsolationLevel.Serializable)]
    public async Task The_trigger_alone_lets_nobody_write_under_a_snapshot(IsolationLevel isolation)
    {
        Assert.SkipWhen(PostgresServer.ReasonToSkip is not null, PostgresServer.ReasonToSkip ?? "");
        await using var database = await Database.CreateAsync(DatabaseProvider.PostgreSql);
        var ended = await NaiveRaces.RunAsync(database, Number, isolation, meeting: true);
        Assert.Equal(new Races(Number, Oversold: 0, Unsold: Number), ended);
    }

    [Theory, OnEachDatabase]
    public async Task The_trigger_alone_does_not_oversell(Database database) =>
        Assert.Equal(new Races(Number, Oversold: 0, Unsold: 0), await NaiveRaces.RunAsync(database, Number, NaiveRaces.Usual(database), meeting: true));

    [Theory, OnEachDatabase]
    public async Task The_claim_alone_does_not_oversell(Database database)
    {
        await NaiveRaces.DropTriggerAsync(database);
        var unit = Ask.UnitWith(database);
        Assert.Equal(
            new Races(Number, Oversold: 0, Unsold: 0),
            await Races.RunAsync(database, Number, async (_, client, ask) => (await TakeSeat.RunAsync(unit, client, ask)).Succeeded));
    }
}
