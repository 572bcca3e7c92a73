using Fields = System.Collections.Generic.List<System.Collections.Generic.KeyValuePair<string, string>>;

namespace RedWillow.Portal.Tests.Support.Forms;

/// <summary>One way to send a form wrongly.</summary>
/// <param name="Name">What is wrong.</param>
/// <param name="Spoil">Makes the fields to send from the form as the page shows it, and from what belongs to somebody else.</param>
/// <param name="NeverRight">No form may take it; others are an answer to some questions, as an emoji is a name.</param>
public sealed record BadInput(string Name, Func<FormOnPage, Strangers, Fields> Spoil, bool NeverRight = false)
{
    private const int Megabyte = 1024 * 1024;

    // Many times what any field takes.
    private const int TooLong = 128 * 1024;

    /// <summary>For every form.</summary>
    public static readonly IReadOnlyList<BadInput> All =
    [
        Filled("empty", _ => "", fitsNone: true),
        Filled("spaces", _ => "   ", fitsNone: true),
        Filled("too long", _ => new string('x', TooLong), neverRight: true, fitsNone: true),
        Filled("emoji", _ => "👩‍👩‍👧‍👦 🏳️‍🌈"),
        Filled("right to left and combining", _ => "\u202Eabc e\u0301\u0301\u0301"),
        Filled("NUL", _ => "a\0b", neverRight: true, fitsNone: true),
        Filled("NUL in parts", _ => "a\0b", neverRight: true, fitsNone: true) with { InParts = true },
        Filled("markup", _ => "\"><script>alert(1)</script>{{7*7}}' OR 1=1 --"),
        Filled("a number too large", _ => "99999999999999999999"),
        Filled("a negative number", _ => "-1"),
        Filled("a date of the year 1", field => DatePart(field, "1", "0001-01-01")),
        Filled("a date of the year 9999", field => DatePart(field, "9999", "9999-12-31")),
        Filled("a day that does not exist", field => DatePart(field, "2026", "2026-02-30", month: "2", day: "30")),
        new("nobody's id", (form, _) => [.. form.Hidden.Select(field =>
            new KeyValuePair<string, string>(field.Key, Guid.TryParse(field.Value, out Guid _) ? Guid.NewGuid().ToString() : field.Value)), .. form.Visible]),
        new("fields missing", (form, _) => [.. form.Machinery]) { IsOfField = true, FitsNone = true },
        new("each field twice", (form, _) => [.. form.Hidden, .. form.Visible, .. form.Visible]) { IsOfField = true },
        new("fields nobody asked for, with somebody else's ids", (form, others) =>
            [.. form.Hidden, .. form.Visible, .. form.Buttons, new("IsAdmin", "true"), .. others.AsFields(), new("[0].x[", "1")]) { NamesStrangers = true },
        new("no token", (form, _) => [.. form.Hidden.Where(field => field.Key is not FormOnPage.Token), .. form.Visible], NeverRight: true),
        new("another form's name", (form, _) => [.. form.Hidden.Select(field =>
            field.Key is FormOnPage.Handler ? new KeyValuePair<string, string>(field.Key, "no-such-form") : field), .. form.Visible], NeverRight: true),
    ];

    /// <summary>For forms in which an id stands: the same, of a row that belongs to somebody else.</summary>
    public static readonly BadInput SomeoneElsesId = new("someone else's id", (form, others) =>
        [.. form.Hidden.Concat(form.Visible).Select(field => KeyValuePair.Create(field.Key, others.InsteadOf(field.Value) ?? field.Value))]) { NamesStrangers = true };

    /// <summary>For forms with a text that travels unseen and is no id: whatever a page put there, anything can come back.</summary>
    public static readonly BadInput UnseenNul = new("NUL in what travels unseen", (form, _) =>
        [.. form.Hidden.Select(field => IsUnseenText(field) ? KeyValuePair.Create(field.Key, "a\0b") : field), .. form.Visible]) { InParts = true };

    /// <summary>For forms with a file. Everything else in them is right.</summary>
    public static readonly IReadOnlyList<BadInput> Files =
    [
        WithFile("an empty file", static () => []),
        WithFile("a file that is too large", static () => [.. "%PDF-1.7"u8, .. new byte[11 * Megabyte]]),
        WithFile("a page that says it is a PDF", static () => [.. "<!doctype html><title>%PDF-</title><script>alert(1)</script>"u8]),
    ];

    /// <summary>The file to send with it.</summary>
    public SentFile? File { get; init; }

    /// <summary>It is posted in parts, in which every sign arrives as it was sent.</summary>
    public bool InParts { get; init; }

    /// <summary>It is what people fill in that is wrong, so where it is refused a field says so; what travels unseen is nobody's field.</summary>
    public bool IsOfField { get; init; }

    /// <summary>No field that must be filled in takes it.</summary>
    public bool FitsNone { get; init; }

    /// <summary>It names what belongs to somebody else, which is as it was afterwards, whether or not the form takes it.</summary>
    public bool NamesStrangers { get; init; }

    /// <summary>Everything that a form can be sent wrongly.</summary>
    public static IEnumerable<BadInput> For(FormOnPage form, Strangers others) =>
    [
        .. All, .. form.Hidden.Concat(form.Visible).Any(field => others.InsteadOf(field.Value) is not null) ? (BadInput[])[SomeoneElsesId] : [],
        .. form.Hidden.Exists(IsUnseenText) ? (BadInput[])[UnseenNul] : [],
        .. form.Files.Count > 0 ? Files : [],
    ];

    private static bool IsUnseenText(KeyValuePair<string, string> field) =>
        field.Key is not (FormOnPage.Token or FormOnPage.Handler) && !Guid.TryParse(field.Value, out Guid _);

    private static BadInput Filled(string name, Func<string, string> value, bool neverRight = false, bool fitsNone = false) => new(name, (form, _) =>
        [.. form.Hidden, .. form.Visible.Select(field => new KeyValuePair<string, string>(field.Key, value(field.Key)))], neverRight) { IsOfField = true, FitsNone = fitsNone };

    private static BadInput WithFile(string name, Func<byte[]> content) =>
        new(name, (form, others) => form.FilledIn(others.Yesterday), NeverRight: true) { File = new("scan.pdf", "application/pdf", content), IsOfField = true, FitsNone = true };

    // A date is one field, or three that are named for their part.
    private static string DatePart(string field, string year, string whole, string month = "1", string day = "1") =>
        field.EndsWith("Year", StringComparison.OrdinalIgnoreCase) ? year
        : field.EndsWith("Month", StringComparison.OrdinalIgnoreCase) ? month
        : field.EndsWith("Day", StringComparison.OrdinalIgnoreCase) ? day
        : whole;
}
