using Microsoft.AspNetCore.Components;
using MudBlazor;
using RedWillow.Portal.Components;
using RedWillow.Portal.Components.Feedback;
using RedWillow.Portal.Components.Forms;
using RedWillow.Portal.Components.Schedule;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;

namespace RedWillow.Portal.Features.KeepingPlaces;

/// <summary>One place in doubt: keep it, move the start, or release it.</summary>
public sealed partial class PlaceDecisionPage(PlaceDecisionQuery places, KeepPlaceHandler keep, MoveStartHandler move, ReleasePlaceHandler release, IDialogService dialogs)
{
    private PlaceDecision? _place;
    private ElementReference _heading;
    private Guid _key = Guid.NewGuid();
    private DateOnly? _start;
    private Refusal? _refused;
    private string? _done;
    private string? _problem;
    private bool _busy;
    private bool _loading = true;

    [Parameter]
    public Guid Id { get; set; }

    private string Request => $"{PortalRoutes.AdminEnrollments}/{Id}";

    private bool InDoubt => _place!.Doubt != PlaceDoubt.None;

    // Who was admitted and has not begun may come earlier or later than agreed, whether or not the place is in doubt.
    private bool MayMove => _place!.Dates.Count > 0 && (_place.Status == EnrollmentStatus.Approved || (InDoubt && _place.Status == EnrollmentStatus.Requested));

    private bool MayRelease =>
        InDoubt && EnrollmentMoves.Check(_place!.Status, _place.Status == EnrollmentStatus.Approved ? EnrollmentStatus.Withdrawn : EnrollmentStatus.Waitlisted, Actor) is null;

    private string Holds => $"The chair{(_place!.Group is { } group ? $" in {group}" : null)}{(_place.HoldsHour ? " with the weekly hour" : null)}";

    private string Told => $"{(_place!.Start is { } asked && _place.Dates.Contains(asked) ? null : "The day asked for has passed; the next session is chosen. ")}They are told in neutral words, where email is safe.";

    private string Again => _place!.Doubt == PlaceDoubt.DidNotStart ? "when they are absent again" : $"after {PlaceInDoubt.LateAfterDays} business days";

    private string Why => _place switch
    {
        { Doubt: PlaceDoubt.DidNotStart, AbsentOn: { } day } => $"Admitted, and marked absent on {TimeText.Day(day)}. Call them first.",
        _ => "Nobody has decided about this request for 3 business days or more. Decide about the request, or about its place.",
    };

    private IReadOnlyList<Choice<DateOnly?>> Dates => [.. _place!.Dates.Select(static day => new Choice<DateOnly?>(day, TimeText.Day(day)))];

    protected override async Task OnParametersSetAsync()
    {
        await LoadAsync();
        _loading = false;
    }

    private async Task LoadAsync()
    {
        _place = await places.HandleAsync(Actor, new(Id), Stop);
        _start = new[] { _start, _place?.Start }.FirstOrDefault(day => day is { } known && _place?.Dates.Contains(known) == true)
            ?? _place?.Dates.Select(static day => (DateOnly?)day).FirstOrDefault();
    }

    private Task KeepAsync() => ActAsync("The place is kept.", place => keep.HandleAsync(Actor, new(_key, place.Id, place.Version), Stop));

    private async Task MoveAsync()
    {
        _problem = _start is null ? "Choose a session" : null;
        if (_start is { } start)
            await ActAsync($"The first session is on {TimeText.Day(start)}.", place => move.HandleAsync(Actor, new(_key, place.Id, start, place.Version), Stop));
    }

    private async Task ReleaseAsync()
    {
        if (await dialogs.ConfirmGraveAsync("Release this place?", $"{Holds} can be chosen by the next client at once. It cannot be undone.", "Release"))
            await ActAsync("The place is released.", place => release.HandleAsync(Actor, new(_key, place.Id, place.Version), Stop));
    }

    private async Task ActAsync(string done, Func<PlaceDecision, Task<Result<Done>>> handle)
    {
        if (_busy || _place is null)
            return;
        _busy = true;
        Result<Done> answer;
        try
        {
            answer = await handle(_place);
        }
        finally
        {
            _busy = false;
        }

        (_key, _refused, _done) = (Guid.NewGuid(), answer.Refusal, answer.Succeeded ? done : null);
        await LoadAsync();
        if (_place is not null && answer.Succeeded)
            await _heading.FocusAsync();
    }
}
