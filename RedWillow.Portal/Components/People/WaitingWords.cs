using System.Globalization;
using RedWillow.Portal.Components.Schedule;

namespace RedWillow.Portal.Components.People;

/// <summary>How long somebody has waited for the center.</summary>
public static class WaitingWords
{
    /// <summary>
    /// "2 business days", "Since today". Who asked on Friday has waited no business day on Sunday, and yet not since today: "Since Friday".
    /// </summary>
    /// <param name="businessDays">How many business days have begun since.</param>
    /// <param name="since">The day on which the waiting began.</param>
    /// <param name="today">The local day.</param>
    public static string Age(int businessDays, DateOnly since, DateOnly today) => businessDays switch
    {
        0 when since >= today => "Since today",
        // Further back the name of the day alone would be two days.
        0 when since > today.AddDays(-7) => $"Since {TimeText.WeekdayWithin(since.DayOfWeek)}",
        0 => $"Since {TimeText.DayWithin(since)}",
        1 => "1 business day",
        _ => string.Create(CultureInfo.CurrentCulture, $"{businessDays} business days"),
    };

    /// <summary>The same inside a sentence, where the name of a day keeps its capital.</summary>
    public static string AgeWithin(int businessDays, DateOnly since, DateOnly today) =>
        Age(businessDays, since, today) is var age && age[0] == 'S' ? string.Concat("s", age.AsSpan(1)) : age;
}
