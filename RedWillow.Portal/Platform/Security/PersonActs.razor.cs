using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.JSInterop;

namespace RedWillow.Portal.Platform.Security;

/// <summary>
/// Renews the session while somebody is at a page with a circuit: the page's script says so when they press, type or scroll. Nothing else
/// that comes in from a page does, because a page asks and draws by itself for as long as it is open.
/// </summary>
public sealed partial class PersonActs(SessionWatch watch, AuthenticationStateProvider states, IJSRuntime script)
{
    private const int SecondsBetween = 10;

    private IJSObjectReference? _module;
    private IJSObjectReference? _listening;
    private DotNetObjectReference<PersonActs>? _self;
    private bool _closed;

    [JSInvokable]
    public async Task ActedAsync()
    {
        if (SessionTicket.Of((await states.GetAuthenticationStateAsync()).User) is { } ticket)
            watch.Touch(ticket.Session);
    }

    public async ValueTask DisposeAsync()
    {
        _closed = true;
        try
        {
            if (_listening is not null)
                await _listening.InvokeVoidAsync("stop");
            if (_module is not null)
                await _module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and what it listened to with it.
        }

        _self?.Dispose();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        _self = DotNetObjectReference.Create(this);
        _module = await script.InvokeAsync<IJSObjectReference>("import", "./Platform/Security/PersonActs.razor.js");
        if (_module is not null && !_closed)
            _listening = await _module.InvokeAsync<IJSObjectReference>("listen", _self, SecondsBetween);
    }
}
