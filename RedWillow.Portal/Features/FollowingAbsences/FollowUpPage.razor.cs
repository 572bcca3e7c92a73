using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using RedWillow.Portal.Components;
using RedWillow.Portal.Components.Feedback;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Reaching;
using RedWillow.Portal.Platform;

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

    [SupplyParameterFromQuery(Name = "page")]
    private string? Page { get; set; }

    [SupplyParameterFromQuery(Name = "reviews")]
    private string? Reviews { get; set; }

    private FollowUpAsk Ask => new(PageOf.Asked(Page), PageOf.Asked(Reviews));

    protected override Task OnParametersSetAsync() =>
        LatestAsync(followUps.HandleAsync(Actor, Ask, Stop), view => (_view, _loading) = (view, false));

    private static string Address(FollowUpAsk ask) => QueryHelpers.AddQueryString(PortalRoutes.StaffFollowUp, new Dictionary<string, string?>
    {
        ["page"] = PageOf.Code(ask.Outreach), ["reviews"] = PageOf.Code(ask.Reviews),
    });

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
            _view = await followUps.HandleAsync(Actor, Ask, Stop);
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
