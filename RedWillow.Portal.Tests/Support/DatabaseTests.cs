using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Tests.Data;

namespace RedWillow.Portal.Tests.Support;

public sealed class DatabaseTests
{
    [Theory, OnEachDatabase]
    public async Task A_test_gets_a_database_with_the_schema(Database database)
    {
        await using var db = database.CreateContext();
        Assert.Equal(4, await db.Tracks.CountAsync());
        Assert.Empty(await db.Clients.ToListAsync());
    }

    [Theory, OnEachDatabase]
    public async Task What_one_test_writes_no_other_sees(Database database)
    {
        await using var other = await Database.CreateAsync(database.Provider);
        await database.ExecuteSqlAsync("CREATE TABLE mine (id integer)");

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => other.ScalarAsync("SELECT count(*) FROM mine"));
        Assert.Equal(0L, await database.ScalarAsync("SELECT count(*) FROM mine"));
    }

    /// <summary>What the portal itself lets nobody take away, the audit's entries among it, is gone too.</summary>
    [Theory, OnEachDatabase]
    public async Task Who_comes_after_a_test_finds_what_every_center_begins_with(Database database)
    {
        var tables = await Guards.TablesAsync(database);
        var first = await Guards.RowsAsync(database, tables);
        for (var after = 0; after < 3; after++)
        {
            await using var other = await Database.CreateAsync(database.Provider);
            Assert.Equal(first, await Guards.RowsAsync(other, tables));
            await new Center(other).ClientsAsync(2);
            Assert.Equal(4, await other.ExecuteSqlAsync("UPDATE \"Tracks\" SET \"Status\" = 0"));
        }

        await using var last = await Database.CreateAsync(database.Provider);
        Assert.NotEqual(0L, await last.ScalarAsync("SELECT count(*) FROM \"Tracks\" WHERE \"Status\" <> 0"));
    }

    [Theory, OnEachDatabase]
    public async Task Nobody_comes_after_a_test_that_took_a_guard_away(Database database)
    {
        var guards = await Guards.InAsync(database);
        for (var after = 0; after < 3; after++)
        {
            await using var other = await Database.CreateAsync(database.Provider);
            Assert.Equal(guards, await Guards.InAsync(other));
            await other.ExecuteSqlAsync(database.Provider is DatabaseProvider.Sqlite
                ? "DROP TRIGGER \"SeatClaims_seat_taken_insert\"" : "DROP TRIGGER \"SeatClaims_guard\" ON \"SeatClaims\"");
        }
    }

    [Theory, OnEachDatabase]
    public async Task Many_databases_share_one_model(Database database)
    {
        await using var db = database.CreateContext();
        for (var more = 0; more < 25; more++)
        {
            await using var other = await Database.CreateAsync(database.Provider);
            await using var otherDb = other.CreateContext();
            Assert.Same(db.Model, otherDb.Model);
        }
    }
}
