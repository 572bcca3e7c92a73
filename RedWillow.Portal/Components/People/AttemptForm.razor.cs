using Microsoft.AspNetCore.Components;
using RedWillow.Portal.Components.Forms;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Reaching;

namespace RedWillow.Portal.Components.People;

/// <summary>What staff typed about one attempt.</summary>
/// <param name="Way">How.</param>
/// <param name="Result">What came of it.</param>
/// <param name="AtTheirWish">They asked to be reached this way.</param>
/// <param name="Again">When to try again, in the center's time.</param>
/// <param name="Note">What else there is to know.</param>
public sealed record AttemptTold(ContactWay Way, ContactResult Result, bool AtTheirWish, DateTime? Again, string? Note);

/// <summary>Takes one attempt down: how, what came of it, when to try again.</summary>
public sealed partial class AttemptForm
{
    private static readonly IReadOnlyList<Choice<ContactResult?>> Results =
        [.. Enum.GetValues<ContactResult>().Select(result => new Choice<ContactResult?>(result, AttemptWords.Result(result)))];

    private ContactWay? _way;
    private ContactResult? _result;
    private DateOnly? _day;
    private TimeOnly? _time;
    private string? _note;
    private bool _wish;
    private string? _wayProblem;
    private string? _resultProblem;
    private string? _dayProblem;
    private string? _timeProblem;

    /// <summary>The ways they called safe.</summary>
    [Parameter, EditorRequired]
    public required SafeContact Safe { get; set; }

    [Parameter, EditorRequired]
    public required DateOnly Today { get; set; }

    /// <summary>They asked not to be called.</summary>
    [Parameter]
    public bool WantsNoCalls { get; set; }

    [Parameter]
    public bool Busy { get; set; }

    [Parameter]
    public Refusal? Refusal { get; set; }

    [Parameter]
    public EventCallback<AttemptTold> OnRecord { get; set; }

    private IReadOnlyList<Choice<ContactWay?>> Ways =>
        [.. Enum.GetValues<ContactWay>().Select(way => new Choice<ContactWay?>(way, AttemptWords.Way(way) + (Attempts.IsSafe(way, Safe) ? null : " (not called safe)")))];

    // A message on the phone needs more than a call, so the box shows after a refusal as well.
    private bool NeedsWish => _way is { } way
        && (!Attempts.IsSafe(way, Safe) || (way == ContactWay.Phone && (WantsNoCalls || (_result == ContactResult.LeftMessage && !Safe.HasFlag(SafeContact.Voicemail)))));

    private void Pick(ContactWay? way) => (_way, _wish) = (way, false);

    private async Task RecordAsync()
    {
        _wayProblem = _way is null ? "Choose how" : null;
        _resultProblem = _result is null ? "Choose the result" : null;
        _dayProblem = _day is null && _time is not null ? "Enter the day" : null;
        _timeProblem = _day is not null && _time is null ? "Choose the time" : null;
        if (_way is not { } way || _result is not { } result || _dayProblem is not null || _timeProblem is not null)
            return;
        DateTime? again = _day is { } day && _time is { } time ? day.ToDateTime(time) : null;
        await OnRecord.InvokeAsync(new(way, result, _wish && NeedsWish, again, _note));
    }
}
