using MudBlazor;

namespace RedWillow.Portal.Components.Feedback;

/// <summary>The question before an act that cannot be taken back, or that others notice at once. Only what takes something away looks dangerous.</summary>
public static class Confirmation
{
    /// <summary>True when the person confirmed; Cancel, Escape and a click beside the dialog are a no.</summary>
    /// <param name="dialogs">Where dialogs are shown.</param>
    /// <param name="title">A question: "Decline this request?".</param>
    /// <param name="text">What will happen, and to whom.</param>
    /// <param name="act">A verb, on the button.</param>
    public static Task<bool> ConfirmAsync(this IDialogService dialogs, string title, string text, string act) => AskAsync(dialogs, title, text, act, isGrave: false);

    /// <summary>The same before an act that takes something away from somebody.</summary>
    /// <inheritdoc cref="ConfirmAsync"/>
    public static Task<bool> ConfirmGraveAsync(this IDialogService dialogs, string title, string text, string act) => AskAsync(dialogs, title, text, act, isGrave: true);

    private static async Task<bool> AskAsync(IDialogService dialogs, string title, string text, string act, bool isGrave)
    {
        var dialog = await dialogs.ShowAsync<ConfirmDialog>(null, new DialogParameters<ConfirmDialog>
        {
            { one => one.Title, title }, { one => one.Text, text }, { one => one.Act, act }, { one => one.IsGrave, isGrave },
        });
        return await dialog.Result is { Canceled: false };
    }
}
