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

    /// <summary>"Thursday, November 19", standing for itself.</summary>
    public static string Day(DateOnly day) => Capital(DayWithin(day));

    /// <summary>"Thursday, November 19", "jueves, 19 de noviembre": inside a sentence, where not every language has a capital.</summary>
    public static string DayWithin(DateOnly day)
    {
        var culture = CultureInfo.CurrentCulture;
        return $"{day.ToString("dddd", culture)}, {day.ToString(culture.DateTimeFormat.MonthDayPattern, culture)}";
    }

    /// <summary>"February 3, 1990": a day long ago or far ahead, such as a birth date, where the weekday says nothing and the year does.</summary>
    public static string Date(DateOnly day)
    {
        var culture = CultureInfo.CurrentCulture;
        var pattern = culture.DateTimeFormat.LongDatePattern;
        return day.ToString(pattern[pattern.IndexOfAny(['d', 'M'], pattern.StartsWith("dddd", StringComparison.Ordinal) ? 4 : 0)..], culture);
    }

    /// <summary>"Thursday", standing for itself.</summary>
    public static string Weekday(DayOfWeek day) => Capital(WeekdayWithin(day));

    /// <summary>"Thursday", "jueves": inside a sentence.</summary>
    public static string WeekdayWithin(DayOfWeek day) => CultureInfo.CurrentCulture.DateTimeFormat.GetDayName(day);

    /// <summary>"Monday, Thursday", "Lunes, jueves", standing for itself.</summary>
    public static string Weekdays(IEnumerable<DayOfWeek> days) => Capital(WeekdaysWithin(days));

    /// <summary>"Monday, Thursday", "lunes, jueves": inside a sentence.</summary>
    public static string WeekdaysWithin(IEnumerable<DayOfWeek> days) => string.Join(", ", days.Select(WeekdayWithin));

    /// <summary>"Thu", "Jue", standing for itself.</summary>
    public static string ShortWeekday(DayOfWeek day) => Capital(ShortWeekdayWithin(day));

    /// <summary>"Thu", "jue": inside a sentence or a list.</summary>
    public static string ShortWeekdayWithin(DayOfWeek day) => CultureInfo.CurrentCulture.DateTimeFormat.GetAbbreviatedDayName(day).TrimEnd('.');

    /// <summary>The text with a capital first letter, to stand for itself.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpper(text[0], CultureInfo.CurrentCulture) + text[1..];

    // The same in both languages; Spanish "p. m." would put a second stop at the end of a sentence.
    private static string Half(TimeOnly time) => time.Hour < 12 ? "am" : "pm";
}
