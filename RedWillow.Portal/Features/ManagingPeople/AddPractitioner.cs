using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.ManagingPeople;

/// <summary>A person joins the staff. An account to sign in with comes separately.</summary>
public sealed record AddPractitioner(
    Guid Key, PractitionerId Id, string Name, License? License, string Languages, ProgramKind? TherapistIn) : ICommand;

/// <summary>The license has run out; groups and individual hours need one in force .</summary>
public sealed record LicenseExpired : Refusal;

/// <summary>Adds the person to the people who can lead groups, give individual hours or work the queues.</summary>
public sealed class AddPractitionerHandler(PortalUnitOfWork unit, ProgramClock clock)
{
    public async Task<Result<PractitionerId>> HandleAsync(Actor actor, AddPractitioner ask, CancellationToken stop)
    {
        if (!actor.Has(StaffRoles.Admin) && actor is not Actor.System)
            return await unit.RefuseAsync(actor, ask, ask.Id.Value, stop);
        if (ask.License is { } license && license.Expires < clock.Today)
            return new LicenseExpired();
        return await unit.RunAsync<AddPractitioner, PractitionerId>(actor, ask, [], (db, _) =>
        {
            db.Practitioners.Add(Practitioner.Join(ask.Id, ask.Name.Trim(), ask.License, ask.Languages.Trim(), ask.TherapistIn));
            return Task.FromResult<Result<PractitionerId>>(ask.Id);
        }, stop);
    }
}
