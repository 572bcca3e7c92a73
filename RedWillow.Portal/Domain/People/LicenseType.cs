namespace RedWillow.Portal.Domain.People;

/// <summary>A kind of Utah license.</summary>
/// <param name="Letters">As they stand behind the name.</param>
/// <param name="Words">In full.</param>
/// <param name="Supervised">Whoever holds it works under somebody else's supervision (Utah Administrative Code R156-60).</param>
public sealed record LicenseType(string Letters, string Words, bool Supervised = false)
{
    /// <summary>The kinds a center like this one meets, the independent ones first.</summary>
    public static readonly IReadOnlyList<LicenseType> All =
    [
        new("LCSW", "Licensed clinical social worker"),
        new("CMHC", "Clinical mental health counselor"),
        new("MFT", "Marriage and family therapist"),
        new("PhD", "Psychologist (PhD)"),
        new("PsyD", "Psychologist (PsyD)"),
        new("APRN", "Psychiatric nurse practitioner"),
        new("MD", "Physician"),
        new("ASUDC", "Advanced substance use disorder counselor"),
        new("SUDC", "Substance use disorder counselor"),
        new("CSW", "Certified social worker", Supervised: true),
        new("ACMHC", "Associate clinical mental health counselor", Supervised: true),
        new("AMFT", "Associate marriage and family therapist", Supervised: true),
        new("CASUDC", "Certified advanced substance use disorder counselor", Supervised: true),
        new("CSUDC", "Certified substance use disorder counselor", Supervised: true),
    ];

    public static LicenseType? Find(string letters) => All.FirstOrDefault(type => type.Letters == letters);
}

/// <summary>What a license must be like before it is taken down .</summary>
public static class LicenseCheck
{
    public const int LongestNumber = 64;

    /// <summary>What is wrong; null when nothing is.</summary>
    /// <param name="license">The license; null for a person without one.</param>
    /// <param name="needed">The person leads groups, gives individual hours or decides about clients.</param>
    /// <param name="supervised">Somebody with a license in force supervises.</param>
    /// <param name="today">The day at the center.</param>
    public static Refusal? Of(License? license, bool needed, bool supervised, DateOnly today)
    {
        if (license is null)
            return needed ? new LicenseNeeded() : null;
        if (license.Expires < today)
            return new LicenseExpired();
        if (LicenseType.Find(license.Credential) is not { } type || license.Number.Trim().Length is 0 or > LongestNumber || !WrittenText.IsReadable(license.Number))
            return new LicenseIncomplete();
        return type.Supervised && !supervised ? new SupervisorNeeded() : null;
    }

    /// <summary>Whether what somebody may do asks for a license.</summary>
    public static bool IsNeededFor(StaffRoles roles) => (roles & (StaffRoles.Counselor | StaffRoles.Clinician)) != 0;
}

/// <summary>The license has run out; groups and individual hours need one in force .</summary>
public sealed record LicenseExpired : Refusal;

/// <summary>What the person is to do needs a license.</summary>
public sealed record LicenseNeeded : Refusal;

/// <summary>A license has a kind, a number and a last day.</summary>
public sealed record LicenseIncomplete : Refusal;

/// <summary>Under this kind of license somebody else supervises.</summary>
public sealed record SupervisorNeeded : Refusal;
