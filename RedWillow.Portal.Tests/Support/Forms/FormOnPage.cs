using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace RedWillow.Portal.Tests.Support.Forms;

/// <summary>A form that posts, as a page shows it.</summary>
public sealed class FormOnPage
{
    public const string Token = "__RequestVerificationToken";
    public const string Handler = "_handler";

    private FormOnPage(IHtmlFormElement form, string address)
    {
        var action = form.GetAttribute("action");
        Action = string.IsNullOrEmpty(action) ? new Uri(address, UriKind.Relative) : new Uri(action, UriKind.RelativeOrAbsolute);
        foreach (var element in form.Elements.OfType<IHtmlElement>())
        {
            if (element.GetAttribute("name") is not { Length: > 0 } name) continue;
            var hidden = element is IHtmlInputElement { Type: "hidden" };
            (hidden ? Hidden : Visible).Add(new(name, ValueOf(element)));
        }

        Name = Hidden.Find(field => field.Key is Handler).Value ?? Action.ToString().Split('?')[0];
    }

    /// <summary>The handler it posts to, or the path of its action.</summary>
    public string Name { get; }

    public Uri Action { get; }

    public List<KeyValuePair<string, string>> Hidden { get; } = [];

    /// <summary>What a person fills in, with what is in it now; one entry for each control.</summary>
    public List<KeyValuePair<string, string>> Visible { get; } = [];

    /// <summary>What the framework needs to find the form at all.</summary>
    public IEnumerable<KeyValuePair<string, string>> Machinery => Hidden.Where(hidden => hidden.Key is Token or Handler);

    public static IReadOnlyList<FormOnPage> In(string html, string address) =>
        [.. new HtmlParser().ParseDocument(html).Forms
            .Where(form => string.Equals(form.GetAttribute("method"), "post", StringComparison.OrdinalIgnoreCase))
            .Select(form => new FormOnPage(form, address))];

    private static string ValueOf(IHtmlElement element) => element switch
    {
        IHtmlTextAreaElement area => area.Value,
        IHtmlSelectElement select => select.Options.FirstOrDefault(option => option.IsSelected)?.Value ?? "",
        _ => element.GetAttribute("value") ?? "",
    };
}
