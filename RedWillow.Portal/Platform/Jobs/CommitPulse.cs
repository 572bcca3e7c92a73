using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;

namespace RedWillow.Portal.Platform.Jobs;

/// <summary>Wakes the background jobs after a commit, so that nothing waits for the next round without need.</summary>
public sealed class CommitPulse(TimeProvider time) : ICommitObserver
{
    private TaskCompletionSource _next = NewBeat();

    /// <summary>Ends with the next commit. Take it before looking for work, or a commit in between is missed.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public void Committed(IReadOnlyList<DomainEvent> events) => Interlocked.Exchange(ref _next, NewBeat()).TrySetResult();

    /// <summary>Waits for a commit, but not longer than a round.</summary>
    public async Task WaitAsync(Task next, TimeSpan round, CancellationToken stop)
    {
        try
        {
            await next.WaitAsync(round, time, stop);
        }
        catch (TimeoutException)
        {
            // Nothing was committed here; another instance may have.
        }
    }

    private static TaskCompletionSource NewBeat() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
