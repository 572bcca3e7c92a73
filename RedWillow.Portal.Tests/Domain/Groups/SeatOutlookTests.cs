using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Tests.Domain.Groups;

public sealed class SeatOutlookTests
{
    private static readonly DateOnly Today = new(2026, 1, 13);

    [Fact]
    public void Members_promises_and_later_starts_are_told_apart()
    {
        var outlook = SeatOutlook.Of(12, [Member(-10), Member(-3, 1), Promise(-1), Member(4), Promise(9), Member(-20, 0)], Today);

        Assert.Equal(new PlaceCount(2, 1, 0, 1, 1), outlook.Places);
    }

    [Fact]
    public void A_guest_counts_on_the_day_alone_and_opens_no_chair_for_good()
    {
        TakenSeat Guest(int day) => new(new DateSpan(Today.AddDays(day), Today.AddDays(day + 1)), ClaimKind.Guest);

        Assert.Equal(new PlaceCount(1, 0, 1, 0, 0), PlaceCount.On(Today, [Member(-10), Guest(0), Guest(1), Guest(-1)]));
        Assert.All(SeatOutlook.Of(4, [Member(-10), Guest(3)], Today).Weeks, Assert.Empty);
    }

    [Fact]
    public void Chairs_open_in_the_week_of_the_day_after_the_last()
    {
        var outlook = SeatOutlook.Of(4, [Member(-30, 1), Member(-30, 8), Member(-30, 28), Member(-30, 29)], Today);

        Assert.Equal([new(Today.AddDays(1), 1)], outlook.Weeks[0]);
        Assert.Equal([new(Today.AddDays(8), 1)], outlook.Weeks[1]);
        Assert.Empty(outlook.Weeks[2]);
        Assert.Equal([new(Today.AddDays(28), 1)], outlook.Weeks[3]);
        Assert.Equal(Today.AddDays(1), outlook.FirstFree);
    }

    [Fact]
    public void A_chair_that_is_promised_on_does_not_open_and_a_full_group_has_no_day()
    {
        var outlook = SeatOutlook.Of(1, [Member(-30, 5), Promise(9)], Today);

        Assert.All(outlook.Weeks, Assert.Empty);
        Assert.Null(outlook.FirstFree);
    }

    [Theory]
    [InlineData(2, 5, true, 0)]
    [InlineData(1, 5, false, 5)]
    [InlineData(1, 1, false, 1)]
    [InlineData(1, 0, true, 0)]
    public void A_chair_is_open_now_when_nobody_has_it_today_and_not_the_day_before_it_opens(int capacity, int until, bool open, int firstFree)
    {
        var outlook = SeatOutlook.Of(capacity, [Member(-30, until)], Today);

        Assert.Equal((open, Today.AddDays(firstFree)), (outlook.IsOpen, outlook.FirstFree));
    }

    [Fact]
    public void A_chair_that_is_free_today_and_promised_from_tomorrow_on_is_not_open() =>
        Assert.Equal((false, null), (SeatOutlook.Of(1, [Promise(1)], Today).IsOpen, SeatOutlook.Of(1, [Promise(1)], Today).FirstFree));

    private static TakenSeat Member(int from, int? until = null) => new(Days(from, until), ClaimKind.Member);

    private static TakenSeat Promise(int from) => new(Days(from, null), ClaimKind.Request);

    private static DateSpan Days(int from, int? until) => new(Today.AddDays(from), until is { } ahead ? Today.AddDays(ahead) : DateSpan.Open);
}
