namespace RedWillow.Portal.Domain.Attendance;

/// <summary>What became of a client at one session.</summary>
public readonly record struct SessionMark(SessionId Session, DateTime StartUtc, DateOnly Date, AttendanceStatus Status);

/// <summary>Why a care team looks at how a client attends.</summary>
public enum ReviewReason
{
    TwoUnexcused = 1,
    ThreeInARow = 2,
}

/// <summary>
/// When absences ask for a care-team review: two unexcused within 14 days, or three sessions in a row without coming, whatever the
/// excuse. A session that the program cancelled and one during a leave are no absence and break no row.
/// </summary>
public static class AbsencePattern
{
    /// <summary>The most days from one unexcused absence to the next.</summary>
    public const int WithinDays = 14;

    /// <summary>How many sessions in a row.</summary>
    public const int Row = 3;

    /// <summary>The review that the mark of one session asks for together with the others; null for none.</summary>
    public static ReviewReason? At(IEnumerable<SessionMark> marks, SessionId session)
    {
        var counted = Counted(marks);
        var at = counted.FindIndex(mark => mark.Session == session);
        if (at < 0 || !IsAbsence(counted[at].Status))
            return null;
        if (RowAround(counted, at) >= Row)
            return ReviewReason.ThreeInARow;
        var unexcused = counted[at].Status == AttendanceStatus.AbsentUnexcused && counted.Where((mark, place) =>
            place != at && mark.Status == AttendanceStatus.AbsentUnexcused && Math.Abs(mark.Date.DayNumber - counted[at].Date.DayNumber) <= WithinDays).Any();
        return unexcused ? ReviewReason.TwoUnexcused : null;
    }

    /// <summary>True when any of the marks asks for a review.</summary>
    public static bool Any(IReadOnlyCollection<SessionMark> marks) => marks.Any(mark => At(marks, mark.Session) is not null);

    private static List<SessionMark> Counted(IEnumerable<SessionMark> marks) =>
    [
        .. marks.Where(static mark => mark.Status is not (AttendanceStatus.Expected or AttendanceStatus.CancelledByProgram or AttendanceStatus.OnLeave))
            .OrderBy(static mark => mark.StartUtc),
    ];

    private static int RowAround(List<SessionMark> marks, int at)
    {
        var before = marks.Take(at).Reverse().TakeWhile(static mark => IsAbsence(mark.Status)).Count();
        return before + marks.Skip(at).TakeWhile(static mark => IsAbsence(mark.Status)).Count();
    }

    private static bool IsAbsence(AttendanceStatus status) => status is AttendanceStatus.AbsentExcused or AttendanceStatus.AbsentUnexcused;
}
