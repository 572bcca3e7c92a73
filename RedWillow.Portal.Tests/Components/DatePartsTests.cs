using System.Globalization;
using RedWillow.Portal.Components.Forms;
using RedWillow.Portal.Components.Schedule;

namespace RedWillow.Portal.Tests.Components;

public sealed class DatePartsTests
{
    [Theory]
    [InlineData("", " ", null, DateMistake.Empty)]
    [InlineData("", "3", "1990", DateMistake.MonthMissing)]
    [InlineData("7", "", "1990", DateMistake.DayMissing)]
    [InlineData("7", "3", "", DateMistake.YearMissing)]
    [InlineData("13", "3", "1990", DateMistake.MonthWrong)]
    [InlineData("Mu", "3", "1990", DateMistake.MonthWrong)]
    [InlineData("7", "32", "1990", DateMistake.DayWrong)]
    [InlineData("7", "-3", "1990", DateMistake.DayWrong)]
    [InlineData("7", "3", "90", DateMistake.YearWrong)]
    [InlineData("7", "3", "99999", DateMistake.YearWrong)]
    [InlineData("7", "3", "9999999999999999", DateMistake.YearWrong)]
    [InlineData("2", "29", "2023", DateMistake.NoSuchDate)]
    [InlineData("2", "29", "2024", DateMistake.None)]
    public void Each_mistake_has_its_own_name(string? month, string? day, string? year, DateMistake expected) =>
        Assert.Equal(expected, new DateParts { Month = month, Day = day, Year = year }.Read(out _));

    [Theory]
    [InlineData("en-US", "july")]
    [InlineData("en-US", "Jul")]
    [InlineData("en-US", " 07 ")]
    [InlineData("es-US", "julio")]
    public void A_month_may_be_a_number_or_a_name(string culture, string month)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        Assert.Equal(new DateOnly(1990, 7, 3), new DateParts { Month = month, Day = "3", Year = "1990" }.Date);
    }

    [Fact]
    public void A_date_comes_back_as_it_went_in()
    {
        var day = new DateOnly(1990, 7, 3);
        Assert.Equal(day, DateParts.From(day).Date);
        Assert.Null(DateParts.From(null).Date);
    }

    [Theory]
    [InlineData("en-US", 18, 21, "6:00–9:00 pm")]
    [InlineData("en-US", 10, 13, "10:00 am–1:00 pm")]
    [InlineData("es-US", 18, 21, "6:00–9:00 pm")]
    public void A_span_of_time_is_said_as_people_say_it(string culture, int from, int until, string expected)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        Assert.Equal(expected, TimeText.Range(new TimeOnly(from, 0), new TimeOnly(until, 0)).Replace('\u00a0', ' ').Replace('\u202f', ' '));
    }

    [Theory]
    [InlineData("en-US", "Thursday, November 19")]
    [InlineData("es-US", "Jueves, 19 de noviembre")]
    public void A_day_is_said_in_full(string culture, string expected)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        Assert.Equal(expected, TimeText.Day(new DateOnly(2026, 11, 19)));
    }

    [Theory]
    [InlineData("en-US", "February 3, 1990")]
    [InlineData("es-US", "3 de febrero de 1990")]
    public void A_day_long_ago_has_its_year_and_no_weekday(string culture, string text)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        Assert.Equal(text, TimeText.Date(new(1990, 2, 3)));
    }
}
