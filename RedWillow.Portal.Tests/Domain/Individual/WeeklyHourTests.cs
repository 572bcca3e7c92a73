using RedWillow.Portal.Domain.Individual;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Tests.Domain.Individual;

public sealed class WeeklyHourTests
{
    [Theory]
    [InlineData(29, false)]
    [InlineData(30, true)]
    [InlineData(90, true)]
    [InlineData(91, false)]
    public void An_hour_lasts_from_30_to_90_minutes(int minutes, bool possible) =>
        Assert.Equal(
            possible ? null : new HourLengthWrong(minutes),
            WeeklyHour.Create(DayOfWeek.Friday, new TimeOnly(9, 0), minutes).Refusal);

    [Fact]
    public void An_hour_is_fifty_minutes_unless_said_otherwise_and_ends_the_same_day()
    {
        Assert.Equal(new TimeOnly(9, 50), WeeklyHour.Create(DayOfWeek.Friday, new TimeOnly(9, 0)).Value.End);
        Assert.IsType<WeeklyTimeInvalid>(WeeklyHour.Create(DayOfWeek.Friday, new TimeOnly(23, 10)).Refusal);
    }
}
