using FsCheck.Xunit;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Tests.Domain.Time;

public sealed class DateSpanTests
{
    private static readonly DateOnly Monday = new(2026, 3, 2);

    private static IEnumerable<DateOnly> AllDays => Enumerable.Range(0, 90).Select(ahead => Anything.FirstDay.AddDays(ahead));

    [Property(Arbitrary = [typeof(Anything)])]
    public bool Spans_overlap_exactly_when_they_share_a_day(DateSpan one, DateSpan other) =>
        one.Overlaps(other) == AllDays.Any(day => one.Contains(day) && other.Contains(day));

    [Property(Arbitrary = [typeof(Anything)])]
    public bool The_intersection_holds_the_days_of_both(DateSpan one, DateSpan other) =>
        AllDays.All(day => one.Intersect(other).Contains(day) == (one.Contains(day) && other.Contains(day)));

    [Property(Arbitrary = [typeof(Anything)])]
    public bool The_first_weekday_is_the_first_such_day_in_it(DateSpan span, DayOfWeek day) =>
        span.First(day) == AllDays.Where(date => span.Contains(date) && date.DayOfWeek == day).Cast<DateOnly?>().FirstOrDefault();

    [Fact]
    public void The_last_day_is_not_in_it()
    {
        var span = new DateSpan(Monday, Monday.AddDays(7));

        Assert.Equal(7, span.Days);
        Assert.Equal(Monday.AddDays(6), span.First(DayOfWeek.Sunday));
        Assert.Null(new DateSpan(Monday, Monday.AddDays(6)).First(DayOfWeek.Sunday));
        Assert.False(span.Contains(Monday.AddDays(7)));
        Assert.Equal(0, new DateSpan(Monday, Monday.AddDays(-3)).Days);
    }

    [Fact]
    public void An_open_span_has_room_for_every_weekday_and_never_runs_over()
    {
        Assert.True(DateSpan.OpenFrom(Monday).IsOpen);
        Assert.Equal(Monday, DateSpan.OpenFrom(Monday).First(DayOfWeek.Monday));
        Assert.Null(DateSpan.OpenFrom(DateSpan.Open.AddDays(-1)).First(DayOfWeek.Friday));
    }
}
