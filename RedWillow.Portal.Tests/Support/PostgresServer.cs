using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace RedWillow.Portal.Tests.Support;

/// <summary>
/// One PostgreSQL server for the whole test process: started when the first test asks, on a free port and in a
/// folder of its own. It lives exactly as long as its standard input is open, so it ends with the test process
/// even when that is killed.
/// </summary>
public sealed class PostgresServer
{
    private const string RunUntilInputCloses =
        """
        "$1/initdb" -D "$2/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$2/initdb.log" 2>&1 &&
        { "$1/postgres" -D "$2/data" -p "$3" -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=1000 \
            -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c wal_level=minimal -c max_wal_senders=0 -c max_wal_size=8GB \
            -c shared_buffers=128MB -c jit=off -c autovacuum=off >"$2/server.log" 2>&1 &
          server=$!; cat >/dev/null; kill -QUIT "$server"; wait "$server"; }
        rm -rf "$2"
        """;

    private static readonly Lazy<Task<PostgresServer>> Started = new(StartAsync);

    private PostgresServer(int port) => Port = port;

    public int Port { get; }

    /// <summary>The folder of the newest installed server programs, or null when there are none.</summary>
    public static string? ProgramFolder { get; } = FindProgramFolder();

    /// <summary>Why PostgreSQL is left out of this run, or null when it takes part.</summary>
    public static string? ReasonToSkip { get; } =
        Switches.NoPostgres ? "PostgreSQL is left out of a quick run."
        : ProgramFolder is null && !Switches.RequirePostgres ? "PostgreSQL is not installed (Debian package: postgresql)."
        : null;

    /// <summary>The running server. Throws when PostgreSQL is not installed.</summary>
    public static Task<PostgresServer> RunningAsync() => Started.Value;

    /// <summary>How to reach one database of this server.</summary>
    public string ConnectionString(string database, bool pooling = true) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = Port,
        Username = "postgres",
        Database = database,
        // Every test has a database and so a pool of its own; a pool that is done with gives its connections back soon.
        ConnectionIdleLifetime = 5,
        ConnectionPruningInterval = 2,
        Pooling = pooling,
        IncludeErrorDetail = true,
    }.ConnectionString;

    private static string? FindProgramFolder() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql")
            .OrderByDescending(folder => decimal.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var version) ? version : 0)
            .Select(folder => Path.Combine(folder, "bin"))
            .FirstOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")))
        : null;

    private static async Task<PostgresServer> StartAsync()
    {
        var programs = ProgramFolder ?? throw new InvalidOperationException("PostgreSQL is required but not installed (Debian package: postgresql).");
        var folder = Scratch.NewFolderFor("postgres");
        var port = FreePort.Find();
        var start = new ProcessStartInfo { UseShellExecute = false, RedirectStandardInput = true, WorkingDirectory = folder };
        if (Environment.UserName is "root")
        {
            // PostgreSQL refuses to run as root; the Debian package brings a user for it.
            using (var chown = Process.Start("chown", ["postgres", folder])) await chown.WaitForExitAsync();
            start.FileName = "runuser";
            foreach (var argument in (string[])["-u", "postgres", "--", "sh"]) start.ArgumentList.Add(argument);
        }
        else
        {
            start.FileName = "sh";
        }

        foreach (var argument in (string[])["-c", RunUntilInputCloses, "sh", programs, folder, port.ToString(CultureInfo.InvariantCulture)])
            start.ArgumentList.Add(argument);
        var process = Process.Start(start) ?? throw new InvalidOperationException("PostgreSQL did not start.");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Stop(process);

        var server = new PostgresServer(port);
        await server.AnswersAsync(process, folder);
        return server;
    }

    private async Task AnswersAsync(Process process, string folder)
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromSeconds(60); await Task.Delay(100))
        {
            if (process.HasExited) break;
            try
            {
                await using var connection = new NpgsqlConnection(ConnectionString("postgres", pooling: false));
                await connection.OpenAsync();
                return;
            }
            catch (NpgsqlException)
            {
                // Not yet.
            }
        }

        var log = Path.Combine(folder, "server.log");
        throw new InvalidOperationException($"PostgreSQL did not answer. {(File.Exists(log) ? await File.ReadAllTextAsync(log) : "")}");
    }

    private static void Stop(Process process)
    {
        try
        {
            process.StandardInput.Close();
            process.WaitForExit(TimeSpan.FromSeconds(5));
        }
        catch (Exception error) when (error is InvalidOperationException or IOException)
        {
            // It has ended already.
        }
    }
}
