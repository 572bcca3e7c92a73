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

/// <summary>The races of <see cref="CapacityRaceTests"/>, run by what everybody writes first: look whether there is room, then take it, without a claim.</summary>
internal static class NaiveRaces
{
    /// <summary>On SQLite the look comes before the transaction, because there a transaction that writes is alone from its beginning.</summary>
    public static IsolationLevel? Usual(Database database) => database.Provider is DatabaseProvider.Sqlite ? null : IsolationLevel.ReadCommitted;

    /// <summary>Runs them.</summary>
    /// <param name="database">Where.</param>
    /// <param name="races">How many.</param>
    /// <param name="isolation">Of the transaction that looks and takes; null looks before it.</param>
    /// <param name="meeting">Nobody writes before all have looked: the hardest race there is.</param>
    public static Task<Races> RunAsync(Database database, int races, IsolationLevel? isolation, bool meeting)
    {
        var looked = new ConcurrentDictionary<DateOnly, Meeting>();
        return Races.RunAsync(database, races, (_, client, ask) => LookThenTakeAsync(
            database, client, ask, isolation, meeting ? looked.GetOrAdd(ask.From, _ => new Meeting(Races.Contenders)) : null));
    }

    /// <summary>Takes away the trigger that counts seats.</summary>
    public static Task<int> DropTriggerAsync(Database database) => database.ExecuteSqlAsync(database.Provider is DatabaseProvider.Sqlite
        ? "DROP TRIGGER \"SeatClaims_seat_taken_insert\""
        : "DROP TRIGGER \"SeatClaims_guard\" ON \"SeatClaims\"");

    private static async Task<bool> LookThenTakeAsync(Database database, ClientId client, TakeSeat ask, IsolationLevel? isolation, Meeting? looked)
    {
        await using var db = PlainContext(database);
        await using var transaction = isolation is { } level ? await db.Database.BeginTransactionAsync(level) : null;
        var hasRoom = await TakeSeat.HasRoomAsync(db, ask, CancellationToken.None);
        if (looked is not null) await looked.ArriveAsync();
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

    // The retrying strategy allows no transaction of one's own.
    private static PortalDbContext PlainContext(Database database) => database.Provider is DatabaseProvider.Sqlite
        ? database.CreateContext()
        : new PostgresPortalDbContext(new DbContextOptionsBuilder<PostgresPortalDbContext>(
                database.Services.GetRequiredService<DbContextOptions<PostgresPortalDbContext>>())
            .UseNpgsql(database.ConnectionString, npgsql => npgsql.ExecutionStrategy(context => new NonRetryingExecutionStrategy(context))).Options);
}
