using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Programs;

namespace RedWillow.Portal.Features.ConfiguringSchedule;

/// <summary>A track opens for enrollment, is planned, or closes .</summary>
/// <param name="Key">Made when the form opened.</param>
/// <param name="Track">Which track.</param>
/// <param name="Seen">The status the administrator saw.</param>
/// <param name="Status">What it becomes.</param>
public sealed record SetTrackStatus(Guid Key, TrackId Track, TrackStatus Seen, TrackStatus Status) : ICommand;

/// <summary>Sets the status. Nobody loses a place by it; only new enrollments depend on it.</summary>
public sealed class SetTrackStatusHandler(PortalUnitOfWork unit)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, SetTrackStatus ask, CancellationToken stop)
    {
        if (!actor.Has(StaffRoles.Admin) || !Enum.IsDefined(ask.Status))
            return await unit.RefuseAsync(actor, ask, ask.Track.Value, stop);
        return await unit.RunAsync<SetTrackStatus, Done>(actor, ask, [Claim.Track(ask.Track)], async (db, ct) =>
        {
            var track = await db.Tracks.SingleAsync(row => row.Id == ask.Track, ct);
            if (track.Status != ask.Seen)
                return new StaleEdit();
            track.Become(ask.Status);
            return Done.Instance;
        }, stop);
    }
}
