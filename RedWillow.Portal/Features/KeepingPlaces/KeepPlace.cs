using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.KeepingPlaces;

/// <summary>Staff keep a place that is in doubt.</summary>
public sealed record KeepPlace(Guid Key, EnrollmentId Enrollment, int Seen) : ICommand;

/// <summary>Nothing changes but that somebody looked: the place is in doubt again after the same time, or after another absence.</summary>
public sealed class KeepPlaceHandler(PortalUnitOfWork unit, ProgramClock clock)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, KeepPlace ask, CancellationToken stop)
    {
        if (!actor.Has(Deciding.May))
            return await unit.RefuseAsync(actor, ask, ask.Enrollment.Value, stop);
        return await unit.RunAsync<KeepPlace, Done>(actor, ask, [Claim.Enrollment(ask.Enrollment, ask.Seen)], async (db, ct) =>
        {
            if ((await db.DoubtAsync(ask.Enrollment, clock, ct)).Doubt == PlaceDoubt.None)
                return new PlaceNotInDoubt();
            var enrollment = await db.Enrollments.SingleAsync(row => row.Id == ask.Enrollment, ct);
            enrollment.Keep(clock.UtcNow);
            return Done.Instance;
        }, stop);
    }
}
