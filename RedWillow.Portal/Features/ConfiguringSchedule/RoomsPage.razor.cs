using RedWillow.Portal.Domain;

namespace RedWillow.Portal.Features.ConfiguringSchedule;

/// <summary>The rooms, and one form that opens a room or changes one.</summary>
public sealed partial class RoomsPage(RoomsQuery query, OpenRoomHandler open, ChangeRoomHandler change)
{
    private IReadOnlyList<RoomLine>? _rooms;
    private RoomLine? _editing;
    private Refusal? _refusal;
    private string? _done;
    private string? _name;
    private string? _nameProblem;
    private int? _seats;
    private string? _seatsProblem;
    private bool _inUse = true;
    private bool _isSaving;

    private bool CanEdit => Actor.Has(StaffRoles.Admin);

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync() => _rooms = await query.HandleAsync(Actor, Stop);

    private void Edit(RoomLine? room)
    {
        (_editing, _name, _seats, _inUse) = (room, room?.Name, room?.Seats, room?.InUse ?? true);
        (_refusal, _nameProblem, _seatsProblem, _done) = (null, null, null, null);
    }

    private async Task SaveAsync()
    {
        (_nameProblem, _seatsProblem) = (string.IsNullOrWhiteSpace(_name) ? "Enter a name" : null, _seats is null ? "Enter the number of seats" : null);
        if (_isSaving || _nameProblem is not null || _seats is not { } seats)
            return;
        _isSaving = true;
        _refusal = _editing is { } room
            ? (await change.HandleAsync(Actor, new ChangeRoom(Guid.NewGuid(), room.Id, room.Version, _name!, seats, _inUse), Stop)).Refusal
            : (await open.HandleAsync(Actor, new OpenRoom(Guid.NewGuid(), _name!, seats), Stop)).Refusal;
        _isSaving = false;
        await LoadAsync();
        if (_refusal is not null)
            return;
        var name = _name!.Trim();
        Edit(null);
        _done = $"{name} is saved.";
    }
}
