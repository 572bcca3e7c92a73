using FsCheck.Xunit;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Tests.Domain.Groups;

public sealed class OccupancyTests
{
    private static readonly DateOnly Monday = Anything.FirstDay;

    [Property(Arbitrary = [typeof(Anything)], MaxTest = 400)]
    public bool The_peak_is_the_fullest_day(DateSpan[] held, DateSpan asked) =>
        Occupancy.Peak(held, asked) == DaysOf(asked).Select(day => Count(held, day)).DefaultIfEmpty(0).Max();

    [Property(Arbitrary = [typeof(Anything)], MaxTest = 400)]
    public bool There_is_room_when_no_day_would_pass_the_capacity(DateSpan[] held, DateSpan asked, byte capacity)
    {
        var seats = capacity % 6;
        var fits = DaysOf(asked).All(day => Count([.. held, asked], day) <= seats);
        return asked.IsEmpty || Occupancy.HasRoom(seats, held, asked) == fits;
    }

    [Property(Arbitrary = [typeof(Anything)], MaxTest = 400)]
    public bool The_first_day_with_room_is_the_first_that_stays_free(DateSpan[] held, DateOnly from, byte capacity)
    {
        var seats = capacity % 6;
        var lastFull = DaysOf(DateSpan.OpenFrom(from)).Where(day => Count(held, day) >= seats).Cast<DateOnly?>().LastOrDefault();
        DateOnly? expected = lastFull is null ? from : lastFull == Anything.FarDay ? null : lastFull.Value.AddDays(1);
        return Occupancy.FirstDayWithRoom(seats, held, from) == expected;
    }

    [Fact]
    public void Seats_that_follow_each_other_are_one_seat()
    {
        DateSpan[] successive = [new(Monday, Monday.AddDays(7)), new(Monday.AddDays(7), Monday.AddDays(14)), DateSpan.OpenFrom(Monday.AddDays(14))];

        Assert.Equal(1, Occupancy.Peak(successive, DateSpan.OpenFrom(Monday)));
        Assert.True(Occupancy.HasRoom(2, successive, DateSpan.OpenFrom(Monday)));
        Assert.False(Occupancy.HasRoom(1, successive, DateSpan.OpenFrom(Monday)));
    }

    [Fact]
    public void A_seat_that_ends_frees_the_next_day_and_an_open_one_never_does()
    {
        var until = new DateSpan(Monday, Monday.AddDays(10));

        Assert.Equal(Monday.AddDays(10), Occupancy.FirstDayWithRoom(1, [until], Monday));
        Assert.Equal(Monday, Occupancy.FirstDayWithRoom(2, [until], Monday));
        Assert.Null(Occupancy.FirstDayWithRoom(1, [DateSpan.OpenFrom(Monday.AddDays(30))], Monday));
        Assert.Null(Occupancy.FirstDayWithRoom(0, [], Monday));
    }

    [Fact]
    public void A_gap_before_a_later_full_stretch_is_not_room()
    {
        DateSpan[] held = [new(Monday, Monday.AddDays(5)), new(Monday.AddDays(20), Monday.AddDays(25))];

        Assert.Equal(Monday.AddDays(25), Occupancy.FirstDayWithRoom(1, held, Monday));
    }

    [Property(Arbitrary = [typeof(Anything)], MaxTest = 400)]
    public bool The_first_full_day_is_the_first_without_room(DateSpan[] held, DateSpan asked, byte capacity)
    {
        var seats = capacity % 6;
        return Occupancy.FirstFullDay(seats, held, asked) == DaysOf(asked).Where(day => Count(held, day) >= seats && Count(held, day) > 0).Cast<DateOnly?>().FirstOrDefault();
    }

    [Property(Arbitrary = [typeof(Anything)], MaxTest = 400)]
    public bool A_chair_that_opens_can_be_had_from_that_day_on(DateSpan[] held, byte capacity)
    {
        var (seats, window) = (capacity % 6, new DateSpan(Anything.FirstDay.AddDays(5), Anything.FirstDay.AddDays(33)));
        var openings = Occupancy.Openings(seats, held, window);
        return openings.All(opening => window.Contains(opening.Day)
                && opening.Chairs <= held.Count(span => span.Until == opening.Day && !span.IsEmpty)
                && Occupancy.HasRoom(seats, [.. held, .. Enumerable.Repeat(DateSpan.OpenFrom(opening.Day), opening.Chairs - 1)], DateSpan.OpenFrom(opening.Day)))
            && held.Where(span => !span.IsEmpty && window.Contains(span.Until) && Occupancy.HasRoom(seats, held, DateSpan.OpenFrom(span.Until)))
                .All(span => openings.Any(opening => opening.Day == span.Until));
    }

    [Fact]
    public void A_chair_opens_the_day_after_the_last_and_not_when_somebody_else_takes_it()
    {
        DateSpan[] held = [new(Monday, Monday.AddDays(10)), new(Monday, Monday.AddDays(10)), new(Monday, Monday.AddDays(20)), DateSpan.OpenFrom(Monday)];
        var ahead = new DateSpan(Monday.AddDays(1), Monday.AddDays(29));

        Assert.Equal([new(Monday.AddDays(10), 2), new(Monday.AddDays(20), 1)], Occupancy.Openings(4, held, ahead));
        Assert.Equal([new(Monday.AddDays(20), 1)], Occupancy.Openings(4, [.. held, DateSpan.OpenFrom(Monday.AddDays(12)), DateSpan.OpenFrom(Monday.AddDays(12))], ahead));
        Assert.Equal([new(Monday.AddDays(10), 2), new(Monday.AddDays(20), 1)], Occupancy.Openings(12, [.. held, DateSpan.OpenFrom(Monday.AddDays(12))], ahead));
        Assert.Empty(Occupancy.Openings(4, held, new(Monday.AddDays(1), Monday.AddDays(10))));
    }

    [Theory]
    [InlineData(-1, SeatWords.Full)]
    [InlineData(0, SeatWords.Full)]
    [InlineData(1, SeatWords.FewPlaces)]
    [InlineData(3, SeatWords.FewPlaces)]
    [InlineData(4, SeatWords.PlacesOpen)]
    public void Free_seats_are_said_in_words(int free, SeatWords words) => Assert.Equal(words, FreeSeats.InWords(free));

    [Fact]
    public void What_a_few_means_is_a_setting()
    {
        Assert.Equal(SeatWords.PlacesOpen, FreeSeats.InWords(2, few: 1));
        Assert.Equal(SeatWords.FewPlaces, FreeSeats.InWords(5, few: 5));
    }

    private static IEnumerable<DateOnly> DaysOf(DateSpan span) =>
        Enumerable.Range(0, 81).Select(ahead => Anything.FirstDay.AddDays(ahead)).Where(span.Contains);

    private static int Count(IEnumerable<DateSpan> spans, DateOnly day) => spans.Count(span => span.Contains(day));
}
