using Quartz;
using RedWillow.Portal.Domain;

namespace RedWillow.Portal.Features.ConfiguringSchedule;

/// <summary>Keeps sessions made ahead. A round that fails is made up for by the next; sessions reach weeks ahead.</summary>
[DisallowConcurrentExecution]
public sealed class SessionsAhead(ExtendSessionsHandler sessions, ILogger<SessionsAhead> log) : IJob
{
    private static readonly Actor.System Job = new("extend-sessions");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var made = await sessions.HandleAsync(Job, cancellationToken);
            if (!made.Succeeded)
            {
                log.LogWarning("Sessions could not be made ahead: {Code}.", made.Refusal.Code);
                return;
            }

            if (made.Value.Made > 0)
                log.LogInformation("{Count} sessions were made ahead.", made.Value.Made);
            foreach (var (group, code) in made.Value.Failed)
                log.LogWarning("Sessions of the group {Group} could not be made ahead: {Code}.", group.Value, code);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            log.LogError(fault, "Sessions could not be made ahead.");
        }
    }
}
