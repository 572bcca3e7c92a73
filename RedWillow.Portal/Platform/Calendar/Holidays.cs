using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;

namespace RedWillow.Portal.Platform.Calendar;

/// <summary>A day that the center may or may not close.</summary>
/// <param name="Date">The local date.</param>
/// <param name="Name">Its name; "(observed)" when the holiday itself falls on a weekend.</param>
public sealed record Holiday(DateOnly Date, string Name);

/// <summary>
/// Proposals for closed days: federal holidays (5 USC 6103), Pioneer Day, the day after Thanksgiving and Christmas Eve.
/// A private center is bound by none of them, so nothing closes until somebody confirms it.
/// </summary>
public static class Holidays
{
    // Yearly rules of RFC 5545. A fixed date that falls on a weekend is observed on the nearest weekday as well.
    private static readonly (string Name, string Rule, bool Observed)[] Rules =
    [
        ("New Year's Day", "BYMONTH=1;BYMONTHDAY=1", true),
        ("Martin Luther King Jr. Day", "BYMONTH=1;BYDAY=3MO", false),
        ("Presidents' Day", "BYMONTH=2;BYDAY=3MO", false),
        ("Memorial Day", "BYMONTH=5;BYDAY=-1MO", false),
        ("Juneteenth", "BYMONTH=6;BYMONTHDAY=19", true),
        ("Independence Day", "BYMONTH=7;BYMONTHDAY=4", true),
        ("Pioneer Day", "BYMONTH=7;BYMONTHDAY=24", true),
        ("Labor Day", "BYMONTH=9;BYDAY=1MO", false),
        ("Columbus Day", "BYMONTH=10;BYDAY=2MO", false),
        ("Veterans Day", "BYMONTH=11;BYMONTHDAY=11", true),
        ("Thanksgiving", "BYMONTH=11;BYDAY=4TH", false),
        ("Day after Thanksgiving", "BYMONTH=11;BYDAY=FR;BYMONTHDAY=23,24,25,26,27,28,29", false),
        ("Christmas Eve", "BYMONTH=12;BYMONTHDAY=24", false),
        ("Christmas Day", "BYMONTH=12;BYMONTHDAY=25", true),
    ];

    /// <summary>The first year for which proposals are made.</summary>
    public const int FirstYear = 2000;

    /// <summary>The last year for which proposals are made.</summary>
    public const int LastYear = 2100;

    /// <summary>The proposals of a year in order, one a day; none for a year out of range.</summary>
    public static IReadOnlyList<Holiday> In(int year) => year is < FirstYear or > LastYear
        ? []
        :
        [
            // The last day of a year may be the observed first of the next one.
            .. Rules.SelectMany(rule => On(rule, year).Concat(On(rule, year + 1)))
                .Where(holiday => holiday.Date.Year == year)
                .GroupBy(holiday => holiday.Date)
                .Select(day => new Holiday(day.Key, string.Join(" and ", day.Select(holiday => holiday.Name))))
                .OrderBy(holiday => holiday.Date),
        ];

    private static IEnumerable<Holiday> On((string Name, string Rule, bool Observed) rule, int year)
    {
        var yearly = new CalendarEvent
        {
            Start = new CalDateTime(new DateOnly(year, 1, 1)),
            RecurrenceRule = new RecurrenceRule("FREQ=YEARLY;" + rule.Rule),
        };
        var end = new DateOnly(year + 1, 1, 1);
        foreach (var date in yearly.GetOccurrences().Select(occurrence => occurrence.Period.StartTime.Date).TakeWhile(date => date < end))
        {
            yield return new Holiday(date, rule.Name);
            if (rule.Observed && (date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday))
                yield return new Holiday(date.AddDays(date.DayOfWeek is DayOfWeek.Saturday ? -1 : 1), rule.Name + " (observed)");
        }
    }
}
