using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.ManagingPeople;

/// <summary>An administrator enters, renews or takes off a license.</summary>
/// <param name="Key">Made when the form opened.</param>
/// <param name="Who">Whose license.</param>
/// <param name="Seen">The <see cref="Practitioner.LicenseStamp"/> of the license the administrator saw.</param>
/// <param name="License">The license as it is now; null for none.</param>
/// <param name="Supervisor">Who supervises, where the kind of license asks for that.</param>
public sealed record ChangeLicense(Guid Key, PractitionerId Who, string Seen, License? License, PractitionerId? Supervisor) : ICommand;

/// <summary>Whoever leads groups, gives individual hours or decides about clients keeps a license.</summary>
public sealed class ChangeLicenseHandler(PortalUnitOfWork unit, ProgramClock clock)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, ChangeLicense ask, CancellationToken stop)
    {
        if (!actor.Has(StaffRoles.Admin))
            return await unit.RefuseAsync(actor, ask, ask.Who.Value, stop);
        return await unit.RunAsync<ChangeLicense, Done>(actor, ask, [Claim.Caseload(ask.Who), .. Supervisors.Claims(ask.Supervisor)], async (db, token) =>
        {
            var person = await db.Practitioners.SingleAsync(row => row.Id == ask.Who, token);
            if (person.LicenseStamp != ask.Seen)
                return new StaleEdit();
            var roles = await db.Users.Where(user => user.PractitionerId == ask.Who).Select(user => user.Roles).SingleOrDefaultAsync(token);
            var supervised = ask.Supervisor is { } supervisor && await Supervisors.AreInForceAsync(db, supervisor, ask.Who, clock.Today, token);
            var needed = person.TherapistIn is not null || LicenseCheck.IsNeededFor(roles);
            if (LicenseCheck.Of(ask.License, needed, supervised, clock.Today) is { } problem)
                return problem;
            person.Relicense(ask.License is { } license ? license with { Number = license.Number.Trim() } : null, supervised ? ask.Supervisor : null);
            return Done.Instance;
        }, stop);
    }
}

internal static class Licenses
{
    /// <summary>Why somebody may not do work that needs a license, by the one they have on file; null when they may.</summary>
    public static async Task<Refusal?> WhyNotAsync(PortalDbContext db, PractitionerId who, DateOnly today, CancellationToken stop)
    {
        var person = await db.Practitioners.AsNoTracking().SingleAsync(row => row.Id == who, stop);
        var license = person.Credential.Length == 0 ? null : new License(person.Credential, person.LicenseNumber, person.LicenseExpires ?? DateOnly.MinValue);
        var supervised = person.SupervisorId is { } supervisor && await Supervisors.AreInForceAsync(db, supervisor, who, today, stop);
        return LicenseCheck.Of(license, needed: true, supervised, today);
    }
}
