using System.Globalization;
using System.Text;

namespace RedWillow.Portal.Domain.People;

/// <summary>Finding a client by initials: names are encrypted where they are stored, so no database can search them.</summary>
public static class Initials
{
    private const int Most = 3;

    /// <summary>The first letter of every word, in capitals and without accents: "Óscar Peña Leyva" is "OPL".</summary>
    public static string Of(string? name) => string.Concat(
        (name ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(static word => Plain(word)).Where(static word => word.Length > 0).Select(static word => word[0]));

    /// <summary>What was typed as initials, such as "s. o."; null when it is something else.</summary>
    public static string? Read(string? typed)
    {
        var letters = Plain(string.Concat((typed ?? "").Where(static letter => letter is not ('.' or '-') && !char.IsWhiteSpace(letter))));
        return letters.Length is > 0 and <= Most && letters.All(char.IsLetter) ? letters : null;
    }

    /// <summary>True when a person's initials or reference fit what was typed.</summary>
    public static bool Fit(string typed, string reference, string preferredName, string? legalName)
    {
        if (reference.Contains(typed.Trim(), StringComparison.OrdinalIgnoreCase))
            return true;
        return Read(typed) is { } letters
            && (Of(legalName).StartsWith(letters, StringComparison.Ordinal) || Of(preferredName).StartsWith(letters, StringComparison.Ordinal));
    }

    private static string Plain(string text) => string.Concat(text.Normalize(NormalizationForm.FormD)
        .Where(static letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && (char.IsLetterOrDigit(letter))))
        .ToUpperInvariant();
}
