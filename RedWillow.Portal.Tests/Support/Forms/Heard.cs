using Microsoft.Extensions.Logging;

namespace RedWillow.Portal.Tests.Support.Forms;

/// <summary>What pages complain of in the log.</summary>
internal sealed class Heard : ILoggerProvider, ILogger
{
    private string? _fault;

    public string? Take() => Interlocked.Exchange(ref _fault, null);

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel)) _fault = $"{formatter(state, exception)} {exception}";
    }

    public void Dispose()
    {
        // It holds nothing.
    }
}
