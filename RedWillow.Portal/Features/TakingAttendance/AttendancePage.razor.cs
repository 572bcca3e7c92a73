using Microsoft.AspNetCore.Components;
using RedWillow.Portal.Components;
using RedWillow.Portal.Components.Feedback;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.TakingAttendance;

/// <summary>The sheet of one session: one choice per person, each saved by itself, then closed.</summary>
public sealed partial class AttendancePage(
    AttendanceSheetQuery sheets, MarkAttendanceHandler mark, MarkEveryonePresentHandler everyone, ClearMarkHandler clear, CloseAttendanceHandler close,
    AmendAttendanceHandler amend, TakeOffGuestHandler takeOff, Refusals refusals, ProgramClock clock, ILogger<AttendancePage> log)
{
    // Long enough to walk past a choice with the arrow keys, short enough to feel immediate.
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(350);
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(700);

    private AttendanceSheetState? _state;
    private ClientId? _correcting;
    private Refusal? _refusal;
    private string? _problem;
    private string _said = "";
    private int _changes;
    private bool _loading = true;
    private bool _busy;
    private bool _failed;

    [Parameter]
    public Guid Id { get; set; }

    private SessionId Session => new(Id);

    private string Group => PortalRoutes.StaffGroup.Replace("{Id:guid}", _state!.Sheet.Group.Value.ToString(), StringComparison.Ordinal);

    private string SomeoneElse => PortalRoutes.StaffGuest.Replace("{Id:guid}", Id.ToString(), StringComparison.Ordinal);

    protected override async Task OnParametersSetAsync()
    {
        _loading = true;
        await LoadAsync();
        _loading = false;
    }

    private async Task LoadAsync() =>
        _state = await sheets.HandleAsync(Actor, Session, Stop) is { } sheet ? new AttendanceSheetState(sheet) : null;

    private async Task SettleAsync(MarkRowState row, Action change)
    {
        change();
        var edition = row.Edition;
        StateHasChanged();
        await Task.Delay(Settle, Stop);
        if (edition == row.Edition)
            await SaveAsync(row);
    }

    private async Task SaveAsync(MarkRowState row)
    {
        if (row.Draft.Entry is not { } entry)
            return;
        var edition = row.Edition;
        row.Begin();
        StateHasChanged();
        var ask = new MarkAttendance(row.Key, Session, row.Row.Client, entry.Word, entry.MinutesLate, entry.MinutesEarly);
        var answer = await TryAsync(() => mark.HandleAsync(Actor, ask, Stop));
        if (edition != row.Edition)
            return;
        if (answer is null)
            row.Fail();
        else if (answer.Succeeded)
            row.Save(new(answer.Value.Status, entry.MinutesLate, entry.MinutesEarly, answer.Value.CountedMinutes, clock.Zone.ToLocal(answer.Value.SavedUtc)));
        else
            row.Refuse(refusals.Sentence(answer.Refusal));
        _refusal = null;
        await AnnounceAsync(answer is null ? "Not saved, try again." : _state!.Counts + ".");
    }

    private async Task UndoAsync(MarkRowState row)
    {
        var answer = await TryAsync(() => clear.HandleAsync(Actor, new(Guid.NewGuid(), Session, row.Row.Client), Stop));
        if (answer is null)
            row.Fail();
        else if (answer.Succeeded)
            row.Clear();
        else
            row.Refuse(refusals.Sentence(answer.Refusal));
        await AnnounceAsync($"{_state!.Counts}.");
    }

    private Task MarkEveryoneAsync() => ActAsync(async () =>
        await everyone.HandleAsync(Actor, new(Guid.NewGuid(), Session), Stop) is { Succeeded: false } no ? no.Refusal : null);

    private Task CloseAsync() => ActAsync(async () =>
        await close.HandleAsync(Actor, new(Guid.NewGuid(), Session), Stop) is { Succeeded: false } no ? no.Refusal : null);

    private Task TakeOffAsync(MarkRowState row) => ActAsync(async () =>
        await takeOff.HandleAsync(Actor, new(row.Key, Session, row.Row.Client), Stop) is { Succeeded: false } no ? no.Refusal : null);

    private void Correct(ClientId? who) => (_correcting, _problem) = (who, null);

    private async Task AmendAsync(ClientId who, CorrectionEntry entry)
    {
        var ask = new AmendAttendance(
            entry.Key, Session, who, entry.Mark.Word, entry.Mark.MinutesLate, entry.Mark.MinutesEarly, entry.Reason);
        var answer = await TryAsync(() => amend.HandleAsync(Actor, ask, Stop));
        _problem = answer is null ? "Not saved, try again." : answer.Succeeded ? null : refusals.Sentence(answer.Refusal);
        if (_problem is not null)
            return;
        _correcting = null;
        await LoadAsync();
        await AnnounceAsync("The correction is saved.");
    }

    private async Task ActAsync(Func<Task<Refusal?>> act)
    {
        (_busy, _failed) = (true, false);
        var done = await TryAsync(async () => (Result<Done>)(await act() is { } no ? no : Done.Instance));
        (_busy, _failed, _refusal) = (false, done is null, done?.Refusal);
        if (done is { Succeeded: true })
        {
            await LoadAsync();
            await AnnounceAsync($"{_state!.Counts}.");
        }
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

    // Many quick choices are told once.
    private async Task AnnounceAsync(string text)
    {
        var mine = ++_changes;
        StateHasChanged();
        await Task.Delay(Quiet, Stop);
        if (mine == _changes)
            _said = text;
    }
}
