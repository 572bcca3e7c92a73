using Microsoft.Extensions.Localization;
using RedWillow.Portal.Components.Schedule;
using RedWillow.Portal.Domain.Placing;

namespace RedWillow.Portal.Features.RequestingEnrollment;

/// <summary>A chosen place in the words of the page's language.</summary>
internal static class PlaceText
{
    /// <summary>"Substance Use, evening: Monday, Wednesday, 6:00–9:15 pm"; null while nothing is chosen.</summary>
    public static string? Group(this IStringLocalizer<ScheduleText> names, ChosenPlace? place) => place is null
        ? null
        : $"{names.Track(place.Program, place.Time)}: {TimeText.WeekdaysWithin(place.Days)}, {names.Then(TimeText.Range(place.Start, place.End), place.Later)}";

    /// <summary>"Rosa Lindqvist, Tuesday 4:00 pm"; null while nothing is chosen.</summary>
    public static string? Hour(this IStringLocalizer<EnrollText> texts, ChosenPlace? place) => place switch
    {
        null => null,
        { Hour: null } => texts["CheckHourArrange"].Value,
        { Hour: { IsGone: true } gone } => texts["CheckHourGone", TimeText.WeekdayWithin(gone.Day), TimeText.Of(gone.Start), gone.Therapist].Value,
        { Hour: { } hour } => texts["CheckHourWith", hour.Therapist, TimeText.WeekdayWithin(hour.Day), TimeText.Of(hour.Start)].Value,
    };
}
