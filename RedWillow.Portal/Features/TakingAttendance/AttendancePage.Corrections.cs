using RedWillow.Portal.Domain;

namespace RedWillow.Portal.Features.TakingAttendance;

/// <summary>Correcting a closed sheet: several rows can be open side by side, each with what was typed there.</summary>
public sealed partial class AttendancePage
{
    private readonly Dictionary<ClientId, CorrectionDraft> _corrections = [];

    private void Correct(SheetRow row) => _corrections[row.Client] = new(row.Mark!);

    private async Task AmendAsync(SheetRow row)
    {
        if (!_corrections.TryGetValue(row.Client, out var draft) || draft.Read() is not { } entry)
            return;
        var (word, late, early) = (entry.Mark.Word, entry.Mark.MinutesLate, entry.Mark.MinutesEarly);
        var answer = await TryAsync(() => amend.HandleAsync(Actor, new(draft.Key, Session, row.Client, word, late, early, entry.Reason, entry.Seen), Stop));
        draft.Answer(answer);
        if (answer is { Succeeded: true })
            _corrections.Remove(row.Client);
        if (answer is { Succeeded: true } or { Refusal: StaleEdit })
            await LoadAsync();
        if (answer is { Refusal: StaleEdit } && _state?.Rows.FirstOrDefault(line => line.Row.Client == row.Client)?.Row.Mark is { } newest)
            draft.Show(newest);
        if (answer is { Succeeded: true })
            await AnnounceAsync($"The correction for {row.Name} is saved.");
    }
}
