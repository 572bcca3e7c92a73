using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Groups;

namespace RedWillow.Portal.Features.TakingAttendance;

/// <summary>
/// Saving one row: what is chosen settles first, then one save at a time, each with the mark that was seen. Leaving the page ends the
/// settling and not the saving: what was chosen is saved.
/// </summary>
public sealed partial class AttendancePage
{
    // Long enough to walk past a choice with the arrow keys, short enough to feel immediate.
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(350);

    private async Task SettleAsync(MarkRowState row, Action change)
    {
        change();
        var (edition, settled) = (row.Edition, Task.Delay(Settle, Stop));
        StateHasChanged();
        await TakeTurnAsync(row, async () =>
        {
            await settled.ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
            return edition == row.Edition && await SaveAsync(row);
        });
    }

    private Task RetryAsync(MarkRowState row)
    {
        LeadTo(row, static shown => shown.FocusChoiceAsync());
        return TakeTurnAsync(row, () => SaveAsync(row));
    }

    private Task UndoAsync(MarkRowState row)
    {
        var (edition, key) = (row.Edition, Guid.NewGuid());
        LeadTo(row, static shown => shown.FocusChoiceAsync());
        return TakeTurnAsync(row, async () =>
        {
            if (row.Mark is null)
                return false;
            var answer = await TryAsync(() => clear.HandleAsync(Actor, new(key, Session, row.Row.Client, row.Seen), CancellationToken.None));
            if (answer is null)
                row.Fail(edition);
            else if (answer.Succeeded)
                row.Clear(edition);
            else
                await RefuseAsync(row, edition, answer.Refusal);
            // The whole row is gone: nobody expected them.
            if (!row.OffersChoice)
                LeadTo(row, static shown => shown.FocusChoiceAsync());
            return true;
        });
    }

    // Answers whether there is something to tell.
    private async Task<bool> SaveAsync(MarkRowState row)
    {
        if (row.Draft.Entry is not { } entry)
            return false;
        var edition = row.Edition;
        _refusal = null;
        row.Begin();
        StateHasChanged();
        var ask = new MarkAttendance(row.Key, Session, row.Row.Client, entry.Word, entry.MinutesLate, entry.MinutesEarly) { Seen = row.Seen };
        var answer = await TryAsync(() => mark.HandleAsync(Actor, ask, CancellationToken.None));
        if (answer is null)
            row.Fail(edition);
        else if (answer.Succeeded)
            row.Save(edition, new(answer.Value.Status, entry.MinutesLate, entry.MinutesEarly, answer.Value.CountedMinutes, clock.Zone.ToLocal(answer.Value.SavedUtc)));
        else
            await RefuseAsync(row, edition, answer.Refusal);
        return true;
    }

    private async Task RefuseAsync(MarkRowState row, int edition, Refusal refusal)
    {
        if (refusal is StaleEdit && await sheets.HandleAsync(Actor, Session, Stop) is { } newest)
            row.Overtake(newest.Lines.FirstOrDefault(line => line.Client == row.Row.Client)?.Mark);
        else
            row.Refuse(edition, refusals.Sentence(refusal));
        if (refusal is not SessionClosed)
            return;
        (_refusal, _refusedAct) = (refusal, Act.Mark);
        await LoadAsync();
    }

    private async Task TakeTurnAsync(MarkRowState row, Func<Task<bool>> act)
    {
        var tells = false;
        await row.InTurnAsync(async () => tells = await act());
        _asked &= _state!.Pending.Any();
        if (tells)
            await AnnounceAsync(row.Saving switch { RowSaving.Failed => "Not saved, try again.", RowSaving.Refused => $"Not saved: {row.Problem}", _ => null });
    }
}
