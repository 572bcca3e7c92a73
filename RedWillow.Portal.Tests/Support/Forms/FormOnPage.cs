using System.Globalization;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace RedWillow.Portal.Tests.Support.Forms;

/// <summary>A form that posts, as a page shows it.</summary>
public sealed class FormOnPage
{
    public const string Token = "__RequestVerificationToken";
    public const string Handler = "_handler";

    private readonly Dictionary<string, string> _offered = new(StringComparer.Ordinal);

    private FormOnPage(IHtmlFormElement form, string address)
    {
        Element = form;
        var action = form.GetAttribute("action");
        Action = string.IsNullOrEmpty(action) ? new Uri(address, UriKind.Relative) : new Uri(action, UriKind.RelativeOrAbsolute);
        foreach (var element in form.Elements.OfType<IHtmlElement>())
        {
            if (element.GetAttribute("name") is not { Length: > 0 } name) continue;
            // Without these words a browser sends the file's name alone.
            if (element is IHtmlInputElement { Type: "file" } && form.GetAttribute("enctype") is "multipart/form-data")
            {
                Files.Add(name);
                continue;
            }

            if (Offered(element) is { Length: > 0 } offered) _offered.TryAdd(name, offered);
            (element is IHtmlInputElement { Type: "hidden" } ? Hidden : element is IHtmlButtonElement ? Buttons : Visible).Add(new(name, ValueOf(element)));
        }

        HasFields = Visible.Count > 0;
        if (!HasFields) Visible.AddRange(Buttons);
        Name = Hidden.Find(field => field.Key is Handler).Value ?? Action.ToString().Split('?')[0];
    }

    /// <summary>Where it stands on the page.</summary>
    public IHtmlFormElement Element { get; }

    /// <summary>The handler it posts to, or the path of its action.</summary>
    public string Name { get; }

    public Uri Action { get; }

    public List<KeyValuePair<string, string>> Hidden { get; } = [];

    /// <summary>What a person fills in, with what is in it now; one entry for each control. Where there are only buttons to choose from, these.</summary>
    public List<KeyValuePair<string, string>> Visible { get; } = [];

    /// <summary>Buttons with a name of their own. Beside fields there is one without, and it is the one that is pressed.</summary>
    public List<KeyValuePair<string, string>> Buttons { get; } = [];

    /// <summary>There is something to fill in, and not only buttons to choose from.</summary>
    public bool HasFields { get; }

    /// <summary>Where files are chosen; a form with such a field is posted in parts.</summary>
    public List<string> Files { get; } = [];

    /// <summary>The form filled in with what it offers and with a day, so that nothing but its file can be wrong.</summary>
    public List<KeyValuePair<string, string>> FilledIn(DateOnly day) =>
    [
        .. Hidden,
        .. Visible.DistinctBy(field => field.Key).Select(field => KeyValuePair.Create(field.Key, field.Key.Split('.')[^1] switch
        {
            "Year" => day.ToString("yyyy", CultureInfo.InvariantCulture),
            "Month" => day.ToString("%M", CultureInfo.InvariantCulture),
            "Day" => day.ToString("%d", CultureInfo.InvariantCulture),
            _ => field.Value.Length > 0 ? field.Value : _offered.GetValueOrDefault(field.Key, ""),
        })),
    ];

    /// <summary>What a browser posts: in parts where the form has a file, which is sent without a name when none was chosen, or where that is asked for.</summary>
    public HttpContent Post(IEnumerable<KeyValuePair<string, string>> fields, SentFile? file, bool inParts = false)
    {
        if (Files.Count == 0 && !inParts) return new FormUrlEncodedContent(fields);
        var parts = new MultipartFormDataContent();
        foreach (var (name, value) in fields) parts.Add(Part(name, new StringContent(value)));
        foreach (var name in Files)
        {
            var part = Part(name, new ByteArrayContent(file?.Content() ?? []));
            part.Headers.ContentDisposition!.FileName = $"\"{file?.Name}\"";
            part.Headers.ContentType = new(file?.Type ?? "application/octet-stream");
            parts.Add(part);
        }

        return parts;
    }

    /// <summary>What the framework needs to find the form at all.</summary>
    public IEnumerable<KeyValuePair<string, string>> Machinery => Hidden.Where(hidden => hidden.Key is Token or Handler);

    public static IReadOnlyList<FormOnPage> In(string html, string address) => In(new HtmlParser().ParseDocument(html), address);

    /// <summary>The same of a page that was read already.</summary>
    public static IReadOnlyList<FormOnPage> In(IHtmlDocument page, string address) =>
        [.. page.Forms
            .Where(form => string.Equals(form.GetAttribute("method"), "post", StringComparison.OrdinalIgnoreCase))
            .Select(form => new FormOnPage(form, address))];

    private static HttpContent Part(string name, HttpContent content)
    {
        content.Headers.ContentType = null;
        content.Headers.ContentDisposition = new("form-data") { Name = $"\"{name}\"" };
        return content;
    }

    private static string? Offered(IHtmlElement element) => element switch
    {
        IHtmlSelectElement select => select.Options.FirstOrDefault(option => option.Value.Length > 0)?.Value,
        IHtmlInputElement { Type: "radio" } radio => radio.GetAttribute("value"),
        _ => null,
    };

    private static string ValueOf(IHtmlElement element) => element switch
    {
        IHtmlTextAreaElement area => area.Value,
        IHtmlSelectElement select => select.Options.FirstOrDefault(option => option.IsSelected)?.Value ?? "",
        _ => element.GetAttribute("value") ?? "",
    };
}

/// <summary>A file as a browser sends it.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Type">What the browser takes it for.</param>
/// <param name="Content">What is in it.</param>
public sealed record SentFile(string Name, string Type, Func<byte[]> Content);
