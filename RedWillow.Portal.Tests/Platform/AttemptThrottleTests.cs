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
    public void Who_guesses_without_end_is_looked_at_a_hundred_times_and_then_once_a_day_has_passed()
    {
        var (throttle, now) = (AttemptThrottle.For("key", Start), Start);
        var looked = 0;
        for (var hour = 0; hour < 1_000 && throttle.Failures < AttemptThrottle.MostFailures; hour++, now = now.AddHours(1))
        {
            if (!throttle.Try(now)) continue;
            looked++;
            throttle.Failed(now);
        }

        Assert.Equal(AttemptThrottle.MostFailures, looked);
        Assert.False(throttle.Try(now.AddHours(12)));
        Assert.True(throttle.Try(now.AddDays(2)));
    }

    [Fact]
    public void A_few_failures_are_counted_together_while_they_come_within_a_day()
    {
        var (throttle, now) = (AttemptThrottle.For("key", Start), Start);
        for (var failure = 0; failure < 5; failure++, now = now.AddHours(20))
        {
            Assert.True(throttle.Try(now));
            throttle.Failed(now);
        }

        Assert.Equal(5, throttle.Failures);
    }

    [Fact]
    public void Three_mails_go_in_an_hour()
    {
        var throttle = AttemptThrottle.For("key", Start);
        Assert.Equal(3, Enumerable.Range(0, 500).Count(_ => throttle.TryMail(Start.AddMinutes(5))));
        Assert.True(throttle.TryMail(Start.AddMinutes(61)));
    }
}
