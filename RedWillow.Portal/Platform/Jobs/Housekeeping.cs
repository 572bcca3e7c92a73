using RedWillow.Portal.Domain;

namespace RedWillow.Portal.Platform.Jobs;

/// <summary>Removes old rows.</summary>
public sealed class Housekeeping(RemoveOldRowsHandler rows, ILogger<Housekeeping> log) : Round<int>("remove-old-rows", "Old rows could not be removed", log)
{
    protected override Task<Result<int>> RunAsync(Actor.System actor, CancellationToken stop) => rows.HandleAsync(actor, stop);

    protected override void Tell(int done)
    {
        if (done > 0)
            Log.LogDebug("{Count} old rows were removed.", done);
    }
}
