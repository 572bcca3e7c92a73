using Microsoft.AspNetCore.Components;
using RedWillow.Portal.Components.Fields;

namespace RedWillow.Portal.Features.TakingAttendance;

/// <summary>One person of a closed sheet.</summary>
public sealed partial class ClosedRow
{
    private Segmented<MarkChoice?>? _choice;
    private NumberBox? _late;
    private NumberBox? _early;
    private NoteBox? _reason;
    private ElementReference _correct;
    private CorrectionDraft? _shown;
    private bool _leadsToGap;

    [Parameter, EditorRequired]
    public required SheetRow Row { get; set; }

    /// <summary>The correction that is being written; null while there is none.</summary>
    [Parameter]
    public CorrectionDraft? Draft { get; set; }

    /// <summary>The most minutes that can be typed.</summary>
    [Parameter]
    public int Most { get; set; }

    [Parameter]
    public EventCallback OnOpen { get; set; }

    [Parameter]
    public EventCallback OnCancel { get; set; }

    [Parameter]
    public EventCallback OnSave { get; set; }

    private string Key => $"c-{Row.Client.Value:N}";

    // Opening takes away the button that was pressed, and so does what ends it. What is missing is heard at its field.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        var (turned, gap) = (Draft != _shown, _leadsToGap);
        (_shown, _leadsToGap) = (Draft, false);
        if (turned)
            await (Draft is null ? _correct.FocusAsync() : _choice!.FocusAsync());
        else if (gap && Draft is { } draft)
            await GapAsync(draft);
    }

    private async Task SaveAsync()
    {
        await OnSave.InvokeAsync();
        _leadsToGap = Draft is { IsIncomplete: true };
    }

    private ValueTask GapAsync(CorrectionDraft draft) => draft.Mark switch
    {
        { Choice: MarkChoice.Late, Entry: null } => _late!.FocusAsync(),
        { Choice: MarkChoice.LeftEarly, Entry: null } => _early!.FocusAsync(),
        { Entry: null } => _choice!.FocusAsync(),
        _ => _reason!.FocusAsync(),
    };

    private string? ProblemOf(CorrectionDraft draft, MarkChoice choice) => AttendanceWords.MinutesProblem(draft.Mark, choice, Most, draft.Asked);
}
