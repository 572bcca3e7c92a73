using MudBlazor;
using RedWillow.Portal.Components.Feedback;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Programs;

namespace RedWillow.Portal.Features.ConfiguringSchedule;

/// <summary>The tracks: which take enrollments, and how many people wait for one that does not.</summary>
public sealed partial class TracksPage(TracksQuery query, SetTrackStatusHandler set, InviteInterestedHandler invite, IDialogService dialogs)
{
    private Guid _key = Guid.NewGuid();
    private IReadOnlyList<TrackLine>? _tracks;
    private Refusal? _refusal;
    private string? _done;
    private bool _busy;

    protected override async Task OnInitializedAsync() => _tracks = await query.HandleAsync(Actor, Stop);

    private async Task SetAsync(TrackLine track, TrackStatus status)
    {
        if (status == TrackStatus.Closed && !await dialogs.ConfirmAsync(
            $"Close {ScheduleWords.Track(track.Program, track.TimeOfDay)}?", "Nobody can enroll in it from now on; the public pages say so. Nobody loses a place. You can open it again.", "Close the track"))
            return;
        var answer = await set.HandleAsync(Actor, new SetTrackStatus(_key, track.Id, track.Status, status), Stop);
        (_refusal, _key) = (answer.Refusal, Guid.NewGuid());
        _done = answer.Succeeded ? $"{ScheduleWords.Track(track.Program, track.TimeOfDay)}: {ScheduleWords.Status(status).ToLowerInvariant()}." : null;
        _tracks = await query.HandleAsync(Actor, Stop);
    }

    private async Task InviteAsync(TrackLine track)
    {
        if (_busy)
            return;
        _busy = true;
        var answer = await invite.HandleAsync(Actor, new(_key, track.Id), Stop);
        _busy = false;
        (_refusal, _key) = (answer.Refusal, Guid.NewGuid());
        _done = answer.Value is { } told ? Words(told) : null;
        _tracks = await query.HandleAsync(Actor, Stop);
    }

    private static string Words(InterestAnswer told)
    {
        var written = told.Written == 0 ? "Nobody new was written to." : $"A neutral mail is on its way to {ScheduleWords.Count(told.Written, "person", "people")}.";
        return told.ToCall.Count == 0 ? written : $"{written} For these, mail is not safe; call them: {string.Join(", ", told.ToCall)}.";
    }

    private static string Act(TrackStatus status) => status switch
    {
        TrackStatus.Open => "Open for enrollment",
        TrackStatus.Planned => "Take interest only",
        _ => "Close",
    };
}
