using Microsoft.AspNetCore.Components;
using MudBlazor;
using RedWillow.Portal.Components;
using RedWillow.Portal.Components.Feedback;
using RedWillow.Portal.Components.Forms;
using RedWillow.Portal.Components.Schedule;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Individual;

namespace RedWillow.Portal.Features.ConfiguringSchedule;

/// <summary>A therapist's weekly hours: their own, or those of whom an administrator chooses.</summary>
public sealed partial class AvailabilityPage(AvailabilityQuery query, OfferHourHandler offer, EndOfferedHourHandler end, NavigationManager navigation, IDialogService dialogs)
{
    private static readonly Choice<DayOfWeek?>[] Weekdays = [.. ScheduleWords.Week.Select(day => new Choice<DayOfWeek?>(day, TimeText.Weekday(day)))];

    private ElementReference _heading;
    private Guid _key = Guid.NewGuid();
    private OfferedHours? _offered;
    private Refusal? _refusal;
    private string? _having;
    private string? _done;
    private DayOfWeek? _day;
    private string? _dayProblem;
    private TimeOnly? _start;
    private string? _startProblem;
    private int? _minutes = WeeklyHour.UsualMinutes;
    private string? _minutesProblem;
    private DateOnly? _from;
    private string? _fromProblem;
    private DateOnly? _endFrom;
    private string? _endProblem;
    private bool _isLoading = true;
    private bool _isBusy;

    [SupplyParameterFromQuery(Name = "who")]
    private string? Who { get; set; }

    private IReadOnlyList<Choice<PractitionerId?>> Therapists =>
        [.. _offered!.Therapists.Select(person => new Choice<PractitionerId?>(person.Id, person.Name))];

    protected override async Task OnParametersSetAsync()
    {
        await LoadAsync();
        (_from, _endFrom) = (_offered?.Today, _offered?.Today.AddDays(1));
        (_refusal, _having, _done) = (null, null, null);
        (_dayProblem, _startProblem, _minutesProblem, _fromProblem, _endProblem) = (null, null, null, null, null);
    }

    private Task LoadAsync() => LatestAsync(
        query.HandleAsync(Actor, Guid.TryParse(Who, out var id) ? new PractitionerId(id) : null, Stop), offered => (_offered, _isLoading) = (offered, false));

    private void Choose(PractitionerId? who) =>
        navigation.NavigateTo(who is { } id ? $"{PortalRoutes.StaffAvailability}?who={id.Value}" : PortalRoutes.StaffAvailability);

    private async Task OfferAsync()
    {
        (_dayProblem, _startProblem) = (_day is null ? "Choose a day" : null, _start is null ? "Choose a time" : null);
        (_minutesProblem, _fromProblem) = (_minutes is null ? "Type the minutes" : null, _from is null ? "Enter the first day" : null);
        if (_isBusy || _day is not { } day || _start is not { } start || _minutes is not { } minutes || _from is not { } from || _offered?.Who is not { } who)
            return;
        _isBusy = true;
        var answer = await offer.HandleAsync(Actor, new OfferHour(_key, who, day, start, minutes, from), Stop);
        await ShowAsync(answer.Refusal, $"{TimeText.Weekday(day)} {TimeText.Of(start)} is offered.");
        if (answer.Succeeded)
            (_day, _start) = (null, null);
    }

    private async Task EndAsync(OfferedLine hour)
    {
        _endProblem = _endFrom is null ? "Enter the first day without the hour" : null;
        if (_isBusy || _offered is null || _endFrom is not { } first)
            return;
        var name = $"{TimeText.Weekday(hour.Weekday)} {TimeText.Of(hour.Start)}";
        if (hour.TakersFrom(first) is { Count: > 0 } takers)
        {
            (_refusal, _done, _having) = (new OfferedHourInUse(takers.Count), null, Having(name, takers));
            return;
        }

        if (!await dialogs.ConfirmGraveAsync($"End {name}?", $"Nobody has it from then on. It is no longer offered from {TimeText.Day(first)} on. It cannot be undone; the hour can be offered anew.", "End the hour"))
            return;
        _isBusy = true;
        var answer = await end.HandleAsync(Actor, new EndOfferedHour(_key, hour.Id, first), Stop);
        await ShowAsync(answer.Refusal, $"{name} is no longer offered from {TimeText.Day(first)} on.");
    }

    private async Task ShowAsync(Refusal? refusal, string done)
    {
        (_isBusy, _refusal, _having, _done, _key) = (false, refusal, null, refusal is null ? done : null, Guid.NewGuid());
        await LoadAsync();
        // The button of an hour that ends is gone.
        if (refusal is null && _offered is not null)
            await _heading.FocusAsync();
    }

    // An administrator reads only how many.
    private static string? Having(string hour, IReadOnlyList<HourTaker> takers) =>
        takers.Select(taker => taker.Name).OfType<string>().Distinct().ToList() is { Count: > 0 } names ? $"{hour} is with {string.Join(", ", names)}." : null;

    private static string Booked(OfferedLine hour) => hour switch
    {
        { Booked: 0 } => "Free",
        { Clients.Count: > 0 } => $"With {string.Join(", ", hour.Clients)}",
        _ => ScheduleWords.Count(hour.Booked, "client has it", "clients have it, one after the other"),
    };

    private string Span(OfferedLine hour) =>
        (hour.From > _offered!.Today ? $", from {TimeText.Day(hour.From)}" : "") + (hour.Until is { } until ? $", until {TimeText.Day(until.AddDays(-1))}" : "");
}
