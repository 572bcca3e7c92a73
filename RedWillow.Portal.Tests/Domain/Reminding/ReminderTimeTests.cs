using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Reminding;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Tests.Domain.Reminding;

public sealed class ReminderTimeTests
{
    private static readonly ProgramZone Denver = ProgramZone.Find("America/Denver");
    private static readonly QuietHours Night = new(new(21, 0), new(8, 0));
    private static readonly QuietHours None = new(new(0, 0), new(0, 0));

    [Theory]
    [InlineData("2026-01-15 17:30", "2026-01-15 00:30")] // an ordinary week
    [InlineData("2026-03-08 17:30", "2026-03-08 00:30")] // 23 hours before: clocks went forward in between
    [InlineData("2026-03-09 17:30", "2026-03-08 23:30")] // both in summer time
    [InlineData("2026-11-01 17:30", "2026-10-31 23:30")] // 25 hours before: clocks went back in between
    [InlineData("2026-11-02 17:30", "2026-11-02 00:30")] // both in standard time
    public void The_day_before_is_the_same_time_on_the_wall_clock(string begins, string due) =>
        Assert.Equal(Utc(due), Due(ReminderChoice.DayBefore, begins, Night));

    [Theory]
    [InlineData("2026-01-15 17:30", "2026-01-15 22:30")]
    [InlineData("2026-03-08 03:30", "2026-03-08 08:30")] // 1:30, one hour of real time before
    [InlineData("2026-03-08 04:30", "2026-03-08 08:30")] // 2:30 never comes; 1:30 does
    [InlineData("2026-11-01 03:30", "2026-11-01 07:30")] // 1:30 comes twice; the first is meant
    public void Two_hours_before_is_two_hours_on_the_wall_clock(string begins, string due) =>
        Assert.Equal(Utc(due), Due(ReminderChoice.TwoHoursBefore, begins, None));

    [Theory]
    [InlineData(ReminderChoice.TwoHoursBefore, "2026-01-15 09:00", "2026-01-14 20:59")]
    [InlineData(ReminderChoice.TwoHoursBefore, "2026-01-15 10:00", "2026-01-15 08:00")]
    [InlineData(ReminderChoice.TwoHoursBefore, "2026-01-15 23:00", "2026-01-15 20:59")]
    [InlineData(ReminderChoice.TwoHoursBefore, "2026-01-15 22:59", "2026-01-15 20:59")]
    [InlineData(ReminderChoice.DayBefore, "2026-01-15 07:30", "2026-01-13 20:59")]
    [InlineData(ReminderChoice.DayBefore, "2026-01-15 21:00", "2026-01-14 20:59")]
    [InlineData(ReminderChoice.TwoHoursBefore, "2026-03-09 09:00", "2026-03-08 20:59")]
    public void What_falls_into_quiet_hours_comes_in_the_last_minute_before_them(ReminderChoice choice, string begins, string local) =>
        Assert.Equal(Local(local), Denver.ToLocal(Due(choice, begins, Night)!.Value));

    [Fact]
    public void Who_wants_none_gets_none() => Assert.Null(Due(ReminderChoice.Never, "2026-01-15 17:30", Night));

    [Fact]
    public void It_is_never_in_quiet_hours_never_after_the_appointment_and_never_far_too_early()
    {
        QuietHours[] all = [Night, None, new(new(12, 0), new(14, 0)), new(new(0, 0), new(9, 30)), new(new(8, 1), new(8, 0))];
        foreach (var quiet in all)
        {
            foreach (var choice in new[] { ReminderChoice.DayBefore, ReminderChoice.TwoHoursBefore })
            {
                for (var minute = 0; minute < 24 * 60; minute += 7)
                {
                    var begins = new DateTime(2026, 6, 15, 0, 0, 0, DateTimeKind.Unspecified).AddMinutes(minute);
                    var local = Denver.ToLocal(ReminderTime.Of(choice, DateOnly.FromDateTime(begins), TimeOnly.FromDateTime(begins), quiet, Denver)!.Value);
                    Assert.False(quiet.Cover(TimeOnly.FromDateTime(local)), $"{choice} for {begins} in {quiet} came at {local}.");
                    Assert.InRange(local, begins.AddDays(-ReminderTime.MostDaysAhead), begins.AddHours(-2));
                }
            }
        }
    }

    [Theory]
    [InlineData("2026-01-14 22:10", "2026-01-15 08:00")]
    [InlineData("2026-01-15 07:59", "2026-01-15 08:00")]
    [InlineData("2026-01-15 08:00", "2026-01-15 08:00")]
    [InlineData("2026-01-15 20:59", "2026-01-15 20:59")]
    public void What_is_late_waits_for_the_end_of_the_quiet_hours(string now, string allowed) =>
        Assert.Equal(Local(allowed), Night.FirstAllowedAfter(Local(now)));

    private static DateTime? Due(ReminderChoice choice, string begins, QuietHours quiet) =>
        ReminderTime.Of(choice, DateOnly.FromDateTime(Local(begins)), TimeOnly.FromDateTime(Local(begins)), quiet, Denver);

    private static DateTime Local(string text) => DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private static DateTime Utc(string text) => DateTime.SpecifyKind(Local(text), DateTimeKind.Utc);
}
