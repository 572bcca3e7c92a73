using Microsoft.AspNetCore.Components;
using RedWillow.Portal.Components.Feedback;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Reaching;

namespace RedWillow.Portal.Features.FollowingAbsences;

/// <summary>What follows from absences: whom to reach, and which reviews to hold.</summary>
public sealed partial class FollowUpPage(
    FollowUpQuery followUps, CloseOutreachHandler close, ConcludeReviewHandler conclude, Refusals refusals, ILogger<FollowUpPage> log)
{
    private FollowUpView? _view;
    private ElementReference _heading;
    private Guid? _open;
    private Guid _key;
    private string? _problem;
    private string? _said;
    private bool _loading = true;
    private bool _busy;

    protected override async Task OnInitializedAsync()
    {
        _view = await followUps.HandleAsync(Actor, Stop);
        _loading = false;
    }

    private void Open(Guid which) => (_open, _key, _problem) = (which, Guid.NewGuid(), null);

    private void Cancel() => (_open, _problem) = (null, null);

    private Task CloseAsync(OpenOutreach line, string reason) =>
        ActAsync($"{line.Name}: no longer needed.", () => close.HandleAsync(Actor, new(_key, line.Id, reason), Stop));

    private Task ConcludeAsync(OpenReview line, Agreed agreed) =>
        ActAsync($"The review of {line.Name} is closed.", () => conclude.HandleAsync(Actor, new(_key, line.Id, agreed.Outcome, agreed.Note), Stop));

    private async Task ActAsync(string done, Func<Task<Result<Done>>> act)
    {
        if (_busy)
            return;
        (_busy, _problem) = (true, null);
        try
        {
            var answer = await act();
            _key = Guid.NewGuid();
            if (!answer.Succeeded)
            {
                _problem = refusals.Sentence(answer.Refusal);
                return;
            }

            (_open, _said) = (null, done);
            _view = await followUps.HandleAsync(Actor, Stop);
            await _heading.FocusAsync();
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // What was typed stays on the screen, and the same key counts once.
            log.LogWarning(fault, "A follow-up was not closed.");
            _problem = "Not saved, try again.";
        }
        finally
        {
            _busy = false;
        }
    }
}
