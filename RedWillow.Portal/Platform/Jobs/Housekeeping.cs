using Quartz;
using RedWillow.Portal.Domain;

namespace RedWillow.Portal.Platform.Jobs;

/// <summary>Removes old rows. A round that fails is made up for by the next.</summary>
[DisallowConcurrentExecution]
public sealed class Housekeeping(RemoveOldRowsHandler rows, ILogger<Housekeeping> log) : IJob
{
    private static readonly Actor.System Job = new("remove-old-rows");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var removed = await rows.HandleAsync(Job, cancellationToken);
            if (!removed.Succeeded)
                log.LogWarning("Old rows could not be removed: {Code}. The next day tries again.", removed.Refusal.Code);
            else if (removed.Value > 0)
                log.LogDebug("{Count} old rows were removed.", removed.Value);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            log.LogError(fault, "Old rows could not be removed. The next day tries again.");
        }
    }
}
