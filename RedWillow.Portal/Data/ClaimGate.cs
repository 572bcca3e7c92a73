namespace RedWillow.Portal.Data;

/// <summary>
/// An in-process queue in front of the database's own claims. It spares SQLite its sleeping waits and PostgreSQL a pile of waiting
/// connections. It is there for speed: correctness never depends on it.
/// </summary>
public sealed class ClaimGate : IDisposable
{
    private readonly SemaphoreSlim[] _lanes;

    /// <summary>A gate of some queues.</summary>
    /// <param name="lanes">How many queues: with one, every writer waits in it; with none, nobody waits.</param>
    internal ClaimGate(int lanes) => _lanes = [.. Enumerable.Range(0, lanes).Select(static _ => new SemaphoreSlim(1, 1))];

    /// <summary>For a database with one writer at a time.</summary>
    public static ClaimGate OneAtATime() => new(1);

    /// <summary>
    /// For a database that locks rows. An aggregate always has the same lane; two may share one, which costs a wait and nothing else,
    /// and asking for aggregates that do not exist takes no memory.
    /// </summary>
    public static ClaimGate PerAggregate() => new(1024);

    /// <summary>Waits for its turn; dispose the answer to let the next one in.</summary>
    public async Task<IDisposable> EnterAsync(IReadOnlyList<Claim> claims, CancellationToken stop)
    {
        var turn = new Turn();
        try
        {
            // Everybody takes lanes in the same order, so nobody waits in a circle.
            foreach (var lane in LanesOf(claims).Distinct().Order())
                await turn.TakeAsync(_lanes[lane], stop);
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
        foreach (var lane in _lanes)
            lane.Dispose();
    }

    private IEnumerable<int> LanesOf(IReadOnlyList<Claim> claims) => _lanes.Length switch
    {
        0 => [],
        1 => [0],
        _ => claims.Select(claim => (int)((uint)HashCode.Combine(claim.Target, claim.Id) % (uint)_lanes.Length)),
    };

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
