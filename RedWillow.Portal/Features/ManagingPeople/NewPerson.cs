using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Programs;

namespace RedWillow.Portal.Features.ManagingPeople;

/// <summary>What the form for a new person says.</summary>
public sealed record NewPerson(string Name, License? License, string Languages, ProgramKind? TherapistIn, PractitionerId? Supervisor, Invitation? Invite);
