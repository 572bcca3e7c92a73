using Quartz;
using RedWillow.Portal.Domain;

namespace RedWillow.Portal.Platform.Jobs;

/// <summary>One round of something that the clock brings. A round that fails is written to the log and made up for by the next.</summary>
/// <param name="name">Under which name it acts, in the audit.</param>
/// <param name="what">What did not happen, as a sentence without its end: "Old rows could not be removed".</param>
/// <param name="log">Where it tells.</param>
[DisallowConcurrentExecution]
public abstract class Round<T>(string name, string what, ILogger log) : IJob
{
    private readonly Actor.System _actor = new(name);

    /// <summary>Where it tells.</summary>
    protected ILogger Log => log;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var answer = await RunAsync(_actor, cancellationToken);
            if (answer.Succeeded)
                Tell(answer.Value);
            else
                log.LogWarning("{What}: {Code}. The next round tries again.", what, answer.Refusal.Code);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            log.LogError(fault, "{What}. The next round tries again.", what);
        }
    }

    protected abstract Task<Result<T>> RunAsync(Actor.System actor, CancellationToken stop);

    /// <summary>Says in the log what a round did, where that is worth a line.</summary>
    protected virtual void Tell(T done)
    {
    }
}
