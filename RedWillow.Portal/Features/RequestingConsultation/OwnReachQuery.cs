using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.People;

namespace RedWillow.Portal.Features.RequestingConsultation;

/// <summary>How we answer a client who asks for a call.</summary>
/// <param name="First">The way they are reached first; while there is none, nothing is promised.</param>
/// <param name="HasList">They have a list, where they see and say what is safe; asking for a call begins one.</param>
public sealed record OwnReach(FirstWay First, bool HasList);

/// <summary>What a client has said about reaching them; null for everybody else.</summary>
public sealed class OwnReachQuery(IDbContextFactory<PortalDbContext> contexts)
{
    public async Task<OwnReach?> HandleAsync(Actor actor, CancellationToken stop)
    {
        if (actor is not Actor.Client me)
            return null;
        await using var db = await contexts.CreateDbContextAsync(stop);
        var safe = await db.Clients.Where(row => row.Id == me.Id).Select(row => row.SafeContact).SingleAsync(stop);
        return new(safe.First(), await db.Enrollments.AnyAsync(row => row.ClientId == me.Id && row.Status < EnrollmentStatus.Completed, stop));
    }
}
