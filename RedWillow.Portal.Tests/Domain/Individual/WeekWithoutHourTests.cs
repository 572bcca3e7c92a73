using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Individual;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Tests.Domain.Individual;

public sealed class WeekWithoutHourTests
{
    private static readonly ProgramWeek Week = ProgramWeek.Of(new(2026, 9, 16));
    private static readonly DateOnly Wednesday = Week[DayOfWeek.Wednesday];
    private static readonly DateOnly LongAgo = Week.Monday.AddDays(-40);
    private static readonly DateTime After = Week.Next.Monday.ToDateTime(new(9, 0));

    [Theory]
    [InlineData(AppointmentStatus.Completed, null, true)]
    [InlineData(AppointmentStatus.NoShow, WithoutHour.Missed, false)]
    [InlineData(AppointmentStatus.LateCancelled, WithoutHour.LateCancelled, false)]
    [InlineData(AppointmentStatus.CancelledByClient, WithoutHour.CancelledByClient, false)]
    [InlineData(AppointmentStatus.CancelledByProgram, WithoutHour.CancelledByCenter, true)]
    [InlineData(AppointmentStatus.Booked, WithoutHour.NotMarked, false)]
    public void A_week_that_is_over_lacks_what_was_not_held(AppointmentStatus status, WithoutHour? reason, bool excused)
    {
        var lacks = WeekWithoutHour.Of(Week, LongAgo, [], [At(Wednesday, status)], After);

        Assert.Equal(reason, lacks?.Reason);
        Assert.Equal(excused, lacks?.IsExcused ?? true);
        if (reason is not null) Assert.Equal(Wednesday, lacks!.Date);
    }

    [Theory]
    [InlineData(9, 59, false)]
    [InlineData(10, 0, true)]
    public void While_the_week_goes_on_a_booked_hour_is_waited_for(int hour, int minute, bool listed)
    {
        var now = Wednesday.ToDateTime(new(hour, minute));

        Assert.Equal(listed, WeekWithoutHour.Of(Week, LongAgo, [], [At(Wednesday, AppointmentStatus.Booked)], now) is not null);
    }

    [Fact]
    public void An_hour_held_instead_of_a_missed_one_is_enough() =>
        Assert.Null(WeekWithoutHour.Of(Week, LongAgo, [], [At(Wednesday, AppointmentStatus.NoShow), At(Wednesday.AddDays(1), AppointmentStatus.Completed)], After));

    [Fact]
    public void Another_one_booked_ahead_is_waited_for_and_the_last_one_says_why()
    {
        HourOfWeek[] hours = [At(Wednesday.AddDays(1), AppointmentStatus.Booked), At(Wednesday, AppointmentStatus.NoShow)];

        Assert.Null(WeekWithoutHour.Of(Week, LongAgo, [], hours, Wednesday.ToDateTime(new(12, 0))));
        Assert.Equal(WithoutHour.NotMarked, WeekWithoutHour.Of(Week, LongAgo, [], hours, After)!.Reason);
    }

    [Fact]
    public void Without_a_weekly_hour_nothing_is_arranged() =>
        Assert.Equal(new(WithoutHour.NotArranged, null), WeekWithoutHour.Of(Week, LongAgo, [], [], Week.Monday.ToDateTime(new(8, 0))));

    [Theory]
    [InlineData(0, WithoutHour.NotArranged)]
    [InlineData(1, WithoutHour.Began)]
    [InlineData(6, WithoutHour.Began)]
    [InlineData(7, null)]
    public void A_stay_that_begins_within_the_week_says_so(int day, WithoutHour? reason) =>
        Assert.Equal(reason, WeekWithoutHour.Of(Week, Week.Monday.AddDays(day), [], [], After)?.Reason);

    [Fact]
    public void An_hour_before_the_first_session_is_not_asked_about() =>
        Assert.Equal(WithoutHour.Began, WeekWithoutHour.Of(Week, Wednesday.AddDays(1), [], [At(Wednesday, AppointmentStatus.Booked)], After)!.Reason);

    [Theory]
    [InlineData(2, 3, WithoutHour.OnLeave, true)]
    [InlineData(-10, 20, WithoutHour.OnLeave, true)]
    [InlineData(3, 7, WithoutHour.Missed, false)]
    public void A_leave_that_covers_the_hour_excuses_it(int from, int until, WithoutHour reason, bool excused)
    {
        var leave = new DateSpan(Week.Monday.AddDays(from), Week.Monday.AddDays(until));

        var lacks = WeekWithoutHour.Of(Week, LongAgo, [leave], [At(Wednesday, AppointmentStatus.NoShow)], After)!;

        Assert.Equal((reason, excused), (lacks.Reason, lacks.IsExcused));
    }

    [Fact]
    public void A_closed_day_is_listed_with_its_reason_and_waits_for_nothing()
    {
        var lacks = WeekWithoutHour.Of(Week, LongAgo, [], [new(Wednesday.ToDateTime(new(10, 0)), AppointmentStatus.Booked, true)], Week.Monday.ToDateTime(new(8, 0)))!;

        Assert.Equal((WithoutHour.Closed, Wednesday, true), (lacks.Reason, lacks.Date, lacks.IsExcused));
    }

    private static HourOfWeek At(DateOnly day, AppointmentStatus status) => new(day.ToDateTime(new(10, 0)), status, false);
}
