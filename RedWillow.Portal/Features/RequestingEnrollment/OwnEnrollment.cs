using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;

namespace RedWillow.Portal.Features.RequestingEnrollment;

/// <summary>
/// A client's commands name no enrollment: it is always the client's own that has not ended, so that somebody else's cannot be meant.
/// </summary>
internal static class OwnEnrollment
{
    public static IQueryable<Enrollment> OpenOf(this IQueryable<Enrollment> enrollments, ClientId client) =>
        enrollments.Where(row => row.ClientId == client && row.Status < EnrollmentStatus.Completed);

    /// <summary>The id of a client's own enrollment that has not ended, or null.</summary>
    public static async Task<EnrollmentId?> OwnEnrollmentAsync(
        this IDbContextFactory<PortalDbContext> contexts, ClientId client, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        return await db.Enrollments.OpenOf(client).Select(row => (EnrollmentId?)row.Id).SingleOrDefaultAsync(stop);
    }
}
