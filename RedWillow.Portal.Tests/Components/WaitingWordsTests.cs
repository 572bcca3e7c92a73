using RedWillow.Portal.Components.People;

namespace RedWillow.Portal.Tests.Components;

public sealed class WaitingWordsTests
{
    // November 20, 2026 is a Friday.
    [Theory]
    [InlineData(0, 20, 20, "Since today", "since today")]
    [InlineData(0, 20, 22, "Since Friday", "since Friday")]
    [InlineData(0, 21, 22, "Since Saturday", "since Saturday")]
    [InlineData(0, 20, 27, "Since Friday, November 20", "since Friday, November 20")]
    [InlineData(1, 20, 23, "1 business day", "1 business day")]
    [InlineData(3, 20, 25, "3 business days", "3 business days")]
    public void Who_has_waited_no_business_day_has_waited_since_a_day_that_is_named(int businessDays, int since, int today, string line, string within)
    {
        var (from, now) = (new DateOnly(2026, 11, since), new DateOnly(2026, 11, today));

        Assert.Equal((line, within), (WaitingWords.Age(businessDays, from, now), WaitingWords.AgeWithin(businessDays, from, now)));
    }
}
