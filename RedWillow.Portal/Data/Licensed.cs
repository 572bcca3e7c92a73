using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.People;

namespace RedWillow.Portal.Data;

/// <summary>
/// Who concludes at intake, admits, declines or clears a flag: a person with the clinician's role and a license in force on that day
/// . The role alone is not enough, because a license runs out on its own.
/// </summary>
internal static class Licensed
{
    /// <summary>Why the actor may not act as a licensed clinician today; null when they may.</summary>
    public static async Task<Refusal?> WhyNotLicensedAsync(this PortalDbContext db, Actor actor, DateOnly today, CancellationToken stop)
    {
        if (actor is not Actor.Staff staff || !actor.Has(StaffRoles.Clinician))
            return new NotThere();
        var person = await db.Practitioners.AsNoTracking().SingleOrDefaultAsync(row => row.Id == staff.Id, stop);
        if (person is null)
            return new NotThere();
        return person.Active && person.LicensedOn(today) ? null : new LicenseNotInForce(person.Name, today);
    }
}
