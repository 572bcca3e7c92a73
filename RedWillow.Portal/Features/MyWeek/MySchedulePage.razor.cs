using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using RedWillow.Portal.Components;
using RedWillow.Portal.Components.Schedule;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.MyWeek;

/// <summary>A client's week, or the next four as a list. Everything is a link, so it works without scripts and can be printed.</summary>
public sealed partial class MySchedulePage(MyWeekQuery weeks, IStringLocalizer<MyWeekText> texts, ProgramClock clock)
{
    private const int ListWeeks = 4;

    // Nobody has appointments further away, and every date near here can be counted with.
    private const int FarthestDays = 750;

    private MyWeekView? _view;
    private DateOnly _monday;

    /// <summary>"week" or "list"; anything else is the week.</summary>
    [SupplyParameterFromQuery(Name = "view")]
    private string? Shown { get; set; }

    /// <summary>A day of the week to show, as yyyy-MM-dd; anything else is the week something is left of.</summary>
    [SupplyParameterFromQuery(Name = "d")]
    private string? Day { get; set; }

    private IStringLocalizer<MyWeekText> L => texts;

    private bool IsList => string.Equals(Shown, "list", StringComparison.Ordinal);

    private string Other => $"{PortalRoutes.MySchedule}?view={(IsList ? "week" : "list")}&d={Iso(_monday)}";

    private string Shows => L[IsList ? "ListFrom" : _view!.WeeksAhead switch { 0 => "WeekThis", 1 => "WeekNext", -1 => "WeekLast", _ => "WeekOf" }, TimeText.DayWithin(_monday)];

    private string Hint => _view!.Next is { } next ? L["NextIs", TimeText.DayWithin(next.Date)] : L["NothingPlanned"];

    protected override async Task OnInitializedAsync()
    {
        _view = await weeks.HandleAsync(Actor, Read(Day, clock.Today), IsList ? ListWeeks : 1, Stop);
        if (_view is null)
            Navigation.NotFound();
        else
            _monday = _view.Days[0].Date;
    }

    private string Link(DateOnly day) => $"{PortalRoutes.MySchedule}?view={(IsList ? "list" : "week")}&d={Iso(day)}";

    private static string Short(DateOnly day) => day.ToString(CultureInfo.CurrentCulture.DateTimeFormat.MonthDayPattern, CultureInfo.CurrentCulture);

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? Read(string? text, DateOnly today) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && Math.Abs(day.DayNumber - today.DayNumber) <= FarthestDays
            ? day
            : null;
}
