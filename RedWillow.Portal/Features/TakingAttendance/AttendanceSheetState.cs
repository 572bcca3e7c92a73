using RedWillow.Portal.Components.Schedule;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Groups;

namespace RedWillow.Portal.Features.TakingAttendance;

/// <summary>Where a row stands between the choice and the database.</summary>
public enum RowSaving
{
    /// <summary>As it was loaded.</summary>
    Rested = 0,
    Saving = 1,
    Saved = 2,

    /// <summary>It may or may not have arrived; the choice is kept.</summary>
    Failed = 3,

    /// <summary>The portal said no; <see cref="MarkRowState.Problem"/> says why.</summary>
    Refused = 4,
}

/// <summary>One person of an open sheet: the choice, and whether it is saved.</summary>
public sealed class MarkRowState(SheetRow row)
{
    private Task _turn = Task.CompletedTask;

    public SheetRow Row { get; private set; } = row;

    public MarkDraft Draft { get; private set; } = MarkDraft.Of(row.Mark);

    /// <summary>The mark that is known to stand in the database.</summary>
    public SheetMark? Mark { get; private set; } = row.Mark;

    public MarkSeen Seen => Mark?.Seen ?? MarkSeen.None;

    /// <summary>Ends when everything that was asked for so far has been answered.</summary>
    public Task Settled => _turn;

    public RowSaving Saving { get; private set; }

    public string? Problem { get; private set; }

    /// <summary>Rises with every change, so that an older save knows that it is out of date.</summary>
    public int Edition { get; private set; }

    /// <summary>Stays the same when a save is tried again, so that it counts once.</summary>
    public Guid Key { get; private set; } = Guid.NewGuid();

    /// <summary>Has a final status: marked, or on leave, with nothing chosen that is not saved.</summary>
    public bool IsFinal => (Mark is not null || Row.OnLeave) && !IsPending;

    /// <summary>There is something to choose: who is away, or no longer on the roster, is not marked.</summary>
    public bool OffersChoice => Row.IsExpected && (!Row.OnLeave || Mark is not null);

    public bool WaitsForMinutes => Draft is { AsksMinutes: true, Entry: null };

    /// <summary>Something else is chosen than what is saved, and it does not save by itself any more.</summary>
    public bool IsPending => WaitsForMinutes || (Saving is RowSaving.Failed or RowSaving.Refused && !Draft.Says(Mark));

    public void Choose(MarkChoice? choice)
    {
        Draft.Choice = choice;
        Changed();
    }

    public void Minutes(int? late, int? early)
    {
        (Draft.MinutesLate, Draft.MinutesEarly) = (late, early);
        Changed();
    }

    /// <summary>
    /// The row as the sheet was read again. A choice that is not saved stays, with the mark that was seen when it was made: whoever was
    /// faster meanwhile is then shown and not overwritten.
    /// </summary>
    public MarkRowState ReadAgain(SheetRow newest)
    {
        if (!IsPending || newest is { IsExpected: false } or { OnLeave: true })
            return new(newest);
        Row = newest;
        return this;
    }

    public void Begin() => (Saving, Problem) = (RowSaving.Saving, null);

    /// <summary>One thing at a time, in the order in which it was asked for: a later choice is never overtaken by an earlier one.</summary>
    public Task InTurnAsync(Func<Task> act) => _turn = AfterAsync(_turn, act);

    /// <summary>The mark stands. When the row has been changed again since that edition, the next save says so.</summary>
    public void Save(int edition, SheetMark mark)
    {
        Mark = mark;
        if (edition == Edition)
            (Saving, Key) = (RowSaving.Saved, Guid.NewGuid());
    }

    public void Clear(int edition)
    {
        Mark = null;
        if (edition == Edition)
            (Draft, Saving, Problem, Key) = (new(), RowSaving.Rested, null, Guid.NewGuid());
    }

    public void Fail(int edition)
    {
        if (edition == Edition)
            Saving = RowSaving.Failed;
    }

    public void Refuse(int edition, string sentence)
    {
        if (edition == Edition)
            (Saving, Problem, Key) = (RowSaving.Refused, sentence, Guid.NewGuid());
    }

    /// <summary>Somebody else was faster: their mark is shown, and nothing that was chosen before it was seen is saved any more.</summary>
    public void Overtake(SheetMark? newest)
    {
        (Mark, Draft, Edition, Key) = (newest, MarkDraft.Of(newest), Edition + 1, Guid.NewGuid());
        (Saving, Problem) = (RowSaving.Refused, AttendanceWords.Overtaken(newest));
    }

    // How the one before ended is told where it was asked for.
    private static async Task AfterAsync(Task before, Func<Task> act)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        await act();
    }

    private void Changed() => (Edition, Key, Saving, Problem) = (Edition + 1, Guid.NewGuid(), Draft.Entry is null ? RowSaving.Rested : RowSaving.Saving, null);
}

/// <summary>A sheet as it is being filled in.</summary>
/// <param name="sheet">As it was read.</param>
/// <param name="before">The same sheet as it stood on the screen until now; what is chosen there and not saved stays.</param>
public sealed class AttendanceSheetState(SheetView sheet, AttendanceSheetState? before = null)
{
    public SheetView Sheet { get; } = sheet;

    public IReadOnlyList<MarkRowState> Rows { get; } =
    [
        .. from line in sheet.Lines
           let known = sheet.Status == SessionStatus.Scheduled ? before?.Rows.FirstOrDefault(row => row.Row.Client == line.Client) : null
           select known?.ReadAgain(line) ?? new MarkRowState(line),
    ];

    /// <summary>Whose choice is not saved: nothing closes over it.</summary>
    public IEnumerable<MarkRowState> Pending => Rows.Where(static row => row.IsPending);

    /// <summary>Somebody has neither a mark nor a choice.</summary>
    public bool HasBlank => Rows.Any(static row => row is { Row.IsExpected: true, IsFinal: false, IsPending: false });

    public int Expected => Rows.Count(row => row.Row.IsExpected);

    public int Marked => Rows.Count(row => row.Row.IsExpected && row.IsFinal);

    public int Open => Expected - Marked;

    /// <summary>Ends when every choice made so far has been answered.</summary>
    public Task SettledAsync() => Task.WhenAll(Rows.Select(static row => row.Settled));

    public bool IsClosed => Sheet.Status == SessionStatus.Closed;

    public bool IsCancelled => Sheet.Status == SessionStatus.Cancelled;

    public bool MayMark => Sheet is { Status: SessionStatus.Scheduled, Opens: null };

    /// <summary>"7 of 11 marked".</summary>
    public string Counts => $"{Marked} of {Expected} marked";

    /// <summary>What still stands between the sheet and its closing.</summary>
    public string WhatIsOpen => Open switch
    {
        0 when !Sheet.IsOver => $"Everyone is marked. You can close it after {TimeText.Of(Sheet.End)}.",
        0 => "Everyone has a final status.",
        1 => "One person is still open.",
        _ => $"{Open} people are still open.",
    };
}
