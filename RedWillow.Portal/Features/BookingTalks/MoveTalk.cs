using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Talks;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.BookingTalks;

/// <summary>Staff give a booked talk another time, perhaps with another clinician.</summary>
public sealed record MoveTalk(Guid Key, TalkId Talk, TalkPick Pick) : ICommand;

/// <summary>The new time is taken and the old one free in one commit. A client is told in neutral words.</summary>
public sealed class MoveTalkHandler(PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, ProgramClock clock)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, MoveTalk ask, CancellationToken stop)
    {
        if (!actor.Has(Booking.May) || await contexts.FindTalkAsync(ask.Talk, stop) is not { } seen)
            return await unit.RefuseAsync(actor, ask, ask.Talk.Value, stop);
        var claims = await contexts.ClaimsOfMoveAsync(seen, ask.Pick.Clinician, stop);
        return await unit.RunAsync<MoveTalk, Done>(actor, ask, claims, async (db, ct) =>
        {
            if (await db.ClaimedAsync(ask.Talk, claims, ct) is not { } talk)
                return new Conflict();
            if (talk.Status != TalkStatus.Booked)
                return new TalkEnded();
            var time = await db.FindTalkTimeAsync(talk.Kind, talk.ClientId, talk.Id, ask.Pick, clock.LocalNow, clock.UtcNow, ct);
            return time.Then<Done>(found =>
            {
                talk.Move(ask.Pick.Clinician, found);
                db.Record(talk.Happened(TalkChange.Moved));
                return Done.Instance;
            });
        }, stop);
    }
}
