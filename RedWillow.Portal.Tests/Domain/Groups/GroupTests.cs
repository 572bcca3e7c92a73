using RedWillow.Portal.Domain.Groups;

namespace RedWillow.Portal.Tests.Domain.Groups;

public sealed class GroupTests
{
    [Theory]
    [InlineData("e1", true)]
    [InlineData("D12", true)]
    [InlineData("abcdefgh", true)]
    [InlineData("abcdefghi", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("a\0b", false)]
    [InlineData("e 1", false)]
    [InlineData("é1", false)]
    public void A_code_is_short_and_made_of_plain_letters_and_digits(string? code, bool can) => Assert.Equal(can, Group.IsSlug(code));
}
