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
    private bool _asking;

    /// <summary>A person whom the center knows, and who asks anew.</summary>
    [SupplyParameterFromQuery(Name = "for")]
    private string? For { get; set; }

    [SupplyParameterFromForm(FormName = "person")]
    private PersonInput Input { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "again")]
    private KeyInput Again { get; set; } = default!;

    private static IReadOnlyList<Choice<string>> Ways => [.. SafeWays.Options.Select(static way => new Choice<string>(way, Way(way)))];

    private static string Way(string way) => way switch
    {
        nameof(SafeContact.Call) => "Call",
        nameof(SafeContact.Voicemail) => "Leave a voicemail",
        nameof(SafeContact.Text) => "Send a text",
        nameof(SafeContact.Email) => "Send an email",
        _ => "None of these is safe. They will call us",
    };

    private IReadOnlyList<Choice<string?>> Answers =>
    [
        .. _known.Select(person => new Choice<string?>(person.Client.Value.ToString(), $"Yes, this is {person.Name}, {Said(person)}", person.Open is null ? "Begins a new request for them" : "Opens what they have")),
        new(PersonInput.Another, "No, another person with the same phone number", "Enters somebody new"),
    ];

    protected override async Task OnInitializedAsync()
    {
        Input ??= new PersonInput { Key = Guid.CreateVersion7() };
        Again ??= new KeyInput { Key = Guid.CreateVersion7() };
        _form = new EditContext(Input);
        _messages = new ValidationMessageStore(_form);
        if (Input.AskedAbout is { } asked)
            await AskAgainAsync(asked);
        if (For is null)
            return;
        _again = Guid.TryParse(For, out var client) ? await People.HandleAsync(Actor, new ClientId(client), Stop) : null;
        if (_again is null)
            Navigation.NotFound();
    }

    // What was asked is asked again until it is answered; about another number it is a new question.
    private async Task AskAgainAsync(string about)
    {
        _asking = about == Input.Phone;
        if (_asking)
            _known = await People.HandleAsync(Actor, null, Input.Phone, Stop);
        else
            (Input.Who, Input.AskedAbout) = (null, null);
    }

    private async Task EnterAsync()
    {
        if (_known.FirstOrDefault(person => person.Client.Value.ToString() == Input.Who) is { } meant)
        {
            Navigation.NavigateTo(AddressOf(meant));
            return;
        }

        var birth = Input.Birth?.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var ask = new EnterPerson(Input.Key, Input.Name, birth, Input.Phone, Input.Safe is null ? null : string.Join(',', Input.Safe), Input.Email, Input.Who == PersonInput.Another);
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
            (_refusal, _asking) = (entered.Refusal, _asking || entered.Refusal is NumberKnown);
            if (_refusal is PersonKnown or NumberKnown)
                _known = await People.HandleAsync(Actor, _refusal is PersonKnown ? Input.Email : null, _refusal is PersonKnown ? null : Input.Phone, Stop);
            if (_refusal is PersonKnown)
                (_asking, Input.Who) = (false, null);
            Input.AskedAbout = _asking ? Input.Phone : null;
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

    private string Said(KnownPerson person) => person.Reference + (person.Status is { } status ? $", {Words.Word(status)}" : null);

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
