using RedWillow.Portal.Domain;

namespace RedWillow.Portal.Features.ConfiguringSchedule;

/// <summary>The rooms, and one form that opens a room or changes one.</summary>
public sealed partial class RoomsPage(RoomsQuery query, OpenRoomHandler open, ChangeRoomHandler change)
{
    private Guid _key = Guid.NewGuid();
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
        (_refusal, _nameProblem, _seatsProblem, _done, _key) = (null, null, null, null, Guid.NewGuid());
    }

    private async Task SaveAsync()
    {
        (_nameProblem, _seatsProblem) = (string.IsNullOrWhiteSpace(_name) ? "Enter a name" : null, _seats is null ? "Enter the number of seats" : null);
        if (_isSaving || _nameProblem is not null || _seats is not { } seats)
            return;
        (_isSaving, _done) = (true, null);
        _refusal = _editing is { } room
            ? (await change.HandleAsync(Actor, new ChangeRoom(_key, room.Id, room.Stamp, _name!, seats, _inUse), Stop)).Refusal
            : (await open.HandleAsync(Actor, new OpenRoom(_key, _name!, seats), Stop)).Refusal;
        (_isSaving, _key) = (false, Guid.NewGuid());
        await LoadAsync();
        if (_refusal is not null)
        {
            // What was typed stays. Saved once more, it takes the place of what is shown beside it.
            if (_refusal is StaleEdit && _editing is { } old)
                _editing = _rooms!.FirstOrDefault(line => line.Id == old.Id);
            return;
        }

        var name = _name!.Trim();
        Edit(null);
        _done = $"{name} is saved.";
    }
}
