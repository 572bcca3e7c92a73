namespace RedWillow.Portal.Platform.Settings;

/// <summary>Words that must not leave the sign-in in a mail, a sender, a calendar entry or a link (42 CFR Part 2, R-37).</summary>
public static class NeutralWords
{
    private static readonly string[] Forbidden =
    [
        "substance", "alcohol", "drug", "iop", "intensive outpatient", "recovery", "addiction", "mental health", "therapy", "therapist",
        "counsel", "group", "track", "level of care", "diagnosis", "screening", "treatment", "sobriety", "rehab",
        "sustancia", "droga", "adicci", "salud mental", "terapia", "grupo", "tratamiento", "recuperaci", "consejer",
    ];

    /// <summary>The forbidden words that occur as words or word beginnings in any of the texts.</summary>
    public static IEnumerable<string> FoundIn(params string[] texts) =>
        Forbidden.Where(word => texts.Any(text => BeginsAWord(text, word)));

    private static bool BeginsAWord(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0;
             at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if (at == 0 || !char.IsLetter(text[at - 1]))
                return true;
        }

        return false;
    }
}
