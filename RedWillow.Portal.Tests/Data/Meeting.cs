using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Data;

/// <summary>Everybody waits until everybody is there; without holding threads.</summary>
internal sealed class Meeting(int people)
{
    private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _missing = people;

    public Task ArriveAsync()
    {
        if (Interlocked.Decrement(ref _missing) == 0) _all.SetResult();
        return _all.Task.WaitAsync(Eventually.Patience);
    }
}
