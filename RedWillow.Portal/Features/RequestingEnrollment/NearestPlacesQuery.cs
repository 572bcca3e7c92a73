using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Placing;
using RedWillow.Portal.Domain.Time;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Platform.Settings;

namespace RedWillow.Portal.Features.RequestingEnrollment;

/// <summary>What is open nearest to the place of a task list, for when that place cannot be sent.</summary>
public sealed class NearestPlacesQuery(IDbContextFactory<PortalDbContext> contexts, ProgramClock clock, IOptions<PolicySettings> policy)
{
    /// <summary>Nothing when the task list is not the actor's, when choosing is closed to them, or when no place was chosen.</summary>
    public async Task<IReadOnlyList<OpenStart>> HandleAsync(Actor actor, EnrollmentId of, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        if (await db.Enrollments.AsNoTracking().ActedOnBy(actor).SingleOrDefaultAsync(row => row.Id == of, stop) is not { GroupId: { } group, StartDate: not null } enrollment)
            return [];
        if (await db.WhyNotChooseAsync(actor, enrollment, clock.Today, stop) is not null)
            return [];
        var terms = new PlacementTerms(clock.UtcNow, policy.Value.HoldMinutes, policy.Value.TravelBufferMinutes) { NotBefore = await db.FirstDayAsync(actor, clock.Today, stop) };
        var open = await db.LoadOpenStartsAsync(await db.ProgramInMindAsync(of, stop), enrollment, clock.Today, terms, stop);
        var chosen = (await db.LoadChosenPlaceAsync(enrollment, enrollment.Status, clock, stop))!;
        return chosen.Hour is { IsGone: true } lost && open.FirstOrDefault(start => start.Group == chosen.Slug && start.Date == chosen.First) is { } place
            ? NearestStarts.WithAnotherHour(place, new WeeklyTime(lost.Day, lost.Start, lost.Minutes), await FreeHoursAsync(db, enrollment, group, chosen.First, stop), open)
            : NearestStarts.To(chosen.Slug, chosen.First, open);
    }

    private Task<IReadOnlyList<FreeHour>> FreeHoursAsync(PortalDbContext db, Enrollment enrollment, GroupId group, DateOnly first, CancellationToken stop) =>
        db.LoadFreeHoursAsync(new(enrollment.ClientId, enrollment.Id, group, first, null), clock.UtcNow, policy.Value.TravelBufferMinutes, stop);
}
