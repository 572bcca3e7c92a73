using RedWillow.Portal.Domain;

namespace RedWillow.Portal.Platform.Jobs;

/// <summary>Removes old rows: at the start, and then every day.</summary>
public sealed class Housekeeping(IServiceScopeFactory scopes, TimeProvider time, ILogger<Housekeeping> log) : BackgroundService
{
    private static readonly Actor.System Job = new("remove-old-rows");
    private static readonly TimeSpan EveryDay = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(EveryDay, time);
        do
            await RunOnceAsync(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task RunOnceAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            var removed = await scope.ServiceProvider.GetRequiredService<RemoveOldRowsHandler>().HandleAsync(Job, stop);
            if (!removed.Succeeded)
                log.LogWarning("Old rows could not be removed: {Code}. The next day tries again.", removed.Refusal.Code);
            else if (removed.Value > 0)
                log.LogDebug("{Count} old rows were removed.", removed.Value);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogError(fault, "Old rows could not be removed. The next day tries again.");
        }
    }
}
