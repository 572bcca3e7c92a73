using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Platform.Outbox;
using RedWillow.Portal.Platform.Settings;

namespace RedWillow.Portal.Tests.Domain.People;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("kai@example.org")]
    [InlineData("kai.o'neil+portal@mail.example.org")]
    [InlineData("k_a-i@clinic-1.example")]
    [InlineData("kai@münchen.example")]
    public void An_address_that_is_taken_can_be_written_on_a_mail(string address)
    {
        Assert.True(EmailAddress.IsWritable(address));

        var settings = new MailSettings { From = "portal@redwillow.example", SenderName = "Red Willow" };
        var mail = MailFormat.Of(new Letter(Guid.NewGuid(), address, "Subject", "Body"), settings);
        Assert.Equal(address, Assert.Single(mail.To.Mailboxes).Address);
    }

    [Theory]
    [InlineData("\"a,b\"@x.example")]
    [InlineData("a;b@x.example")]
    [InlineData("a,b@x.example")]
    [InlineData("kai")]
    [InlineData("kai@")]
    [InlineData("@x.example")]
    [InlineData("kai@x@y.example")]
    [InlineData("kai@example")]
    [InlineData("kai @x.example")]
    [InlineData("kai..b@x.example")]
    [InlineData("kai@-x.example")]
    [InlineData("kai@x..example")]
    [InlineData("<kai@x.example>")]
    [InlineData("kai@x.example\n")]
    [InlineData("kai(note)@x.example")]
    public void Anything_else_is_none(string text) => Assert.False(EmailAddress.IsWritable(text));

    [Fact]
    public void An_address_has_a_longest() => Assert.False(EmailAddress.IsWritable("kai@" + string.Join('.', Enumerable.Repeat(new string('a', 60), 5))));
}
