using Microsoft.AspNetCore.Components;
using MudBlazor;
using RedWillow.Portal.Components.Feedback;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.People;

namespace RedWillow.Portal.Features.ManagingPeople;

/// <summary>What front desk typed about a client's address.</summary>
public sealed record ToldEmail(string? Email, bool IsSafe, IdentityCheck How, bool OldIsRead);

/// <summary>The address of a client: the first one, the right one, or another one.</summary>
public sealed partial class ClientEmailForm(IDialogService dialogs)
{
    private string? _email;
    private bool _isSafe;
    private bool _oldIsRead;
    private IdentityCheck? _how;
    private string? _emailProblem;
    private string? _howProblem;

    [Parameter, EditorRequired]
    public required string Name { get; set; }

    /// <summary>The address on file; null while there is none.</summary>
    [Parameter, EditorRequired]
    public required string? Known { get; set; }

    /// <summary>They have signed in with the address on file.</summary>
    [Parameter]
    public bool HasSignedIn { get; set; }

    /// <summary>Mail to the address on file is safe.</summary>
    [Parameter]
    public bool OldIsSafe { get; set; }

    [Parameter]
    public bool Busy { get; set; }

    [Parameter]
    public Refusal? Refusal { get; set; }

    [Parameter]
    public EventCallback<ToldEmail> OnGive { get; set; }

    private string Lead => this switch
    {
        { Known: null } => "Without one they are called, and cannot sign in.",
        { HasSignedIn: true } => "They sign in with it. With another one, their password, authenticator app and passkeys stop working at once, and their open pages close. Where mail to the new one is safe, a link goes there, and it is then the only way in.",
        _ => "It can be put right here. A link that was sent to the old one stops working.",
    };

    private bool TakesAway => HasSignedIn && !string.Equals(Known, _email?.Trim(), StringComparison.OrdinalIgnoreCase);

    // Read back as typed: a wrong letter lets a stranger in.
    private string Loss =>
        $"The new address is {_email?.Trim()}. Read it back to them, letter by letter. Their password, authenticator app and passkeys stop working at once, and their open pages close. "
        + $"{(_isSafe ? "A link goes to the new address, and whoever reads mail there can sign in as them." : "They cannot sign in until a link is sent to the new address.")} It cannot be undone.";

    private async Task GiveAsync()
    {
        _emailProblem = string.IsNullOrWhiteSpace(_email) ? "Enter an email address" : null;
        _howProblem = _how is null ? "Say how you made sure" : null;
        if (_emailProblem is null && _how is { } how && (!TakesAway || await dialogs.ConfirmGraveAsync($"Give {Name} another address?", Loss, "Change the address")))
            await OnGive.InvokeAsync(new(_email, _isSafe, how, _oldIsRead));
    }
}
