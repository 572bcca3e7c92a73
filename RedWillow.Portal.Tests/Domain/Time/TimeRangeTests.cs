using FsCheck.Xunit;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Tests.Domain.Time;

public sealed class TimeRangeTests
{
    private static readonly DateTime Ten = new(2026, 3, 5, 17, 0, 0, DateTimeKind.Utc);

    [Property(Arbitrary = [typeof(Anything)])]
    public bool Ranges_overlap_exactly_when_they_share_a_minute(TimeRange one, TimeRange other)
    {
        var minutes = Enumerable.Range(0, 60).Select(minute => Ten.AddMinutes(minute - 60));
        return one.Overlaps(other) == minutes.Any(minute => one.Contains(minute) && other.Contains(minute));
    }

    [Property(Arbitrary = [typeof(Anything)])]
    public bool Overlap_is_symmetric(TimeRange one, TimeRange other) => one.Overlaps(other) == other.Overlaps(one);

    [Fact]
    public void What_ends_at_ten_leaves_ten_free()
    {
        Assert.False(TimeRange.Lasting(Ten, 50).Overlaps(TimeRange.Lasting(Ten.AddMinutes(50), 50)));
        Assert.True(TimeRange.Lasting(Ten, 50).Overlaps(TimeRange.Lasting(Ten.AddMinutes(49), 50)));
    }

    [Fact]
    public void An_empty_range_overlaps_nothing()
    {
        var hour = TimeRange.Lasting(Ten, 50);
        var nothing = TimeRange.Lasting(Ten.AddMinutes(10), 0);

        Assert.False(hour.Overlaps(nothing));
        Assert.False(nothing.Overlaps(hour));
    }

    [Fact]
    public void A_range_is_made_of_instants_in_order()
    {
        Assert.Throws<ArgumentException>(() => new TimeRange(DateTime.SpecifyKind(Ten, DateTimeKind.Local), Ten));
        Assert.Throws<ArgumentException>(() => new TimeRange(Ten, DateTime.SpecifyKind(Ten, DateTimeKind.Unspecified)));
        Assert.Throws<ArgumentException>(() => new TimeRange(Ten, Ten.AddTicks(-1)));
    }
}
