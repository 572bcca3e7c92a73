using Microsoft.Extensions.Localization;

namespace RedWillow.Portal.Features.MyWeek;

/// <summary>The names of known holidays in the language of the page. A reason in the center's own words is never touched.</summary>
internal static class HolidayWords
{
    private const string Observed = " (observed)";
    private const string Both = " and ";

    /// <summary>Why a day is closed, in words.</summary>
    public static string? Closure(this IStringLocalizer<MyWeekText> texts, MyDay day) =>
        day is { IsHoliday: true, Closure: { } name } ? texts.Holiday(name) : day.Closure;

    /// <summary>The name of a holiday, or of two on one day, as <see cref="Platform.Calendar.Holidays"/> writes it.</summary>
    public static string Holiday(this IStringLocalizer<MyWeekText> texts, string name) =>
        string.Join(texts["HolidayAnd"], name.Split(Both).Select(texts.One));

    private static string One(this IStringLocalizer<MyWeekText> texts, string name)
    {
        var isObserved = name.EndsWith(Observed, StringComparison.Ordinal);
        var known = texts["Holiday." + (isObserved ? name[..^Observed.Length] : name)];
        if (known.ResourceNotFound)
            return name;
        return isObserved ? texts["HolidayObserved", known.Value] : known.Value;
    }
}
