using System.Collections.Concurrent;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Placing;
using RedWillow.Portal.Domain.Programs;

namespace RedWillow.Portal.Platform.Live;

/// <summary>
/// Tells open pages, after a commit on this machine, that places changed. Who changed them and how is not passed on: whoever
/// hears it asks its query again. Other machines are covered by asking every half minute.
/// </summary>
public sealed class ScheduleSignals(ILogger<ScheduleSignals> log) : ICommitObserver
{
    private static readonly Action<ILogger, Exception?> Deaf =
        LoggerMessage.Define(LogLevel.Warning, new EventId(1, "ListenerFailed"), "A page could not be told that places changed.");

    private readonly ConcurrentDictionary<Guid, Action> _listeners = [];

    /// <summary>
    /// Calls back, on whatever thread committed, each time places changed; until disposed. Language and everything else that goes along
    /// with a call are those of whoever listens, not of whoever committed.
    /// </summary>
    public IDisposable Listen(Action heard)
    {
        var key = Guid.NewGuid();
        var mine = ExecutionContext.Capture();
        _listeners[key] = mine is null ? heard : () => ExecutionContext.Run(mine, _ => heard(), null);
        return new Listening(() => _listeners.TryRemove(key, out _));
    }

    public void Committed(IReadOnlyList<DomainEvent> events)
    {
        if (!events.Any(ChangesPlaces))
            return;
        foreach (var heard in _listeners.Values)
        {
            try
            {
                heard();
            }
            catch (Exception fault) when (fault is ObjectDisposedException or InvalidOperationException)
            {
                // A page that is just closing must not disturb the one that committed.
                Deaf(log, fault);
            }
        }
    }

    private static bool ChangesPlaces(DomainEvent happened) => happened is
        SeatTaken or SeatReleased or HoldRanOut or HourTakenBy or HourReleased or GroupOpened or GroupChanged or SessionCancelled or SessionRestored
        or TrackChanged or ClosureChanged or OfferedHoursChanged;

    private sealed class Listening(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}

/// <summary>Registers the signals as what the unit of work tells of its commits.</summary>
public static class ScheduleSignalsSetup
{
    public static IServiceCollection AddScheduleSignals(this IServiceCollection services) => services
        .AddSingleton<ScheduleSignals>()
        .AddSingleton<ICommitObserver>(ring => ring.GetRequiredService<ScheduleSignals>());
}
