using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Localization;
using RedWillow.Portal.Account;
using RedWillow.Portal.Components;
using RedWillow.Portal.Components.Feedback;
using RedWillow.Portal.Domain.People;

namespace RedWillow.Portal.Features.SettingUp;

/// <summary>
/// Makes the first administrator. To everybody but whoever is about to do that, this address is like any other that is not there.
/// </summary>
public sealed partial class SetUpPage(SetUpCenterHandler handler, SetupQuery query, Refusals refusals, IStringLocalizer<SettingUpText> texts) : AccountPage
{
    private EditContext _form = default!;
    private bool _isMade;
    private bool _isOpen;
    private bool _shows;

    [SupplyParameterFromForm(FormName = "setup")]
    public FirstAccount? Input { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var isSent = Input is not null;
        _form = new EditContext(Input ??= new() { Key = Guid.CreateVersion7() });
        _isOpen = await query.HandleAsync(Actor, Stop);

        // A form that made the administrator and was sent again is told so.
        _shows = _isOpen || isSent;
        if (!_shows)
            Navigation.NotFound();
    }

    private void HideWhenShut()
    {
        if (!_isOpen)
            Navigation.NotFound();
    }

    private async Task MakeAsync()
    {
        if (_isOpen && PasswordProblemOf(Input!.Password, Input.Email, Input.Name) is { } problem)
        {
            Say(_form, problem, nameof(FirstAccount.Password));
            return;
        }

        var answer = await handler.HandleAsync(Actor, new(Input!.Key, Input.Code!, Input.Name!, Input.Email!, Input.Password!), Stop);
        switch (answer)
        {
            case { Refusal: null, Value: SetUpOutcome.Made }:
                Navigation.NavigateTo(AccountRedirects.Carry(PortalRoutes.Login, PortalRoutes.Admin));
                return;
            case { Refusal: null, Value: SetUpOutcome.MadeBefore }:
                _isMade = true;
                return;
            case { Refusal: null }:
                SayAgain(texts[answer.Value.ToString()], nameof(FirstAccount.Code));
                return;
            case { Refusal: EmailTaken or NameNotWritable } when _isOpen:
                SayAgain(refusals.Sentence(answer.Refusal), answer.Refusal is EmailTaken ? nameof(FirstAccount.Email) : nameof(FirstAccount.Name));
                return;
            default:
                Navigation.NotFound();
                return;
        }
    }

    // The answer to this form is kept under its key; the next try is another form.
    private void SayAgain(string sentence, string field)
    {
        Input!.Key = Guid.CreateVersion7();
        Say(_form, sentence, field);
    }
}
