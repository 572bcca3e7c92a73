using System.Globalization;

namespace RedWillow.Portal.Domain.Programs;

/// <summary>A room at the center. Its version guards its week: two groups never meet in it at once .</summary>
public sealed class Room : Aggregate
{
    private Room()
    {
    }

    public RoomId Id { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>How many people it seats, the counselor included.</summary>
    public int Seats { get; private set; }

    public bool InUse { get; private set; } = true;

    /// <summary>What a form of the room shows, as one text: a group that comes to meet in it claims it as well, and makes no form stale.</summary>
    public string Stamp => string.Create(CultureInfo.InvariantCulture, $"{Seats}/{InUse}/{Name}");

    public static Room Open(RoomId id, string name, int seats)
    {
        var room = new Room { Id = id, Name = name, Seats = seats };
        room.Raise(new RoomChanged(id));
        return room;
    }

    public void Change(string name, int seats, bool inUse)
    {
        (Name, Seats, InUse) = (name, seats, inUse);
        Raise(new RoomChanged(Id));
    }
}

/// <summary>A room was opened or changed.</summary>
public sealed record RoomChanged(RoomId Room) : DomainEvent
{
    public override Guid Subject => Room.Value;
}
