using FsCheck.Xunit;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Groups;

namespace RedWillow.Portal.Tests.Domain.Groups;

public sealed class WeeklyPatternTests
{
    private static readonly DayOfWeek[] Days = [DayOfWeek.Thursday, DayOfWeek.Monday, DayOfWeek.Tuesday];
    private static readonly TimeOnly HalfPastFive = new(17, 30);

    [Property(Arbitrary = [typeof(Anything)])]
    public bool A_pattern_is_540_clinical_minutes_on_three_days(WeeklyPattern pattern) =>
        pattern.Days.Distinct().Count() == 3
        && pattern.Days.Count * (pattern.EducationMinutes + pattern.SkillsMinutes + pattern.DiscussionMinutes) == 540
        && pattern.Times.All(time => time.Minutes == 180 + pattern.BreakMinutes && time.Start == pattern.Start);

    [Property]
    public bool Whatever_is_typed_is_540_minutes_or_refused(DayOfWeek[] days, int education, int skills, int discussion, int breaks)
    {
        var result = WeeklyPattern.Create(days, new TimeOnly(10, 0), education, skills, discussion, breaks);
        return result.Succeeded == (days.Distinct().Count() == 3
            && (long)education + skills + discussion == 180 && education >= 0 && skills >= 0 && discussion >= 0 && breaks is >= 0 and <= 120);
    }

    [Fact]
    public void Days_are_in_the_order_of_the_week_and_breaks_lengthen_the_clock()
    {
        var pattern = WeeklyPattern.Create(Days, HalfPastFive, 60, 60, 60, 15).Value!;

        Assert.Equal([DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Thursday], pattern.Days);
        Assert.Equal(195, pattern.ClockMinutes);
        Assert.Equal(new TimeOnly(20, 45), pattern.End);
    }

    [Fact]
    public void The_week_ends_with_sunday() =>
        Assert.Equal(
            [DayOfWeek.Tuesday, DayOfWeek.Saturday, DayOfWeek.Sunday],
            WeeklyPattern.Create([DayOfWeek.Sunday, DayOfWeek.Saturday, DayOfWeek.Tuesday], HalfPastFive, 60, 60, 60, 0).Value!.Days);

    [Fact]
    public void Three_different_days_are_needed()
    {
        Assert.Equal(new PatternNeedsThreeDays(2), Refused([DayOfWeek.Monday, DayOfWeek.Monday, DayOfWeek.Friday]));
        Assert.Equal(new PatternNeedsThreeDays(0), Refused([]));
        Assert.Equal(new PatternNeedsThreeDays(4), Refused([.. Days, DayOfWeek.Sunday]));
        Assert.Equal(new PatternNeedsThreeDays(2), Refused([DayOfWeek.Monday, DayOfWeek.Friday, (DayOfWeek)9]));
        Assert.Equal(new PatternNeedsThreeDays(3), Refused([.. Days, (DayOfWeek)9]));
        Assert.Null(Refused([.. Days, DayOfWeek.Monday]));
    }

    [Theory]
    [InlineData(60, 60, 59, 179L)]
    [InlineData(60, 60, 61, 181L)]
    [InlineData(-10, 100, 90, 180L)]
    [InlineData(100, -10, 90, 180L)]
    [InlineData(100, 90, -10, 180L)]
    [InlineData(int.MaxValue, int.MaxValue, 182, 4294967476L)]
    public void The_parts_of_a_session_make_180_minutes(int education, int skills, int discussion, long sum)
    {
        var refusal = WeeklyPattern.Create(Days, HalfPastFive, education, skills, discussion, 0).Refusal;

        Assert.Equal(new PatternMinutesWrong(sum), refusal);
        Assert.Equal([sum, 180, sum * 3, 540], refusal!.Facts);
    }

    [Theory]
    [InlineData(20, 44, 15, true)]
    [InlineData(20, 45, 15, false)]
    [InlineData(20, 59, 0, true)]
    [InlineData(21, 0, 0, false)]
    public void A_session_ends_on_the_day_it_starts(int hour, int minute, int breaks, bool possible)
    {
        var result = WeeklyPattern.Create(Days, new TimeOnly(hour, minute), 60, 60, 60, breaks);

        Assert.Equal(possible ? null : new PatternEndsNextDay(new TimeOnly(hour, minute), 180 + breaks), result.Refusal);
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(120, true)]
    [InlineData(121, false)]
    public void Breaks_last_from_none_to_two_hours(int breaks, bool possible) =>
        Assert.Equal(possible ? null : new PatternBreakWrong(breaks), WeeklyPattern.Create(Days, new TimeOnly(9, 0), 60, 60, 60, breaks).Refusal);

    [Theory]
    [InlineData(DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, true)]
    [InlineData(DayOfWeek.Saturday, DayOfWeek.Sunday, DayOfWeek.Monday, true)]
    [InlineData(DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Thursday, false)]
    [InlineData(DayOfWeek.Monday, DayOfWeek.Wednesday, DayOfWeek.Friday, false)]
    public void Three_days_in_a_row_are_a_warning(DayOfWeek one, DayOfWeek two, DayOfWeek three, bool warned) =>
        Assert.Equal(warned, WeeklyPattern.Create([three, one, two], new TimeOnly(9, 0), 60, 60, 60, 0).Value!.MeetsOnConsecutiveDays);

    [Fact]
    public void Patterns_are_equal_by_what_they_hold()
    {
        var one = WeeklyPattern.Create(Days, HalfPastFive, 60, 60, 60, 15).Value!;
        var same = WeeklyPattern.Create([.. Days.Reverse()], HalfPastFive, 60, 60, 60, 15).Value!;

        Assert.Equal(one, same);
        Assert.Equal(one.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(one, WeeklyPattern.Create(Days, HalfPastFive, 60, 60, 60, 0).Value!);
        Assert.NotEqual(one, WeeklyPattern.Create(Days, HalfPastFive, 50, 70, 60, 15).Value!);
    }

    private static Refusal? Refused(DayOfWeek[] days) => WeeklyPattern.Create(days, HalfPastFive, 60, 60, 60, 15).Refusal;
}
