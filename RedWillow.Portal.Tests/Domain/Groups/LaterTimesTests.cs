using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Tests.Domain.Groups;

public sealed class LaterTimesTests
{
    private static readonly DateOnly Monday = new(2026, 1, 12);
    private static readonly DayOfWeek[] Days = [DayOfWeek.Thursday, DayOfWeek.Monday, DayOfWeek.Wednesday];

    [Fact]
    public void The_first_change_after_the_day_is_told_with_its_days_from_monday_on()
    {
        var meetings = Plan(Monday, Monday.AddDays(14), 18).Concat(Plan(Monday.AddDays(14), Monday.AddDays(28), 19)).Concat(Plan(Monday.AddDays(28), DateSpan.Open, 20));

        var later = LaterTimes.After(Monday.AddDays(2), meetings)!;

        Assert.Equal((Monday.AddDays(14), new TimeOnly(19, 0), new TimeOnly(22, 15)), (later.From, later.Start, later.End));
        Assert.Equal([DayOfWeek.Monday, DayOfWeek.Wednesday, DayOfWeek.Thursday], later.Days);
        Assert.Equal(Monday.AddDays(28), LaterTimes.After(Monday.AddDays(14), meetings)!.From);
        Assert.Null(LaterTimes.After(Monday.AddDays(28), meetings));
    }

    [Fact]
    public void Another_room_or_counselor_changes_no_time()
    {
        var meetings = Plan(Monday, Monday.AddDays(7), 18).Concat(Plan(Monday.AddDays(7), Monday.AddDays(14), 18)).Concat(Plan(Monday.AddDays(14), DateSpan.Open, 17));

        Assert.Equal(Monday.AddDays(14), LaterTimes.After(Monday, meetings)!.From);
        Assert.Null(LaterTimes.After(Monday, Plan(Monday, DateSpan.Open, 18)));
    }

    [Fact]
    public void Weekdays_that_stay_are_known_to_stay()
    {
        var others = new[] { DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday }.Select(day => (DateSpan.OpenFrom(Monday.AddDays(7)), new WeeklyTime(day, new(18, 0), 195)));

        Assert.True(LaterTimes.After(Monday, Plan(Monday, Monday.AddDays(7), 18).Concat(Plan(Monday.AddDays(7), DateSpan.Open, 19)))!.SameDays);
        Assert.False(LaterTimes.After(Monday, Plan(Monday, Monday.AddDays(7), 18).Concat(others))!.SameDays);
    }

    private static IEnumerable<(DateSpan Span, WeeklyTime Time)> Plan(DateOnly from, DateOnly until, int hour) =>
        Days.Select(day => (new DateSpan(from, until), new WeeklyTime(day, new(hour, 0), 195)));
}
