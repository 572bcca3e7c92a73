using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Reaching;

namespace RedWillow.Portal.Tests.Domain.Reaching;

public sealed class AttemptsTests
{
    private static readonly DateTime Now = new(2026, 11, 24, 16, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(ContactWay.Phone, SafeContact.Call)]
    [InlineData(ContactWay.Text, SafeContact.Text)]
    [InlineData(ContactWay.Email, SafeContact.Email)]
    public void A_way_is_open_when_they_called_it_safe(ContactWay way, SafeContact needed)
    {
        const SafeContact all = SafeContact.Call | SafeContact.Voicemail | SafeContact.Text | SafeContact.Email;

        Assert.Null(Attempts.WhyNot(way, ContactResult.NoAnswer, needed, noCalls: false, atTheirWish: false));
        Assert.Equal(new WayNotSafe(way), Attempts.WhyNot(way, ContactResult.NoAnswer, all & ~needed, noCalls: false, atTheirWish: false));
        Assert.Null(Attempts.WhyNot(way, ContactResult.NoAnswer, SafeContact.None, noCalls: false, atTheirWish: true));
    }

    [Fact]
    public void A_letter_is_never_called_safe_and_a_visitor_came_themself()
    {
        const SafeContact all = (SafeContact)15;

        Assert.Equal(new WayNotSafe(ContactWay.Letter), Attempts.WhyNot(ContactWay.Letter, ContactResult.LeftMessage, all, noCalls: false, atTheirWish: false));
        Assert.Null(Attempts.WhyNot(ContactWay.InPerson, ContactResult.Reached, SafeContact.None, noCalls: true, atTheirWish: false));
    }

    [Fact]
    public void A_message_on_the_phone_needs_more_than_a_call()
    {
        Assert.IsType<VoicemailNotSafe>(Attempts.WhyNot(ContactWay.Phone, ContactResult.LeftMessage, SafeContact.Call, noCalls: false, atTheirWish: false));
        Assert.Null(Attempts.WhyNot(ContactWay.Phone, ContactResult.LeftMessage, SafeContact.Call | SafeContact.Voicemail, noCalls: false, atTheirWish: false));
        Assert.Null(Attempts.WhyNot(ContactWay.Text, ContactResult.LeftMessage, SafeContact.Text, noCalls: false, atTheirWish: false));
    }

    [Fact]
    public void Who_asked_not_to_be_called_is_not_until_they_ask_for_it()
    {
        var refused = Line(0, ContactWay.Phone, ContactResult.AskedNotToCall);
        var mailed = Line(1, ContactWay.Email, ContactResult.LeftMessage);
        var wished = Line(2, ContactWay.Phone, ContactResult.Reached, wish: true);

        Assert.True(Attempts.WantsNoCalls([mailed, refused]));
        Assert.False(Attempts.WantsNoCalls([wished, mailed, refused]));
        Assert.True(Attempts.WantsNoCalls([wished, refused, Line(3, ContactWay.Phone, ContactResult.AskedNotToCall)]));
        Assert.False(Attempts.WantsNoCalls([]));
        Assert.IsType<AskedNotToBeCalled>(Attempts.WhyNot(ContactWay.Phone, ContactResult.NoAnswer, SafeContact.Call, noCalls: true, atTheirWish: false));
        Assert.Null(Attempts.WhyNot(ContactWay.Text, ContactResult.LeftMessage, SafeContact.Text, noCalls: true, atTheirWish: false));
    }

    [Fact]
    public void The_next_try_lies_ahead_and_not_too_far()
    {
        Assert.IsType<TryAgainPast>(Attempts.WhyNotAgain(Now, Now));
        Assert.Null(Attempts.WhyNotAgain(Now.AddMinutes(1), Now));
        Assert.Null(Attempts.WhyNotAgain(Now.AddDays(90), Now));
        Assert.Equal(new TryAgainTooFar(90), Attempts.WhyNotAgain(Now.AddDays(90).AddMinutes(1), Now));
    }

    private static ContactAttempt Line(int minute, ContactWay way, ContactResult result, bool wish = false) => new()
    {
        Id = Guid.CreateVersion7(), ClientId = new(Guid.NewGuid()), AtUtc = Now.AddMinutes(minute), By = new(Guid.NewGuid()), Way = way, Result = result, AtTheirWish = wish,
    };
}
