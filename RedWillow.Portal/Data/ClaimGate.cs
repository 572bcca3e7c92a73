using System.Collections.Concurrent;

namespace RedWillow.Portal.Data;

/// <summary>
/// An in-process queue in front of the database's own claims. It spares SQLite its sleeping waits and PostgreSQL a pile of waiting
/// connections. It is there for speed: correctness never depends on it.
/// </summary>
public sealed class ClaimGate(bool wholeDatabase) : IDisposable
{
    private readonly SemaphoreSlim _database = new(1, 1);
    private readonly ConcurrentDictionary<Claim, SemaphoreSlim> _perAggregate = new();

    /// <summary>Waits for its turn; dispose the answer to let the next one in.</summary>
    /// <param name="sorted">The claims in canonical order, each without its seen version.</param>
    /// <param name="stop">Gives up waiting.</param>
    public async Task<IDisposable> EnterAsync(IReadOnlyList<Claim> sorted, CancellationToken stop)
    {
        var turn = new Turn();
        try
        {
            if (wholeDatabase)
            {
                await turn.TakeAsync(_database, stop);
            }
            else
            {
                foreach (var claim in sorted)
                    await turn.TakeAsync(_perAggregate.GetOrAdd(claim with { Seen = null }, static _ => new SemaphoreSlim(1, 1)), stop);
            }

            return turn;
        }
        catch
        {
            turn.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _database.Dispose();
        foreach (var semaphore in _perAggregate.Values)
            semaphore.Dispose();
    }

    private sealed class Turn : IDisposable
    {
        private readonly Stack<SemaphoreSlim> _taken = new();

        public async Task TakeAsync(SemaphoreSlim semaphore, CancellationToken stop)
        {
            await semaphore.WaitAsync(stop);
            _taken.Push(semaphore);
        }

        public void Dispose()
        {
            while (_taken.TryPop(out var semaphore))
                semaphore.Release();
        }
    }
}
