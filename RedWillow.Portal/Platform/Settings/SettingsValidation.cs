namespace RedWillow.Portal.Platform.Settings;

/// <summary>Checks the settings as a whole at start. Each mistake is a sentence that names the setting and says how to mend it.</summary>
public static class SettingsValidation
{
    /// <summary>Throws one exception with every mistake, so that one start shows them all.</summary>
    public static void Demand(IConfiguration configuration, IHostEnvironment environment)
    {
        var mistakes = Mistakes(configuration, environment).ToList();
        if (mistakes.Count > 0)
            throw new SettingsException(string.Join(Environment.NewLine, mistakes));
    }

    private static IEnumerable<string> Mistakes(IConfiguration configuration, IHostEnvironment environment)
    {
        var provider = configuration["Database:Provider"];
        if (provider is not ("Sqlite" or "PostgreSQL"))
            yield return $"Database:Provider is \"{provider}\"; set it to Sqlite or PostgreSQL.";
        if (provider == "PostgreSQL" && string.IsNullOrWhiteSpace(configuration["ConnectionStrings:Portal"]))
            yield return "ConnectionStrings:Portal is empty; with PostgreSQL it must name the server, the database and the user.";
        if (environment.IsProduction() && configuration.GetValue<bool>("Demo:Enabled"))
            yield return "Demo:Enabled is true in Production; set Demo__Enabled=false. The demo's passwords are public.";

        var center = configuration.GetSection("Center").Get<CenterSettings>() ?? new();
        if (!TimeZoneExists(center.TimeZone))
            yield return $"Center:TimeZone is \"{center.TimeZone}\"; set it to an IANA id such as America/Denver.";
        if (string.IsNullOrWhiteSpace(center.Name) || string.IsNullOrWhiteSpace(center.ShortName))
            yield return "Center:Name and Center:ShortName must both be set.";
        if (!Uri.TryCreate(center.SafeExit, UriKind.Absolute, out var exit) || exit.Scheme != Uri.UriSchemeHttps)
            yield return "Center:SafeExit must be an https address of a harmless page.";

        var mail = configuration.GetSection("Mail").Get<MailSettings>() ?? new();
        if (mail.Mode is not ("Folder" or "Smtp"))
            yield return $"Mail:Mode is \"{mail.Mode}\"; set it to Folder or Smtp.";
        if (mail.Mode == "Smtp" && string.IsNullOrWhiteSpace(mail.Smtp.Host))
            yield return "Mail:Smtp:Host is empty; with Mail:Mode Smtp it must name the mail server.";
        if (!mail.From.Contains('@', StringComparison.Ordinal))
            yield return "Mail:From must be the address that mails come from.";
        if (!Uri.TryCreate(mail.PublicAddress, UriKind.Absolute, out var home) || (home.Scheme != Uri.UriSchemeHttps && (home.Scheme != Uri.UriSchemeHttp || environment.IsProduction())))
            yield return $"Mail:PublicAddress is \"{mail.PublicAddress}\"; set it to the https address people reach the portal by. Links in mails lead there.";
        foreach (var word in NeutralWords.FoundIn(mail.From, mail.SenderName, mail.PublicAddress))
            yield return $"Mail:From, Mail:SenderName and Mail:PublicAddress must be neutral; \"{word}\" says what the center treats.";

        var policy = configuration.GetSection("Policy").Get<PolicySettings>() ?? new();
        if (policy.GroupMax is < 1 or > 100)
            yield return $"Policy:GroupMax is {policy.GroupMax}; set it to a number from 1 to 100.";
        if (policy.HoldMinutes is < 1 or > 120)
            yield return $"Policy:HoldMinutes is {policy.HoldMinutes}; set it to a number from 1 to 120.";
        if (policy.MaterialiseWeeks is < 4 or > 104)
            yield return $"Policy:MaterialiseWeeks is {policy.MaterialiseWeeks}; set it to a number from 4 to 104.";
    }

    private static bool TimeZoneExists(string id)
    {
        try
        {
            _ = Domain.Time.ProgramZone.Find(id);
            return true;
        }
        catch (Exception fault) when (fault is TimeZoneNotFoundException or InvalidTimeZoneException or ArgumentException)
        {
            return false;
        }
    }
}

/// <summary>The settings do not fit together; the message says what to change.</summary>
public sealed class SettingsException(string message) : Exception(message);

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
