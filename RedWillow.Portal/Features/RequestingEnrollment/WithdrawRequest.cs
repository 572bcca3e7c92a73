using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Platform.Settings;

namespace RedWillow.Portal.Features.RequestingEnrollment;

/// <summary>A client takes their own request back.</summary>
public sealed record WithdrawRequest(Guid Key) : ICommand;

/// <summary>Ends the request and gives seat and weekly hour back in the same commit. Coming back later is a new request.</summary>
public sealed class WithdrawRequestHandler(
    PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, ProgramClock clock, IOptions<CenterSettings> center)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, WithdrawRequest ask, CancellationToken stop)
    {
        if (actor is not Actor.Client me)
            return await unit.RefuseAsync(actor, ask, ask.Key, stop);
        if (await contexts.OwnEnrollmentAsync(me.Id, stop) is not { } id)
            return await unit.NoOpenRequestAsync<WithdrawRequest, Done>(me, ask, center.Value.WhenOpen(), clock, stop);
        var claims = await contexts.ClaimsOfAsync(id, null, stop);
        return await unit.RunAsync<WithdrawRequest, Done>(actor, ask, claims, async (db, ct) =>
        {
            var enrollment = await db.Enrollments.Include(row => row.Moves).SingleAsync(row => row.Id == id, ct);
            var moved = enrollment.MoveTo(EnrollmentStatus.Withdrawn, actor, clock.UtcNow, nameof(WithdrawalReason.ClientDecided));
            if (!moved.Succeeded)
                return enrollment.Status == EnrollmentStatus.Declined ? new NotOnlineNow() : new AlreadyDecided();
            return await db.ReleasePlaceAsync(enrollment, claims, by: null, clock.Today, clock.UtcNow, ct) is { } conflict ? conflict : Done.Instance;
        }, stop);
    }
}
