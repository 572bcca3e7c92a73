namespace RedWillow.Portal.Platform.Security;

/// <summary>What may be set about sign-ins, from the settings <c>Security</c>.</summary>
public sealed class SecuritySettings
{
    /// <summary>Staff need a passkey or a one-time code. With the demo off this counts as true, whatever is set.</summary>
    public bool RequireStaffSecondFactor { get; set; }

    /// <summary>Rounds of PBKDF2-HMAC-SHA512 for a password.</summary>
    public int PasswordRounds { get; set; } = 210_000;

    public int ClientIdleMinutes { get; set; } = 30;

    public int StaffIdleMinutes { get; set; } = 15;

    /// <summary>After so many hours everybody signs in again.</summary>
    public int SessionHours { get; set; } = 12;

    /// <summary>How often one network address may send an account form in a minute.</summary>
    public int FormsPerMinute { get; set; } = 60;

    /// <summary>How often one network address may try a mailed link in a minute.</summary>
    public int LinksPerMinute { get; set; } = 20;

    public int CircuitsPerAccount { get; set; } = 10;

    /// <summary>Open circuits of everybody together.</summary>
    public int MostCircuits { get; set; } = 2_000;
}
