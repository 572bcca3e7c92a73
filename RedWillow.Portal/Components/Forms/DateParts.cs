using System.Globalization;

namespace RedWillow.Portal.Components.Forms;

/// <summary>What is wrong with a date that was typed as three fields.</summary>
public enum DateMistake
{
    None = 0,
    Empty,
    MonthMissing,
    DayMissing,
    YearMissing,
    MonthWrong,
    DayWrong,
    YearWrong,
    NoSuchDate,
}

/// <summary>A date as it was typed: three texts, kept as they are so that nothing typed is lost, whatever it was.</summary>
public sealed class DateParts
{
    public string? Month { get; set; }

    public string? Day { get; set; }

    public string? Year { get; set; }

    public static DateParts From(DateOnly? date) => date is not { } day ? new DateParts() : new DateParts
    {
        Month = day.Month.ToString(CultureInfo.InvariantCulture),
        Day = day.Day.ToString(CultureInfo.InvariantCulture),
        Year = day.Year.ToString("0000", CultureInfo.InvariantCulture),
    };

    /// <summary>The date, when all three parts make one.</summary>
    public DateOnly? Date => Read(out var date) == DateMistake.None ? date : null;

    /// <summary>Reads the date, or says which one thing is wrong with it. Months may be numbers or names.</summary>
    public DateMistake Read(out DateOnly date)
    {
        date = default;
        var missing = (string.IsNullOrWhiteSpace(Month), string.IsNullOrWhiteSpace(Day), string.IsNullOrWhiteSpace(Year));
        switch (missing)
        {
            case (true, true, true): return DateMistake.Empty;
            case (true, _, _): return DateMistake.MonthMissing;
            case (_, true, _): return DateMistake.DayMissing;
            case (_, _, true): return DateMistake.YearMissing;
        }

        if (ReadMonth(Month!.Trim()) is not (>= 1 and <= 12 and var month))
            return DateMistake.MonthWrong;
        if (Digits(Day) is not (>= 1 and <= 31 and var day))
            return DateMistake.DayWrong;
        if (Digits(Year) is not (>= 1000 and <= 9998 and var year))
            return DateMistake.YearWrong;
        if (day > DateTime.DaysInMonth(year, month))
            return DateMistake.NoSuchDate;

        date = new DateOnly(year, month, day);
        return DateMistake.None;
    }

    private static int? Digits(string? text) =>
        int.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static int? ReadMonth(string text)
    {
        if (Digits(text) is { } number)
            return number;
        if (text.Length < 3)
            return null;
        var names = CultureInfo.CurrentCulture.DateTimeFormat.MonthNames;
        var found = Array.FindIndex(names, name => name.StartsWith(text.TrimEnd('.'), StringComparison.CurrentCultureIgnoreCase));
        return found is >= 0 and < 12 ? found + 1 : null;
    }
}
