using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Data;

/// <summary>Small pieces of work for a unit of work.</summary>
internal static class Ask
{
    public static readonly Actor.System Job = new("test");

    public static Actor.Client AsClient(ClientId id) => new(new AccountId(id.Value), id);

    /// <summary>Renames a room; the answer is its new name.</summary>
    public static Task<Result<string>> RenameAsync(PortalUnitOfWork unit, RoomId room, Plain ask, params Claim[] claims) =>
        unit.RunAsync<Plain, string>(Job, ask, claims is [] ? [Claim.Room(room)] : claims, async (db, stop) =>
        {
            var row = await db.Rooms.SingleAsync(one => one.Id == room, stop);
            row.Change(ask.Word, row.Seats, row.InUse);
            return ask.Word;
        }, CancellationToken.None);

    /// <summary>Changes a room and then says no.</summary>
    public static Task<Result<string>> RefuseAsync(PortalUnitOfWork unit, RoomId room, Refusal refusal, Plain ask) =>
        unit.RunAsync<Plain, string>(Job, ask, [Claim.Room(room)], async (db, stop) =>
        {
            var row = await db.Rooms.SingleAsync(one => one.Id == room, stop);
            row.Change("never", row.Seats, row.InUse);
            db.Record(new ClientRegistered(new ClientId(Guid.NewGuid())));
            return refusal;
        }, CancellationToken.None);

    /// <summary>The unit of work over contexts into which interceptors are put.</summary>
    public static PortalUnitOfWork UnitWith(Database database, params IInterceptor[] interceptors) =>
        new(new Intercepted(database, interceptors), new ClaimGate(0), database.Clock.Time, []);

    /// <summary>The unit of work, with something that happens after the claims were read and before they are taken.</summary>
    public static PortalUnitOfWork UnitAfter(Database database, Func<Task> first) =>
        new(new Late(database.Factory, first), new ClaimGate(0), database.Clock.Time, []);

    private sealed class Late(IDbContextFactory<PortalDbContext> contexts, Func<Task> first) : IDbContextFactory<PortalDbContext>
    {
        private Func<Task>? _first = first;

        public PortalDbContext CreateDbContext() => contexts.CreateDbContext();

        public async Task<PortalDbContext> CreateDbContextAsync(CancellationToken cancellationToken = default)
        {
            if (Interlocked.Exchange(ref _first, null) is { } act)
                await act();
            return CreateDbContext();
        }
    }

    private sealed class Intercepted(Database database, IInterceptor[] interceptors) : IDbContextFactory<PortalDbContext>
    {
        public PortalDbContext CreateDbContext() => database.Provider is DatabaseProvider.Sqlite
            ? new SqlitePortalDbContext(Options<SqlitePortalDbContext>())
            : new PostgresPortalDbContext(Options<PostgresPortalDbContext>());

        private DbContextOptions<TContext> Options<TContext>()
            where TContext : DbContext =>
            new DbContextOptionsBuilder<TContext>(database.Services.GetRequiredService<DbContextOptions<TContext>>())
                .AddInterceptors(interceptors).Options;
    }
}

/// <summary>Counts what the unit of work writes.</summary>
internal sealed record Rows(int Audit, int Outbox, int Answers)
{
    public static async Task<Rows> CountAsync(Database database)
    {
        await using var db = database.CreateContext();
        return new(await db.AuditEntries.CountAsync(), await db.Outbox.CountAsync(), await db.CommandAnswers.CountAsync());
    }

    public static Rows operator -(Rows after, Rows before) => new(after.Audit - before.Audit, after.Outbox - before.Outbox, after.Answers - before.Answers);
}
