using RedWillow.Portal.Domain.People;

namespace RedWillow.Portal.Tests.Domain.People;

public sealed class ContactWayTests
{
    [Theory]
    [InlineData(SafeContact.None, ContactWay.Unsaid)]
    [InlineData(SafeContact.Email, ContactWay.Email)]
    [InlineData(SafeContact.Text, ContactWay.Text)]
    [InlineData(SafeContact.Text | SafeContact.Email, ContactWay.Text)]
    [InlineData(SafeContact.Voicemail | SafeContact.Email, ContactWay.Call)]
    [InlineData(SafeContact.Call | SafeContact.Text | SafeContact.Email, ContactWay.Call)]
    public void Nobody_is_called_who_did_not_say_that_it_is_safe(SafeContact safe, ContactWay first) => Assert.Equal(first, safe.First());
}
