using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using RedWillow.Portal.Domain.Consents;

namespace RedWillow.Portal.Features.SigningDocuments;

/// <summary>One version of a paper in one language: the exact text that is shown, hashed and signed.</summary>
/// <param name="Kind">Which paper.</param>
/// <param name="Version">Raised whenever a word changes; the old text stays.</param>
/// <param name="Culture">"en-US" or "es-US".</param>
/// <param name="Text">Lines: "# title", "## heading", "- bullet", "= the sentence that is confirmed"; all others are paragraphs.</param>
public sealed record Paper(DocumentKind Kind, int Version, string Culture, string Text)
{
    /// <summary>SHA-256 of <see cref="Text"/> in hexadecimal.</summary>
    public string Hash { get; } = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    public string Title => PaperText.Title(Text);

    /// <summary>The sentence that the signer confirms; part of the text.</summary>
    public string Intent => PaperText.Intent(Text);
}

/// <summary>Every paper, embedded in the program as Papers/kind.version.language.txt.</summary>
public static class Papers
{
    private static readonly IReadOnlyList<Paper> All = Load();

    /// <summary>What must be signed before admission, in the order in which it is offered; then what may be.</summary>
    public static readonly IReadOnlyList<DocumentKind> Order =
    [
        DocumentKind.PrivacyNotice, DocumentKind.Part2Notice, DocumentKind.EligibilityDetermination, DocumentKind.FeeAgreement,
        DocumentKind.TreatmentConsent, DocumentKind.GroupConfidentiality, DocumentKind.TpoConsent,
    ];

    /// <summary>Papers that admission waits for; the others are the client's free choice.</summary>
    public static bool IsNeeded(DocumentKind kind) => kind != DocumentKind.TpoConsent;

    /// <summary>The version that is signed now, in a language; in English while it is not translated.</summary>
    public static Paper Current(DocumentKind kind, CultureInfo culture) => Newest(All.Where(paper => paper.Kind == kind), culture);

    // The version comes first: an older one can no longer be signed, in whatever language.
    internal static Paper Newest(IEnumerable<Paper> versions, CultureInfo culture) =>
        versions.OrderByDescending(static paper => paper.Version)
            .ThenByDescending(paper => paper.Culture.StartsWith(culture.TwoLetterISOLanguageName, StringComparison.Ordinal))
            .ThenByDescending(static paper => paper.Culture == "en-US").First();

    /// <summary>Which versions there are of a paper in a language.</summary>
    internal static IEnumerable<int> VersionsOf(DocumentKind kind, string culture) =>
        All.Where(paper => paper.Kind == kind && paper.Culture == culture).Select(static paper => paper.Version).Order();

    /// <summary>The paper with exactly that text, or null.</summary>
    public static Paper? WithHash(string hash) => All.FirstOrDefault(paper => paper.Hash == hash);

    private static List<Paper> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames().Where(static name => name.StartsWith("Papers/", StringComparison.Ordinal)).Select(name =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
            var parts = name["Papers/".Length..].Split('.');
            return new Paper(
                Enum.Parse<DocumentKind>(parts[0]), int.Parse(parts[1], CultureInfo.InvariantCulture), parts[2] + "-US",
                reader.ReadToEnd().ReplaceLineEndings("\n").TrimEnd() + "\n");
        })];
    }
}
