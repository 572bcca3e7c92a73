using Microsoft.Extensions.DependencyInjection.Extensions;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Platform;

/// <summary>The only clock: what time it is now, and which day it is at the center.</summary>
public sealed class ProgramClock(TimeProvider time, ProgramZone zone)
{
    /// <summary>The center's wall clock against UTC.</summary>
    public ProgramZone Zone => zone;

    /// <summary>The instant, in UTC.</summary>
    public DateTime UtcNow => time.GetUtcNow().UtcDateTime;

    /// <summary>The wall clock at the center.</summary>
    public DateTime LocalNow => zone.ToLocal(UtcNow);

    /// <summary>The day at the center; an evening group's UTC date may already be the next one.</summary>
    public DateOnly Today => zone.DateOf(UtcNow);
}

/// <summary>Registers the clock; a test that registered its own time before keeps it.</summary>
public static class ProgramClockSetup
{
    public static IServiceCollection AddProgramClock(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services.AddSingleton<ProgramClock>();
    }
}
