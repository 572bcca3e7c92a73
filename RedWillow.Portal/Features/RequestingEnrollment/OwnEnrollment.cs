using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;

namespace RedWillow.Portal.Features.RequestingEnrollment;

/// <summary>The task list that a command means.</summary>
internal sealed record MeantEnrollment(ClientId Client, EnrollmentId Enrollment);

/// <summary>
/// A client's commands name no enrollment: it is always the client's own that has not ended, so that somebody else's cannot be meant.
/// Staff name the one they fill in.
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

    /// <summary>The task list that the actor means; null when there is none, or it is not theirs.</summary>
    /// <param name="contexts">Where to look.</param>
    /// <param name="actor">A client, or staff who fill in for a person.</param>
    /// <param name="named">The one that staff name; null from a client.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task<MeantEnrollment?> MeantAsync(
        this IDbContextFactory<PortalDbContext> contexts, Actor actor, EnrollmentId? named, CancellationToken stop)
    {
        if ((actor is Actor.Staff) == (named is null))
            return null;
        await using var db = await contexts.CreateDbContextAsync(stop);
        return await db.Enrollments.ActedOnBy(actor).Where(row => row.Status < EnrollmentStatus.Completed && (named == null || row.Id == named))
            .Select(row => new MeantEnrollment(row.ClientId, row.Id)).SingleOrDefaultAsync(stop);
    }
}
