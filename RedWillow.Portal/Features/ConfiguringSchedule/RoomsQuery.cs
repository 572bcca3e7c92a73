using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.ConfiguringSchedule;

/// <summary>A room and who meets in it. A form of it carries the stamp.</summary>
public sealed record RoomLine(RoomId Id, string Stamp, string Name, int Seats, bool InUse, IReadOnlyList<string> Groups);

/// <summary>Every room by name.</summary>
public sealed class RoomsQuery(IDbContextFactory<PortalDbContext> contexts, ProgramClock clock)
{
    public async Task<IReadOnlyList<RoomLine>> HandleAsync(Actor actor, CancellationToken stop)
    {
        if (!actor.Has(StaffRoles.Admin | StaffRoles.Director))
            return [];
        await using var db = await contexts.CreateDbContextAsync(stop);
        var meeting = (await (
            from row in db.GroupMeetings
            join owner in db.Groups on row.GroupId equals owner.Id
            where row.Until > clock.Today
            select new { row.RoomId, owner.Name }).Distinct().ToListAsync(stop)).ToLookup(row => row.RoomId, row => row.Name);
        var rooms = await db.Rooms.AsNoTracking().OrderBy(row => row.Name).ToListAsync(stop);
        return rooms.ConvertAll(room => new RoomLine(
            room.Id, room.Stamp, room.Name, room.Seats, room.InUse, [.. meeting[room.Id].Order(StringComparer.Ordinal)]));
    }
}
