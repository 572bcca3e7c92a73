using RedWillow.Portal.Domain.People;

namespace RedWillow.Portal.Tests.Domain.People;

public sealed class FirstWayTests
{
    [Theory]
    [InlineData(SafeContact.None, FirstWay.Unsaid)]
    [InlineData(SafeContact.Email, FirstWay.Email)]
    [InlineData(SafeContact.Text, FirstWay.Text)]
    [InlineData(SafeContact.Text | SafeContact.Email, FirstWay.Text)]
    [InlineData(SafeContact.Voicemail | SafeContact.Email, FirstWay.Call)]
    [InlineData(SafeContact.Call | SafeContact.Text | SafeContact.Email, FirstWay.Call)]
    public void Nobody_is_called_who_did_not_say_that_it_is_safe(SafeContact safe, FirstWay first) => Assert.Equal(first, safe.First());
}
