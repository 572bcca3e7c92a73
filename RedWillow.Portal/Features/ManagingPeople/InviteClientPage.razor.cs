using Microsoft.AspNetCore.Components;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.People;

namespace RedWillow.Portal.Features.ManagingPeople;

/// <summary>A way in for a client, and the address that it goes to.</summary>
public sealed partial class InviteClientPage(ClientToInviteQuery query, InviteClientHandler invite, GiveClientEmailHandler give)
{
    private Guid _key = Guid.CreateVersion7();
    private ClientToInvite? _client;
    private IdentityCheck? _how;
    private Refusal? _refused;
    private Refusal? _emailRefused;
    private string? _problem;
    private string? _given;
    private int _round;
    private bool _busy;
    private bool _sent;
    private bool _wish;
    private bool _loading = true;

    [Parameter]
    public Guid Id { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        (_client, _sent, _given) = (await query.HandleAsync(Actor, new(Id), Stop), false, null);
        _loading = false;
    }

    private async Task SendAsync()
    {
        _problem = _how is null ? "Say how you made sure" : null;
        if (_busy || _how is not { } how)
            return;
        _busy = true;
        var answer = await invite.HandleAsync(Actor, new(_key, new(Id), how, _wish), Stop);
        (_busy, _refused, _sent, _given, _key) = (false, answer.Refusal, answer.Succeeded, null, Guid.CreateVersion7());
        // What they call safe may have changed while the form was open; then the question for their wish appears.
        if (answer.Refusal is MailNotSafe or ClientHasDied)
            _client = await query.HandleAsync(Actor, new(Id), Stop);
    }

    // Whoever was made sure of for the address is made sure of for the link.
    private async Task GiveAsync(ToldEmail told)
    {
        if (_busy)
            return;
        _busy = true;
        var answer = await give.HandleAsync(Actor, new(_key, new(Id), told.Email, told.IsSafe, told.How, told.OldIsRead), Stop);
        (_busy, _emailRefused, _key) = (false, answer.Refusal, Guid.CreateVersion7());
        if (answer.Refusal is ClientHasDied)
            _client = await query.HandleAsync(Actor, new(Id), Stop);
        if (!answer.Succeeded)
            return;
        (_client, _given, _sent, _how) = (await query.HandleAsync(Actor, new(Id), Stop), told.Email?.Trim(), answer.Value.LinkSent, told.How);
        _round++;
    }
}
