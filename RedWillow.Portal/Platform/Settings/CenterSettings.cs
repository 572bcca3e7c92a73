using System.Globalization;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Domain.Reminding;

namespace RedWillow.Portal.Platform.Settings;

/// <summary>What the center is called and how it is reached.</summary>
public sealed class CenterSettings
{
    public string Name { get; init; } = "";

    /// <summary>The name used in everything sent out; the full name says too much.</summary>
    public string ShortName { get; init; } = "";

    public string Phone { get; init; } = "";

    /// <summary>IANA id of the zone in which the center keeps its hours.</summary>
    public string TimeZone { get; init; } = "";

    public string City { get; init; } = "";

    /// <summary>When somebody answers the phone on business days, as HH:mm. Nobody reads bad news outside these hours.</summary>
    public string OfficeOpens { get; init; } = "09:00";

    public string OfficeCloses { get; init; } = "17:00";

    /// <summary>The two as office hours; both are checked at the start.</summary>
    public OfficeHours WhenOpen() => new(Time(OfficeOpens), Time(OfficeCloses));

    /// <summary>The center's counsel has read the papers that clients sign.</summary>
    public bool PapersReviewed { get; init; }

    /// <summary>The harmless page to which "Leave this site" goes.</summary>
    public string SafeExit { get; init; } = "";

    private static TimeOnly Time(string text) => TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture);
}

/// <summary>The numbers of the center's policy; every one may be changed without a new version.</summary>
public sealed class PolicySettings
{
    public int GroupMax { get; init; } = 12;

    public int MinWeeks { get; init; } = 12;

    public int TypicalWeeks { get; init; } = 16;

    public int HoldMinutes { get; init; } = 10;

    /// <summary>Up to this many free places are shown as "a few".</summary>
    public int FewPlaces { get; init; } = 3;

    /// <summary>How many weeks ahead sessions are generated.</summary>
    public int MaterialiseWeeks { get; init; } = 16;

    public int TravelBufferMinutes { get; init; }

    /// <summary>Clients choose the time of their intake themself; otherwise staff arrange it with them.</summary>
    public bool ClientsBookIntake { get; init; }

    /// <summary>After how many months a request for a call is removed, whatever came of it.</summary>
    public int InquiryPurgeMonths { get; init; } = 24;

    /// <summary>The first minute of the center's clock in which no reminder goes out, as HH:mm.</summary>
    public string QuietFrom { get; init; } = "21:00";

    /// <summary>The first minute in which one goes out again; the same as <see cref="QuietFrom"/> for no quiet hours.</summary>
    public string QuietUntil { get; init; } = "08:00";

    /// <summary>When nobody is reminded of anything.</summary>
    public QuietHours QuietHours => new(Time(QuietFrom), Time(QuietUntil));

    /// <summary>Whether a setting is a time of the day.</summary>
    public static bool IsTime(string text) => TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static TimeOnly Time(string text) => TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture);
}

/// <summary>Whether this is the demo clinic with its fictional people.</summary>
public sealed class DemoSettings
{
    public bool Enabled { get; init; }
}

/// <summary>What stands in front of the portal.</summary>
public sealed class ProxySettings
{
    /// <summary>The network addresses from which a proxy speaks, separated by commas; empty when people reach the portal itself.</summary>
    public string Addresses { get; init; } = "";

    /// <summary>Each of them.</summary>
    public string[] Each => Addresses.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>Where mail goes.</summary>
public sealed class MailSettings
{
    /// <summary>"Folder" writes each mail to a file; "Smtp" sends it.</summary>
    public string Mode { get; init; } = "Folder";

    public string From { get; init; } = "";

    public string SenderName { get; init; } = "";

    /// <summary>Relative to the storage directory unless absolute.</summary>
    public string Folder { get; init; } = "mail";

    /// <summary>The address people reach the portal by, for links in mails; empty for the one it is served at.</summary>
    public string PublicAddress { get; init; } = "";

    public SmtpSettings Smtp { get; init; } = new();
}

/// <summary>The mail server.</summary>
public sealed class SmtpSettings
{
    public string Host { get; init; } = "";

    public int Port { get; init; } = 587;

    public string User { get; init; } = "";

    public string Password { get; init; } = "";

    /// <summary>"StartTls", "Tls" or "None".</summary>
    public string Security { get; init; } = "StartTls";

    /// <summary>How long one answer of the server is waited for.</summary>
    public int TimeoutSeconds { get; init; } = 20;
}
