using RedWillow.Portal.Data;

namespace RedWillow.Portal.Platform.Jobs;

/// <summary>Keeps the audit sealed to within seconds.</summary>
public sealed class AuditSealing(AuditSealer sealer, CommitPulse pulse, ILogger<AuditSealing> log) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = pulse.Next;
            try
            {
                await sealer.SealAsync(stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(fault, "The audit could not be sealed; the next round tries again.");
            }

            await pulse.WaitAsync(next, Round, stoppingToken);
        }
    }
}
