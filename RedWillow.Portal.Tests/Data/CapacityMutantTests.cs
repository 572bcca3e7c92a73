using System.Data;
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
/// What the claims and the triggers are for. Without both, the race that <see cref="CapacityRaceTests"/> wins is lost nearly every time;
/// so that test can fail. With either of them alone it is still won.
/// </summary>
public sealed class CapacityMutantTests
{
    private const int Contenders = 8;
    private const int Races = 20;

    [Theory, OnEachDatabase]
    public async Task Checking_without_a_claim_and_without_the_trigger_oversells(Database database)
    {
        await DropTriggerAsync(database);
        Assert.InRange(await OversoldAsync(database, null), Races * 9 / 10, Races);
    }

    [Fact]
    public async Task A_snapshot_of_the_whole_transaction_oversells_too()
    {
        Assert.SkipWhen(PostgresServer.ReasonToSkip is not null, PostgresServer.ReasonToSkip ?? "");
        await using var database = await Database.CreateAsync(DatabaseProvider.PostgreSql);
        await DropTriggerAsync(database);
        Assert.InRange(await OversoldAsync(database, IsolationLevel.RepeatableRead), Races * 9 / 10, Races);
    }

    [Theory, OnEachDatabase]
    public async Task The_trigger_alone_does_not_oversell(Database database) => Assert.Equal(0, await OversoldAsync(database, null));

    [Theory, OnEachDatabase]
    public async Task The_claim_alone_does_not_oversell(Database database)
    {
        await DropTriggerAsync(database);
        var center = new Center(database);
        var (group, clients, unit) = (await center.GroupAsync(1), await center.ClientsAsync(Contenders), Ask.UnitWith(database));

        var answers = await Task.WhenAll(clients.Select(client => Task.Run(() => TakeSeat.RunAsync(unit, client, TakeSeat.For(group, Center.Monday)))));

        Assert.Single(answers, answer => answer.Succeeded);
    }

    private static async Task<int> OversoldAsync(Database database, IsolationLevel? isolation)
    {
        var center = new Center(database);
        var (group, clients, oversold) = (await center.GroupAsync(1), await center.ClientsAsync(Contenders), 0);
        for (var race = 0; race < Races; race++)
        {
            var (checkedAll, ask) = (new Meeting(Contenders), TakeSeat.For(group, Center.Monday.AddDays(7 * race)));
            var taken = await Task.WhenAll(clients.Select(client => Task.Run(() => NaiveAsync(database, client, ask, checkedAll, isolation))));
            Assert.Contains(true, taken);
            if (taken.Count(one => one) > 1) oversold++;
        }

        return oversold;
    }

    /// <summary>What everybody writes first: look, then take.</summary>
    private static async Task<bool> NaiveAsync(Database database, ClientId client, TakeSeat ask, Meeting checkedAll, IsolationLevel? isolation)
    {
        await using var db = PlainContext(database);
        await using var transaction = isolation is { } level ? await db.Database.BeginTransactionAsync(level) : null;
        var room = await TakeSeat.HasRoomAsync(db, ask, CancellationToken.None);
        await checkedAll.ArriveAsync();
        if (!room)
            return false;
        db.SeatClaims.Add(TakeSeat.Row(ask.Group, client, ask.From, ask.Until));
        try
        {
            await db.SaveChangesAsync();
            if (transaction is not null) await transaction.CommitAsync();
            return true;
        }
        catch (DbUpdateException fault) when (ConflictTranslation.Translate(fault) is GroupFull)
        {
            return false;
        }
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
