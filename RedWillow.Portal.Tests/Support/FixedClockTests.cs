namespace RedWillow.Portal.Tests.Support;

public sealed class FixedClockTests
{
    [Fact]
    public void It_shows_the_center_s_wall_clock_and_moves_only_when_told()
    {
        var clock = FixedClock.At(2026, 1, 13, hour: 22);

        Assert.Equal(new DateOnly(2026, 1, 13), clock.Today);
        Assert.Equal(new DateTime(2026, 1, 14, 5, 0, 0, DateTimeKind.Utc), clock.UtcNow);

        clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(new DateOnly(2026, 1, 14), clock.Today);
    }
}
