using Microsoft.AspNetCore.Components;
using RedWillow.Portal.Components.Forms;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;

namespace RedWillow.Portal.Features.Admitting;

/// <summary>Shows the newest intake, and records another; none is ever edited.</summary>
public sealed partial class IntakeForm
{
    private static readonly IReadOnlyList<Choice<IntakeOutcome?>> Outcomes =
        [.. Enum.GetValues<IntakeOutcome>().Select(outcome => new Choice<IntakeOutcome?>(outcome, RequestWords.Outcome(outcome)))];

    private IntakeOutcome? _outcome;
    private DateOnly? _screened;
    private string? _note;
    private string? _outcomeProblem;
    private string? _screenedProblem;

    [Parameter, EditorRequired]
    public required IntakeView? Intake { get; set; }

    [Parameter, EditorRequired]
    public required bool MayRecord { get; set; }

    /// <summary>The day on which a screen's age is judged.</summary>
    [Parameter, EditorRequired]
    public required DateOnly Today { get; set; }

    /// <summary>When and with whom the intake is booked; null while it is not.</summary>
    [Parameter]
    public string? Booked { get; set; }

    /// <summary>Where talks are booked; null when there is nothing to book.</summary>
    [Parameter]
    public string? TalksHref { get; set; }

    [Parameter]
    public bool Busy { get; set; }

    [Parameter]
    public Refusal? Refusal { get; set; }

    [Parameter]
    public EventCallback<(IntakeOutcome Outcome, DateOnly ScreenedOn, string? Note)> OnRecord { get; set; }

    private async Task RecordAsync()
    {
        _outcomeProblem = _outcome is null ? "Choose the result" : null;
        _screenedProblem = _screened switch
        {
            null => "Enter the day of the screen",
            { } day when day > Today => "The day of the screen is in the future",
            { } day when day < Today.AddYears(-1) => "The day of the screen is more than a year ago; check the year",
            _ => null,
        };
        if (_outcome is { } outcome && _screened is { } screened && _screenedProblem is null)
            await OnRecord.InvokeAsync((outcome, screened, _note));
    }
}
