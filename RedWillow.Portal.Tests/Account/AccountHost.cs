using System.Data.Common;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using RedWillow.Portal.Data;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Platform.Outbox;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Account;

/// <summary>A portal that counts password checks and commits, and can make accounts.</summary>
public sealed class AccountHost : IAsyncDisposable
{
    public const string Password = "gravel otter violin noon";

    private readonly PortalHost _host;

    private AccountHost(PortalHost host) => _host = host;

    public Counts Counted { get; } = new();

    public Uri Address => _host.Address;

    public IServiceProvider Services => _host.Services;

    public static Task<AccountHost> StartAsync(int rounds = 1_000, bool demo = false) => StartAsync(null, rounds, demo);

    /// <summary>With a clock of the test's own.</summary>
    public static async Task<AccountHost> StartAsync(FixedClock? clock, int rounds = 1_000, bool demo = false) =>
        await StartAsync(demo ? await PortalHost.DemoAsync() : await PortalHost.EmptyAsync(), clock, rounds);

    /// <summary>On a test's own database, whichever it is.</summary>
    public static async Task<AccountHost> StartAsync(Database database) => await StartAsync(
        (await PortalHost.EmptyAsync())
            .With("Database:Provider", database.Provider is DatabaseProvider.Sqlite ? DatabaseSetup.Sqlite : DatabaseSetup.PostgreSql)
            .With("ConnectionStrings:Portal", database.ConnectionString),
        clock: null, rounds: 1_000);

    private static async Task<AccountHost> StartAsync(PortalHost host, FixedClock? clock, int rounds)
    {
        host.With("Security:PasswordRounds", $"{rounds}").With("Security:FormsPerMinute", "100000").With("Security:LinksPerMinute", "100000");
        var accounts = new AccountHost(host);
        if (clock is not null)
            host.WithClock(clock);
        // The portal's own jobs commit too, whenever they like; here only what a request costs is counted.
        host.WithoutJobs();
        host.WithServices(services =>
        {
            services.AddSingleton<IPasswordHasher<PortalUser>>(ring =>
                new CountingHasher(ActivatorUtilities.CreateInstance<PasswordHasher<PortalUser>>(ring), accounts.Counted));
            services.ConfigureDbContext<SqlitePortalDbContext>(options => options.AddInterceptors(new CountingCommits(accounts.Counted)), ServiceLifetime.Singleton);
            services.ConfigureDbContext<PostgresPortalDbContext>(options => options.AddInterceptors(new CountingCommits(accounts.Counted)), ServiceLifetime.Singleton);
        });
        await host.StartAsync();
        return accounts;
    }

    public FormVisit NewVisit() => new(_host.NewClient());

    public Task<HttpClient> SignedInAsync(string email) => _host.NewClientAsync(email);

    public async Task<PortalUser> AddAsync(
        string email, StaffRoles roles = StaffRoles.None, bool confirmed = true, string name = "Ana Reyes", License? license = null)
    {
        await using var scope = Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>();
        var user = PortalUser.New(Guid.CreateVersion7(), email, null, "en-US", DateTime.UnixEpoch);
        (user.EmailConfirmed, user.Roles) = (confirmed, roles);
        await using var db = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync();
        if (roles == StaffRoles.None)
        {
            user.ClientId = new ClientId(user.Id);
            db.Clients.Add(Client.Register(user.ClientId.Value, user.UserName![^8..], "Noor", null, "en-US", DateTime.UnixEpoch));
        }
        else
        {
            user.PractitionerId = new PractitionerId(user.Id);
            db.Practitioners.Add(Practitioner.Join(user.PractitionerId.Value, name, license, "English", null));
        }

        await db.SaveChangesAsync();
        Assert.True((await users.CreateAsync(user, Password)).Succeeded);
        return user;
    }

    /// <summary>The newest mail of a kind that waits to be sent.</summary>
    public async Task<AccountMailPayload?> MailAsync(string kind)
    {
        await using var db = await _host.Databases.CreateDbContextAsync();
        var message = await db.Outbox.Where(row => row.Kind == kind).OrderByDescending(row => row.Id).FirstOrDefaultAsync();
        return message is null ? null : JsonSerializer.Deserialize<AccountMailPayload>(message.Payload);
    }

    /// <summary>As if nobody had ever tried anything.</summary>
    public async Task ForgetTriesAsync()
    {
        await using var db = await _host.Databases.CreateDbContextAsync();
        await db.Set<AttemptThrottle>().ExecuteDeleteAsync();
    }

    /// <summary>How often each thing was tried for each address, and how much of it counted.</summary>
    public async Task<IReadOnlyList<(int Tries, int Failures, int Mails, DateTime OpensUtc)>> TriesAsync()
    {
        await using var db = await _host.Databases.CreateDbContextAsync();
        return (await db.Set<AttemptThrottle>().AsNoTracking().ToListAsync()).ConvertAll(row => (row.Tries, row.Failures, row.Mails, row.OpensUtc));
    }

    /// <summary>How many mails wait to be sent.</summary>
    public async Task<int> MailsAsync()
    {
        await using var db = await _host.Databases.CreateDbContextAsync();
        return await db.Outbox.CountAsync();
    }

    /// <summary>The address is nobody's any more; what was tried for it stays counted.</summary>
    public async Task RemoveAsync(string email)
    {
        await using var db = await _host.Databases.CreateDbContextAsync();
        foreach (var user in (await db.Users.ToListAsync()).Where(user => user.Email == email))
        {
            db.Remove(user);
            db.Remove(await db.Clients.SingleAsync(client => client.Id == user.ClientId));
        }

        await db.SaveChangesAsync();
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();
}

/// <summary>What one request cost.</summary>
public sealed class Counts
{
    private int _hashes;
    private int _commits;

    /// <summary>What happens when a password has been checked and nothing has followed from it yet.</summary>
    public Action? Checked { get; set; }

    public void Hashed() => Interlocked.Increment(ref _hashes);

    public void Committed() => Interlocked.Increment(ref _commits);

    public (int Hashes, int Commits) Take() => (Interlocked.Exchange(ref _hashes, 0), Interlocked.Exchange(ref _commits, 0));
}

internal sealed class CountingHasher(IPasswordHasher<PortalUser> inner, Counts counts) : IPasswordHasher<PortalUser>
{
    public string HashPassword(PortalUser user, string password)
    {
        counts.Hashed();
        return inner.HashPassword(user, password);
    }

    public PasswordVerificationResult VerifyHashedPassword(PortalUser user, string hashedPassword, string providedPassword)
    {
        counts.Hashed();
        var answer = inner.VerifyHashedPassword(user, hashedPassword, providedPassword);
        counts.Checked?.Invoke();
        return answer;
    }
}

internal sealed class CountingCommits(Counts counts) : DbTransactionInterceptor
{
    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        counts.Committed();
        return Task.CompletedTask;
    }

    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => counts.Committed();
}
