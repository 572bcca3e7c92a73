using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.People;

namespace RedWillow.Portal.Features.ManagingPeople;

/// <summary>A license as it is being typed.</summary>
public sealed class LicenseDraft
{
    /// <summary>The letters; null for a person who works without a license.</summary>
    public string? Letters { get; set; }

    public string? Number { get; set; }

    public DateOnly? Expires { get; set; }

    public PractitionerId? Supervisor { get; set; }

    public bool IsSupervised => Letters is not null && LicenseType.Find(Letters) is { Supervised: true };

    /// <summary>What it says so far; null for none. A last day that was left empty is long past, and is refused as such.</summary>
    public License? License => Letters is null ? null : new(Letters, Number ?? "", Expires ?? DateOnly.MinValue);

    public static LicenseDraft Of(StaffMember person) => new()
    {
        Letters = person.Credential.Length == 0 ? null : person.Credential, Number = person.LicenseNumber, Expires = person.LicenseExpires,
        Supervisor = person.Supervisor,
    };
}
