using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Time;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Demo;

/// <summary>
/// Where the demo people act: the portal's own handlers, at the time each act happened. What the rules refuse to a person they
/// refuse to the demo, so demo data cannot break a rule.
/// </summary>
internal sealed class DemoStage
{
    private readonly IServiceProvider _services;
    private readonly DemoClock _time = new();
    private readonly ProgramClock _clock;

    public DemoStage(IServiceProvider services)
    {
        _services = services;
        Zone = services.GetRequiredService<ProgramZone>();
        Contexts = services.GetRequiredService<IDbContextFactory<PortalDbContext>>();
        _clock = new ProgramClock(_time, Zone);
        Unit = new PortalUnitOfWork(Contexts, services.GetRequiredService<ClaimGate>(), _time, []);
    }

    public ProgramZone Zone { get; }

    public IDbContextFactory<PortalDbContext> Contexts { get; }

    public PortalUnitOfWork Unit { get; }

    public DateTime UtcNow => _clock.UtcNow;

    public DateOnly Today => _clock.Today;

    /// <summary>Moves the stage's time on.</summary>
    public void MoveTo(DateTime utc) => _time.MoveTo(utc);

    /// <summary>A handler or query of the portal, on the stage's time.</summary>
    public T Make<T>()
        where T : class
    {
        var constructor = typeof(T).GetConstructors()[0];
        return (T)constructor.Invoke([.. constructor.GetParameters().Select(parameter => Part(parameter.ParameterType))]);
    }

    /// <summary>The answer; a refusal means that the script of the demo is wrong.</summary>
    public static T Must<T>(Result<T> result) =>
        result.Succeeded ? result.Value : throw new InvalidOperationException($"The demo's script was refused: {result.Refusal}.");

    public static Guid NewKey() => Guid.CreateVersion7();

    private object Part(Type type)
    {
        if (type == typeof(PortalUnitOfWork))
            return Unit;
        return type == typeof(ProgramClock) ? _clock : _services.GetRequiredService(type);
    }
}
