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
    private OfferedHourId? _tried;
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

    [SupplyParameterFromQuery(Name = "h")]
    private string? HourCode { get; set; }

    private EnrollmentId Enrollment => new(Id);

    private string RequestAddress => $"{PortalRoutes.AdminEnrollments}/{Id}";

    private string TaskList => RequestAddress + "/tasks";

    private string ProgramAddress => RequestAddress + "/about/1";

    private string CheckAddress => RequestAddress + "/check";

    private PlaceWords Words => new(L, Names);

    private PlaceChoice Choice => new(_group, _start, _hour, _noneFits);

    private bool IsHeld => _view!.Held is { IsOver: false } held && held.Choice == Choice;

    private string HoldWords => _view!.HoldMinutes switch
    {
        // Holding it again adds no time.
        _ when IsHeld => "Hold this place",
        1 => "Hold for 1 minute",
        var minutes => string.Create(CultureInfo.InvariantCulture, $"Hold for {minutes} minutes"),
    };

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

    private string ClosedTitle => _view!.State switch
    {
        ChoosingState.ArrangedByStaff => "Talk first",
        ChoosingState.Waiting => "They wait for a place",
        _ => "Nothing to choose",
    };

    private string ClosedText => _view!.State switch
    {
        ChoosingState.ArrangedByStaff => "An answer asks for a talk. A licensed clinician clears the flag before a place can be chosen.",
        ChoosingState.Waiting => "When a place fits them, choose it together with them on the request. They then leave the waitlist.",
        _ => "The request was sent. Its place is changed on the request.",
    };

    protected override async Task OnParametersSetAsync()
    {
        if (_loading)
        {
            (_group, _hour) = (GroupCode, Guid.TryParse(HourCode, out var hour) ? new(hour) : null);
            _start = DateOnly.TryParseExact(DateCode, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var start) ? start : null;
        }

        await LoadAsync();
        // An address without a group that is offered shows what was chosen before.
        if (_loading && Group is null && _view?.Remembered is { Group: not null } kept)
        {
            (_group, _start, _hour, _noneFits) = (kept.Group, kept.Start, kept.Hour, kept.NoHourFits);
            Show(_view);
        }

        // An address that names what cannot be had any more chooses nothing.
        if (_loading && Group?.Dates.Any(date => date.Date == _start && date.WhyNot is null) != true)
            (_group, _start) = (Group?.Slug, null);
        _loading = false;
    }

    private Task LoadAsync() => LatestAsync(places.HandleAsync(Actor, Enrollment, Choice, Stop), Show);

    private Task RefreshAsync() => LatestAsync(places.RefreshAsync(Actor, Enrollment, Choice, Stop), Show);

    private void Show(PlacesView? view)
    {
        _view = view;
        if (_hour is { } hour && _view?.Therapists.Any(who => who.Hours.Any(one => one.Id == hour && one.WhyNot is null)) != true)
            _hour = null;
    }

    private Task TakeAsync(OpenStart start)
    {
        (_group, _start, _hour, _noneFits, _refusal) = (start.Group, start.Date, start.Hour?.Id, false, null);
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
}
