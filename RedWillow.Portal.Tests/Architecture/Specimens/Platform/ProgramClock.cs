namespace RedWillow.Portal.Tests.Architecture.Specimens.Platform;

/// <summary>Allowed to read the clock.</summary>
public sealed class ProgramClock
{
    public DateTime Now() => DateTime.UtcNow;
}
