using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using RedWillow.Portal.Components.Feedback;
using RedWillow.Portal.Components.Forms;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Public;

namespace RedWillow.Portal.Tests.Components;

public sealed partial class TranslationTests
{
    // Folders whose pages visitors and clients read; everything they say comes from a .resx.
    private static readonly string[] Translated =
        ["Public/", "Account/", "Components/Layout/", "Components/Forms/", "Components/Feedback/", "Components/Schedule/WeekGrid", "Features/FindingTrack/", "Features/RequestingEnrollment/", "Features/RequestingConsultation/", "Features/MyWeek/", "Features/SettingPreferences/", "Features/SigningDocuments/", "Features/JoiningGroup/", "Features/BookingIndividual/", "Features/BookingIntake/"];

    // The design kit is for developers, what stands in a folder of the desk and the pages of a list for staff.
    private static readonly string[] Untranslated = ["Public/Kit/", "Components/Feedback/Pager.razor", "Features/RequestingEnrollment/Desk/", "Features/JoiningGroup/Desk/", "Features/SigningDocuments/Desk/"];

    // Words that are the same in both languages.
    private static readonly string[] SameInBoth = ["No", "Error: {0}", "Cookies", "Medicare", "Medicaid", "Email", "Total", "Personal", "Plan", "Normal", "PIN", "Red Willow"];

    public static TheoryData<string> TextFiles { get; } = [.. PortalFiles.All("*.resx").Where(file => !file.EndsWith(".es.resx", StringComparison.Ordinal)).Select(PortalFiles.Name)];

    [Theory, MemberData(nameof(TextFiles))]
    public void Every_text_is_said_in_Spanish_too(string file)
    {
        var english = PortalFiles.Texts(Path.Combine(PortalFiles.Root, file));
        var spanish = PortalFiles.Texts(Path.Combine(PortalFiles.Root, file[..^5] + ".es.resx"));

        Assert.Equal(english.Keys.Order(StringComparer.Ordinal), spanish.Keys.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(english, text => spanish[text.Key] == text.Value && !SameInBoth.Contains(text.Value, StringComparer.Ordinal));
        Assert.DoesNotContain(english, text => !Gaps(text.Value).SetEquals(Gaps(spanish[text.Key])));
        Assert.DoesNotContain(spanish.Values, string.IsNullOrWhiteSpace);
    }

    [Fact]
    public void No_Spanish_file_stands_alone() =>
        Assert.Empty(PortalFiles.All("*.es.resx").Where(file => !File.Exists(file[..^8] + ".resx")).Select(PortalFiles.Name));

    [Fact]
    public void Pages_for_visitors_and_clients_contain_no_literal_text()
    {
        var strays = PortalFiles.All("*.razor")
            .Where(file => Translated.Any(folder => PortalFiles.Name(file).StartsWith(folder, StringComparison.Ordinal)) && !Untranslated.Any(folder => PortalFiles.Name(file).StartsWith(folder, StringComparison.Ordinal)))
            .SelectMany(file => Literals(File.ReadAllText(file)).Select(text => $"{PortalFiles.Name(file)}: {text}"));
        Assert.Empty(strays);
    }

    [Theory]
    [InlineData("<h1>Hello there</h1>", "Hello there")]
    [InlineData("<p>@L[\"A\"] and more</p>", "and more")]
    [InlineData("<input placeholder=\"Your name\" />", "Your name")]
    public void Literal_text_is_found(string markup, string expected) => Assert.Equal(expected, Assert.Single(Literals(markup)));

    [Theory]
    [InlineData("<h1>@L[\"Title\"]</h1><a href=\"tel:911\">911</a>, @(a < b ? \"x\" : L[\"y\"])")]
    [InlineData("<p>@L[\"A\"]</p>@if (Settings.GetValue<bool>(\"Demo:Enabled\")) {<p>@L[\"B\"]</p>}")]
    [InlineData("@foreach (var step in (string[])[\"Learn\", \"Talk\"])\n{\n<li>@L[step + \"Text\"]</li>\n}")]
    public void Code_is_not_taken_for_text(string markup) => Assert.Empty(Literals(markup));

    [Fact]
    public void Every_refusal_has_a_sentence_in_both_languages()
    {
        var english = PortalFiles.Texts(Path.Combine(PortalFiles.Root, "Components/Feedback/Refusals.resx"));
        var spanish = PortalFiles.Texts(Path.Combine(PortalFiles.Root, "Components/Feedback/Refusals.es.resx"));
        var codes = typeof(Refusal).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Refusal)) && !type.IsAbstract).Select(type => type.Name).ToList();

        Assert.NotEmpty(codes);
        Assert.All(codes, code => Assert.True(english.ContainsKey(code) && spanish.ContainsKey(code), $"{code} has no sentence."));
    }

    [Theory]
    [InlineData("en-US", "This page is not available.", "What is an IOP?", "Month")]
    [InlineData("es-US", "Esta página no está disponible.", "¿Qué es un IOP?", "Mes")]
    public void Texts_are_found_beside_what_they_belong_to(string culture, string refusal, string heading, string month)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        using var services = new ServiceCollection().AddLogging().AddLocalization().AddSingleton<Refusals>().BuildServiceProvider();

        Assert.Equal(refusal, services.GetRequiredService<Refusals>().Sentence(new NotThere()));
        Assert.Equal(heading, services.GetRequiredService<IStringLocalizer<IopPage>>()["Heading"]);
        Assert.Equal(month, services.GetRequiredService<IStringLocalizer<FormText>>()["Month"]);
    }

    private static HashSet<string> Gaps(string text) => Gap().Matches(text).Select(hit => hit.Value).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> Literals(string razor)
    {
        var markup = Noise().Replace(razor, string.Empty);
        var spoken = SpokenAttribute().Matches(markup).Select(hit => hit.Groups["said"].Value);
        // Between two tags and outside code: what starts a line of C# or stands in braces, brackets or after @ is code.
        var between = BetweenTags().Matches(markup).Select(hit => Code().Replace(hit.Groups["said"].Value, " "));
        return spoken.Concat(between).Select(text => text.Trim(' ', '\n', '\r', ',', '.', ':', '·', '-', '–', '(', ')', '{', '}', ';')).Where(text => Words().IsMatch(text));
    }

    [GeneratedRegex(@"\{[0-9][^}]*\}", RegexOptions.None, 1000)]
    private static partial Regex Gap();

    [GeneratedRegex(@"@\*.*?\*@|<!--.*?-->|^@code\s*\{.*\z|^@(page|attribute|inject|using|inherits|implements|typeparam|layout|namespace|rendermode)[^\n]*$|&[a-z]+;|(?<=\w)<[\w?.]+>(?=\()", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Noise();

    [GeneratedRegex("\\s(?:title|placeholder|aria-label|alt|Label|Hint|Missing|Title|Name|Text)=\"(?<said>[^\"@]*[A-Za-z]{2,}[^\"@]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SpokenAttribute();

    [GeneratedRegex(@"(?<=[a-z0-9/""'])>(?<said>[^<>]*)(?=<[/a-zA-Z!])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BetweenTags();

    [GeneratedRegex(@"@?\b(?:if|else|foreach|for|switch|while|var|case|return|break)\b[^\n]*|@[\w.]+(?:\((?:[^()]|\([^()]*\))*\)|\[(?:[^\[\]]|\[[^\[\]]*\])*\]|\??\.\w+)*|@\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)|^\s*[\w.\[\]]+(?: \w+)? = [^\n]*;", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();

    [GeneratedRegex(@"\p{L}{2,}", RegexOptions.None, 1000)]
    private static partial Regex Words();
}
