using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace RedWillow.Portal.Tests.Support;

/// <summary>Counts the queries that one piece of work sends to a database, so that a query per row cannot hide.</summary>
public static class Statements
{
    private static readonly Lazy<Task> Listening = new(ListenAsync);
    // Other tests run at the same time; only the work's own flow counts.
    private static readonly AsyncLocal<Counter?> Current = new();

    /// <summary>How many SELECTs the work sent. Rows written for the audit are not counted: there is one for each client read.</summary>
    public static async Task<int> CountAsync(Func<Task> work)
    {
        await Listening.Value;
        var counter = new Counter();
        Current.Value = counter;
        await work();
        Current.Value = null;
        Assert.True(counter.Count > 0, "No statement was heard: nothing would be compared with nothing.");
        return counter.Count;
    }

    private static Task ListenAsync()
    {
        DiagnosticListener.AllListeners.Subscribe(new Found());
        // Entity Framework looks only once a second whether anybody listens.
        return Task.Delay(TimeSpan.FromSeconds(1.2));
    }

    private sealed class Counter
    {
        private int _count;

        public int Count => _count;

        public void Hear(string sql)
        {
            if (sql.TrimStart().StartsWith("SELECT", StringComparison.Ordinal))
                Interlocked.Increment(ref _count);
        }
    }

    private sealed class Found : IObserver<DiagnosticListener>
    {
        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.EntityFrameworkCore")
                value.Subscribe(new Commands(), (name, _, _) => name == Commands.Executing);
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }

    private sealed class Commands : IObserver<KeyValuePair<string, object?>>
    {
        public const string Executing = "Microsoft.EntityFrameworkCore.Database.Command.CommandExecuting";

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value is { Key: Executing, Value: CommandEventData { Command.CommandText: var sql } })
                Current.Value?.Hear(sql);
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
