using Microsoft.AspNetCore.Components;

namespace RedWillow.Portal.Components.Fields;

/// <summary>
/// A press that may be refused at a field. Each leaves a new mark behind, and portal.js leads from there to the first field of its form that is
/// wrong; where none is, the focus stays. A long form shows a <see cref="ProblemList"/> instead.
/// </summary>
public abstract class Press : ComponentBase
{
    [Parameter, EditorRequired]
    public required EventCallback OnPress { get; set; }

    [Parameter, EditorRequired]
    public required RenderFragment ChildContent { get; set; }

    /// <summary>Class, disabled and the like, as on the element itself.</summary>
    [Parameter(CaptureUnmatchedValues = true)]
    public IReadOnlyDictionary<string, object>? Attributes { get; set; }

    protected int Presses { get; private set; }

    // The mark is drawn after the fields say what is wrong with them.
    protected async Task PressAsync()
    {
        await OnPress.InvokeAsync();
        Presses++;
    }
}
