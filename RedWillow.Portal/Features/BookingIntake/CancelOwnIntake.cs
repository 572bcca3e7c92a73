using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Talks;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Platform.Settings;

namespace RedWillow.Portal.Features.BookingIntake;

/// <summary>A client gives their own intake back, to book another time or to talk about it.</summary>
public sealed record CancelOwnIntake(Guid Key) : ICommand;

/// <summary>Frees the time at once. Once it has begun there is nothing to give back.</summary>
public sealed class CancelOwnIntakeHandler(
    PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, ProgramClock clock, IOptions<CenterSettings> center)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, CancelOwnIntake ask, CancellationToken stop)
    {
        if (actor is not Actor.Client me)
            return await unit.RefuseAsync(actor, ask, ask.Key, stop);
        if (await FindAsync(me, stop) is not { } seen)
            return await unit.NoOpenRequestAsync<CancelOwnIntake, Done>(me, ask, center.Value.WhenOpen(), clock, stop);
        return await unit.RunAsync<CancelOwnIntake, Done>(actor, ask, [Claim.Client(me.Id), Claim.Caseload(seen.PractitionerId)], async (db, ct) =>
        {
            var talk = await db.TalkAppointments.SingleAsync(row => row.Id == seen.Id, ct);
            if (talk.Status != TalkStatus.Booked || talk.Time.Begins <= clock.LocalNow)
                return new TalkEnded();
            if (talk.PractitionerId != seen.PractitionerId)
                return new Conflict();
            talk.End(TalkStatus.Cancelled, null, clock.UtcNow);
            db.Record(talk.Happened(TalkChange.Cancelled));
            return Done.Instance;
        }, stop);
    }

    private async Task<TalkAppointment?> FindAsync(Actor.Client me, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        return await db.OpenRequestAsync(me.Id, stop) is { } request ? await db.BookedIntakes(request.Id).AsNoTracking().SingleOrDefaultAsync(stop) : null;
    }
}
