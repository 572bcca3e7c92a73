using Quartz;
using RedWillow.Portal.Domain;

namespace RedWillow.Portal.Features.RemindingClients;

/// <summary>A round of reminders. One that fails is made up for by the next.</summary>
[DisallowConcurrentExecution]
public sealed class RemindersAhead(QueueRemindersHandler reminders, ILogger<RemindersAhead> log) : IJob
{
    private static readonly Actor.System Job = new("queue-reminders");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var queued = await reminders.HandleAsync(Job, cancellationToken);
            if (queued.Refusal is { } refusal)
                log.LogWarning("Reminders could not be queued: {Code}.", refusal.Code);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            log.LogError(fault, "Reminders could not be queued; the next round tries again.");
        }
    }
}
