using Microsoft.AspNetCore.Components;
using RedWillow.Portal.Domain;

namespace RedWillow.Portal.Components;

/// <summary>A component that acts for somebody: it knows the actor, and its work stops when it leaves the page.</summary>
public abstract class PortalComponent : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private int _loads;

    protected PortalComponent() => Stop = _stop.Token;

    /// <summary>Who is signed in, or the visitor.</summary>
    [CascadingParameter]
    protected Actor Actor { get; set; } = Actor.Visitor.Instance;

    /// <summary>Cancelled when the component is disposed.</summary>
    protected CancellationToken Stop { get; }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>
    /// Takes what was loaded, unless a later load has begun meanwhile: of two that overlap the older may be answered last, and would show
    /// what was asked before.
    /// </summary>
    protected async Task LatestAsync<T>(Task<T> load, Action<T> take)
    {
        var mine = ++_loads;
        var loaded = await load;
        if (mine == _loads)
            take(loaded);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        _stop.Cancel();
        _stop.Dispose();
    }
}
