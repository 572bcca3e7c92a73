using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;

namespace RedWillow.Portal.Data;

/// <summary>Whether a client is known to have died: nobody is written to, reminded or invited then.</summary>
public static class DeathQueries
{
    /// <summary>True while a discharge says so. One that was entered by mistake says nothing, once its stay is marked as such.</summary>
    public static Task<bool> HasDiedAsync(this PortalDbContext db, ClientId client, CancellationToken stop) => db.Discharges
        .Where(static form => form.Disposition == Disposition.Deceased)
        .AnyAsync(form => db.Enrollments.Any(stay => stay.Id == form.EnrollmentId && stay.ClientId == client && stay.Status == EnrollmentStatus.Discharged), stop);
}
