using Microsoft.EntityFrameworkCore;

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
