using System.Globalization;
using System.Text;

namespace RedWillow.Portal.Domain.People;

/// <summary>The name holds a sign that names are not written with, or no letter at all, or is too long.</summary>
public sealed record NameNotWritable : Refusal;

/// <summary>How a person's name may be written: letters of every script, and what stands between them.</summary>
public static class PersonName
{
    /// <summary>In characters.</summary>
    public const int Longest = 128;

    // Apostrophes, hyphens, dots; the dots of Catalan and Japanese names; the two joiners that Persian and Indian scripts need.
    private const string Between = " '\u2018\u2019-\u2010\u2011.,\u00B7\u30FB\u200C\u200D";

    /// <summary>True when every sign can stand in a name and at least one is a letter; control signs, digits, emoji, &lt; and &gt; cannot.</summary>
    public static bool IsWritable(string name) =>
        name.Length <= Longest && name.EnumerateRunes().Any(Rune.IsLetter) && name.EnumerateRunes().All(CanStand);

    private static bool CanStand(Rune sign) =>
        Rune.IsLetter(sign)
        || Rune.GetUnicodeCategory(sign) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
        || (sign.IsBmp && Between.Contains((char)sign.Value, StringComparison.Ordinal));
}
