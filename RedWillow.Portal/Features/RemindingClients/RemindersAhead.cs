using RedWillow.Portal.Domain;
using RedWillow.Portal.Platform.Jobs;

namespace RedWillow.Portal.Features.RemindingClients;

/// <summary>Queues the reminders that are due.</summary>
public sealed class RemindersAhead(QueueRemindersHandler reminders, ILogger<RemindersAhead> log)
    : Round<int>("queue-reminders", "Reminders could not be queued", log)
{
    protected override Task<Result<int>> RunAsync(Actor.System actor, CancellationToken stop) => reminders.HandleAsync(actor, stop);
}
