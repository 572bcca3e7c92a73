using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace RedWillow.Portal.Tests.Support;

/// <summary>Keeps what was logged, with level and category.</summary>
public sealed class Told : ILoggerProvider
{
    private readonly ConcurrentQueue<(LogLevel Level, string Category, string Text)> _lines = new();

    public IReadOnlyCollection<(LogLevel Level, string Category, string Text)> Lines => _lines;

    public ILogger CreateLogger(string categoryName) => new Listener(categoryName, _lines);

    public void Dispose()
    {
        // Nothing is held.
    }

    private sealed class Listener(string category, ConcurrentQueue<(LogLevel Level, string Category, string Text)> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue((logLevel, category, formatter(state, exception)));
    }
}
