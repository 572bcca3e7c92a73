using FsCheck.Xunit;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Tests.Domain.Time;

public sealed class ProgramWeekTests
{
    private static readonly DateOnly First = new(2026, 3, 4);

    [Property(Arbitrary = [typeof(Anything)])]
    public bool Every_day_lies_in_the_week_that_starts_on_a_monday(DateOnly day)
    {
        var week = ProgramWeek.Of(day);
        return week.Monday.DayOfWeek == DayOfWeek.Monday && week.Span.Contains(day) && week.Span.Days == 7 && week[day.DayOfWeek] == day;
    }

    [Fact]
    public void Sunday_is_the_last_day_and_the_next_week_follows()
    {
        var week = ProgramWeek.Of(new DateOnly(2026, 3, 8));

        Assert.Equal(new DateOnly(2026, 3, 2), week.Monday);
        Assert.Equal(new DateOnly(2026, 3, 8), week.Sunday);
        Assert.Equal(ProgramWeek.Of(new DateOnly(2026, 3, 9)), week.Next);
        Assert.Equal(week, week.Next.Previous);
    }

    [Fact]
    public void The_rims_of_the_calendar_do_not_fail()
    {
        Assert.Equal(DateOnly.MinValue, ProgramWeek.Of(DateOnly.MinValue).Previous.Monday);
        Assert.Equal(DateOnly.MaxValue, ProgramWeek.Of(DateOnly.MaxValue).Next.Next.Span.Until);
    }

    [Theory]
    [InlineData(4, 12, true, false, 0)]  // Wednesday with a session to come
    [InlineData(4, 12, true, true, 0)]
    [InlineData(5, 22, false, true, 1)]  // Thursday night, the last session is over
    [InlineData(5, 22, false, false, 0)] // nothing in either week: nothing to go to
    [InlineData(7, 9, false, false, 1)]  // Saturday
    [InlineData(8, 9, false, true, 1)]   // Sunday
    [InlineData(7, 9, true, true, 0)]    // Saturday with a session on Sunday
    public void A_plan_opens_on_the_week_something_is_left_of(int day, int hour, bool leftHere, bool leftThen, int ahead)
    {
        var now = new DateTime(2026, 3, day, hour, 0, 0, DateTimeKind.Unspecified);
        List<DateTime> ends = [new(2026, 3, 2, 12, 0, 0, DateTimeKind.Unspecified)];
        if (leftHere)
            ends.Add(new(2026, 3, 8, 21, 0, 0, DateTimeKind.Unspecified));
        if (leftThen)
            ends.Add(new(2026, 3, 9, 12, 0, 0, DateTimeKind.Unspecified));

        Assert.Equal(ahead, ProgramWeek.ToOpen(now, ends).WeeksAfter(ProgramWeek.Of(First)));
    }

    [Theory]
    [InlineData(-3, 0)]
    [InlineData(0, 0)]
    [InlineData(6, 0)]
    [InlineData(7, 1)]
    [InlineData(83, 11)]
    [InlineData(84, 12)]
    public void Weeks_are_full_sevens_of_days_since_the_first_attended_session(int days, int weeks) =>
        Assert.Equal(weeks, ProgramWeek.FullWeeks(First, First.AddDays(days), []));

    [Fact]
    public void Days_on_leave_do_not_count()
    {
        var leave = new DateSpan(First.AddDays(10), First.AddDays(24));

        Assert.Equal(10, ProgramWeek.FullWeeks(First, First.AddDays(84), [leave]));
        Assert.Equal(12, ProgramWeek.FullWeeks(First, First.AddDays(98), [leave]));
        Assert.Equal(1, ProgramWeek.FullWeeks(First, First.AddDays(20), [leave]));
    }

    [Property(Arbitrary = [typeof(Anything)])]
    public bool Weeks_are_the_days_not_on_leave_by_seven(DateOnly today, DateSpan[] leaves)
    {
        var days = new DateSpan(First, today).Days;
        var counted = Enumerable.Range(0, days).Select(ahead => First.AddDays(ahead)).Count(day => !leaves.Any(leave => leave.Contains(day)));
        return ProgramWeek.FullWeeks(First, today, leaves) == counted / 7;
    }
}
