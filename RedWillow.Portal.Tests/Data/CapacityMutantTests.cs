using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Tests.Support;
using Database = RedWillow.Portal.Tests.Support.Database;

namespace RedWillow.Portal.Tests.Data;

/// <summary>
/// What the claims and the triggers are for. Without both, the very races that <see cref="CapacityRaceTests"/> wins are lost nearly every
/// time; so that test can fail. With either of them alone they are still won.
/// </summary>
public sealed class CapacityMutantTests
{
    private const int Number = 40;

    /// <summary>On SQLite the look comes before the transaction, because there a transaction that writes is alone from its beginning.</summary>
    [Theory, OnEachDatabase]
    public async Task Looking_without_a_claim_and_without_the_trigger_oversells(Database database)
    {
        await DropTriggerAsync(database);
        Assert.InRange((await NaiveAsync(database, Usual(database))).Oversold, Number * 9 / 10, Number);
    }

    [Fact]
    public async Task A_snapshot_of_the_whole_transaction_oversells_too()
    {
        await using var database = await PostgresAsync();
        await DropTriggerAsync(database);
        await database.ExecuteSqlAsync("DROP TRIGGER \"SeatClaims_snapshot\" ON \"SeatClaims\"");
        Assert.InRange((await NaiveAsync(database, IsolationLevel.RepeatableRead)).Oversold, Number * 9 / 10, Number);
    }

    /// <summary>The trigger counts what the snapshot shows, and that is too little: so it lets nobody write under one.</summary>
    [Theory, InlineData(IsolationLevel.RepeatableRead), InlineData(IsolationLevel.Serializable)]
    public async Task The_trigger_alone_lets_nobody_write_under_a_snapshot(IsolationLevel isolation)
    {
        await using var database = await PostgresAsync();
        var ended = await NaiveAsync(database, isolation);
        Assert.Equal(new Races(Number, Oversold: 0, Unsold: Number), ended);
    }

    [Theory, OnEachDatabase]
    public async Task The_trigger_alone_does_not_oversell(Database database) =>
        Assert.Equal(new Races(Number, Oversold: 0, Unsold: 0), await NaiveAsync(database, Usual(database)));

    [Theory, OnEachDatabase]
    public async Task The_claim_alone_does_not_oversell(Database database)
    {
        await DropTriggerAsync(database);
        var unit = Ask.UnitWith(database);
        Assert.Equal(
            new Races(Number, Oversold: 0, Unsold: 0),
            await Races.RunAsync(database, Number, async (_, client, ask) => (await TakeSeat.RunAsync(unit, client, ask)).Succeeded));
    }

    private static IsolationLevel? Usual(Database database) => database.Provider is DatabaseProvider.Sqlite ? null : IsolationLevel.ReadCommitted;

    private static Task<Races> NaiveAsync(Database database, IsolationLevel? isolation)
    {
        // On a busy machine one would be through before the next one looks, and the race would not be one.
        var looked = new ConcurrentDictionary<DateOnly, Meeting>();
        return Races.RunAsync(database, Number, (_, client, ask) => LookThenTakeAsync(
            database, client, ask, isolation, looked.GetOrAdd(ask.From, _ => new Meeting(Races.Contenders))));
    }

    /// <summary>What everybody writes first.</summary>
    private static async Task<bool> LookThenTakeAsync(Database database, ClientId client, TakeSeat ask, IsolationLevel? isolation, Meeting looked)
    {
        await using var db = PlainContext(database);
        await using var transaction = isolation is { } level ? await db.Database.BeginTransactionAsync(level) : null;
        var hasRoom = await TakeSeat.HasRoomAsync(db, ask, CancellationToken.None);
        await looked.ArriveAsync();
        if (!hasRoom)
            return false;
        db.SeatClaims.Add(TakeSeat.Row(ask.Group, client, ask.From, ask.Until));
        try
        {
            await db.SaveChangesAsync();
            if (transaction is not null) await transaction.CommitAsync();
            return true;
        }
        catch (DbUpdateException fault) when (ConflictTranslation.Translate(fault) is GroupFull || fault.InnerException is DbException { SqlState: "25001" })
        {
            return false;
        }
    }

    private static Task<Database> PostgresAsync()
    {
        Assert.SkipWhen(PostgresServer.ReasonToSkip is not null, PostgresServer.ReasonToSkip ?? "");
        return Database.CreateAsync(DatabaseProvider.PostgreSql);
    }

    // The retrying strategy allows no transaction of one's own.
    private static PortalDbContext PlainContext(Database database) => database.Provider is DatabaseProvider.Sqlite
        ? database.CreateContext()
        : new PostgresPortalDbContext(new DbContextOptionsBuilder<PostgresPortalDbContext>(
                database.Services.GetRequiredService<DbContextOptions<PostgresPortalDbContext>>())
            .UseNpgsql(database.ConnectionString, npgsql => npgsql.ExecutionStrategy(context => new NonRetryingExecutionStrategy(context))).Options);

    private static Task<int> DropTriggerAsync(Database database) => database.ExecuteSqlAsync(database.Provider is DatabaseProvider.Sqlite
        ? "DROP TRIGGER \"SeatClaims_seat_taken_insert\""
        : "DROP TRIGGER \"SeatClaims_guard\" ON \"SeatClaims\"");
}
