using System.Globalization;
using RedWillow.Portal.Components.Fields;
using RedWillow.Portal.Components.Schedule;
using RedWillow.Portal.Domain.Attendance;

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

    /// <summary>What stands in a row after somebody else was faster.</summary>
    public static string Overtaken(SheetMark? newest) => newest is null
        ? "Somebody else took the mark back meanwhile. Choose again."
        : $"Somebody else marked {Of(newest.Status)} at {TimeText.Of(TimeOnly.FromDateTime(newest.SavedAt))}. Choose again if that is wrong.";

    /// <summary>What keeps the sheet from being closed: a choice that is not saved.</summary>
    public static string Pending(MarkRowState row) => row switch
    {
        { WaitsForMinutes: true } => $"{row.Row.Name}: type the minutes",
        { Saving: RowSaving.Failed } => $"{row.Row.Name}: not saved, try again",
        _ => $"{row.Row.Name}: not saved. {row.Problem}",
    };

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

