using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace RedWillow.Portal.Tests.Support.Forms;

/// <summary>
/// What a page says when it does not take a form, as somebody hears it who cannot see it. An error counts when it is seen, has words, and
/// describes a control of that form that is marked as wrong; an error that stands anywhere else is nobody's.
/// </summary>
public sealed class FormAnswer
{
    private const string Controls = "input:not([type=hidden]), select, textarea, [role=radiogroup]";

    private readonly IHtmlDocument _before;
    private readonly IHtmlDocument _page;
    private readonly IHtmlFormElement? _form;
    private readonly List<(IElement Control, IElement Error)> _errors = [];

    /// <summary>Reads the answer.</summary>
    /// <param name="before">The page as it was.</param>
    /// <param name="page">The page as it is after the form was sent.</param>
    /// <param name="address">Where it is.</param>
    /// <param name="name">The form that was sent.</param>
    public FormAnswer(IHtmlDocument before, IHtmlDocument page, string address, string name)
    {
        (_before, _page) = (before, page);
        _form = FormOnPage.In(page, address).FirstOrDefault(form => string.Equals(form.Name, name, StringComparison.Ordinal))?.Element;
        foreach (var control in Marked())
            _errors.AddRange(Described(control).Where(IsSaid).Select(error => (control, error)));
    }

    /// <summary>Something is wrong with the form as a whole, and the page says so.</summary>
    public bool IsRefusedAsAWhole => _errors.Count == 0 && Alerts(_page).Except(Alerts(_before), StringComparer.Ordinal).Any();

    /// <summary>What is wrong with how it is said, or null.</summary>
    /// <param name="ofField">A field is wrong, so that it is said there.</param>
    /// <param name="file">The field is the one for a file, and no other is wrong.</param>
    /// <param name="sent">What was sent.</param>
    public string? Complaint(bool ofField, bool file, IReadOnlyList<KeyValuePair<string, string>> sent)
    {
        if (_errors.Count == 0 && !IsRefusedAsAWhole)
            return "is answered without a message";
        if (ofField && _errors.Count == 0)
            return "has no message at its field";
        if (file && _errors.Exists(error => error.Control.GetAttribute("type") is not "file"))
            return "is not what the message is about";
        if (_page.QuerySelectorAll(".field-error").Where(IsSaid).Except(_errors.Select(error => error.Error)).Any())
            return "has a message that no field is described by";
        if (Marked().Except(_errors.Select(error => error.Control)).Any())
            return "marks a field and does not say why";
        if (_page.QuerySelectorAll("input[type=password]").Any(field => field.GetAttribute("value") is { Length: > 0 }))
            return "has a password sent back";
        return AtTheTop() ?? Lost(sent);
    }

    // Whoever does not see the field is told in the title and led to it from the summary, which has the focus.
    private string? AtTheTop()
    {
        if (_errors.Count == 0)
            return null;
        if (!(_page.Title ?? "").StartsWith("Error: ", StringComparison.Ordinal))
            return "is not told in the title";
        if (_page.QuerySelectorAll(".error-summary[role=alert][tabindex][autofocus]") is not [var summary] || !IsSaid(summary))
            return "has no summary that takes the focus";
        var leads = summary.QuerySelectorAll("a").Where(link => Target(link) is { } control && _form!.Contains(control) && control.Matches("input, select, textarea"))
            .Select(Words).ToHashSet(StringComparer.Ordinal);
        return _errors.TrueForAll(error => leads.Contains(Words(error.Error))) ? null : "is not linked from the summary";
    }

    // A password is typed again, a file chosen again, and of what is only picked there is nothing to keep that was not on offer.
    private string? Lost(IReadOnlyList<KeyValuePair<string, string>> sent)
    {
        foreach (var field in sent.GroupBy(field => field.Key, StringComparer.Ordinal).Where(field => field.Count() == 1).Select(field => field.Single()))
        {
            var kept = _form?.Elements.FirstOrDefault(element => string.Equals(element.GetAttribute("name"), field.Key, StringComparison.Ordinal)) switch
            {
                IHtmlTextAreaElement area => area.Value,
                IHtmlInputElement { Type: "text" or "tel" or "email" } input => input.GetAttribute("value") ?? "",
                _ => null,
            };
            if (kept is not null && !field.Value.Contains('\0', StringComparison.Ordinal) && !string.Equals(kept, field.Value, StringComparison.Ordinal))
                return $"lost what was typed into {field.Key}";
        }

        return null;
    }

    private IEnumerable<IElement> Marked() =>
        _form is null ? [] : _form.QuerySelectorAll("[aria-invalid=true]").Where(control => control.Matches(Controls) && IsSeen(control));

    // What describes the question describes each of the boxes that answer it.
    private IEnumerable<IElement> Described(IElement control) => new[] { control, control.Closest("fieldset") }.OfType<IElement>().Distinct()
        .SelectMany(element => (element.GetAttribute("aria-describedby") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Select(id => _page.GetElementById(id)).OfType<IElement>().Where(element => element.ClassList.Contains("field-error")).Distinct();

    private IElement? Target(IElement link) => link.GetAttribute("href") is ['#', .. var id] ? _page.GetElementById(id) : null;

    private static IEnumerable<string> Alerts(IHtmlDocument page) => page.QuerySelectorAll("[role=alert]").Where(IsSaid).Select(Words);

    private static string Words(IElement element) => element.TextContent.Trim();

    private static bool IsSaid(IElement element) => Words(element).Length > 0 && IsSeen(element);

    private static bool IsSeen(IElement element) => !element.Ancestors().OfType<IElement>().Prepend(element).Any(one =>
        one.HasAttribute("hidden") || one.GetAttribute("aria-hidden") is "true" || one.ClassList.Contains("visually-hidden") || one.LocalName is "template" or "noscript"
        || (one.LocalName is not "summary" && one.ParentElement is { LocalName: "details" } folded && !folded.HasAttribute("open")));
}
