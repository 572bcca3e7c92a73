using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Programs;

namespace RedWillow.Portal.Features.ConfiguringSchedule;

/// <summary>The center gets a room.</summary>
/// <param name="Key">Made when the form opened.</param>
/// <param name="Name">1 to 64 letters, used once.</param>
/// <param name="Seats">How many people it seats, the counselor included.</param>
public sealed record OpenRoom(Guid Key, string Name, int Seats) : ICommand;

/// <summary>Opens the room.</summary>
public sealed class OpenRoomHandler(PortalUnitOfWork unit)
{
    public async Task<Result<RoomId>> HandleAsync(Actor actor, OpenRoom ask, CancellationToken stop)
    {
        if (!actor.Has(StaffRoles.Admin))
            return await unit.RefuseAsync(actor, ask, ask.Key, stop);
        return await unit.RunAsync<OpenRoom, RoomId>(actor, ask, [Claim.Calendar], (db, ct) => OpenAsync(db, ask, ct), stop);
    }

    private static async Task<Result<RoomId>> OpenAsync(PortalDbContext db, OpenRoom ask, CancellationToken stop)
    {
        if (await RoomRules.MisfitAsync(db, self: null, ask.Name, ask.Seats, stop) is { } misfit)
            return misfit;
        var room = Room.Open(new RoomId(Guid.CreateVersion7()), ask.Name.Trim(), ask.Seats);
        db.Rooms.Add(room);
        return room.Id;
    }
}

/// <summary>What a new and a changed room share.</summary>
internal static class RoomRules
{
    /// <summary>One client and the counselor.</summary>
    public const int FewestSeats = 2;

    public const int MostSeats = 100;

    public static async Task<Refusal?> MisfitAsync(PortalDbContext db, RoomId? self, string name, int seats, CancellationToken stop)
    {
        var wanted = name.Trim();
        if (wanted.Length is 0 or > GroupPlanning.LongestName)
            return new NameMissing(GroupPlanning.LongestName);
        if (!WrittenText.IsReadable(wanted))
            return new TextNotReadable();
        if (seats is < FewestSeats or > MostSeats)
            return new RoomSeatsOutOfRange(FewestSeats, MostSeats);
        var taken = OneName.Taken(wanted, await db.Rooms.Where(row => row.Id != self).Select(row => row.Name).ToListAsync(stop));
        return taken is null ? null : new RoomNameUsed(taken);
    }
}

/// <summary>Nobody tells two groups or two rooms apart by capital letters.</summary>
internal static class OneName
{
    /// <summary>The name that is the same, as it is written; null when there is none.</summary>
    public static string? Taken(string wanted, IEnumerable<string> names) =>
        names.FirstOrDefault(name => string.Equals(name, wanted, StringComparison.OrdinalIgnoreCase));
}
