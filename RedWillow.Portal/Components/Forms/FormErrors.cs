using Microsoft.AspNetCore.Components.Forms;

namespace RedWillow.Portal.Components.Forms;

/// <summary>Which field of a form stands where on the page, so that the error summary can link to it, in page order.</summary>
internal sealed class FormErrors
{
    private readonly Dictionary<FieldIdentifier, (string ElementId, Func<string?> Problem)> _fields = [];

    public static FormErrors Of(EditContext form)
    {
        if (form.Properties.TryGetValue(typeof(FormErrors), out var known))
            return (FormErrors)known;
        var made = new FormErrors();
        form.Properties[typeof(FormErrors)] = made;
        return made;
    }

    public void Place(FieldIdentifier field, string elementId, Func<string?> problem) => _fields[field] = (elementId, problem);

    /// <summary>Every message of the form with the element it belongs to; messages that belong to no field come last.</summary>
    public IReadOnlyList<(string Message, string? ElementId)> All(EditContext form)
    {
        var placed = _fields.Values
            .Select(field => (Message: field.Problem(), field.ElementId))
            .Where(line => line.Message is not null)
            .Select(line => (Message: line.Message!, ElementId: (string?)line.ElementId))
            .ToList();
        var shown = _fields.Keys.SelectMany(form.GetValidationMessages).ToHashSet(StringComparer.Ordinal);
        placed.AddRange(form.GetValidationMessages().Where(message => !shown.Contains(message)).Distinct(StringComparer.Ordinal).Select(message => (message, (string?)null)));
        return placed;
    }
}
