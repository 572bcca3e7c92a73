using System.Globalization;
using Microsoft.AspNetCore.Components;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Placing;

namespace RedWillow.Portal.Features.JoiningGroup;

/// <summary>The picker: group, first session and weekly hour on one page; the choice stands in the address, so nothing is lost.</summary>
public sealed partial class ChoosePlacePage(
    PlacesQuery places, HoldPlaceHandler hold, ReleaseHoldHandler release, JoinWaitlistHandler join,
    NavigationManager navigation)
{
    private const string None = "none";

    private Guid _key = Guid.CreateVersion7();
    private PlacesView? _view;
    private Refusal? _refusal;
    private string? _missing;
    private string? _said;
    private Guid? _heldBy;
    private bool _isLoading = true;
    private bool _isBusy;

    [SupplyParameterFromQuery(Name = "g")]
    private string? GroupCode { get; set; }

    [SupplyParameterFromQuery(Name = "d")]
    private string? DateCode { get; set; }

    [SupplyParameterFromQuery(Name = "h")]
    private string? HourCode { get; set; }

    private PlaceWords Words => new(L, Names);

    // An address without a group that is offered shows what was chosen before.
    private PlaceChoice Choice => _view?.Groups.Any(group => group.Slug == GroupCode) == false ? _view.Remembered : InAddress;

    private PlaceChoice InAddress => new(
        GroupCode,
        DateOnly.TryParseExact(DateCode, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var start) ? start : null,
        Guid.TryParse(HourCode, out var hour) ? new OfferedHourId(hour) : null,
        HourCode == None);

    private GroupView? Group => _view?.Groups.FirstOrDefault(group => group.Slug == Choice.Group);

    // Whoever is no client has no list, and nothing to begin.
    private bool IsNotThere => !_isLoading && _view is null && Actor is not Actor.Client;

    private bool IsHeld => _view?.Held is { IsOver: false };

    private bool QuestionsOpen => _refusal is TasksOpen;

    // Somebody was faster; what is wrong is not the client's doing.
    private string RefusalTitle => _refusal switch
    {
        TasksOpen => "OpenTitle",
        HourTaken => "LostHourTitle",
        GroupFull or Conflict => "LostTitle",
        _ => "RefusedTitle",
    };

    protected override Task OnParametersSetAsync() => LoadAsync();

    private Task LoadAsync() => LatestAsync(places.HandleAsync(Actor, InAddress, Stop), view => (_view, _isLoading) = (view, false));

    private void Choose(PlaceChoice choice)
    {
        (_refusal, _missing, _said, _key) = (null, null, null, Guid.CreateVersion7());
        navigation.NavigateTo(
            navigation.GetUriWithQueryParameters(new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["g"] = choice.Group,
                ["d"] = choice.Start?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                ["h"] = choice.NoHourFits ? None : choice.Hour?.Value.ToString("N"),
            }),
            replace: true);
    }

    private Task HoldAsync() => (Group, Choice) switch
    {
        ({ } group, { Start: { } start } choice) when choice.Hour is not null || choice.NoHourFits => ActAsync(
            (view, stop) => hold.HandleAsync(Actor, new HoldPlace(_key, view.Enrollment, group.Id, start, choice.Hour, choice.NoHourFits), stop),
            _ => _heldBy = Guid.CreateVersion7()),
        (null, _) => Miss("Missing.Group"),
        (_, { Start: null }) => Miss("Missing.Date"),
        _ => Miss("Missing.Hour"),
    };

    private Task ReleaseAsync() => ActAsync(
        (view, stop) => release.HandleAsync(Actor, new ReleaseHold(_key, view.Enrollment), stop), _ => _said = L["Released"]);

    private Task JoinAsync(string note) => Group is { } group
        ? ActAsync(
            (view, stop) => join.HandleAsync(Actor, new JoinWaitlist(_key, view.Enrollment, group.Track, group.Id, note), stop), _ => _said = L["Joined"])
        : Task.CompletedTask;

    private Task Miss(string text)
    {
        _missing = text;
        return Task.CompletedTask;
    }

    // One act at a time: a second press while the first is under way does nothing.
    private async Task ActAsync<T>(Func<PlacesView, CancellationToken, Task<Result<T>>> act, Action<T> done)
    {
        if (_isBusy || _view is null)
            return;
        (_isBusy, _refusal, _missing, _said) = (true, null, null, null);
        try
        {
            var answer = await act(_view, Stop);
            // Only an answer makes room for the next act: pressed again without one, it is the same act.
            _key = Guid.CreateVersion7();
            _refusal = answer.Refusal;
            if (answer.Succeeded)
                done(answer.Value);
            await LoadAsync();
        }
        finally
        {
            _isBusy = false;
        }
    }
}
