using System.Globalization;
using System.Text.RegularExpressions;
using MudBlazor;
using RedWillow.Portal.Components.Theme;

namespace RedWillow.Portal.Tests.Components;

public sealed partial class ThemeTests
{
    private static readonly string Css = File.ReadAllText(Path.Combine(PortalFiles.Root, "wwwroot", "css", "tokens.css"));
    private static readonly Dictionary<string, string> Light = Block(":root {");
    private static readonly Dictionary<string, string> Dark = Block(":root[data-theme=\"dark\"] {");

    public static TheoryData<string, string> TextPairs { get; } = new()
    {
        { "text", "paper" }, { "text", "surface" }, { "text", "sand" }, { "text-quiet", "paper" }, { "text-quiet", "surface" }, { "text-quiet", "sand" },
        { "stem", "paper" }, { "stem", "surface" }, { "stem", "sand" }, { "stem", "stem-tint" }, { "on-stem", "stem" }, { "on-stem", "stem-strong" }, { "stem-strong", "stem-tint" },
        { "willow", "surface" }, { "willow", "willow-tint" }, { "on-willow", "willow" }, { "river", "river-tint" }, { "on-river", "river" },
        { "good", "good-tint" }, { "on-good", "good" }, { "warn", "warn-tint" }, { "on-warn", "warn" }, { "error", "surface" }, { "error", "paper" },
        { "error", "error-tint" }, { "on-error", "error" }, { "strip-text", "strip" }, { "strip-link", "strip" },
        { "text", "stem-tint" }, { "text", "willow-tint" }, { "text", "river-tint" }, { "text", "good-tint" }, { "text", "warn-tint" }, { "text", "error-tint" },
        { "text-quiet", "willow-tint" }, { "text", "track-1-day-tint" }, { "text", "track-1-evening-tint" }, { "text", "track-2-day-tint" }, { "text", "track-2-evening-tint" },
        { "track-1-day", "track-1-day-tint" }, { "track-1-evening", "track-1-evening-tint" }, { "track-2-day", "track-2-day-tint" }, { "track-2-evening", "track-2-evening-tint" },
    };

    public static TheoryData<string, string> ShapePairs { get; } = new()
    {
        { "line-input", "surface" }, { "line-input", "paper" }, { "focus", "surface" }, { "focus", "paper" }, { "focus", "sand" }, { "error", "surface" }, { "willow", "sand" },
    };

    [Theory, MemberData(nameof(TextPairs))]
    public void Text_is_readable_in_light_and_dark(string ink, string ground)
    {
        Assert.True(Contrast(Light[ink], Light[ground]) >= 4.5, $"light: {Contrast(Light[ink], Light[ground]):0.00}");
        Assert.True(Contrast(Dark[ink], Dark[ground]) >= 4.5, $"dark: {Contrast(Dark[ink], Dark[ground]):0.00}");
    }

    [Theory, MemberData(nameof(ShapePairs))]
    public void Borders_and_focus_rings_can_be_seen(string ink, string ground)
    {
        Assert.True(Contrast(Light[ink], Light[ground]) >= 3, $"light: {Contrast(Light[ink], Light[ground]):0.00}");
        Assert.True(Contrast(Dark[ink], Dark[ground]) >= 3, $"dark: {Contrast(Dark[ink], Dark[ground]):0.00}");
    }

    [Fact]
    public void The_device_choice_of_dark_is_the_same_dark() => Assert.Equal(Dark, Block(":root:not([data-theme]) {"));

    [Fact]
    public void Light_and_dark_name_the_same_colors() => Assert.Equal(Light.Keys.Order(StringComparer.Ordinal), Dark.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Dark_changes_nothing_but_colors()
    {
        Assert.All((string[])[":root[data-theme=\"dark\"] {", ":root:not([data-theme]) {"], opening =>
            Assert.Equal("color-scheme: dark;", Token().Replace(Body(opening), "").Trim()));
        var strays = PortalFiles.All("*.css").Concat(PortalFiles.All("*.razor"))
            .SelectMany(file => File.ReadLines(file).Where(line => AsksForTheme().IsMatch(line)).Select(line => $"{PortalFiles.Name(file)}: {line.Trim()}"))
            .Except(["wwwroot/css/tokens.css: :root[data-theme=\"dark\"] {", "wwwroot/css/tokens.css: @media (prefers-color-scheme: dark) {", "wwwroot/css/tokens.css: :root:not([data-theme]) {"], StringComparer.Ordinal)
            // On paper both are black on white.
            .Where(line => !line.StartsWith("wwwroot/css/app.css: :root, :root[data-theme=\"dark\"] { color-scheme: light; ", StringComparison.Ordinal));
        Assert.Empty(strays);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void MudBlazor_wears_the_same_colors(bool dark)
    {
        var tokens = dark ? Dark : Light;
        Palette palette = dark ? PortalTheme.Theme.PaletteDark : PortalTheme.Theme.PaletteLight;
        Dictionary<string, string> worn = new(StringComparer.Ordinal)
        {
            ["paper"] = Hex(palette.Background), ["surface"] = Hex(palette.Surface), ["sand"] = Hex(palette.BackgroundGray),
            ["text"] = Hex(palette.TextPrimary), ["text-quiet"] = Hex(palette.TextSecondary), ["line"] = Hex(palette.LinesDefault), ["line-input"] = Hex(palette.LinesInputs),
            ["stem"] = Hex(palette.Primary), ["on-stem"] = Hex(palette.PrimaryContrastText), ["stem-strong"] = Hex(palette.PrimaryDarken),
            ["willow"] = Hex(palette.Secondary), ["on-willow"] = Hex(palette.SecondaryContrastText), ["river"] = Hex(palette.Info), ["on-river"] = Hex(palette.InfoContrastText),
            ["good"] = Hex(palette.Success), ["on-good"] = Hex(palette.SuccessContrastText), ["warn"] = Hex(palette.Warning), ["on-warn"] = Hex(palette.WarningContrastText),
            ["error"] = Hex(palette.Error), ["on-error"] = Hex(palette.ErrorContrastText),
        };

        Assert.Equal(worn.Keys.ToDictionary(name => name, name => tokens[name], StringComparer.Ordinal), worn);
    }

    [Fact]
    public void No_other_style_sheet_names_a_color()
    {
        var strays = PortalFiles.All("*.css").Where(file => !file.EndsWith("tokens.css", StringComparison.Ordinal))
            .SelectMany(file => File.ReadLines(file).TakeWhile(line => !line.StartsWith("@media print", StringComparison.Ordinal)).SelectMany(line => HexColor().Matches(line)).Select(hit => $"{PortalFiles.Name(file)}: {hit.Value}"))
            // The cover of "Leave this site" is white in every theme, like an empty page.
            .Where(hit => hit != "wwwroot/css/app.css: #fff");
        Assert.Empty(strays);
    }

    private static string Hex(MudBlazor.Utilities.MudColor? color) => color!.ToString(MudBlazor.Utilities.MudColorOutputFormats.Hex).ToUpperInvariant();

    private static string Body(string opening)
    {
        var start = Css.IndexOf(opening, StringComparison.Ordinal) + opening.Length;
        return Css[start..Css.IndexOf('}', start)];
    }

    private static Dictionary<string, string> Block(string opening) =>
        Token().Matches(Body(opening)).ToDictionary(hit => hit.Groups["name"].Value, hit => hit.Groups["hex"].Value.ToUpperInvariant(), StringComparer.Ordinal);

    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string hex)
    {
        double Channel(int at)
        {
            var value = int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Channel(1)) + (0.7152 * Channel(3)) + (0.0722 * Channel(5));
    }

    [GeneratedRegex("--(?<name>[a-z0-9-]+): (?<hex>#[0-9A-Fa-f]{6});", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();

    [GeneratedRegex("prefers-color-scheme|\\[data-theme|:not\\(\\[data-theme|light-dark\\(", RegexOptions.None, 1000)]
    private static partial Regex AsksForTheme();

    [GeneratedRegex("#[0-9a-fA-F]{3,8}\\b(?=[^{]*;)", RegexOptions.None, 1000)]
    private static partial Regex HexColor();
}
