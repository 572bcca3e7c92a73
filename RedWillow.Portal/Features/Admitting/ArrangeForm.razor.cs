using Microsoft.AspNetCore.Components;
using RedWillow.Portal.Components.Forms;
using RedWillow.Portal.Components.Schedule;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Placing;

namespace RedWillow.Portal.Features.Admitting;

/// <summary>Picks a weekly hour, and where none is kept also a group and a first session.</summary>
public sealed partial class ArrangeForm
{
    private StartOption? _start;
    private OfferedHourId? _hour;
    private string? _startProblem;
    private string? _hourProblem;

    /// <summary>First sessions with a free place; used only when a place is needed.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<StartOption> Starts { get; set; }

    /// <summary>Hours that are free with the place.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<FreeHour> Hours { get; set; }

    /// <summary>The request keeps no seat.</summary>
    [Parameter]
    public bool NeedsPlace { get; set; }

    /// <summary>The client waits in line.</summary>
    [Parameter]
    public bool Waits { get; set; }

    [Parameter]
    public bool Busy { get; set; }

    [Parameter]
    public Refusal? Refusal { get; set; }

    /// <summary>A place was chosen; its hours are asked for.</summary>
    [Parameter]
    public EventCallback<StartOption?> OnStart { get; set; }

    [Parameter]
    public EventCallback<(StartOption? Start, OfferedHourId Hour)> OnArrange { get; set; }

    private string Lead => (Waits, NeedsPlace) switch
    {
        (true, _) => "This client is on the waitlist. When a place fits them, choose it together with them: they then leave the waitlist.",
        (_, true) => "This request keeps no place yet. Choose it together with the client.",
        _ => "None of the offered times had fitted. Choose one together with the client.",
    };

    private IReadOnlyList<Choice<StartOption?>> StartChoices => [.. Starts.Select(start => new Choice<StartOption?>(start, $"{start.Name}, from {TimeText.Day(start.Date)}"))];

    private IReadOnlyList<Choice<OfferedHourId?>> HourChoices => [.. Hours.Select(hour => new Choice<OfferedHourId?>(
        hour.Id, $"{TimeText.Weekday(hour.Day)} {TimeText.Of(hour.Start)}, {hour.Therapist}, {hour.Credential} ({hour.Languages})"))];

    private async Task StartAsync(StartOption? start)
    {
        (_start, _hour) = (start, null);
        await OnStart.InvokeAsync(start);
    }

    private async Task ArrangeAsync()
    {
        _startProblem = NeedsPlace && _start is null ? "Choose a group and a first session" : null;
        _hourProblem = _hour is null ? "Choose a weekly hour" : null;
        if (_startProblem is null && _hour is { } hour)
            await OnArrange.InvokeAsync((NeedsPlace ? _start : null, hour));
    }
}
