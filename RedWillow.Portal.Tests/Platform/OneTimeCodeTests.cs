using RedWillow.Portal.Platform.Security;

namespace RedWillow.Portal.Tests.Platform;

public sealed class OneTimeCodeTests
{
    // "12345678901234567890" of RFC 6238, appendix B, in Base32.
    private const string Key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    private static readonly DateTime Now = new(2026, 1, 13, 17, 0, 10, DateTimeKind.Utc);

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1234567890, "005924")]
    [InlineData(20000000000, "353130")]
    public void The_codes_are_those_of_the_standard(long seconds, string code) => Assert.Equal(code, OneTimeCode.At(Key, seconds / 30));

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void One_step_of_clock_error_is_allowed(int away, bool accepted)
    {
        var code = OneTimeCode.At(Key, OneTimeCode.StepAt(Now) + away);
        Assert.Equal(accepted, OneTimeCode.Match(Key, code, 0, Now) is not null);
    }

    [Fact]
    public void A_code_counts_once()
    {
        var step = OneTimeCode.StepAt(Now);
        var code = OneTimeCode.At(Key, step);
        Assert.Equal(step, OneTimeCode.Match(Key, code, step - 1, Now));
        Assert.Null(OneTimeCode.Match(Key, code, step, Now));
    }

    [Fact]
    public void An_earlier_code_does_not_count_after_a_later_one() =>
        Assert.Null(OneTimeCode.Match(Key, OneTimeCode.At(Key, OneTimeCode.StepAt(Now) - 1), OneTimeCode.StepAt(Now), Now));
}
