using RedWillow.Portal.Domain.Programs;

namespace RedWillow.Portal.Features.ManagingPeople;

/// <summary>What clients and colleagues read of a person, as it is being typed.</summary>
public sealed class PersonDraft
{
    public string? Name { get; set; }

    public ProgramKind? TherapistIn { get; set; }

    public string? Languages { get; set; } = "English";

    /// <summary>They work here.</summary>
    public bool Active { get; set; } = true;

    /// <summary>What is wrong with the name; null before anybody looked, and when nothing is.</summary>
    public string? Problem { get; private set; }

    public static PersonDraft Of(StaffMember person) =>
        new() { Name = person.Name, TherapistIn = person.TherapistIn, Languages = person.Languages, Active = person.Active };

    /// <summary>Whether there is a name; where there is none, the field says so.</summary>
    public bool HasName()
    {
        Problem = string.IsNullOrWhiteSpace(Name) ? "Enter a name" : null;
        return Problem is null;
    }
}
