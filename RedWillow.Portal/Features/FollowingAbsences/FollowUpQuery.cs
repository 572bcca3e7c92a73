using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Reaching;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.FollowingAbsences;

/// <summary>Whom to reach, and which reviews to hold.</summary>
/// <param name="Today">The day at the center.</param>
/// <param name="Outreach">The longest due first.</param>
/// <param name="Reviews">The oldest first; null for who is not of the care team.</param>
public sealed record FollowUpView(DateOnly Today, Paged<OpenOutreach> Outreach, Paged<OpenReview>? Reviews);

/// <summary>Which page of each list, from 1.</summary>
public sealed record FollowUpAsk(int Outreach = 1, int Reviews = 1);

/// <summary>What follows from absences and is still open, of the clients in the actor's sight. Reading it is itself recorded.</summary>
public sealed class FollowUpQuery(IDbContextFactory<PortalDbContext> contexts, PortalUnitOfWork unit, ProgramClock clock)
{
    public async Task<FollowUpView?> HandleAsync(Actor actor, FollowUpAsk ask, CancellationToken stop)
    {
        if (!actor.Has(FollowUpLoading.Reaching))
            return null;
        await using var db = await contexts.CreateDbContextAsync(stop);
        var outreach = await db.LoadOutreachAsync(actor, clock.Today, null, ask.Outreach, stop);
        var reviews = await db.LoadReviewsAsync(actor, clock.Today, clock.Zone, null, ask.Reviews, stop);
        await unit.RecordReadAsync(
            actor, "FollowUpRead", Guid.Empty, [.. outreach.Rows.Select(line => line.Client).Concat(reviews.Rows.Select(line => line.Client)).Distinct()], stop);
        return new(clock.Today, outreach, actor.Has(FollowUpLoading.CareTeam) ? reviews : null);
    }
}
