using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.ConfiguringSchedule;

/// <summary>A room gets another name or other seats, or is taken out of use.</summary>
/// <param name="Key">Made when the form opened.</param>
/// <param name="Room">Which room.</param>
/// <param name="Seen">The <see cref="Domain.Programs.Room.Stamp"/> of the room the administrator saw.</param>
/// <param name="Name">1 to 64 letters, used once.</param>
/// <param name="Seats">How many people it seats, the counselor included.</param>
/// <param name="InUse">Whether groups can meet in it.</param>
public sealed record ChangeRoom(Guid Key, RoomId Room, string Seen, string Name, int Seats, bool InUse) : ICommand;

/// <summary>Changes the room as far as the groups that meet in it allow.</summary>
public sealed class ChangeRoomHandler(PortalUnitOfWork unit, ProgramClock clock)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, ChangeRoom ask, CancellationToken stop)
    {
        if (!actor.Has(StaffRoles.Admin))
            return await unit.RefuseAsync(actor, ask, ask.Room.Value, stop);
        return await unit.RunAsync<ChangeRoom, Done>(
            actor, ask, [Claim.Calendar, Claim.Room(ask.Room)], (db, ct) => ChangeAsync(db, ask, ct), stop);
    }

    private async Task<Result<Done>> ChangeAsync(PortalDbContext db, ChangeRoom ask, CancellationToken stop)
    {
        var room = await db.Rooms.SingleAsync(row => row.Id == ask.Room, stop);
        if (room.Stamp != ask.Seen)
            return new StaleEdit();
        if (await RoomRules.MisfitAsync(db, ask.Room, ask.Name, ask.Seats, stop) is { } misfit)
            return misfit;
        var groups = await (
            from meeting in db.GroupMeetings
            join row in db.Groups on meeting.GroupId equals row.Id
            where meeting.RoomId == ask.Room && meeting.Until > clock.Today
            select new { row.Name, row.Capacity }).Distinct().OrderByDescending(group => group.Capacity).ToListAsync(stop);
        if (!ask.InUse && groups.Count > 0)
            return new RoomStillInUse(groups[0].Name);
        if (groups.Find(group => group.Capacity + 1 > ask.Seats) is { } crowded)
            return new RoomTooSmall(crowded.Name, crowded.Capacity + 1);
        room.Change(ask.Name.Trim(), ask.Seats, ask.InUse);
        return Done.Instance;
    }
}
