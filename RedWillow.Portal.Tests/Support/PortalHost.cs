using System.Globalization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using RedWillow.Portal.Data;
using RedWillow.Portal.Demo;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Tests.Support;

/// <summary>
/// The portal as it runs: Kestrel on a free port, SQLite in a folder of its own.
/// Change what is needed, then <see cref="StartAsync"/>.
/// </summary>
public sealed class PortalHost : WebApplicationFactory<Program>
{
    /// <summary>A table that was left in the database of a demo whose making was stopped.</summary>
    public const string HalfMade = "HalfMade";

    private static readonly Lazy<Task<Made>> Demo = new(() => MakeAsync(demo: true));
    private static readonly Lazy<Task<Made>> Empty = new(() => MakeAsync(demo: false));

    private readonly Dictionary<string, string> _settings = new(StringComparer.Ordinal);
    private readonly List<Action<IServiceCollection>> _services = [];

    public PortalHost()
    {
        Storage = Scratch.NewFolder();
        DatabaseFile = Path.Combine(Storage, "portal.db");
        With("Storage:Directory", Storage);
        With("Database:Provider", "Sqlite");
        With("Logging:LogLevel:Default", "Warning");
        With("Logging:LogLevel:Microsoft.AspNetCore.DataProtection", "Error");
        With("Demo:Enabled", "false");
        With("Security:PasswordRounds", "1000");
    }

    /// <summary>Everything the host writes: database, key ring, mail.</summary>
    public string Storage { get; }

    public string DatabaseFile { get; }

    /// <summary>For instance http://localhost:41873 – localhost, because its cookies need no HTTPS.</summary>
    public Uri Address { get; private set; } = new("http://localhost/");

    /// <summary>Sets one setting, for instance <c>With("Demo:Enabled", "true")</c>.</summary>
    public PortalHost With(string key, string value)
    {
        _settings[key] = value;
        return this;
    }

    /// <summary>Replaces or adds services.</summary>
    public PortalHost WithServices(Action<IServiceCollection> change)
    {
        _services.Add(change);
        return this;
    }

    /// <summary>Nothing runs beside the requests: no mail, no seals, no sessions laid out ahead.</summary>
    public PortalHost WithoutJobs() => WithServices(services =>
    {
        foreach (var job in services.Where(IsJob).ToList()) services.Remove(job);
    });

    /// <summary>Not on a developer's machine: what breaks is answered as it is to people.</summary>
    public PortalHost Staged() => In(Environments.Staging);

    public PortalHost In(string environment) => With(WebHostDefaults.EnvironmentKey, environment);

    /// <summary>Stops the portal's time.</summary>
    public PortalHost WithClock(FixedClock clock) => WithServices(services =>
        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock.Time)));

    /// <summary>
    /// Starts with a copy of another host's whole storage folder: its database and the keys that can read it.
    /// Take the copy of a host that has stopped.
    /// </summary>
    public PortalHost WithStorageOf(string folder)
    {
        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Storage, Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }

        return this;
    }

    /// <summary>A host with the demo clinic, which is made once per test process and copied.</summary>
    public static async Task<PortalHost> DemoAsync() => new PortalHost().With("Demo:Enabled", "true").LikeThat(await Demo.Value);

    /// <summary>A host that was started once before and has nobody in it; it is made once per test process and copied, too.</summary>
    public static async Task<PortalHost> EmptyAsync() => new PortalHost().LikeThat(await Empty.Value);

    public Task<PortalHost> StartAsync()
    {
        UseKestrel(0);
        StartServer();
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://localhost:{ClientOptions.BaseAddress.Port}/"));
        return Task.FromResult(this);
    }

    /// <summary>A client with its own cookies that reports redirects instead of following them.</summary>
    public HttpClient NewClient(bool followRedirects = false) => new(new HttpClientHandler { AllowAutoRedirect = followRedirects, UseCookies = true })
    {
        BaseAddress = Address,
        Timeout = TimeSpan.FromSeconds(60),
    };

    /// <summary>A client that is signed in to an account of this host's database.</summary>
    public async Task<HttpClient> NewClientAsync(string email)
    {
        var client = NewClient();
        using var answer = await client.GetAsync(TestSignIn.AddressFor(email));
        Assert.True(answer.IsSuccessStatusCode, $"{email} cannot sign in: {answer.StatusCode}.");
        return client;
    }

    /// <summary>The portal's own clock, which is also the one that tests of it read.</summary>
    public ProgramClock Clock => Services.GetRequiredService<ProgramClock>();

    public IDbContextFactory<PortalDbContext> Databases => Services.GetRequiredService<IDbContextFactory<PortalDbContext>>();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        foreach (var (key, value) in _settings) builder.UseSetting(key, value);
        builder.ConfigureServices(services =>
        {
            services.AddTransient<IStartupFilter, TestSignIn>();
            foreach (var change in _services) change(services);
        });
    }

    private static bool IsJob(ServiceDescriptor service) =>
        service.ServiceType == typeof(IHostedService) && (service.ImplementationType?.Assembly == typeof(Program).Assembly || IsTimetable(service));

    private static bool IsTimetable(ServiceDescriptor service) =>
        (service.ImplementationType ?? service.ImplementationFactory?.Method.DeclaringType)?.Assembly == typeof(Quartz.IJob).Assembly;

    private static async Task<Made> MakeAsync(bool demo)
    {
        await using var host = demo ? (await EmptyAsync()).With("Demo:Enabled", "true") : new PortalHost();
        if (demo) await LeaveHalfMadeAsync(host.DatabaseFile);
        await host.StartAsync();
        if (demo) await SettleAsync(host);
        return new(host.Storage, host.Services.GetRequiredService<FieldProtector>());
    }

    // What the first start leaves to be mailed and sealed, every copy would mail and seal anew.
    private static async Task SettleAsync(PortalHost host)
    {
        await Eventually.HoldsAsync(async () =>
        {
            var now = host.Clock.UtcNow;
            await using var db = await host.Databases.CreateDbContextAsync();
            return !await db.Outbox.AnyAsync(row => row.SentUtc == null && row.ParkedUtc == null && row.DueUtc <= now)
                && await db.AuditEntries.CountAsync() == await db.AuditSeals.CountAsync();
        }, "The first start's mails are not all sent, or its audit is not sealed.");
        Directory.Delete(Path.Combine(host.Storage, "mail"), recursive: true);
    }

    // Making a demo takes long, so the one that all tests use is also the one that begins beside the rest of another.
    private static async Task LeaveHalfMadeAsync(string file)
    {
        await using (var connection = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = $"CREATE TABLE {HalfMade} (\"Id\" INTEGER)";
            await command.ExecuteNonQueryAsync();
        }

        await File.WriteAllTextAsync(file + DemoMaking.Note, "");
    }

    // A model belongs to its keys. Hosts with copies of the same keys share one, and the queries compiled for it.
    private PortalHost LikeThat(Made made) => WithStorageOf(made.Storage).WithServices(services => services.Replace(ServiceDescriptor.Singleton(made.Fields)));

    private sealed record Made(string Storage, FieldProtector Fields);
}
