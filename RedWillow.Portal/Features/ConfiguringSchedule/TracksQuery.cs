using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Programs;

namespace RedWillow.Portal.Features.ConfiguringSchedule;

/// <summary>A track, how many groups it has, how many people wait to hear that it opens and how many have heard.</summary>
public sealed record TrackLine(TrackId Id, ProgramKind Program, TimeOfDay TimeOfDay, TrackStatus Status, int Groups, int Interested, int Invited);

/// <summary>The tracks in order of program and time of day.</summary>
public sealed class TracksQuery(IDbContextFactory<PortalDbContext> contexts)
{
    public async Task<IReadOnlyList<TrackLine>> HandleAsync(Actor actor, CancellationToken stop)
    {
        if (!actor.Has(StaffRoles.Admin | StaffRoles.Director))
            return [];
        await using var db = await contexts.CreateDbContextAsync(stop);
        return await db.Tracks.AsNoTracking().OrderBy(row => row.Program).ThenBy(row => row.TimeOfDay).Select(row => new TrackLine(
            row.Id, row.Program, row.TimeOfDay, row.Status, db.Groups.Count(owned => owned.TrackId == row.Id),
            db.TrackInterests.Count(interest => interest.TrackId == row.Id && interest.InvitedUtc == null),
            db.TrackInterests.Count(interest => interest.TrackId == row.Id && interest.InvitedUtc != null))).ToListAsync(stop);
    }
}
