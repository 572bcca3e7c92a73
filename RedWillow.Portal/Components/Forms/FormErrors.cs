using Microsoft.AspNetCore.Components.Forms;

namespace RedWillow.Portal.Components.Forms;

/// <summary>Which field of a form stands where on the page, so that the error summary can link to it, in page order.</summary>
internal sealed class FormErrors
{
    private readonly Dictionary<FieldIdentifier, string> _elements = [];

    public static FormErrors Of(EditContext form)
    {
        if (form.Properties.TryGetValue(typeof(FormErrors), out var known))
            return (FormErrors)known;
        var made = new FormErrors();
        form.Properties[typeof(FormErrors)] = made;
        return made;
    }

    public void Place(FieldIdentifier field, string elementId) => _elements[field] = elementId;

    /// <summary>Every message of the form with the element it belongs to; messages that belong to no field come last.</summary>
    public IReadOnlyList<(string Message, string? ElementId)> All(EditContext form)
    {
        var placed = _elements
            .SelectMany(field => form.GetValidationMessages(field.Key).Take(1).Select(message => (Message: message, ElementId: (string?)field.Value)))
            .ToList();
        var shown = _elements.Keys.SelectMany(form.GetValidationMessages).ToHashSet(StringComparer.Ordinal);
        placed.AddRange(form.GetValidationMessages().Where(message => !shown.Contains(message)).Distinct(StringComparer.Ordinal).Select(message => (message, (string?)null)));
        return placed;
    }
}
