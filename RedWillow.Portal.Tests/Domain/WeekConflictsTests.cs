using FsCheck.Xunit;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Tests.Domain;

public sealed class WeekConflictsTests
{
    private static readonly DateOnly Monday = Anything.FirstDay;

    private static readonly WeeklyCommitment Group = new(
        "Evening group", new WeeklyTime(DayOfWeek.Wednesday, new TimeOnly(17, 30), 195), DateSpan.OpenFrom(Monday));

    [Property(Arbitrary = [typeof(Anything)], MaxTest = 400)]
    public bool Two_clash_exactly_when_a_date_has_both_at_the_same_minute(WeeklyCommitment one, WeeklyCommitment other) =>
        (WeekConflicts.Meet(one, other)?.FirstDate) == SharedDates(one, other).Cast<DateOnly?>().FirstOrDefault();

    [Property(Arbitrary = [typeof(Anything)])]
    public bool Every_clash_is_found_and_the_earliest_comes_first(WeeklyCommitment[] asked, WeeklyCommitment[] existing)
    {
        var found = WeekConflicts.Find(asked, existing);
        var pairs = asked.SelectMany(one => existing.Where(other => SharedDates(one, other).Any())).Count();
        return found.Count == pairs && found.Select(clash => clash.FirstDate).SequenceEqual(found.Select(clash => clash.FirstDate).Order());
    }

    [Fact]
    public void Successive_holders_do_not_clash()
    {
        var before = Group with { Span = new DateSpan(Monday, Monday.AddDays(14)) };
        var after = Group with { Span = DateSpan.OpenFrom(Monday.AddDays(14)) };

        Assert.Null(WeekConflicts.Meet(after, before));
        Assert.NotNull(WeekConflicts.Meet(after with { Span = DateSpan.OpenFrom(Monday.AddDays(9)) }, before));
    }

    [Fact]
    public void Spans_that_share_days_but_not_that_weekday_do_not_clash()
    {
        var untilThursday = Group with { Span = new DateSpan(Monday, Monday.AddDays(3)) };
        var fromThursday = Group with { Span = DateSpan.OpenFrom(Monday.AddDays(3)) };
        var fromTuesday = Group with { Span = DateSpan.OpenFrom(Monday.AddDays(1)) };
        var untilWednesday = Group with { Span = new DateSpan(Monday, Monday.AddDays(2)) };

        Assert.Null(WeekConflicts.Meet(fromThursday, untilThursday));
        Assert.Null(WeekConflicts.Meet(fromTuesday, untilWednesday));
        Assert.Equal(Monday.AddDays(2), WeekConflicts.Meet(fromTuesday, untilThursday)?.FirstDate);
    }

    [Fact]
    public void A_buffer_counts_between_sites_only()
    {
        var hour = new WeeklyCommitment("Hour", new WeeklyTime(DayOfWeek.Wednesday, new TimeOnly(16, 40), 50), DateSpan.OpenFrom(Monday));

        Assert.Null(WeekConflicts.Client([hour], [Group]));
        Assert.IsType<ClientBusyThen>(WeekConflicts.Client([hour], [Group], bufferMinutes: 30));
    }

    [Fact]
    public void Refusals_name_what_is_in_the_way()
    {
        WeeklyCommitment[] asked = [Group with { Name = "New group", Span = DateSpan.OpenFrom(Monday.AddDays(7)) }];

        Assert.Equal("Aspen", WeekConflicts.Room("Aspen", asked, [Group])!.Facts[^1]);
        Assert.Equal("Dana", WeekConflicts.Counselor("Dana", asked, [Group])!.Facts[^1]);
        Assert.Equal("Lee", WeekConflicts.Therapist("Lee", asked, [Group])!.Facts[^1]);
        var clash = Assert.Single(Assert.IsType<IReadOnlyList<ClashTimes>>(Assert.Single(WeekConflicts.Client(asked, [Group])!.Facts), exactMatch: false));
        Assert.Equal(("Evening group", new TimeOnly(17, 30), new TimeOnly(20, 45), Monday.AddDays(9), false), (clash.Name, clash.Start, clash.End, clash.FirstDate, clash.IsOnce));
        Assert.Equal([DayOfWeek.Wednesday], clash.Days);
        Assert.Equal("RoomTaken", WeekConflicts.Room("Aspen", asked, [Group])!.Code);
    }

    [Fact]
    public void Every_day_on_which_something_is_in_the_way_is_told_and_a_single_date_by_itself()
    {
        WeeklyCommitment On(DayOfWeek day, DateSpan? span = null, string name = "Evening group") =>
            Group with { Name = name, Time = new(day, new TimeOnly(17, 30), 195), Span = span ?? Group.Span };
        WeeklyCommitment[] asked = [On(DayOfWeek.Sunday, name: "New"), On(DayOfWeek.Wednesday, name: "New"), On(DayOfWeek.Friday, name: "New")];
        var talk = On(DayOfWeek.Friday, new(Monday.AddDays(4), Monday.AddDays(5)), "A talk");

        var times = WeekConflicts.Room("Aspen", asked, [On(DayOfWeek.Wednesday), On(DayOfWeek.Sunday), On(DayOfWeek.Monday), talk])!.Times;

        Assert.Equal([("Evening group", false), ("A talk", true)], times.Select(time => (time.Name, time.IsOnce)));
        Assert.Equal([DayOfWeek.Wednesday, DayOfWeek.Sunday], times[0].Days);
        Assert.Equal((Monday.AddDays(2), Monday.AddDays(4)), (times[0].FirstDate, times[1].FirstDate));
        Assert.Equal(WeekConflicts.Room("Aspen", asked, [talk]), WeekConflicts.Room("Aspen", [.. asked], [talk with { }]));
        Assert.NotEqual(WeekConflicts.Room("Aspen", asked, [talk]), WeekConflicts.Room("Aspen", asked, [talk, On(DayOfWeek.Sunday)]));
    }

    [Fact]
    public void Nothing_in_the_way_is_no_refusal()
    {
        Assert.Null(WeekConflicts.Room("Aspen", [Group], []));
        Assert.Null(WeekConflicts.Counselor("Dana", [], [Group]));
        Assert.Null(WeekConflicts.Therapist("Lee", [Group], [Group with { Time = new(DayOfWeek.Friday, new TimeOnly(17, 30), 195) }]));
    }

    /// <summary>By going through days and minutes one by one.</summary>
    private static IEnumerable<DateOnly> SharedDates(WeeklyCommitment one, WeeklyCommitment other) =>
        from ahead in Enumerable.Range(0, 90)
        let day = Anything.FirstDay.AddDays(ahead)
        where TakesPlace(one, day) && TakesPlace(other, day)
        where Enumerable.Range(0, 1440).Any(minute => Covers(one.Time, minute) && Covers(other.Time, minute))
        select day;

    private static bool TakesPlace(WeeklyCommitment what, DateOnly day) => what.Span.Contains(day) && day.DayOfWeek == what.Time.Day;

    private static bool Covers(WeeklyTime time, int minute) => time.StartMinute <= minute && minute < time.EndMinute;
}
