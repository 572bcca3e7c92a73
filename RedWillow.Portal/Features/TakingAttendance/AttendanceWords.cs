using System.Globalization;
using RedWillow.Portal.Components.Fields;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.People;

namespace RedWillow.Portal.Features.TakingAttendance;

/// <summary>What the sheet offers for one person.</summary>
public enum MarkChoice
{
    Present = 1,
    Late = 2,
    LeftEarly = 3,
    Excused = 4,
    Absent = 5,
}

/// <summary>The words of the sheet.</summary>
public static class AttendanceWords
{
    public static readonly IReadOnlyList<Segment<MarkChoice?>> Choices =
    [
        new(MarkChoice.Present, "Present", "seg-good"), new(MarkChoice.Late, "Late", "seg-warn"), new(MarkChoice.LeftEarly, "Left early", "seg-warn"),
        new(MarkChoice.Excused, "Excused", "seg-info"), new(MarkChoice.Absent, "Absent"),
    ];

    public static string Of(AttendanceStatus status) => status switch
    {
        AttendanceStatus.Present => "Present",
        AttendanceStatus.PresentLate => "Present, late",
        AttendanceStatus.PresentPartial => "Present for part of it",
        AttendanceStatus.AbsentExcused => "Excused",
        AttendanceStatus.AbsentUnexcused => "Absent",
        AttendanceStatus.CancelledByProgram => "Cancelled by us",
        AttendanceStatus.OnLeave => "On leave",
        _ => "Not marked",
    };

    /// <summary>"Present, late, 160 minutes".</summary>
    public static string WithMinutes(AttendanceStatus status, int minutes) => minutes == 0
        ? Of(status)
        : string.Create(CultureInfo.InvariantCulture, $"{Of(status)}, {minutes} minutes");

    /// <summary>"Safe to reach by: text, e-mail".</summary>
    public static string Of(SafeContact safe)
    {
        var ways = new[]
        {
            (SafeContact.Call, "call"), (SafeContact.Voicemail, "voicemail"), (SafeContact.Text, "text"), (SafeContact.Email, "e-mail"),
        };
        var fine = ways.Where(way => (safe & way.Item1) != 0).Select(way => way.Item2).ToList();
        return fine.Count == 0 ? "No safe way to reach them is known" : "Safe by " + string.Join(", ", fine);
    }

    /// <summary>What the sheet shows for a stored mark: minutes say more than the derived status.</summary>
    public static MarkChoice? ChoiceOf(SheetMark? mark) => mark switch
    {
        null => null,
        { Status: AttendanceStatus.AbsentExcused } => MarkChoice.Excused,
        { Status: AttendanceStatus.AbsentUnexcused } => MarkChoice.Absent,
        { Status: AttendanceStatus.OnLeave or AttendanceStatus.CancelledByProgram or AttendanceStatus.Expected } => null,
        { MinutesLate: > 0 } => MarkChoice.Late,
        { MinutesEarly: > 0 } => MarkChoice.LeftEarly,
        _ => MarkChoice.Present,
    };
}

