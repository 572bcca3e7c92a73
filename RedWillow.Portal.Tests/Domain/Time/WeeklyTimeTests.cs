using FsCheck.Xunit;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Tests.Domain.Time;

public sealed class WeeklyTimeTests
{
    private static readonly WeeklyTime MondayAtTen = new(DayOfWeek.Monday, new TimeOnly(10, 0), 50);

    [Property(Arbitrary = [typeof(Anything)])]
    public bool Times_overlap_exactly_when_they_share_a_minute_of_the_week(WeeklyTime one, WeeklyTime other) =>
        one.Overlaps(other) == (one.Day == other.Day && Minutes(one).Intersect(Minutes(other)).Any());

    [Property(Arbitrary = [typeof(Anything)])]
    public bool Overlap_is_symmetric_with_any_buffer(WeeklyTime one, WeeklyTime other, byte buffer) =>
        one.Overlaps(other, buffer) == other.Overlaps(one, buffer);

    [Theory]
    [InlineData(10, 50, 0, false)]
    [InlineData(10, 49, 0, true)]
    [InlineData(9, 10, 0, false)]
    [InlineData(9, 11, 0, true)]
    [InlineData(11, 19, 30, true)]
    [InlineData(11, 20, 30, false)]
    [InlineData(8, 41, 30, true)]
    [InlineData(8, 40, 30, false)]
    public void A_buffer_keeps_that_many_minutes_between_two(int hour, int minute, int buffer, bool overlaps) =>
        Assert.Equal(overlaps, MondayAtTen.Overlaps(new WeeklyTime(DayOfWeek.Monday, new TimeOnly(hour, minute), 50), buffer));

    [Fact]
    public void Another_weekday_is_another_time() =>
        Assert.False(MondayAtTen.Overlaps(new WeeklyTime(DayOfWeek.Tuesday, new TimeOnly(10, 0), 50)));

    [Theory]
    [InlineData(23, 0, 59, true)]
    [InlineData(23, 0, 60, false)]
    [InlineData(10, 0, 0, false)]
    [InlineData(10, 0, -5, false)]
    [InlineData(10, 0, int.MaxValue, false)]
    public void It_lasts_a_minute_or_more_and_ends_before_midnight(int hour, int minute, int minutes, bool possible)
    {
        var start = new TimeOnly(hour, minute);
        var result = WeeklyTime.Create(DayOfWeek.Friday, start, minutes);

        Assert.Equal(possible, result.Succeeded);
        if (!possible)
        {
            Assert.Equal(new WeeklyTimeInvalid(start, minutes), result.Refusal);
            Assert.Throws<ArgumentException>(() => new WeeklyTime(DayOfWeek.Friday, start, minutes));
        }
    }

    [Fact]
    public void A_weekday_that_does_not_exist_is_refused() =>
        Assert.False(WeeklyTime.Create((DayOfWeek)7, new TimeOnly(10, 0), 50).Succeeded);

    [Fact]
    public void Seconds_are_dropped_and_the_end_follows() =>
        Assert.Equal(new TimeOnly(10, 50), new WeeklyTime(DayOfWeek.Monday, new TimeOnly(10, 0, 59), 50).End);

    private static IEnumerable<int> Minutes(WeeklyTime time) => Enumerable.Range(time.StartMinute, time.Minutes);
}
