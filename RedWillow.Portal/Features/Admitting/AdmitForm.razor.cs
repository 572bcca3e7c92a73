using Microsoft.AspNetCore.Components;
using MudBlazor;
using RedWillow.Portal.Components.Feedback;
using RedWillow.Portal.Components.Forms;
using RedWillow.Portal.Components.Schedule;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Placing;

namespace RedWillow.Portal.Features.Admitting;

/// <summary>
/// The first session is chosen, and the client admitted once it is clear who hears of what. Nothing is asked while an item is missing; whether
/// one is, is decided when the answer arrives.
/// </summary>
public sealed partial class AdmitForm(IDialogService dialogs, Refusals words)
{
    private DateOnly? _start;
    private string? _problem;
    private bool _tooEarly;

    /// <summary>Sessions of the group that have not begun; only those that are open are offered.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<StartDay> Days { get; set; }

    /// <summary>The day the client asked for.</summary>
    [Parameter]
    public DateOnly? Asked { get; set; }

    /// <summary>What to do while there is no day to begin on.</summary>
    [Parameter, EditorRequired]
    public required string WayOn { get; set; }

    /// <summary>The client, by the name to use.</summary>
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    /// <summary>The group in which the client begins; null while no place is chosen.</summary>
    [Parameter]
    public string? Group { get; set; }

    /// <summary>How the client hears of it.</summary>
    [Parameter, EditorRequired]
    public required string Notice { get; set; }

    /// <summary>What admission still waits for.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<AdmissionGap> Missing { get; set; }

    /// <summary>Reads <see cref="Missing"/> again: a colleague may have settled it since the page was opened.</summary>
    [Parameter, EditorRequired]
    public required Func<Task<IReadOnlyList<AdmissionGap>>> Look { get; set; }

    [Parameter]
    public bool Busy { get; set; }

    [Parameter]
    public Refusal? Refusal { get; set; }

    /// <summary>The day of the first session.</summary>
    [Parameter]
    public EventCallback<DateOnly> OnAdmit { get; set; }

    private IReadOnlyList<DateOnly> Dates => [.. Days.Where(static day => day.WhyNot is null).Select(static day => day.Date)];

    private string? Chosen => Asked is not { } asked || Dates.Contains(asked) ? null
        : $"The day that was asked for {(Days.Any(day => day.Date == asked) ? "is not open" : "has passed, or has no session any more")}; the next one is chosen.";

    private Refusal? Shown => _tooEarly && Missing.Count > 0 ? new AdmissionIncomplete(Missing) : Refusal;

    private IReadOnlyList<Choice<DateOnly?>> Choices => [.. Dates.Select(day => new Choice<DateOnly?>(day, TimeText.Day(day)))];

    protected override void OnParametersSet() =>
        _start = _start is { } chosen && Dates.Contains(chosen) ? chosen : Asked is { } asked && Dates.Contains(asked) ? asked : Dates.Select(static day => (DateOnly?)day).FirstOrDefault();

    private async Task AdmitAsync()
    {
        _problem = _start is null ? "Choose the first session" : null;
        _tooEarly = Missing.Count > 0 && (await Look()).Count > 0;
        if (!_tooEarly && _start is { } start && await dialogs.ConfirmAsync(
            $"Admit {Name}?", $"{Name} begins{(Group is null ? null : $" in {Group}")} on {TimeText.Day(start)}. {Notice}", "Admit this client"))
            await OnAdmit.InvokeAsync(start);
    }
}
