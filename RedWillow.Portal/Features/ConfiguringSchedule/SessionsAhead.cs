using RedWillow.Portal.Domain;
using RedWillow.Portal.Platform.Jobs;

namespace RedWillow.Portal.Features.ConfiguringSchedule;

/// <summary>Keeps sessions made ahead; they reach weeks ahead.</summary>
public sealed class SessionsAhead(ExtendSessionsHandler sessions, ILogger<SessionsAhead> log)
    : Round<SessionsExtended>("extend-sessions", "Sessions could not be made ahead", log)
{
    protected override Task<Result<SessionsExtended>> RunAsync(Actor.System actor, CancellationToken stop) => sessions.HandleAsync(actor, stop);

    protected override void Tell(SessionsExtended done)
    {
        if (done.Made > 0)
            Log.LogInformation("{Count} sessions were made ahead.", done.Made);
        foreach (var (group, code) in done.Failed)
            Log.LogWarning("Sessions of the group {Group} could not be made ahead: {Code}.", group.Value, code);
    }
}
