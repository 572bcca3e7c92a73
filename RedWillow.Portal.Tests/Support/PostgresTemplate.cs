using System.Collections.Concurrent;
using Npgsql;

namespace RedWillow.Portal.Tests.Support;

/// <summary>
/// A PostgreSQL database migrated once per test process and copied when a test needs one. Whoever comes after that test gets the copy
/// emptied: making one and its connections anew takes as long as many a test.
/// </summary>
public static class PostgresTemplate
{
    private const string Name = "portal_template";

    /// <summary>
    /// Keeps the rows that are there from the first start, and notes every change of the schema. Emptying answers false when there was one, or
    /// when somebody still writes: such a database is nobody else's.
    /// </summary>
    private const string Keep =
        """
        CREATE SCHEMA kept;
        CREATE SCHEMA tests;
        CREATE TABLE tests.changes (at timestamptz);

        DO $$
        DECLARE
          name text;
          filled boolean;
        BEGIN
          FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
            EXECUTE format('SELECT EXISTS (SELECT 1 FROM public.%I)', name) INTO filled;
            IF filled THEN
              EXECUTE format('CREATE TABLE kept.%1$I AS TABLE public.%1$I', name);
            END IF;
          END LOOP;
        END;
        $$;

        CREATE FUNCTION tests.note() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN INSERT INTO tests.changes VALUES (now()); END';

        CREATE FUNCTION tests.empty() RETURNS boolean LANGUAGE plpgsql AS $$
        DECLARE
          name text;
        BEGIN
          IF EXISTS (SELECT 1 FROM tests.changes)
             OR EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle') THEN
            RETURN false;
          END IF;
          SET LOCAL lock_timeout = '2s';
          SET LOCAL session_replication_role = replica;
          FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
            EXECUTE format('DELETE FROM public.%I', name);
          END LOOP;
          FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'kept' LOOP
            EXECUTE format('INSERT INTO public.%1$I OVERRIDING SYSTEM VALUE SELECT * FROM kept.%1$I', name);
          END LOOP;
          RETURN true;
        END;
        $$;

        CREATE EVENT TRIGGER note ON ddl_command_end EXECUTE FUNCTION tests.note();
        """;

    // PostgreSQL copies a template only while nobody else uses it.
    private static readonly SemaphoreSlim OneAtATime = new(1, 1);
    private static readonly Lazy<Task> Made = new(MakeAsync);
    private static readonly ConcurrentBag<string> Emptied = [];

    /// <summary>Answers the name of a database as the template is: an emptied one, or a new copy.</summary>
    public static async Task<string> CopyAsync()
    {
        await Made.Value;
        return Emptied.TryTake(out var used) ? used : await NewAsync();
    }

    /// <summary>Empties the database for whoever comes next; drops it when that cannot be.</summary>
    public static async Task RemoveAsync(string name)
    {
        var server = await PostgresServer.RunningAsync();
        if (await EmptyAsync(server.ConnectionString(name)))
        {
            Emptied.Add(name);
            return;
        }

        await using (var connection = new NpgsqlConnection(server.ConnectionString(name))) NpgsqlConnection.ClearPool(connection);
        await RunAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    }

    private static async Task<string> NewAsync()
    {
        var name = $"t{Guid.NewGuid():N}";
        await OneAtATime.WaitAsync();
        try
        {
            // Copying the files takes a third of the time of writing them anew.
            await RunAsync($"CREATE DATABASE {name} TEMPLATE {Name} STRATEGY FILE_COPY");
        }
        finally
        {
            OneAtATime.Release();
        }

        return name;
    }

    private static async Task<bool> EmptyAsync(string connectionString)
    {
        try
        {
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync();
            await using var command = connection.Command("SELECT tests.empty()");
            return await command.ExecuteScalarAsync() is true;
        }
        catch (NpgsqlException)
        {
            // The test has left a lock, or broken the connection.
            return false;
        }
    }

    private static async Task MakeAsync()
    {
        await RunAsync($"CREATE DATABASE {Name}");
        var server = await PostgresServer.RunningAsync();
        await DatabaseServices.PrepareAsync(DatabaseProvider.PostgreSql, server.ConnectionString(Name, pooling: false));
        await using var connection = new NpgsqlConnection(server.ConnectionString(Name, pooling: false));
        await connection.OpenAsync();
        await connection.ExecuteAsync(Keep);
    }

    private static async Task RunAsync(string sql)
    {
        var server = await PostgresServer.RunningAsync();
        await using var connection = new NpgsqlConnection(server.ConnectionString("postgres"));
        await connection.OpenAsync();
        await connection.ExecuteAsync(sql);
    }
}
