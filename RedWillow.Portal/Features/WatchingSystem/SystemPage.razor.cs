using System.Globalization;
using Microsoft.AspNetCore.Components;
using RedWillow.Portal.Components.Schedule;
using RedWillow.Portal.Domain;

namespace RedWillow.Portal.Features.WatchingSystem;

/// <summary>What an administrator sees of the portal's own work.</summary>
public sealed partial class SystemPage(MailStateQuery state, TrySendingAgainHandler again)
{
    private MailState? _mail;
    private ElementReference _heading;
    private Guid _key = Guid.NewGuid();
    private Refusal? _refused;
    private string? _done;
    private bool _busy;
    private bool _loading = true;

    private static CultureInfo Culture => CultureInfo.CurrentCulture;

    private string Dropped => _mail!.Dropped.Count == 0 ? "None" : string.Join("; ", _mail.Dropped.Select(one => $"{MailWords.OfReason(one.Reason)}: {one.Count}"));

    protected override async Task OnInitializedAsync()
    {
        _mail = await state.HandleAsync(Actor, Stop);
        _loading = false;
    }

    private static string When(DateTime local) => $"{TimeText.Day(DateOnly.FromDateTime(local))}, {TimeText.Of(TimeOnly.FromDateTime(local))}";

    private async Task TryAsync(ParkedMail? one)
    {
        if (_busy)
            return;
        _busy = true;
        Result<int> answer;
        try
        {
            answer = await again.HandleAsync(Actor, new TrySendingAgain(_key, one?.Id), Stop);
        }
        finally
        {
            _busy = false;
        }

        _key = Guid.NewGuid();
        _refused = answer.Refusal;
        _done = answer.Succeeded ? $"{(answer.Value == 1 ? "The mail is" : $"{answer.Value} mails are")} in line again." : null;
        _mail = await state.HandleAsync(Actor, Stop);
        await _heading.FocusAsync();
    }
}
