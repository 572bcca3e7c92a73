namespace RedWillow.Portal.Demo;

/// <summary>The time at which a demo act happens: the seed replays twenty weeks, one act after the other.</summary>
internal sealed class DemoClock : TimeProvider
{
    private DateTimeOffset _now;

    public override DateTimeOffset GetUtcNow() => _now;

    /// <summary>Moves on; time never goes back.</summary>
    public void MoveTo(DateTime utc)
    {
        if (utc > _now.UtcDateTime)
            _now = new DateTimeOffset(utc, TimeSpan.Zero);
    }
}
