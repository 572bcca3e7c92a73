using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace RedWillow.Portal.Tests.Support;

/// <summary>Counts the queries that one piece of work sends to a database, so that a query per row cannot hide.</summary>
public static class Statements
{
    /// <summary>How many SELECTs the work sent. Rows written for the audit are not counted: there is one for each client read.</summary>
    public static async Task<int> CountAsync(Func<Task> work)
    {
        using var counter = new Counter();
        // Entity Framework looks only once a second whether anybody listens.
        await Task.Delay(TimeSpan.FromSeconds(1.2));
        await counter.RunAsync(work);
        Assert.True(counter.Count > 0, "No statement was heard: nothing would be compared with nothing.");
        return counter.Count;
    }

    private sealed class Counter : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private static readonly AsyncLocal<Counter?> Current = new();

        private readonly List<IDisposable> _subscriptions = [];
        private int _count;

        public Counter() => _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

        public int Count => _count;

        public async Task RunAsync(Func<Task> work)
        {
            Current.Value = this;
            await work();
        }

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory)
                _subscriptions.Add(value.Subscribe(this));
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            // Other tests run at the same time; only the work's own flow counts.
            if (Current.Value == this && value is { Key: CommandExecuting, Value: CommandEventData { Command.CommandText: var sql } } && sql.TrimStart().StartsWith("SELECT", StringComparison.Ordinal))
                Interlocked.Increment(ref _count);
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose() => _subscriptions.ForEach(subscription => subscription.Dispose());

        private const string DbLoggerCategory = "Microsoft.EntityFrameworkCore";
        private const string CommandExecuting = "Microsoft.EntityFrameworkCore.Database.Command.CommandExecuting";
    }
}
