using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using RedWillow.Portal.Components;
using RedWillow.Portal.Components.Forms;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.People;

namespace RedWillow.Portal.Features.RequestingEnrollment.Desk;

public partial class NewPersonPage
{
    private static readonly QuestionSpec SafeWays = Questions.Find(Question.SafeContact)!;

    private EditContext _form = default!;
    private ValidationMessageStore _messages = default!;
    private IReadOnlyList<KnownPerson> _known = [];
    private KnownPerson? _again;
    private Refusal? _refusal;

    /// <summary>A person whom the center knows, and who asks anew.</summary>
    [SupplyParameterFromQuery(Name = "for")]
    private string? For { get; set; }

    [SupplyParameterFromForm(FormName = "person")]
    private PersonInput Input { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "again")]
    private KeyInput Again { get; set; } = default!;

    private IReadOnlyList<Choice<string>> Ways => [.. SafeWays.Options.Select(way => new Choice<string>(way, L.Option(SafeWays, way)))];

    protected override async Task OnInitializedAsync()
    {
        Input ??= new PersonInput { Key = Guid.CreateVersion7() };
        Again ??= new KeyInput { Key = Guid.CreateVersion7() };
        _form = new EditContext(Input);
        _messages = new ValidationMessageStore(_form);
        if (For is null)
            return;
        _again = Guid.TryParse(For, out var client) ? await People.HandleAsync(Actor, new ClientId(client), Stop) : null;
        if (_again is null)
            Navigation.NotFound();
    }

    private async Task EnterAsync()
    {
        var birth = Input.Birth?.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var ask = new EnterPerson(Input.Key, Input.Name, birth, Input.Phone, Input.Safe is null ? null : string.Join(',', Input.Safe), Input.Email, Input.Another);
        var entered = await Enter.HandleAsync(Actor, ask, Stop);
        if (entered.Succeeded)
        {
            Navigation.NavigateTo(TaskAddresses.Of(entered.Value).List);
            return;
        }

        if (entered.Refusal is AnswerInvalid wrong)
        {
            _messages.Add(_form.Field(FieldOf(wrong.Question)), L[$"Problem.{wrong.Problem}"]);
            _form.NotifyValidationStateChanged();
        }
        else
        {
            _refusal = entered.Refusal;
            _known = _refusal is PersonKnown ? await People.HandleAsync(Actor, Input.Email, Input.Phone, Stop) : [];
        }

        Input.Key = Guid.CreateVersion7();
    }

    private async Task BeginAsync()
    {
        var begun = await Begin.HandleAsync(Actor, new BeginEnrollment(Again.Key, _again!.Client), Stop);
        _refusal = begun.Refusal;
        if (begun.Succeeded)
            Navigation.NavigateTo(TaskAddresses.Of(begun.Value).List);
        else
            Again.Key = Guid.CreateVersion7();
    }

    private static string AddressOf(KnownPerson person) => person switch
    {
        { Open: { } open, Status: EnrollmentStatus.Draft } => TaskAddresses.Of(open).List,
        { Open: { } open, Status: < EnrollmentStatus.Active } => TaskAddresses.Of(open).Done,
        { Open: not null } => $"{PortalRoutes.StaffClients}/{person.Client.Value}",
        _ => $"{PortalRoutes.AdminNewPerson}?for={person.Client.Value}",
    };

    private static string FieldOf(string question) => question switch
    {
        Question.BirthDate => nameof(PersonInput.Birth),
        Question.Phone => nameof(PersonInput.Phone),
        Question.SafeContact => nameof(PersonInput.Safe),
        _ => nameof(PersonInput.Name),
    };
}
