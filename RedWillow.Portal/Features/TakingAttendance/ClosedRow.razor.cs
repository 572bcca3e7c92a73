using Microsoft.AspNetCore.Components;
using RedWillow.Portal.Components.Fields;

namespace RedWillow.Portal.Features.TakingAttendance;

/// <summary>One person of a closed sheet.</summary>
public sealed partial class ClosedRow
{
    private Segmented<MarkChoice?>? _choice;
    private ElementReference _correct;
    private CorrectionDraft? _shown;

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

    // Opening takes away the button that was pressed, and so does what ends it.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        var turned = Draft != _shown;
        _shown = Draft;
        if (turned)
            await (Draft is null ? _correct.FocusAsync() : _choice!.FocusAsync());
    }

    private string? ProblemOf(CorrectionDraft draft, MarkChoice choice) => AttendanceWords.MinutesProblem(draft.Mark, choice, Most, draft.Asked);
}
