using Microsoft.AspNetCore.Components;
using RedWillow.Portal.Components.Forms;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;

namespace RedWillow.Portal.Features.Discharging;

/// <summary>The short form of a discharge, and then what it changes.</summary>
public sealed partial class DischargeForm
{
    private static readonly Choice<Disposition?>[] Ways =
    [
        .. Enum.GetValues<Disposition>().Where(static way => way != Disposition.TreatmentCompleted).Select(static way => new Choice<Disposition?>(way, Impact.How(way))),
    ];

    private Disposition? _how;
    private string? _reason;
    private string? _after;
    private string? _next;
    private string? _howProblem;
    private string? _reasonProblem;
    private string? _afterProblem;
    private string? _nextProblem;
    private bool _reviewing;

    [Parameter, EditorRequired]
    public required StayDates Care { get; set; }

    [Parameter, EditorRequired]
    public required DateOnly Today { get; set; }

    [Parameter]
    public bool Busy { get; set; }

    [Parameter]
    public Refusal? Refusal { get; set; }

    [Parameter]
    public EventCallback<(Disposition How, string? Reason, string? After, string? Next)> OnDischarge { get; set; }

    private DateOnly LastDay => Care.EndDate is { } dated && dated < Today ? dated : Today;

    private bool HasDied => _how is { } how && !Ending.NeedsAftercare(how);

    private bool NeedsReason => !HasDied && Care.WeeksBy(LastDay) < Care.LeastWeeks;

    private void Review()
    {
        _howProblem = _how is null ? "Choose how the stay ends" : null;
        _reasonProblem = NeedsReason && string.IsNullOrWhiteSpace(_reason) ? $"Before {Care.LeastWeeks} weeks a reason is needed" : null;
        _afterProblem = !HasDied && string.IsNullOrWhiteSpace(_after) ? "Write down what was agreed" : null;
        _nextProblem = !HasDied && string.IsNullOrWhiteSpace(_next) ? "Name a place" : null;
        _reviewing = _howProblem is null && _reasonProblem is null && _afterProblem is null && _nextProblem is null;
    }
}
