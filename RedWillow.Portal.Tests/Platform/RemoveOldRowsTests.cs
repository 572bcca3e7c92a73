using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RedWillow.Portal.Data;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Platform.Jobs;
using RedWillow.Portal.Platform.Security;
using RedWillow.Portal.Platform.Settings;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Platform;

public sealed class RemoveOldRowsTests
{
    private static readonly Actor.System Job = new("remove-old-rows");

    [Theory, OnEachDatabase]
    public async Task Sessions_go_a_month_after_they_ended_or_ran_out(Database database)
    {
        var now = database.Clock.UtcNow;
        await using (var db = database.CreateContext())
        {
            var user = PortalUser.New(Guid.CreateVersion7(), "someone@here.example", null, "en-US", now);
            db.Add(user);
            foreach (var (started, ended) in ((int, int?)[])[(-40, -31), (-30, -29), (-31, null), (-29, null), (0, null)])
            {
                var session = PortalSession.Open(Guid.CreateVersion7(), user.Id, now.AddDays(started));
                if (ended is { } day)
                    session.End(now.AddDays(day));
                db.Add(session);
            }

            await db.SaveChangesAsync();
        }

        Assert.Equal(2, (await RemoveAsync(database)).Value);

        await using var look = database.CreateContext();
        Assert.Equal([now.AddDays(-30), now.AddDays(-29), now], await look.Set<PortalSession>().Select(row => row.StartedUtc).OrderBy(at => at).ToListAsync());
        Assert.Equal(1, await look.AuditEntries.CountAsync(entry => entry.Act == nameof(OldRowsRemoved)));
    }

    [Theory, OnEachDatabase]
    public async Task Waits_go_a_month_after_the_last_try(Database database)
    {
        var now = database.Clock.UtcNow;
        await using (var db = database.CreateContext())
        {
            AttemptThrottle Throttle(string key, int madeDaysAgo, int failures = 0, int failedDaysAgo = 0)
            {
                var throttle = AttemptThrottle.For(key, now.AddDays(-madeDaysAgo));
                for (var one = 0; one < failures; one++)
                    throttle.Failed(now.AddDays(-failedDaysAgo));
                return throttle;
            }

            var mailed = Throttle("mailed-yesterday", 60);
            Assert.True(mailed.TryMail(now.AddDays(-1)));
            db.AddRange(
                mailed, Throttle("idle", 31), Throttle("failed-long-ago", 60, 7, 32), Throttle("new", 1), Throttle("failed-yesterday", 60, 1, 1),
                Throttle("shut-long-ago", 400, AttemptThrottle.MostFailures, 399), Throttle("shut-today", 60, AttemptThrottle.MostFailures));
            await db.SaveChangesAsync();
        }

        Assert.Equal(3, (await RemoveAsync(database)).Value);

        await using var look = database.CreateContext();
        Assert.Equal(["failed-yesterday", "mailed-yesterday", "new", "shut-today"], (await look.Set<AttemptThrottle>().Select(row => row.Key).ToListAsync()).Order(StringComparer.Ordinal));
    }

    [Theory, OnEachDatabase]
    public async Task Answers_to_forms_go_after_a_month_in_batches_and_a_second_round_writes_nothing(Database database)
    {
        var now = database.Clock.UtcNow;
        int before;
        await using (var db = database.CreateContext())
        {
            before = await db.CommandAnswers.CountAsync();
            for (var one = 0; one < 230; one++)
                db.Add(Answer(now.AddDays(-31)));
            db.Add(Answer(now.AddDays(-30)));
            await db.SaveChangesAsync();
        }

        Assert.Equal(230, (await RemoveAsync(database)).Value);
        Assert.Equal(0, (await RemoveAsync(database)).Value);

        await using var look = database.CreateContext();
        // One that is not old enough, and the answers of the three batches themselves.
        Assert.Equal(before + 1 + 3, await look.CommandAnswers.CountAsync());
        Assert.Equal(3, await look.AuditEntries.CountAsync(entry => entry.Act == nameof(OldRowsRemoved)));
    }

    [Theory, OnEachDatabase]
    public async Task Nobody_but_the_portal_itself_removes(Database database)
    {
        Actor[] others = [Actor.Visitor.Instance, new Actor.Staff(new(Guid.NewGuid()), new(Guid.NewGuid()), StaffRoles.Admin)];
        foreach (var other in others)
            Assert.IsType<NotThere>((await Handler(database).HandleAsync(other, default)).Refusal);
    }

    [Fact]
    public async Task The_portal_does_it_at_its_start()
    {
        var stop = TestContext.Current.CancellationToken;
        var host = new PortalHost();
        await SqliteTemplate.CopyAsync(host.DatabaseFile);
        await using (var raw = new SqliteConnection(SqliteTemplate.ConnectionString(host.DatabaseFile)))
        {
            await raw.OpenAsync(stop);
            await using var update = raw.CreateCommand();
            update.CommandText = "UPDATE \"CommandAnswers\" SET \"AtUtc\" = '2020-01-01 00:00:00'";
            Assert.True(await update.ExecuteNonQueryAsync(stop) > 0);
        }

        await using var started = await host.StartAsync();
        var monthAgo = started.Clock.UtcNow.AddDays(-31);

        // The rows were written with keys that this host does not have: nothing is read that is not needed.
        await Eventually.HoldsAsync(async () =>
        {
            await using var db = await host.Databases.CreateDbContextAsync(stop);
            return !await db.CommandAnswers.AnyAsync(row => row.AtUtc < monthAgo, stop);
        }, "The old answers are still there.");
    }

    private static CommandAnswer Answer(DateTime atUtc) => new() { ActorKey = "visitor", Key = Guid.CreateVersion7(), BodyHash = "x", Answer = "{}", AtUtc = atUtc };

    private static Task<Result<int>> RemoveAsync(Database database) => Handler(database).HandleAsync(Job, default);

    private static RemoveOldRowsHandler Handler(Database database) =>
        new(database.Unit, database.Factory, database.Clock.Program, Options.Create(new SecuritySettings()), Options.Create(new PolicySettings()));
}
