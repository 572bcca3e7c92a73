using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.JSInterop;

namespace RedWillow.Portal.Platform.Security;

/// <summary>
/// Ties a circuit to its session. Once the session is over nothing that is clicked or typed reaches a component, and the page
/// is emptied and closed, in the middle of whatever was being done.
/// </summary>
public sealed class CircuitSession(AuthenticationStateProvider states, SessionWatch watch, IJSRuntime script, NavigationManager navigation)
    : CircuitHandler, IDisposable
{
    private SessionTicket? _ticket;
    private volatile bool _over;
    private SessionVerdict _why;

    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        _ticket = SessionTicket.Of((await states.GetAuthenticationStateAsync()).User)
            ?? throw new InvalidOperationException("A circuit needs a signed-in user.");
        if (!watch.TryAttach(this, _ticket))
            throw new InvalidOperationException("This account has as many open pages as it may have.");
        if (await watch.JudgeAsync(_ticket, cancellationToken) is not SessionVerdict.Good and var verdict)
            End(verdict);
    }

    // Somebody whose connection was down while the session ended still has the page before them.
    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (_over)
            Close();
        return Task.CompletedTask;
    }

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        watch.Detach(this);
        return Task.CompletedTask;
    }

    // What comes through here is judged and renews nothing: besides what a person does it is every answer of the page, to a drawing and to a
    // call, and every question that it asks by itself. PersonActs says when somebody is there.
    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => context =>
    {
        if (_over || _ticket is null)
            return Task.CompletedTask;
        if (watch.Weigh(_ticket) is not SessionVerdict.Good and var verdict)
        {
            End(verdict);
            return Task.CompletedTask;
        }

        return next(context);
    };

    /// <summary>Closes the page for good.</summary>
    public void End(SessionVerdict why)
    {
        if (_over)
            return;
        (_why, _over) = (why, true);
        watch.Detach(this);
        Close();
    }

    public void Dispose() => watch.Detach(this);

    private void Close()
    {
        // The answers would be inbound and are not waited for; the calls arrive in this order.
        Send("document.body.replaceChildren");
        Send("location.replace", SessionEnd.Address(_why, WhereTheyWere()));
    }

    private void Send(string call, params object?[] arguments) => _ = SendAsync(call, arguments);

    private async Task SendAsync(string call, object?[] arguments)
    {
        try
        {
            await script.InvokeVoidAsync(call, arguments);
        }
        catch (Exception fault) when (fault is JSDisconnectedException or JSException or InvalidOperationException or OperationCanceledException)
        {
            // The browser is gone or between connections; the circuit is shut to it all the same.
        }
    }

    private string? WhereTheyWere()
    {
        try
        {
            return new Uri(navigation.Uri).PathAndQuery;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
