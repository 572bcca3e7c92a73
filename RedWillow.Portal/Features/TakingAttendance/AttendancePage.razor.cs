using Microsoft.AspNetCore.Components;
using RedWillow.Portal.Components;
using RedWillow.Portal.Components.Feedback;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.TakingAttendance;

/// <summary>
/// The sheet of one session: one choice per person, each saved by itself, then closed. How a row is saved, and how it is corrected afterwards, stand in parts of their own.
/// </summary>
public sealed partial class AttendancePage(
    AttendanceSheetQuery sheets, MarkAttendanceHandler mark, MarkEveryonePresentHandler everyone, ClearMarkHandler clear, CloseAttendanceHandler close,
    AmendAttendanceHandler amend, TakeOffGuestHandler takeOff, Refusals refusals, ProgramClock clock, ILogger<AttendancePage> log)
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(700);

    private readonly Dictionary<ClientId, MarkRow> _rows = [];

    private AttendanceSheetState? _state;
    private ElementReference _heading;
    private Func<ValueTask>? _lead;
    private Refusal? _refusal;
    private Act _refusedAct;
    private string _said = "";
    private int _changes;
    private bool _loading = true;
    private bool _asked;
    private bool _busy;
    private bool _saysCount;
    private bool _failed;

    private enum Act
    {
        Mark,
        Everyone,
        Close,
        TakeOff,
    }

    [Parameter]
    public Guid Id { get; set; }

    private SessionId Session => new(Id);

    private string Group => PortalRoutes.StaffGroup.Replace("{Id:guid}", _state!.Sheet.Group.Value.ToString(), StringComparison.Ordinal);

    private string SomeoneElse => PortalRoutes.StaffGuest.Replace("{Id:guid}", Id.ToString(), StringComparison.Ordinal);

    private IEnumerable<(string Message, string Field)> Problems => _state!.Pending.Select(static row => (AttendanceWords.Pending(row), MarkRow.FieldOf(row)));

    private string RefusalTitle => _refusedAct switch { Act.Mark => "Not saved", Act.Everyone => "Not marked", Act.TakeOff => "Not taken off", _ => "Not closed yet" };

    protected override async Task OnParametersSetAsync()
    {
        (_loading, _state) = (true, null);
        _corrections.Clear();
        await LoadAsync();
        _loading = false;
    }

    // What was pressed is often gone, or shut, once it is done: whoever pressed it is led on.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_lead is not { } lead || _state is null)
            return;
        _lead = null;
        await lead();
    }

    private void LeadTo(MarkRowState row, Func<MarkRow, ValueTask> part) =>
        _lead = () => row.OffersChoice && _rows.TryGetValue(row.Row.Client, out var shown) ? part(shown) : _heading.FocusAsync();

    private async Task LoadAsync() =>
        _state = await sheets.HandleAsync(Actor, Session, Stop) is { } sheet ? new AttendanceSheetState(sheet, _state) : null;

    private Task MarkEveryoneAsync() => ActAsync(Act.Everyone, null, async () => await everyone.HandleAsync(
        Actor, new(Guid.NewGuid(), Session) { Except = [.. _state!.Pending.Select(static row => row.Row.Client)] }, Stop) is { Succeeded: false } no ? no.Refusal : null);

    // A choice that is not saved would be lost with the closing, and an older mark stand for it.
    private async Task CloseAsync()
    {
        await SettledAsync();
        _asked = _state!.Pending.Any();
        if (!_asked)
        {
            await ActAsync(Act.Close, "Attendance is closed.", async () => await close.HandleAsync(Actor, new(Guid.NewGuid(), Session), Stop) is { Succeeded: false } no ? no.Refusal : null);
            return;
        }

        (_busy, _refusal) = (false, null);
        LeadTo(_state.Pending.First(), static row => row.FocusAsync());
    }

    private Task TakeOffAsync(MarkRowState row) => ActAsync(Act.TakeOff, $"{row.Row.Name} is taken off.", async () =>
        await takeOff.HandleAsync(Actor, new(row.Key, Session, row.Row.Client), Stop) is { Succeeded: false } no ? no.Refusal : null);

    private async Task ActAsync(Act act, string? said, Func<Task<Refusal?>> handle)
    {
        await SettledAsync();
        var done = await TryAsync(async () => (Result<Done>)(await handle() is { } no ? no : Done.Instance));
        (_busy, _failed, _refusal, _refusedAct) = (false, done is null, done?.Refusal, act);
        // A colleague has closed it: what can be done now is what a closed sheet offers.
        if (done?.Refusal is SessionClosed)
            await LoadAsync();
        if (done is { Succeeded: true })
        {
            await LoadAsync();
            _lead = () => _heading.FocusAsync();
            await AnnounceAsync(said);
        }
    }

    private async Task SettledAsync()
    {
        (_busy, _failed) = (true, false);
        await _state!.SettledAsync();
    }

    private async Task<Result<T>?> TryAsync<T>(Func<Task<Result<T>>> act)
    {
        try
        {
            return await act();
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // The choice stays on the screen, and the person is told that it is not saved.
            log.LogWarning(fault, "A change to an attendance sheet was not saved.");
            return null;
        }
    }

    // Many quick choices are told once. The count, when there is nothing else to say, stands on the page already and is only heard.
    private async Task AnnounceAsync(string? text = null)
    {
        var mine = ++_changes;
        // The same words are heard again only when they were gone meanwhile.
        _said = "";
        StateHasChanged();
        await Task.Delay(Quiet, Stop);
        if (mine == _changes)
            (_said, _saysCount) = (text ?? $"{_state!.Counts}.", text is null);
    }
}
