using Microsoft.AspNetCore.Components;
using RedWillow.Portal.Domain;

namespace RedWillow.Portal.Features.JoiningGroup.Desk;

/// <summary>What is done with the choice: hold, let go, wait. One act at a time, each with its answer.</summary>
public sealed partial class PlaceForPersonPage
{
    private async Task HoldAsync()
    {
        _groupProblem = Group is null ? "Choose a group" : Group.IsFull ? "This group is full" : null;
        _startProblem = _start is null ? "Choose the first session" : null;
        _hourProblem = _hour is null && !_noneFits ? "Choose an hour, or tick that none fits" : null;
        _tried = _hour;
        if (Group is { IsFull: false } group && _start is { } start && _hourProblem is null)
        {
            await ActAsync(
                "The place is held.", stop => hold.HandleAsync(Actor, new HoldPlace(_key, Enrollment, group.Id, start, _noneFits ? null : _hour, _noneFits), stop));
        }
    }

    private Task ReleaseAsync() => ActAsync("The place is let go.", stop => release.HandleAsync(Actor, new ReleaseHold(_key, Enrollment), stop));

    private Task JoinAsync() => Group is { } group
        ? ActAsync("They are on the waitlist.", stop => join.HandleAsync(Actor, new JoinWaitlist(_key, Enrollment, group.Track, group.Id, _note ?? ""), stop))
        : Task.CompletedTask;

    private async Task ActAsync<T>(string done, Func<CancellationToken, Task<Result<T>>> act)
    {
        if (_busy)
            return;
        _busy = true;
        try
        {
            var answer = await act(Stop);
            (_key, _refusal, _done) = (Guid.CreateVersion7(), answer.Refusal, answer.Succeeded ? done : null);
            await LoadAsync();
        }
        finally
        {
            _busy = false;
        }

        if (_done is not null)
            await _heading.FocusAsync();
    }
}
