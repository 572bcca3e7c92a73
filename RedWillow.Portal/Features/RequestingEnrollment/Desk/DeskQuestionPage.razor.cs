using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using RedWillow.Portal.Domain;

namespace RedWillow.Portal.Features.RequestingEnrollment.Desk;

public partial class DeskQuestionPage
{
    private Draft? _draft;
    private QuestionStep? _step;
    private EditContext _form = default!;
    private ValidationMessageStore _messages = default!;
    private Refusal? _refusal;

    [Parameter]
    public Guid Id { get; set; }

    [Parameter]
    public string Task { get; set; } = "";

    [Parameter]
    public string Step { get; set; } = "";

    /// <summary>The form came from the check page and goes back there.</summary>
    [SupplyParameterFromQuery(Name = "check")]
    private string? FromCheck { get; set; }

    [SupplyParameterFromForm(FormName = "desk-answer")]
    private AnswerInput Input { get; set; } = default!;

    private TaskAddresses At => TaskAddresses.Of(new(Id));

    protected override async System.Threading.Tasks.Task OnInitializedAsync()
    {
        _draft = await Drafts.HandleAsync(Actor, new EnrollmentId(Id), Stop);
        if (_draft is null || QuestionStep.Find(_draft, At, Task, Step, FromCheck is not null) is not { } step)
        {
            Navigation.NotFound();
            return;
        }

        // The page is still drawn on the way there, so it has no step then. What is sent from a page that was left open is still heard.
        if (_draft.IsDecided && step.IsSettled && Input is null)
        {
            Navigation.NavigateTo(At.List);
            return;
        }

        _step = step;
        Input ??= _step.Open();
        _form = new EditContext(Input);
        _messages = new ValidationMessageStore(_form);
    }

    // The field has said that an answer is missing; whoever goes on later is not held up by that.
    private void Leave()
    {
        if (_step!.LeavesAsItIs(Input))
            Navigation.NavigateTo(At.List);
    }

    private async System.Threading.Tasks.Task SaveAsync()
    {
        if (_step!.LeavesAsItIs(Input))
        {
            Leave();
            return;
        }

        var saved = await Save.HandleAsync(Actor, new SaveAnswer(Input.Key, _step.Spec.Key, Input.Value(_step.Spec), Input.LetGo is not null, new(Id)), Stop);
        switch (saved)
        {
            case { Refusal: AnswerInvalid { Problem: var problem } }:
                _messages.Add(_form.Field(_step.FieldName), L[$"Problem.{problem}"]);
                _form.NotifyValidationStateChanged();
                break;
            case { Refusal: { } refusal }:
                _refusal = refusal;
                break;
            default:
                Navigation.NavigateTo(_step.Next(saved.Value!, Input.Later is not null));
                return;
        }

        // A refusal answers its key for good; the next try is a new one.
        Input.Key = Guid.CreateVersion7();
    }
}
