using System.Data;
using RedWillow.Portal.Tests.Support;
using Database = RedWillow.Portal.Tests.Support.Database;

namespace RedWillow.Portal.Tests.Data;

/// <summary>
/// Without claim and trigger the very races that <see cref="CapacityRaceTests"/> wins are lost nearly every time; so that test can fail.
/// Alone on the machine: on a busy one somebody is through before the next one looks, and the race is none.
/// </summary>
[Collection(RealClock.Name)]
public sealed class LostRaceTests
{
    private const int Number = 200;

    [Theory, OnEachDatabase]
    public async Task Looking_without_a_claim_and_without_the_trigger_oversells(Database database)
    {
        await NaiveRaces.DropTriggerAsync(database);
        // SQLite works on the caller's thread, so that there nobody looks while another one does.
        var meeting = database.Provider is DatabaseProvider.Sqlite;
        Assert.InRange((await NaiveRaces.RunAsync(database, Number, NaiveRaces.Usual(database), meeting)).Oversold, Number * 9 / 10, Number);
    }

    [Fact]
    public async Task A_snapshot_of_the_whole_transaction_oversells_too()
    {
        Assert.SkipWhen(PostgresServer.ReasonToSkip is not null, PostgresServer.ReasonToSkip ?? "");
        await using var database = await Database.CreateAsync(DatabaseProvider.PostgreSql);
        await NaiveRaces.DropTriggerAsync(database);
        await database.ExecuteSqlAsync("DROP TRIGGER \"SeatClaims_snapshot\" ON \"SeatClaims\"");
        const int fewer = 60;
        Assert.InRange((await NaiveRaces.RunAsync(database, fewer, IsolationLevel.RepeatableRead, meeting: false)).Oversold, fewer * 9 / 10, fewer);
    }
}
