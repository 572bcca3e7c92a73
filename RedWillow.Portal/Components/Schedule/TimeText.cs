using System.Globalization;

namespace RedWillow.Portal.Components.Schedule;

/// <summary>Days and times as people say them, in the language of the page.</summary>
public static class TimeText
{
    /// <summary>"6:00 pm".</summary>
    public static string Of(TimeOnly time) => $"{time.ToString("h:mm", CultureInfo.CurrentCulture)} {Half(time)}";

    /// <summary>"6:00–9:00 pm", or "10:00 am–1:00 pm" over noon.</summary>
    public static string Range(TimeOnly start, TimeOnly end) =>
        (start.Hour < 12) == (end.Hour < 12) ? $"{start.ToString("h:mm", CultureInfo.CurrentCulture)}–{Of(end)}" : $"{Of(start)}–{Of(end)}";

    /// <summary>"Thursday, November 19".</summary>
    public static string Day(DateOnly day)
    {
        var culture = CultureInfo.CurrentCulture;
        return Capital($"{day.ToString("dddd", culture)}, {day.ToString(culture.DateTimeFormat.MonthDayPattern, culture)}", culture);
    }

    /// <summary>"Thursday".</summary>
    public static string Weekday(DayOfWeek day) => Capital(CultureInfo.CurrentCulture.DateTimeFormat.GetDayName(day), CultureInfo.CurrentCulture);

    /// <summary>"Thu", "Jue".</summary>
    public static string ShortWeekday(DayOfWeek day) =>
        Capital(CultureInfo.CurrentCulture.DateTimeFormat.GetAbbreviatedDayName(day).TrimEnd('.'), CultureInfo.CurrentCulture);

    private static string Half(TimeOnly time) => time.ToString("tt", CultureInfo.CurrentCulture).ToLower(CultureInfo.CurrentCulture);

    private static string Capital(string text, CultureInfo culture) => text.Length == 0 ? text : char.ToUpper(text[0], culture) + text[1..];
}
