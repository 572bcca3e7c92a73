using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.FindingTrack;

/// <summary>A client would like to hear when a track opens.</summary>
public sealed record NoteInterest(Guid Key, TrackId Track) : ICommand;

/// <summary>The track takes enrollments, so there is nothing to wait for.</summary>
public sealed record TrackIsOpen : Refusal;

/// <summary>Notes interest in a track that is not open, once per client.</summary>
public sealed class NoteInterestHandler(PortalUnitOfWork unit, ProgramClock clock)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, NoteInterest ask, CancellationToken stop)
    {
        if (actor is not Actor.Client me)
            return await unit.RefuseAsync(actor, ask, ask.Track.Value, stop);
        return await unit.RunAsync<NoteInterest, Done>(actor, ask, [Claim.Client(me.Id), Claim.Track(ask.Track)], async (db, ct) =>
        {
            var track = await db.Tracks.SingleAsync(row => row.Id == ask.Track, ct);
            if (track.Status == TrackStatus.Open)
                return new TrackIsOpen();
            var noted = await db.TrackInterests.SingleOrDefaultAsync(row => row.TrackId == ask.Track && row.ClientId == me.Id, ct);
            if (noted is { InvitedUtc: null })
                return Done.Instance;
            noted?.AskAgain();
            if (noted is null)
                db.TrackInterests.Add(new TrackInterest { TrackId = ask.Track, ClientId = me.Id, NotedUtc = clock.UtcNow });
            track.NoteInterest(me.Id);
            return Done.Instance;
        }, stop);
    }
}
