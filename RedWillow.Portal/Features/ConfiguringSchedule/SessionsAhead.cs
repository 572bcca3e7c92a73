using RedWillow.Portal.Domain;

namespace RedWillow.Portal.Features.ConfiguringSchedule;

/// <summary>Keeps sessions made ahead: at the start, and then every day.</summary>
public sealed class SessionsAhead(IServiceScopeFactory scopes, TimeProvider time, ILogger<SessionsAhead> log) : BackgroundService
{
    private static readonly Actor.System Job = new("extend-sessions");
    private static readonly TimeSpan EveryDay = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(EveryDay, time);
        do
            await RunOnceAsync(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>A round that fails is tried again on the next day; sessions reach weeks ahead.</summary>
    private async Task RunOnceAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            var made = await scope.ServiceProvider.GetRequiredService<ExtendSessionsHandler>().HandleAsync(Job, stop);
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
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogError(fault, "Sessions could not be made ahead.");
        }
    }
}
