using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using RedWillow.Portal.Components;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Consents;

namespace RedWillow.Portal.Features.SigningDocuments;

public partial class SignPage
{
    private Paper? _paper;
    private Refusal? _refusal;
    private EditContext _form = default!;
    private ValidationMessageStore _messages = default!;

    [Parameter]
    public int Number { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "sign")]
    private SignInput Input { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        var posted = Input is not null;
        if (!Enum.IsDefined((DocumentKind)Number))
        {
            Navigation.NotFound();
            return;
        }

        var kind = (DocumentKind)Number;
        var documents = await Query.HandleAsync(Actor, Stop);
        // What is signed already, or has no request to belong to, is shown on the list.
        if (!posted && documents?.ToSign.Contains(kind) != true)
        {
            Navigation.NavigateTo(PortalRoutes.MyDocuments);
            return;
        }

        _paper = Papers.Current(kind, CultureInfo.CurrentUICulture);
        Input ??= new SignInput { Key = Guid.CreateVersion7(), Hash = _paper.Hash };
        // What was shown is what is signed, also when the language was changed in another window.
        if (Papers.WithHash(Input.Hash ?? "") is { } shown && shown.Kind == kind)
            _paper = shown;
        _form = new EditContext(Input);
        _messages = new ValidationMessageStore(_form);
    }

    private async Task SignAsync()
    {
        var signed = await Sign.HandleAsync(
            Actor, new SignDocument(Input.Key, _paper!.Kind, Input.Hash ?? "", Input.Name, Input.Intends, Circumstances()), Stop);
        switch (signed.Refusal)
        {
            case null:
                Navigation.NavigateTo(PortalRoutes.MyDocuments + "?signed=1");
                return;
            case SignerNameDiffers or NotSigned:
                _messages.Add(_form.Field(nameof(SignInput.Name)), L[signed.Refusal is NotSigned ? "NameUnreadable" : "NameDiffers"]);
                _form.NotifyValidationStateChanged();
                break;
            default:
                _refusal = signed.Refusal;
                break;
        }

        Input.Key = Guid.CreateVersion7();
    }

    private SigningCircumstances Circumstances() => new(
        Http.Connection.RemoteIpAddress?.ToString() ?? "", Http.Request.Headers.UserAgent.ToString(), Http.User.FindFirst("amr")?.Value ?? "");

    /// <summary>What the form posts.</summary>
    internal sealed class SignInput
    {
        public Guid Key { get; set; }

        public string? Hash { get; set; }

        public string? Name { get; set; }

        public bool Intends { get; set; }
    }
}
