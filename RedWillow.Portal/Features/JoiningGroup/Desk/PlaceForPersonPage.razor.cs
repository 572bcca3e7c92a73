using System.Globalization;
using Microsoft.AspNetCore.Components;
using RedWillow.Portal.Components;
using RedWillow.Portal.Components.Forms;
using RedWillow.Portal.Components.Schedule;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Placing;

namespace RedWillow.Portal.Features.JoiningGroup.Desk;

/// <summary>Staff choose for a person: the same places, the same hold and the same line as the client's own picker.</summary>
public sealed partial class PlaceForPersonPage(PlacesQuery places, HoldPlaceHandler hold, ReleaseHoldHandler release, JoinWaitlistHandler join)
{
    private PlacesView? _view;
    private ElementReference _heading;
    private Guid _key = Guid.CreateVersion7();
    private string? _group;
    private DateOnly? _start;
    private OfferedHourId? _hour;
    private bool _noneFits;
    private string? _note;
    private string? _groupProblem;
    private string? _startProblem;
    private string? _hourProblem;
    private string? _done;
    private Refusal? _refusal;
    private bool _busy;
    private bool _loading = true;

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "g")]
    private string? GroupCode { get; set; }

    [SupplyParameterFromQuery(Name = "d")]
    private string? DateCode { get; set; }

    private EnrollmentId Enrollment => new(Id);

    private string RequestAddress => $"{PortalRoutes.AdminEnrollments}/{Id}";

    private string TaskList => RequestAddress + "/tasks";

    private string CheckAddress => RequestAddress + "/check";

    private PlaceWords Words => new(L, Names);

    private GroupView? Group => _view?.Groups.FirstOrDefault(group => group.Slug == _group);

    private IReadOnlyList<Choice<string>> Groups => [.. _view!.Groups.Select(group => new Choice<string>(
        group.Slug, $"{Words.NameForStaff(group)}, {Words.Times(group)}{(group.IsFull ? " (full)" : null)}"))];

    private IReadOnlyList<Choice<DateOnly?>> Dates =>
        [.. Group!.Dates.Where(date => date.WhyNot is null).Select(date => new Choice<DateOnly?>(date.Date, $"{TimeText.Day(date.Date)}, {TimeText.Of(date.Start)}"))];

    private IReadOnlyList<Choice<OfferedHourId?>> Hours =>
    [
        .. from who in _view!.Therapists
           from hour in who.Hours
           where hour.WhyNot is null
           orderby ((int)hour.Time.Day + 6) % 7, hour.Time.StartMinute
           select new Choice<OfferedHourId?>(hour.Id, $"{TimeText.Weekday(hour.Time.Day)} {TimeText.Of(hour.Time.Start)}, {who.Name} ({who.Languages})"),
    ];

    private string ClosedTitle => _view!.State == ChoosingState.ArrangedByStaff ? "Talk first" : "Nothing to choose";

    private string ClosedText => _view!.State switch
    {
        ChoosingState.ArrangedByStaff => "An answer asks for a talk. A licensed clinician clears the flag before a place can be chosen.",
        ChoosingState.Waiting => "They are on the waitlist.",
        _ => "The request was sent. Its place is changed on the request.",
    };

    protected override async Task OnParametersSetAsync()
    {
        if (_loading)
            (_group, _start) = (GroupCode, DateOnly.TryParseExact(DateCode, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var start) ? start : null);
        await LoadAsync();
        // An address that names what cannot be had any more chooses nothing.
        if (_loading && Group?.Dates.Any(date => date.Date == _start && date.WhyNot is null) != true)
            (_group, _start) = (Group?.Slug, null);
        _loading = false;
    }

    private async Task LoadAsync()
    {
        _view = await places.HandleAsync(Actor, Enrollment, new PlaceChoice(_group, _start, _hour, _noneFits), Stop);
        if (_hour is { } hour && _view?.Therapists.Any(who => who.Hours.Any(one => one.Id == hour && one.WhyNot is null)) != true)
            _hour = null;
    }

    private Task TakeAsync(OpenStart start)
    {
        (_group, _start, _hour, _noneFits, _refusal) = (start.Group, start.Date, null, false, null);
        return LoadAsync();
    }

    private Task ChooseGroupAsync(string? group)
    {
        (_group, _start, _hour, _noneFits, _groupProblem) = (group, null, null, false, null);
        return LoadAsync();
    }

    private Task ChooseStartAsync(DateOnly? start)
    {
        (_start, _hour, _startProblem) = (start, null, null);
        return LoadAsync();
    }

    private async Task HoldAsync()
    {
        _groupProblem = Group is null ? "Choose a group" : Group.IsFull ? "This group is full" : null;
        _startProblem = _start is null ? "Choose the first session" : null;
        _hourProblem = _hour is null && !_noneFits ? "Choose an hour, or tick that none fits" : null;
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
