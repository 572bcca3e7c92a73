using Fields = System.Collections.Generic.List<System.Collections.Generic.KeyValuePair<string, string>>;

namespace RedWillow.Portal.Tests.Support.Forms;

/// <summary>One way to send a form wrongly.</summary>
/// <param name="Name">What is wrong.</param>
/// <param name="Spoil">Makes the fields to send from the form as the page shows it.</param>
/// <param name="NeverRight">No form may take it; others are an answer to some questions, as an emoji is a name.</param>
public sealed record BadInput(string Name, Func<FormOnPage, Fields> Spoil, bool NeverRight = false)
{
    private const int Megabyte = 1024 * 1024;

    public static readonly IReadOnlyList<BadInput> All =
    [
        Filled("empty", _ => ""),
        Filled("spaces", _ => "   "),
        Filled("too long", _ => new string('x', Megabyte), neverRight: true),
        Filled("emoji", _ => "👩‍👩‍👧‍👦 🏳️‍🌈"),
        Filled("right to left and combining", _ => "\u202Eabc e\u0301\u0301\u0301"),
        Filled("NUL", _ => "a\0b", neverRight: true),
        Filled("markup", _ => "\"><script>alert(1)</script>{{7*7}}' OR 1=1 --"),
        Filled("a number too large", _ => "99999999999999999999"),
        Filled("a negative number", _ => "-1"),
        Filled("a date of the year 1", field => DatePart(field, "1", "0001-01-01")),
        Filled("a date of the year 9999", field => DatePart(field, "9999", "9999-12-31")),
        Filled("a day that does not exist", field => DatePart(field, "2026", "2026-02-30", month: "2", day: "30")),
        new("someone else's id", form => [.. form.Hidden.Select(field =>
            new KeyValuePair<string, string>(field.Key, Guid.TryParse(field.Value, out _) ? Guid.NewGuid().ToString() : field.Value)), .. form.Visible]),
        new("fields missing", form => [.. form.Machinery]),
        new("each field twice", form => [.. form.Hidden, .. form.Visible, .. form.Visible]),
        new("fields nobody asked for", form =>
            [.. form.Hidden, .. form.Visible, new("IsAdmin", "true"), new("Input.Id", Guid.NewGuid().ToString()), new("[0].x[", "1")]),
        new("no token", form => [.. form.Hidden.Where(field => field.Key is not FormOnPage.Token), .. form.Visible], NeverRight: true),
        new("another form's name", form => [.. form.Hidden.Select(field =>
            field.Key is FormOnPage.Handler ? new KeyValuePair<string, string>(field.Key, "no-such-form") : field), .. form.Visible], NeverRight: true),
    ];

    private static BadInput Filled(string name, Func<string, string> value, bool neverRight = false) => new(name, form =>
        [.. form.Hidden, .. form.Visible.Select(field => new KeyValuePair<string, string>(field.Key, value(field.Key)))], neverRight);

    // A date is one field, or three that are named for their part.
    private static string DatePart(string field, string year, string whole, string month = "1", string day = "1") =>
        field.EndsWith("Year", StringComparison.OrdinalIgnoreCase) ? year
        : field.EndsWith("Month", StringComparison.OrdinalIgnoreCase) ? month
        : field.EndsWith("Day", StringComparison.OrdinalIgnoreCase) ? day
        : whole;
}
