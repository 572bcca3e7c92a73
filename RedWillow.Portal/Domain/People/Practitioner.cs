using System.Globalization;
using RedWillow.Portal.Domain.Programs;

namespace RedWillow.Portal.Domain.People;

/// <summary>
/// A person who works at the center. Its version guards the person's week: the groups they lead
/// and the individual hours they give.
/// </summary>
public sealed class Practitioner : Aggregate
{
    private Practitioner()
    {
    }

    public PractitionerId Id { get; private set; }

    /// <summary>As shown to clients who choose a therapist: name and credential.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The letters of the license: LCSW, CMHC, ASUDC and so on; empty for staff without one.</summary>
    public string Credential { get; private set; } = "";

    public string LicenseNumber { get; private set; } = "";

    /// <summary>The last day on which the license is in force; null for staff without one.</summary>
    public DateOnly? LicenseExpires { get; private set; }

    /// <summary>All languages together, in characters.</summary>
    public const int LongestLanguages = 128;

    /// <summary>Languages spoken with clients, as shown to them, separated by commas.</summary>
    public string Languages { get; private set; } = "English";

    /// <summary>The program in which this person gives individual therapy; null when they do not.</summary>
    public ProgramKind? TherapistIn { get; private set; }

    /// <summary>Who supervises the person where the license asks for that; null otherwise.</summary>
    public PractitionerId? SupervisorId { get; private set; }

    public bool Active { get; private set; } = true;

    /// <summary>The license as a form shows it, as one text: whatever else happens in the person's week makes no form of it stale.</summary>
    public string LicenseStamp =>
        string.Create(CultureInfo.InvariantCulture, $"{Credential}/{LicenseExpires:yyyy-MM-dd}/{SupervisorId?.Value:N}/{LicenseNumber}");

    /// <summary>What <see cref="Change"/> changes, as a form shows it, as one text.</summary>
    public string PersonStamp => string.Create(CultureInfo.InvariantCulture, $"{Active}/{TherapistIn}/{Languages}/{Name}");

    public static Practitioner Join(
        PractitionerId id, string name, License? license, string languages, ProgramKind? therapistIn, PractitionerId? supervisor = null)
    {
        var person = new Practitioner
        {
            Id = id, Name = name, Credential = license?.Credential ?? "", LicenseNumber = license?.Number ?? "",
            LicenseExpires = license?.Expires, Languages = languages, TherapistIn = therapistIn, SupervisorId = supervisor,
        };
        person.Raise(new PractitionerJoined(id));
        return person;
    }

    /// <summary>Whether the license is in force on a day .</summary>
    public bool LicensedOn(DateOnly day) => Credential.Length > 0 && LicenseExpires >= day;

    /// <summary>Takes over a renewed, corrected or ended license, and who supervises under it.</summary>
    public void Relicense(License? license, PractitionerId? supervisor)
    {
        (Credential, LicenseNumber, LicenseExpires) = (license?.Credential ?? "", license?.Number ?? "", license?.Expires);
        SupervisorId = supervisor;
        Raise(new LicenseChanged(Id, LicenseExpires, supervisor));
    }

    /// <summary>Takes over what clients and colleagues read of the person, and whether they work here.</summary>
    public void Change(string name, string languages, ProgramKind? therapistIn, bool active)
    {
        (Name, Languages, TherapistIn, Active) = (name, languages, therapistIn, active);
        Raise(new PractitionerChanged(Id, therapistIn, active));
    }

    /// <summary>Notes that the person's offered hours changed.</summary>
    public void HoursChanged() => Raise(new OfferedHoursChanged(Id));
}

/// <summary>A Utah license to practice.</summary>
/// <param name="Credential">Its letters.</param>
/// <param name="Number">Its number.</param>
/// <param name="Expires">The last day in force.</param>
public sealed record License(string Credential, string Number, DateOnly Expires);

/// <summary>A person joined the staff.</summary>
public sealed record PractitionerJoined(PractitionerId Who) : DomainEvent
{
    public override Guid Subject => Who.Value;
}

/// <summary>What is read of a person was set right, or they left or came back.</summary>
public sealed record PractitionerChanged(PractitionerId Who, ProgramKind? TherapistIn, bool Active) : DomainEvent
{
    public override Guid Subject => Who.Value;
}

/// <summary>A license was entered, renewed or taken off, or its supervision changed.</summary>
public sealed record LicenseChanged(PractitionerId Who, DateOnly? Expires, PractitionerId? Supervisor) : DomainEvent
{
    public override Guid Subject => Who.Value;
}

/// <summary>A therapist's weekly hours changed.</summary>
public sealed record OfferedHoursChanged(PractitionerId Who) : DomainEvent
{
    public override Guid Subject => Who.Value;
}

/// <summary>What is asked for needs a license in force on that day .</summary>
/// <param name="Who">Whose license.</param>
/// <param name="On">The day on which it is needed.</param>
public sealed record LicenseNotInForce(string Who, DateOnly On) : Refusal
{
    public override IReadOnlyList<object> Facts => [Who, On];
}
