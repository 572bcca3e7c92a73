using FsCheck.Xunit;
using RedWillow.Portal.Domain.Attendance;

namespace RedWillow.Portal.Tests.Domain.Attendance;

public sealed class PresenceTests
{
    [Theory]
    [InlineData(0, 0, AttendanceStatus.Present, 180)]
    [InlineData(15, 0, AttendanceStatus.Present, 165)]
    [InlineData(16, 0, AttendanceStatus.PresentLate, 164)]
    [InlineData(30, 0, AttendanceStatus.PresentLate, 150)]
    [InlineData(31, 0, AttendanceStatus.PresentPartial, 149)]
    [InlineData(0, 30, AttendanceStatus.Present, 150)]
    [InlineData(0, 31, AttendanceStatus.PresentPartial, 149)]
    [InlineData(16, 14, AttendanceStatus.PresentLate, 150)]
    [InlineData(16, 15, AttendanceStatus.PresentPartial, 149)]
    [InlineData(90, 90, AttendanceStatus.PresentPartial, 0)]
    public void Late_and_partial_follow_from_minutes(int late, int early, AttendanceStatus status, int counted) =>
        Assert.Equal(new Presence(status, counted), Presence.Of(new AttendanceEntry(AttendanceWord.Came, late, early), 180).Value);

    [Theory]
    [InlineData(AttendanceWord.Excused, AttendanceStatus.AbsentExcused)]
    [InlineData(AttendanceWord.Absent, AttendanceStatus.AbsentUnexcused)]
    [InlineData(AttendanceWord.OnLeave, AttendanceStatus.OnLeave)]
    public void Who_did_not_come_has_no_minutes(AttendanceWord word, AttendanceStatus status)
    {
        Assert.Equal(new Presence(status, 0), Presence.Of(new AttendanceEntry(word), 180).Value);
        Assert.IsType<MinutesWithoutComing>(Presence.Of(new AttendanceEntry(word, MinutesLate: 5), 180).Refusal);
        Assert.IsType<MinutesWithoutComing>(Presence.Of(new AttendanceEntry(word, MinutesEarly: 5), 180).Refusal);
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, -1)]
    [InlineData(91, 90)]
    [InlineData(int.MaxValue, int.MaxValue)]
    [InlineData(int.MinValue, int.MaxValue)]
    public void Minutes_stay_within_the_session(int late, int early) =>
        Assert.Equal(new MinutesOutOfRange(180), Presence.Of(new AttendanceEntry(AttendanceWord.Came, late, early), 180).Refusal);

    [Fact]
    public void A_word_that_does_not_exist_is_refused() =>
        Assert.IsType<MinutesWithoutComing>(Presence.Of(new AttendanceEntry((AttendanceWord)9), 180).Refusal);

    [Property]
    public bool The_status_never_contradicts_the_minutes(byte late, byte early)
    {
        var result = Presence.Of(new AttendanceEntry(AttendanceWord.Came, late, early), 180);
        if (!result.Succeeded)
            return late + early > 180;
        var presence = result.Value;
        return presence.CountedMinutes is >= 0 and <= 180
            && (presence.Status == AttendanceStatus.PresentPartial) == (presence.CountedMinutes < 150)
            && (presence.Status == AttendanceStatus.PresentLate) == (presence.CountedMinutes >= 150 && late > 15);
    }
}
