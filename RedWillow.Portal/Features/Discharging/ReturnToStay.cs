using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.Discharging;

/// <summary>A client comes back from leave.</summary>
/// <param name="Key">Made anew after every answer.</param>
/// <param name="Enrollment">Whose stay.</param>
/// <param name="Day">The day on which they were back; it may be noted later.</param>
/// <param name="Seen">The version of the stay that was read.</param>
public sealed record ReturnToStay(Guid Key, EnrollmentId Enrollment, DateOnly Day, int Seen) : ICommand;

/// <summary>Treatment goes on in the same seat and hour; from that day on weeks count again.</summary>
public sealed class ReturnToStayHandler(PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, ProgramClock clock)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, ReturnToStay ask, CancellationToken stop)
    {
        if (!await contexts.MayActAsync(actor, Acting.CareTeam, ask.Enrollment, clock.Today, stop))
            return await unit.RefuseAsync(actor, ask, ask.Enrollment.Value, stop);
        return await unit.RunAsync<ReturnToStay, Done>(actor, ask, [Claim.Enrollment(ask.Enrollment, ask.Seen)], async (db, ct) =>
        {
            var stay = await db.Enrollments.Include(row => row.Moves).SingleAsync(row => row.Id == ask.Enrollment, ct);
            return stay.ComeBack(ask.Day, actor, clock.Today, clock.UtcNow);
        }, stop);
    }
}
