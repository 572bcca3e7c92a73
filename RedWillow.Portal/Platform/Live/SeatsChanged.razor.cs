using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace RedWillow.Portal.Platform.Live;

/// <summary>Tells its page that places may have changed: at once after a commit here, and every half minute while the page is in sight.</summary>
public sealed partial class SeatsChanged(ScheduleSignals signals, IJSRuntime script)
{
    private const int SecondsBetween = 30;

    private readonly CancellationTokenSource _closing = new();
    private IDisposable? _listening;
    private IJSObjectReference? _module;
    private IJSObjectReference? _watch;
    private DotNetObjectReference<SeatsChanged>? _self;

    [Parameter, EditorRequired]
    public EventCallback OnChanged { get; set; }

    [JSInvokable]
    public Task TickAsync() => _closing.IsCancellationRequested ? Task.CompletedTask : OnChanged.InvokeAsync();

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _listening?.Dispose();
        try
        {
            if (_watch is not null)
                await _watch.InvokeVoidAsync("stop");
            if (_module is not null)
                await _module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and its timer with it.
        }

        _self?.Dispose();
        _closing.Dispose();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        _listening = signals.Listen(() => _ = InvokeAsync(TickAsync));
        _self = DotNetObjectReference.Create(this);
        _module = await script.InvokeAsync<IJSObjectReference>("import", "./Platform/Live/SeatsChanged.razor.js");
        if (_module is not null && !_closing.IsCancellationRequested)
            _watch = await _module.InvokeAsync<IJSObjectReference>("watch", _self, SecondsBetween);
    }
}
