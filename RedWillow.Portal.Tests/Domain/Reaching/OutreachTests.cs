using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Reaching;

namespace RedWillow.Portal.Tests.Domain.Reaching;

public sealed class OutreachTests
{
    [Theory]
    [InlineData(AttendanceStatus.AbsentUnexcused, false, false, OutreachReason.UnexcusedAbsence)]
    [InlineData(AttendanceStatus.AbsentUnexcused, false, true, OutreachReason.UnexcusedAbsence)]
    [InlineData(AttendanceStatus.AbsentUnexcused, true, false, OutreachReason.NewcomerAbsent)]
    [InlineData(AttendanceStatus.AbsentExcused, true, true, OutreachReason.NewcomerAbsent)]
    [InlineData(AttendanceStatus.AbsentExcused, true, false, null)]
    [InlineData(AttendanceStatus.AbsentExcused, false, true, null)]
    [InlineData(AttendanceStatus.Expected, true, true, null)]
    [InlineData(AttendanceStatus.Present, true, true, null)]
    [InlineData(AttendanceStatus.PresentLate, false, true, null)]
    [InlineData(AttendanceStatus.PresentPartial, false, true, null)]
    [InlineData(AttendanceStatus.OnLeave, true, true, null)]
    [InlineData(AttendanceStatus.CancelledByProgram, true, true, null)]
    public void Who_did_not_come_without_a_word_and_every_newcomer_is_reached(AttendanceStatus status, bool newcomer, bool closed, OutreachReason? reason) =>
        Assert.Equal(reason, Outreach.ReasonOf(status, newcomer, closed));
}
