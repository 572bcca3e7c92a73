using RedWillow.Portal.Domain.Attendance;

namespace RedWillow.Portal.Tests.Domain.Attendance;

/// <summary>P came, L late, p partly; U absent without a word, E excused; C cancelled by us, O on leave, X not marked.</summary>
public sealed class AbsencePatternTests
{
    private static readonly DateOnly First = new(2026, 9, 1);

    [Theory]
    [InlineData(1, true)]
    [InlineData(13, true)]
    [InlineData(14, true)]
    [InlineData(15, false)]
    [InlineData(28, false)]
    public void Two_unexcused_within_fourteen_days_ask_for_a_review(int days, bool asks)
    {
        SessionMark[] marks = [Mark(0, 'U'), Mark(1, 'P'), Mark(days, 'U'), Mark(days + 1, 'P')];

        Assert.Equal(asks ? ReviewReason.TwoUnexcused : null, AbsencePattern.At(marks, marks[2].Session));
        Assert.Equal(asks ? ReviewReason.TwoUnexcused : null, AbsencePattern.At(marks, marks[0].Session));
        Assert.Equal(asks, AbsencePattern.Any(marks));
    }

    [Theory]
    [InlineData("UE", false)]
    [InlineData("EE", false)]
    [InlineData("UPE", false)]
    [InlineData("U", false)]
    public void One_unexcused_or_excuses_alone_do_not(string marks, bool asks) => Assert.Equal(asks, AbsencePattern.Any(Row(marks)));

    [Theory]
    [InlineData("EEE", true)]
    [InlineData("UEE", true)]
    [InlineData("PEEEP", true)]
    [InlineData("ECEOE", true)]
    [InlineData("EXEE", true)]
    [InlineData("EEPE", false)]
    [InlineData("EEpE", false)]
    [InlineData("ELEE", false)]
    [InlineData("EE", false)]
    [InlineData("EECC", false)]
    [InlineData("OOO", false)]
    [InlineData("CCC", false)]
    [InlineData("XXX", false)]
    public void Three_in_a_row_ask_for_a_review_and_a_held_session_between_breaks_the_row(string marks, bool asks) =>
        Assert.Equal(asks, AbsencePattern.Any(Row(marks)));

    [Fact]
    public void A_row_is_found_from_each_of_its_sessions_in_whatever_order_they_are_marked()
    {
        var marks = Row("PEEEP");

        foreach (var mark in marks.Skip(1).Take(3))
            Assert.Equal(ReviewReason.ThreeInARow, AbsencePattern.At([.. marks.Reverse()], mark.Session));
        Assert.Null(AbsencePattern.At(marks, marks[0].Session));
        Assert.Null(AbsencePattern.At(marks, marks[4].Session));
        Assert.Null(AbsencePattern.At(marks, new(Guid.NewGuid())));
    }

    [Fact]
    public void An_excused_absence_completes_no_pair_of_unexcused_ones()
    {
        var marks = Row("UPUPE");

        Assert.Null(AbsencePattern.At(marks, marks[4].Session));
        Assert.Equal(ReviewReason.TwoUnexcused, AbsencePattern.At(marks, marks[2].Session));
    }

    private static SessionMark[] Row(string marks) => [.. marks.Select((mark, place) => Mark(place * 2, mark))];

    private static SessionMark Mark(int day, char mark) => new(
        new(Guid.NewGuid()), First.AddDays(day).ToDateTime(new(15, 0), DateTimeKind.Utc), First.AddDays(day), mark switch
        {
            'P' => AttendanceStatus.Present,
            'L' => AttendanceStatus.PresentLate,
            'p' => AttendanceStatus.PresentPartial,
            'U' => AttendanceStatus.AbsentUnexcused,
            'E' => AttendanceStatus.AbsentExcused,
            'C' => AttendanceStatus.CancelledByProgram,
            'O' => AttendanceStatus.OnLeave,
            _ => AttendanceStatus.Expected,
        });
}
