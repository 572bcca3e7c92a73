using FsCheck.Xunit;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Placing;

namespace RedWillow.Portal.Tests.Domain.Placing;

public sealed class ChoosingTests
{
    // 2026-01-13 is a Tuesday.
    [Theory]
    [InlineData(13, 15)]
    [InlineData(14, 16)]
    [InlineData(15, 17)]
    [InlineData(16, 20)]
    [InlineData(17, 20)]
    [InlineData(18, 20)]
    [InlineData(19, 21)]
    [InlineData(19, 22, 20)]
    [InlineData(16, 22, 19, 20)]
    [InlineData(12, 14, 12)]
    public void Who_chooses_alone_begins_after_the_business_day_of_the_answer(int today, int first, params int[] closed) =>
        Assert.Equal(new DateOnly(2026, 1, first), Choosing.FirstDay(new DateOnly(2026, 1, today), closed.Select(day => new DateOnly(2026, 1, day)).ToHashSet()));

    [Fact]
    public void Staff_begin_on_any_day_and_clients_do_not()
    {
        var today = new DateOnly(2026, 1, 13);
        HashSet<DateOnly> closed = [today];

        Assert.Equal(today, Choosing.FirstDay(new Actor.Staff(new(Guid.NewGuid()), new(Guid.NewGuid()), StaffRoles.FrontDesk), today, closed));
        Assert.Equal(today.AddDays(2), Choosing.FirstDay(new Actor.Client(new(Guid.NewGuid()), new(Guid.NewGuid())), today, closed));
    }

    /// <summary>Counted by hand: a business day has come and gone after today, and the day before the first day is the first such one.</summary>
    [Property(Arbitrary = [typeof(Anything)], MaxTest = 400)]
    public bool Exactly_one_day_of_the_office_lies_between_asking_and_the_first_day(DateOnly today, DateOnly[] closings)
    {
        var closed = closings.ToHashSet();
        var first = Choosing.FirstDay(today, closed);
        bool Works(DateOnly day) => (int)day.DayOfWeek is >= 1 and <= 5 && !closed.Contains(day);
        var between = Enumerable.Range(today.DayNumber + 1, first.DayNumber - today.DayNumber - 1).Select(DateOnly.FromDayNumber).ToList();
        return between.Count(Works) == 1 && Works(between[^1]);
    }

    [Property(Arbitrary = [typeof(Anything)], MaxTest = 400)]
    public bool A_later_question_is_never_answered_earlier_and_a_closed_day_never_helps(DateOnly today, DateOnly[] closings, DateOnly more)
    {
        var closed = closings.ToHashSet();
        var first = Choosing.FirstDay(today, closed);
        return Choosing.FirstDay(today.AddDays(1), closed) >= first && Choosing.FirstDay(today, closed.Append(more).ToHashSet()) >= first;
    }
}
