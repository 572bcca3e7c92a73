using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Tests.Domain.Attendance;

public sealed class AttendanceSheetTests
{
    private static readonly DateTime Start = new(2026, 3, 6, 0, 30, 0, DateTimeKind.Utc);
    private static readonly TimeRange Session = TimeRange.Lasting(Start, 195);
    private static readonly ClientId Ana = new(new Guid(1, 0, 0, new byte[8]));
    private static readonly ClientId Ben = new(new Guid(2, 0, 0, new byte[8]));
    private static readonly ClientId Cleo = new(new Guid(3, 0, 0, new byte[8]));

    [Fact]
    public void Marking_opens_half_an_hour_before_the_start()
    {
        Assert.Null(AttendanceSheet.CheckMarking(Start, Start.AddMinutes(-30)));
        Assert.Equal(new TooEarlyToMark(Start.AddMinutes(-30)), AttendanceSheet.CheckMarking(Start, Start.AddMinutes(-30).AddTicks(-1)));
        Assert.Null(AttendanceSheet.CheckMarking(Start, Start.AddDays(3)));
    }

    [Fact]
    public void A_session_closes_when_it_is_over_and_everyone_has_one_final_status()
    {
        Assert.Null(Closing(Line(Ana, AttendanceStatus.Present), Line(Ben, AttendanceStatus.OnLeave)));
        Assert.Equal(
            new SessionNotOver(Session.EndUtc),
            AttendanceSheet.CheckClosing([Ana], [Line(Ana, AttendanceStatus.Present)], Session, Session.EndUtc.AddTicks(-1)));
    }

    [Fact]
    public void Who_has_no_final_status_keeps_it_open()
    {
        Assert.Equal(new SheetIncomplete(1, 0), Closing(Line(Ana, AttendanceStatus.Present)));
        Assert.Equal(new SheetIncomplete(1, 0), Closing(Line(Ana, AttendanceStatus.Present), Line(Ben, AttendanceStatus.Expected)));
        Assert.Equal(new SheetIncomplete(2, 0), Closing());
    }

    [Fact]
    public void A_second_status_or_a_stranger_keeps_it_open()
    {
        var ben = Line(Ben, AttendanceStatus.Present);

        Assert.Equal(new SheetIncomplete(0, 1), Closing(Line(Ana, AttendanceStatus.Present), Line(Ana, AttendanceStatus.AbsentExcused), ben));
        Assert.Equal(new SheetIncomplete(0, 1), Closing(Line(Ana, AttendanceStatus.Present), ben, Line(Cleo, AttendanceStatus.Present)));
    }

    [Fact]
    public void A_session_that_expects_nobody_closes() => Assert.Null(AttendanceSheet.CheckClosing([], [], Session, Session.EndUtc));

    [Fact]
    public void Every_status_but_expected_is_final() =>
        Assert.Equal([AttendanceStatus.Expected], Enum.GetValues<AttendanceStatus>().Where(status => !AttendanceSheet.IsFinal(status)));

    private static Refusal? Closing(params SheetLine[] lines) => AttendanceSheet.CheckClosing([Ana, Ben], lines, Session, Session.EndUtc);

    private static SheetLine Line(ClientId client, AttendanceStatus status) => new(client, status);
}
