using Microsoft.AspNetCore.Components;
using RedWillow.Portal.Components;
using RedWillow.Portal.Components.Forms;
using RedWillow.Portal.Components.Schedule;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Placing;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Features.KeepingPlaces;

/// <summary>Gives one client another weekly hour from a day on, with the same or another therapist.</summary>
public sealed partial class HourPage(HourQuery hours, ChangeHourHandler change)
{
    private HourToChange? _client;
    private IReadOnlyList<FreeHour> _free = [];
    private ElementReference _heading;
    private Guid _key = Guid.NewGuid();
    private DateOnly? _from;
    private OfferedHourId? _hour;
    private Refusal? _refused;
    private string? _done;
    private string? _fromProblem;
    private string? _hourProblem;
    private bool _busy;
    private bool _loading = true;

    [Parameter]
    public Guid Id { get; set; }

    private string Back => $"{PortalRoutes.StaffClients}/{Id}";

    private FreeHour? Chosen => _free.FirstOrDefault(hour => hour.Id == _hour);

    private IReadOnlyList<Choice<OfferedHourId?>> Free => [.. _free.Select(static hour => new Choice<OfferedHourId?>(
        hour.Id, $"{TimeText.Weekday(hour.Day)} {TimeText.Of(hour.Start)}, {hour.Therapist}, {hour.Credential} ({hour.Languages})"))];

    private string? Review => Chosen is not { } hour || _from is not { } from ? null
        : $"From {TimeText.Day(from)} on: {Time(hour.Day, hour.Start)} with {hour.Therapist}"
            + (Before(from) is { } old && !IsOf(old, hour) ? $", instead of {Time(old.Day, old.Start)} with {old.Therapist}." : ".")
            + string.Concat(_client!.Hours.Where(one => one.From >= from && !IsOf(one, hour))
                .Select(one => $" The hour that was to follow, {Time(one.Day, one.Start)} with {one.Therapist}, does not begin, and is free at once."))
            + (IsBetween(hour.Day, from) ? " In that week they then have no hour." : null)
            + " They are told in neutral words, where email is safe.";

    private static bool IsOf(KeptHour kept, FreeHour hour) => (kept.Therapist, kept.Day, kept.Start) == (hour.Therapist, hour.Day, hour.Start);

    // What they have on the day before the other hour begins.
    private KeptHour? Before(DateOnly from) => _client!.Hours.LastOrDefault(one => one.From is not { } later || later < from);

    // The week's old hour comes too late for it, and the new one has gone by.
    private bool IsBetween(DayOfWeek day, DateOnly from) => !_client!.HasOneDay && Before(from) is { } old && ProgramWeek.Of(from).Span is var week
        && new DateSpan(week.From, from).First(old.Day) is null && new DateSpan(from, week.Until).First(day) is null;

    protected override async Task OnParametersSetAsync()
    {
        await LoadAsync();
        _loading = false;
    }

    private async Task LoadAsync()
    {
        _client = await hours.HandleAsync(Actor, new(Id), Stop);
        if (_client is { Days: { } days } && (_from is not { } from || !days.Contains(from)))
            _from = _client.Proposed;
        await LoadFreeAsync();
    }

    private async Task LoadFreeAsync()
    {
        _free = _client is { Days: { } days } && _from is { } from && days.Contains(from) ? await hours.FreeAsync(Actor, _client.Stay, from, Stop) : [];
        _hour = Chosen?.Id;
    }

    private async Task FromAsync(DateOnly? from)
    {
        _from = from;
        _fromProblem = _client!.Days is { } days && !(from is { } day && days.Contains(day))
            ? $"Choose a day from {TimeText.Day(days.From)} to {TimeText.Date(days.Until.AddDays(-1))}"
            : null;
        await LoadFreeAsync();
    }

    private async Task GiveAsync()
    {
        _hourProblem = Chosen is null ? "Choose a weekly hour" : null;
        if (_busy || _client is not { } client || Chosen is not { } hour || _from is not { } from)
            return;
        _busy = true;
        Result<HourGiven> answer;
        try
        {
            answer = await change.HandleAsync(Actor, new(_key, client.Stay, hour.Id, from, client.Version), Stop);
        }
        finally
        {
            _busy = false;
        }

        (_key, _refused) = (Guid.NewGuid(), answer.Refusal);
        _done = answer.Succeeded ? $"{client.Name} has {Time(hour.Day, hour.Start)} with {hour.Therapist} from {TimeText.Day(answer.Value.From)} on." : null;
        if (answer.Succeeded)
            (_from, _hour) = (null, null);
        await LoadAsync();
        if (_client is not null && answer.Succeeded)
            await _heading.FocusAsync();
    }

    private static string Time(DayOfWeek day, TimeOnly start) => $"{TimeText.Weekday(day)}s {TimeText.Of(start)}";
}
