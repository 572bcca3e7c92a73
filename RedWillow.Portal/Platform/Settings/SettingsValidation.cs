using System.Globalization;
using System.Net;
using RedWillow.Portal.Platform.Security;

namespace RedWillow.Portal.Platform.Settings;

/// <summary>Checks the settings as a whole at start. Each mistake is a sentence that names the setting and says how to mend it.</summary>
public static class SettingsValidation
{
    /// <summary>Throws one exception with every mistake, so that one start shows them all.</summary>
    public static void Demand(IConfiguration configuration, IHostEnvironment environment)
    {
        var mistakes = MistakesIn(configuration, environment).ToList();
        if (mistakes.Count > 0)
            throw new SettingsException(string.Join(Environment.NewLine, mistakes));
    }

    /// <summary>Every mistake, as a sentence; none when the portal may start.</summary>
    public static IEnumerable<string> MistakesIn(IConfiguration configuration, IHostEnvironment environment) =>
    [
        .. OfDatabase(configuration),
        .. Read<DemoSettings>(configuration, "Demo", demo => OfDemo(demo, environment)),
        .. Read<CenterSettings>(configuration, "Center", OfCenter),
        .. Read<MailSettings>(configuration, "Mail", mail => OfMail(mail, environment)),
        .. Read<ProxySettings>(configuration, "Proxy", OfProxy),
        .. Read<PolicySettings>(configuration, "Policy", OfPolicy),
        .. Read<SecuritySettings>(configuration, "Security", OfSecurity),
    ];

    // A word where a number belongs is found while reading, one section at a time.
    private static IEnumerable<string> Read<T>(IConfiguration configuration, string section, Func<T, IEnumerable<string>> mistakes)
        where T : new()
    {
        try
        {
            return mistakes(configuration.GetSection(section).Get<T>() ?? new());
        }
        catch (InvalidOperationException fault)
        {
            return [$"{section} cannot be read: {fault.Message} Write numbers in digits, and true or false."];
        }
    }

    private static IEnumerable<string> OfDatabase(IConfiguration configuration)
    {
        var provider = configuration["Database:Provider"];
        if (provider is not ("Sqlite" or "PostgreSQL"))
            yield return $"Database:Provider is \"{provider}\"; set it to Sqlite or PostgreSQL.";
        if (provider == "PostgreSQL" && string.IsNullOrWhiteSpace(configuration["ConnectionStrings:Portal"]))
            yield return "ConnectionStrings:Portal is empty; with PostgreSQL it must name the server, the database and the user.";
    }

    private static IEnumerable<string> OfDemo(DemoSettings demo, IHostEnvironment environment)
    {
        if (environment.IsProduction() && demo.Enabled)
            yield return "Demo:Enabled is true in Production; set Demo__Enabled=false. The demo's passwords are public.";
    }

    private static IEnumerable<string> OfCenter(CenterSettings center)
    {
        if (!TimeZoneExists(center.TimeZone))
            yield return $"Center:TimeZone is \"{center.TimeZone}\"; set it to an IANA id such as America/Denver.";
        if (string.IsNullOrWhiteSpace(center.Name) || string.IsNullOrWhiteSpace(center.ShortName))
            yield return "Center:Name and Center:ShortName must both be set.";
        if (!Uri.TryCreate(center.SafeExit, UriKind.Absolute, out var exit) || exit.Scheme != Uri.UriSchemeHttps)
            yield return "Center:SafeExit must be an https address of a harmless page.";
        if (!IsTime(center.OfficeOpens, out var opens) || !IsTime(center.OfficeCloses, out var closes) || opens >= closes)
            yield return $"Center:OfficeOpens is \"{center.OfficeOpens}\" and Center:OfficeCloses \"{center.OfficeCloses}\"; set them to times such as 09:00 and 17:00, the first before the second.";
    }

    private static IEnumerable<string> OfMail(MailSettings mail, IHostEnvironment environment)
    {
        if (mail.Mode is not ("Folder" or "Smtp"))
            yield return $"Mail:Mode is \"{mail.Mode}\"; set it to Folder or Smtp.";
        if (mail.Mode == "Smtp" && string.IsNullOrWhiteSpace(mail.Smtp.Host))
            yield return "Mail:Smtp:Host is empty; with Mail:Mode Smtp it must name the mail server.";
        if (mail.Smtp.Port is < 1 or > 65_535)
            yield return Range("Mail:Smtp:Port", mail.Smtp.Port, 1, 65_535);
        if (mail.Smtp.Security is not ("StartTls" or "Tls" or "None"))
            yield return $"Mail:Smtp:Security is \"{mail.Smtp.Security}\"; set it to StartTls, Tls or None.";
        if (mail.Smtp.TimeoutSeconds is < 1 or > 60)
            yield return Range("Mail:Smtp:TimeoutSeconds", mail.Smtp.TimeoutSeconds, 1, 60);
        if (mail is { Mode: "Smtp", Smtp.Security: "None" } && environment.IsProduction() && !IsThisMachine(mail.Smtp.Host))
            yield return "Mail:Smtp:Security is None; in Production mails travel unprotected only to this machine. Set it to StartTls or Tls.";
        if (!mail.From.Contains('@', StringComparison.Ordinal))
            yield return "Mail:From must be the address that mails come from.";
        var isServed = mail.PublicAddress.Length == 0 && !environment.IsProduction();
        if (!isServed && (!Uri.TryCreate(mail.PublicAddress, UriKind.Absolute, out var home) || (home.Scheme != Uri.UriSchemeHttps && (home.Scheme != Uri.UriSchemeHttp || environment.IsProduction()))))
            yield return $"Mail:PublicAddress is \"{mail.PublicAddress}\"; set it to the https address people reach the portal by. Links in mails lead there.";
        foreach (var word in NeutralWords.FoundIn(mail.From, mail.SenderName, mail.PublicAddress))
            yield return $"Mail:From, Mail:SenderName and Mail:PublicAddress must be neutral; \"{word}\" says what the center treats.";
    }

    private static IEnumerable<string> OfProxy(ProxySettings proxy) => proxy.Each.Where(address => !IPAddress.TryParse(address, out _))
        .Select(address => $"Proxy:Addresses names \"{address}\"; set it to the network addresses of the proxy, such as 10.0.0.5, separated by commas, or leave it empty.");

    private static IEnumerable<string> OfPolicy(PolicySettings policy)
    {
        (string Name, int Value, int From, int To)[] ranges =
        [
            ("GroupMax", policy.GroupMax, 1, 100), ("HoldMinutes", policy.HoldMinutes, 1, 120), ("MaterialiseWeeks", policy.MaterialiseWeeks, 4, 104),
            ("MinWeeks", policy.MinWeeks, 1, 104), ("TypicalWeeks", policy.TypicalWeeks, policy.MinWeeks, 104),
            ("FewPlaces", policy.FewPlaces, 0, 100), ("TravelBufferMinutes", policy.TravelBufferMinutes, 0, 240),
            ("InquiryPurgeMonths", policy.InquiryPurgeMonths, 1, 120),
        ];
        foreach (var mistake in OutOf(ranges, "Policy"))
            yield return mistake;
        if (!PolicySettings.IsTime(policy.QuietFrom) || !PolicySettings.IsTime(policy.QuietUntil))
            yield return $"Policy:QuietFrom is \"{policy.QuietFrom}\" and Policy:QuietUntil \"{policy.QuietUntil}\"; set both to a time such as 21:00.";
    }

    private static IEnumerable<string> OfSecurity(SecuritySettings security)
    {
        (string Name, int Value, int From, int To)[] ranges =
        [
            ("PasswordRounds", security.PasswordRounds, 1_000, 10_000_000), ("ClientIdleMinutes", security.ClientIdleMinutes, 1, 240),
            ("StaffIdleMinutes", security.StaffIdleMinutes, 1, 240), ("SessionHours", security.SessionHours, 1, 24),
            ("FormsPerMinute", security.FormsPerMinute, 1, 1_000_000), ("LinksPerMinute", security.LinksPerMinute, 1, 1_000_000),
            ("CircuitsPerAccount", security.CircuitsPerAccount, 1, 1_000), ("MostCircuits", security.MostCircuits, 1, 1_000_000),
        ];
        return OutOf(ranges, "Security");
    }

    private static IEnumerable<string> OutOf((string Name, int Value, int From, int To)[] ranges, string section) => ranges
        .Where(range => range.Value < range.From || range.Value > range.To).Select(range => Range($"{section}:{range.Name}", range.Value, range.From, range.To));

    private static string Range(string name, int value, int from, int to) => $"{name} is {value}; set it to a number from {from} to {to}.";

    private static bool IsThisMachine(string host) => host is "localhost" or "127.0.0.1" or "::1";

    private static bool IsTime(string text, out TimeOnly time) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

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
