using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Placing;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Tests.Domain.Placing;

public sealed class NearestStartsTests
{
    private static readonly OpenStart[] Open =
    [
        On("d1", 12), On("e1", 14), On("d1", 14), On("d1", 16), On("e1", 21), On("d1", 30),
    ];

    [Fact]
    public void The_nearest_days_come_first_and_of_equal_ones_the_wanted_group_then_the_earlier()
    {
        Assert.Equal([On("e1", 14), On("d1", 14), On("d1", 12)], NearestStarts.To("e1", new(2026, 1, 14), Open));
        Assert.Equal([On("d1", 14), On("e1", 14), On("d1", 12)], NearestStarts.To("d1", new(2026, 1, 14), Open));
        Assert.Equal([On("d1", 30), On("e1", 21), On("d1", 16)], NearestStarts.To("e1", new(2026, 2, 20), Open));
    }

    [Fact]
    public void Whoever_wanted_no_day_is_offered_the_first_ones_of_the_group_and_whoever_wanted_nothing_the_first_of_all()
    {
        Assert.Equal([On("e1", 14), On("e1", 21), On("d1", 12)], NearestStarts.To("e1", null, Open));
        Assert.Equal([12, 14, 14], NearestStarts.To(null, null, Open).Select(start => start.Date.Day));
        Assert.Empty(NearestStarts.To("e1", new(2026, 1, 14), []));
    }

    [Fact]
    public void Another_place_helps_who_lost_one_and_not_who_has_something_else_to_do()
    {
        Refusal[] lost = [new GroupFull(), new HourTaken(), new HoldExpired(), new Conflict(), new StartsTooSoon(), new SessionHasBegun(), new NotASessionDate(), new HourNotOffered(), new AlreadyEnrolling()];
        Refusal[] others = [new ArrangedByStaff(), new NotThere(), new AlreadySent(), new OtherProgram()];

        Assert.All(lost, refusal => Assert.True(NearestStarts.Help(refusal)));
        Assert.All(others, refusal => Assert.False(NearestStarts.Help(refusal)));
        Assert.False(NearestStarts.Help(null));
    }

    [Fact]
    public void Of_groups_that_nobody_could_tell_apart_one_is_offered_the_wanted_one_before_others()
    {
        OpenStart[] open = [On("e1", 14), On("e2", 14), On("e2", 14) with { Start = new(19, 0) }, On("e1", 15)];

        Assert.Equal([open[1], open[2], open[3]], NearestStarts.To("e2", new(2026, 1, 14), open));
        Assert.Equal([open[0], open[2], open[3]], NearestStarts.To("e1", new(2026, 1, 14), open));
    }

    [Fact]
    public void Who_lost_the_hour_alone_is_offered_the_nearest_hours_of_the_same_place_and_then_other_groups()
    {
        FreeHour[] free = [Hour("Ana", DayOfWeek.Monday, 9), Hour("Ben", DayOfWeek.Thursday, 9), Hour("Ben", DayOfWeek.Wednesday, 13), Hour("Ana", DayOfWeek.Sunday, 9)];
        var place = On("e1", 14);

        Assert.Equal(
            [place with { Hour = free[2] }, place with { Hour = free[1] }, place with { Hour = free[0] }, On("d1", 14), On("d1", 12)],
            NearestStarts.WithAnotherHour(place, new WeeklyTime(DayOfWeek.Wednesday, new(16, 0), 50), free, Open));
        Assert.Equal(free[0], NearestStarts.WithAnotherHour(place, null, free, Open)[0].Hour);
        Assert.Equal([On("d1", 14), On("d1", 12)], NearestStarts.WithAnotherHour(place, null, [], Open));
        Assert.True(NearestStarts.IsAboutHour(new HourTaken()) && !NearestStarts.IsAboutHour(new GroupFull()));
    }

    private static FreeHour Hour(string therapist, DayOfWeek day, int hour) => new(new(Guid.NewGuid()), therapist, "LCSW", "English", day, new(hour, 0), 50);

    private static OpenStart On(string group, int day) =>
        new(group, ProgramKind.SubstanceUse, group[0] == 'd' ? TimeOfDay.Daytime : TimeOfDay.Evening, new(2026, 1, day), group[0] == 'd' ? new(9, 0) : new(17, 30));
}
