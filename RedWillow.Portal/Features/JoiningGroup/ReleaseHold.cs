using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.JoiningGroup;

/// <summary>A client, or staff for a client, lets go of the place that is held, to choose another or none.</summary>
public sealed record ReleaseHold(Guid Key, EnrollmentId Enrollment) : ICommand;

/// <summary>Frees the held seat and hour at once, and forgets the choice. Letting go of nothing is fine.</summary>
public sealed class ReleaseHoldHandler(PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, ProgramClock clock)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, ReleaseHold ask, CancellationToken stop)
    {
        if (await contexts.ClientActedForAsync(actor, ask.Enrollment, stop) is not { } client)
            return await unit.RefuseAsync(actor, ask, ask.Enrollment.Value, stop);
        var claims = await contexts.PlacementClaimsAsync(client, ask.Enrollment, null, null, stop);
        return await unit.RunAsync<ReleaseHold, Done>(actor, ask, claims, (db, ct) => ReleaseAsync(db, actor, ask, claims, ct), stop);
    }

    private async Task<Result<Done>> ReleaseAsync(
        PortalDbContext db, Actor actor, ReleaseHold ask, IReadOnlyList<Claim> claims, CancellationToken stop)
    {
        if (await db.EnrollmentActedOnAsync(actor, ask.Enrollment, stop) is not { } enrollment)
            return new NotThere();
        if (await db.WhyNotChooseAsync(actor, enrollment, clock.Today, stop) is { } closed)
            return closed;
        if (await db.ReleaseHoldsAsync(enrollment.ClientId, claims, stop) is { } conflict)
            return conflict;
        enrollment.ForgetChoice();
        return Done.Instance;
    }
}
