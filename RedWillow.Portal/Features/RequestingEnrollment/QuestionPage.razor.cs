using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using RedWillow.Portal.Components;
using RedWillow.Portal.Components.Forms;
using RedWillow.Portal.Domain;

namespace RedWillow.Portal.Features.RequestingEnrollment;

public partial class QuestionPage
{
    private Draft? _draft;
    private IReadOnlyList<QuestionSpec> _questions = [];
    private QuestionSpec? _spec;
    private int _step;
    private bool _isOffered;
    private EditContext _form = default!;
    private ValidationMessageStore _messages = default!;
    private Refusal? _refusal;

    [Parameter]
    public string Task { get; set; } = "";

    [Parameter]
    public string Step { get; set; } = "";

    /// <summary>The form came from the check page and goes back there.</summary>
    [SupplyParameterFromQuery(Name = "check")]
    private string? FromCheck { get; set; }

    [SupplyParameterFromForm(FormName = "answer")]
    private AnswerInput Input { get; set; } = default!;

    private string Heading => L[$"{_spec!.Key}.Title"];

    private string Why => L[$"{_spec!.Key}.Why"];

    private IReadOnlyList<Choice<string>> Ticks => [.. _spec!.Options.Select(option => new Choice<string>(option, L.Option(_spec, option)))];

    private IReadOnlyList<Choice<string?>> Choices => [.. Ticks.Select(choice => new Choice<string?>(choice.Value, choice.Text))];

    private string BackAddress => FromCheck is not null ? PortalRoutes.MyEnrollCheck
        : _step > 1 ? TaskProgress.Address(_spec!.Task, _step - 1)
        : PortalRoutes.MyEnroll;

    protected override async System.Threading.Tasks.Task OnInitializedAsync()
    {
        _draft = await Drafts.HandleAsync(Actor, Stop);
        if (_draft is null)
        {
            Navigation.NavigateTo(PortalRoutes.MyEnroll);
            return;
        }

        if (FindQuestion(_draft) is not { } spec)
        {
            Navigation.NotFound();
            return;
        }

        // Once there is a place, answers are read and no longer asked.
        if (_draft.IsDecided)
        {
            Navigation.NavigateTo($"{PortalRoutes.MyEnroll}#{spec.Task.ToString().ToLowerInvariant()}");
            return;
        }

        _spec = spec;
        _isOffered = !_draft.Answers.ContainsKey(spec.Key) && _draft.Offered.ContainsKey(spec.Key);
        Input ??= AnswerInput.For(spec, _isOffered ? _draft.Offered[spec.Key] : _draft.Answer(spec.Key));
        _form = new EditContext(Input);
        _messages = new ValidationMessageStore(_form);
    }

    private QuestionSpec? FindQuestion(Draft draft)
    {
        if (!Enum.GetNames<EnrollTask>().Contains(Task, StringComparer.OrdinalIgnoreCase))
            return null;
        _questions = Questions.Of(Enum.Parse<EnrollTask>(Task, ignoreCase: true), draft.Answers);
        return int.TryParse(Step, NumberStyles.None, CultureInfo.InvariantCulture, out _step) && _step >= 1 && _step <= _questions.Count
            ? _questions[_step - 1]
            : null;
    }

    private async System.Threading.Tasks.Task SaveAsync()
    {
        var saved = await Save.HandleAsync(Actor, new SaveAnswer(Input.Key, _spec!.Key, Input.Value(_spec), Input.LetGo is not null), Stop);
        switch (saved)
        {
            case { Refusal: AnswerInvalid { Problem: var problem } }:
                _messages.Add(_form.Field(FieldName), L[$"Problem.{problem}"]);
                _form.NotifyValidationStateChanged();
                break;
            case { Refusal: { } refusal }:
                _refusal = refusal;
                break;
            default:
                Navigation.NavigateTo(Next(saved.Value!));
                return;
        }

        // A refusal answers its key for good; the next try is a new one.
        Input.Key = Guid.CreateVersion7();
    }

    private string FieldName => _spec!.Kind switch
    {
        AnswerKind.Ticks => nameof(AnswerInput.Ticks),
        AnswerKind.Date => nameof(AnswerInput.Date),
        _ => nameof(AnswerInput.Text),
    };

    // Help comes before anything else; an answer may also have changed which questions follow.
    private string Next(AnswerKept kept)
    {
        var answers = new Dictionary<string, string>(_draft!.Answers, StringComparer.Ordinal) { [_spec!.Key] = kept.Value };
        var count = Questions.Of(_spec.Task, answers).Count;
        var goOn = _step < count ? TaskProgress.Address(_spec.Task, _step + 1) : PortalRoutes.MyEnroll;
        if (kept.ShowHelp)
            return $"{PortalRoutes.MyEnrollHelp}?t={_spec.Task.ToString().ToLowerInvariant()}&s={(_step < count ? _step + 1 : 0)}";
        if (Input.Later is not null)
            return PortalRoutes.MyEnroll + "?saved=1";
        return FromCheck is not null ? PortalRoutes.MyEnrollCheck : goOn;
    }
}
