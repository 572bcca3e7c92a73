using RedWillow.Portal.Data.Identity;

namespace RedWillow.Portal.Tests.Platform;

public sealed class AttemptThrottleTests
{
    private static readonly DateTime Start = new(2026, 1, 13, 17, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void The_first_failures_cost_no_wait_and_the_next_ones_ever_more()
    {
        var throttle = AttemptThrottle.For("key", Start);
        for (var failure = 0; failure < 5; failure++)
        {
            Assert.True(throttle.Try(Start));
            throttle.Failed(Start);
        }

        Assert.False(throttle.Try(Start));
        Assert.True(throttle.Try(Start.AddSeconds(1)));
        throttle.Failed(Start);
        Assert.False(throttle.Try(Start.AddSeconds(1)));
        Assert.True(throttle.Try(Start.AddSeconds(2)));
    }

    [Fact]
    public void A_hundred_failures_are_the_most_there_can_ever_be()
    {
        var (throttle, now) = (AttemptThrottle.For("key", Start), Start);
        var looked = 0;
        for (var hour = 0; hour < 1_000; hour++, now = now.AddHours(1))
        {
            if (!throttle.Try(now)) continue;
            looked++;
            throttle.Failed(now);
        }

        Assert.Equal(AttemptThrottle.MostFailures, looked);
    }

    [Fact]
    public void Three_mails_go_in_an_hour()
    {
        var throttle = AttemptThrottle.For("key", Start);
        Assert.Equal(3, Enumerable.Range(0, 500).Count(_ => throttle.TryMail(Start.AddMinutes(5))));
        Assert.True(throttle.TryMail(Start.AddMinutes(61)));
    }
}
