using RedWillow.Portal.Platform.Calendar;

namespace RedWillow.Portal.Tests.Features.ConfiguringSchedule;

public sealed class HolidaysTests
{
    private static readonly string[] Policy = ["Day after Thanksgiving", "Christmas Eve"];

    [Theory]
    [InlineData(2026, "01-01 01-19 02-16 05-25 06-19 07-03 07-04 07-24 09-07 10-12 11-11 11-26 12-25")]
    [InlineData(2027, "01-01 01-18 02-15 05-31 06-18 06-19 07-04 07-05 07-23 07-24 09-06 10-11 11-11 11-25 12-24 12-25 12-31")]
    [InlineData(2028, "01-01 01-17 02-21 05-29 06-19 07-04 07-24 09-04 10-09 11-10 11-11 11-23 12-25")]
    public void The_holidays_of_a_year_are_those_of_the_calendar(int year, string days)
    {
        var found = Holidays.In(year).Where(holiday => !Policy.Contains(holiday.Name)).Select(holiday => holiday.Date.ToString("MM-dd", null));
        Assert.Equal(days.Split(' '), found);
    }

    [Theory]
    [InlineData(2026, 27)]
    [InlineData(2027, 26)]
    [InlineData(2028, 24)]
    public void The_day_after_Thanksgiving_follows_the_fourth_Thursday(int year, int day) =>
        Assert.Contains(new Holiday(new DateOnly(year, 11, day), "Day after Thanksgiving"), Holidays.In(year));

    [Fact]
    public void Two_reasons_for_one_day_are_one_proposal()
    {
        var names = Holidays.In(2027).Where(holiday => holiday.Date == new DateOnly(2027, 12, 24)).Select(holiday => holiday.Name);
        Assert.Equal(["Christmas Eve and Christmas Day (observed)"], names);
    }

    [Fact]
    public void A_year_far_away_has_no_proposals()
    {
        Assert.Empty(Holidays.In(1));
        Assert.Empty(Holidays.In(9999));
    }
}
