using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Placing;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.RequestingEnrollment;

/// <summary>What is open nearest to the place of a task list, for when that place cannot be sent.</summary>
public sealed class NearestPlacesQuery(IDbContextFactory<PortalDbContext> contexts, ProgramClock clock)
{
    /// <summary>Nothing when the task list is not the actor's, when choosing is closed to them, or when no place was chosen.</summary>
    public async Task<IReadOnlyList<OpenStart>> HandleAsync(Actor actor, EnrollmentId of, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        if (await db.Enrollments.AsNoTracking().ActedOnBy(actor).SingleOrDefaultAsync(row => row.Id == of, stop) is not { GroupId: { } group } enrollment)
            return [];
        if (await db.WhyNotChooseAsync(actor, enrollment, clock.Today, stop) is not null)
            return [];
        var open = await db.LoadOpenStartsAsync(
            await db.ProgramInMindAsync(of, stop), of, await db.FirstDayAsync(actor, clock.Today, stop), clock.UtcNow, stop);
        var wanted = await db.Groups.Where(row => row.Id == group).Select(row => row.Slug).SingleAsync(stop);
        return NearestStarts.To(wanted, enrollment.StartDate, open);
    }
}
