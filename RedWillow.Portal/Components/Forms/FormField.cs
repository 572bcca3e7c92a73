using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Localization;

namespace RedWillow.Portal.Components.Forms;

/// <summary>
/// A field of a static form: it has a name that posts without JavaScript, a stable id, a hint and an error that assistive technology reads with it,
/// and it checks itself when the form is sent. What the domain demands is still the domain's to say.
/// </summary>
/// <typeparam name="T">What is bound. Text is best: an unreadable answer then stays in the field.</typeparam>
public abstract class FormField<T> : InputBase<T>
{
    private ValidationMessageStore? _messages;

    /// <summary>What is asked, in words.</summary>
    [Parameter, EditorRequired]
    public required string Label { get; set; }

    /// <summary>Why it is asked, or how to answer.</summary>
    [Parameter]
    public string? Hint { get; set; }

    /// <summary>An empty answer is fine, and the label says so.</summary>
    [Parameter]
    public bool Optional { get; set; }

    /// <summary>The sentence for an empty answer, such as "Enter the name you'd like us to use".</summary>
    [Parameter]
    public string? Missing { get; set; }

    /// <summary>The label is the page's heading: one question per page.</summary>
    [Parameter]
    public bool Large { get; set; }

    [CascadingParameter]
    private FormMappingContext? Posted { get; set; }

    [Inject]
    private protected IStringLocalizer<FormText> Text { get; set; } = default!;

    /// <summary>Its name; where a form stands on a page several times, each in a scope of its own, the scope's name as well.</summary>
    protected string Id
    {
        get
        {
            var name = Posted is { MappingScopeName: { Length: > 0 } scope } ? $"{scope}-{NameAttributeValue}" : NameAttributeValue;
            return string.Create(name.Length, name, static (id, name) =>
            {
                for (var at = 0; at < name.Length; at++)
                    id[at] = char.IsAsciiLetterOrDigit(name[at]) || name[at] is '_' ? name[at] : '-';
            });
        }
    }

    /// <summary>The first thing that is wrong with the answer, if anything is.</summary>
    protected string? Problem => IsUnreadable ? Text["Unreadable"].Value : EditContext.GetValidationMessages(FieldIdentifier).FirstOrDefault();

    protected string? DescribedBy
    {
        get
        {
            var ids = string.Join(' ', new[] { Hint is null ? null : Id + "-hint", Problem is null ? null : Id + "-error" }.Where(id => id is not null));
            return ids.Length == 0 ? null : ids;
        }
    }

    protected string? Invalid => Problem is null ? null : "true";

    // What was posted is not even of the right kind; the framework's own sentence for that is in English and names the property.
    private bool IsUnreadable => Posted?.GetErrors(NameAttributeValue) is not null;

    /// <summary>Where a link in the error summary leads.</summary>
    protected virtual string FirstElementId => Id;

    protected override void OnInitialized()
    {
        _messages = new ValidationMessageStore(EditContext);
        EditContext.OnValidationRequested += CheckNow;
    }

    protected override void OnParametersSet() => FormErrors.Of(EditContext).Place(FieldIdentifier, FirstElementId, () => Problem);

    /// <summary>What is wrong with the answer, as a sentence; null when nothing is.</summary>
    protected abstract string? Check();

    protected override bool TryParseValueFromString(
        string? value, [MaybeNullWhen(false)] out T result, [NotNullWhen(false)] out string? validationErrorMessage)
    {
        validationErrorMessage = null;
        if (BindConverter.TryConvertTo(value, System.Globalization.CultureInfo.InvariantCulture, out result!))
            return true;
        validationErrorMessage = Text["Unreadable"];
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            EditContext.OnValidationRequested -= CheckNow;
        base.Dispose(disposing);
    }

    private void CheckNow(object? sender, ValidationRequestedEventArgs request)
    {
        _messages!.Clear();
        // An answer that could not be read at all already has its message. No database takes the sign that ends a text, and nobody can type it.
        if (Problem is null && (CurrentValue is string text && text.Contains('\0', StringComparison.Ordinal) ? Text["Unreadable"].Value : Check()) is { } problem)
            _messages.Add(FieldIdentifier, problem);
        FormErrors.Of(EditContext).Place(FieldIdentifier, FirstElementId, () => Problem);
        EditContext.NotifyValidationStateChanged();
    }
}
