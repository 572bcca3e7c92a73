using MudBlazor;

namespace RedWillow.Portal.Components.Feedback;

/// <summary>The question before an act that cannot be taken back, or that others notice at once.</summary>
public static class Confirmation
{
    /// <summary>True when the person confirmed; Cancel, Escape and a click beside the dialog are a no.</summary>
    /// <param name="dialogs">Where dialogs are shown.</param>
    /// <param name="title">A question: "Decline this request?".</param>
    /// <param name="text">What will happen, and to whom.</param>
    /// <param name="act">A verb, on the button.</param>
    public static async Task<bool> ConfirmAsync(this IDialogService dialogs, string title, string text, string act)
    {
        var dialog = await dialogs.ShowAsync<ConfirmDialog>(null, new DialogParameters<ConfirmDialog>
        {
            { one => one.Title, title }, { one => one.Text, text }, { one => one.Act, act }, { one => one.IsGrave, true },
        });
        return await dialog.Result is { Canceled: false };
    }
}
