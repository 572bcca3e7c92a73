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

    /// <summary>What was marked: minutes say more than the status that follows from them, because some late minutes are still within the grace.</summary>
    public static string Of(SheetMark mark) => (mark.MinutesLate > 0, mark.MinutesEarly > 0) switch
    {
        (true, true) => "Late and left early",
        (true, false) => "Late",
        (false, true) => "Left early",
        _ => Of(mark.Status),
    };

    /// <summary>"Late, 168 minutes".</summary>
    public static string WithMinutes(SheetMark mark) => mark.CountedMinutes == 0 ? Of(mark) : $"{Of(mark)}, {Minutes(mark.CountedMinutes)}";

    /// <summary>"was Absent, now Left early by 10 minutes": both marks whole, so that no correction reads like one that changes nothing.</summary>
    public static string Change(Correction past) => $"was {Whole(past.Before)}, now {Whole(past.After)}";

    /// <summary>", 168 minutes count", after a mark that counts less than the whole session; nothing after any other.</summary>
    public static string? Counted(SheetMark mark) =>
        mark.MinutesLate + mark.MinutesEarly > 0 ? string.Create(CultureInfo.InvariantCulture, $", {mark.CountedMinutes} minutes count") : null;

    /// <summary>"9:20 am"; with its day when that, or the sheet, is not of today.</summary>
    public static string Moment(DateTime at, DateOnly today, DateOnly sheet)
    {
        var (day, time) = (DateOnly.FromDateTime(at), TimeText.Of(TimeOnly.FromDateTime(at)));
        return day != today ? $"{TimeText.DayWithin(day)}, {time}" : sheet != today ? $"today, {time}" : time;
    }

    /// <summary>What stands in a row after somebody else was faster.</summary>
    public static string Overtaken(SheetMark? newest) => newest is null
        ? "Somebody else took the mark back meanwhile. Choose again."
        : $"Somebody else marked {Of(newest)} at {TimeText.Of(TimeOnly.FromDateTime(newest.SavedAt))}{Counted(newest)}. Choose again if that is wrong.";

    /// <summary>What is wrong with the minutes that a choice asks for. That they are missing is said once somebody wants to go on.</summary>
    public static string? MinutesProblem(MarkDraft draft, MarkChoice choice, int most, bool asked) => draft.Choice != choice || draft is not { AsksMinutes: true, Entry: null } ? null
        : draft.HasTooFewMinutes ? string.Create(CultureInfo.InvariantCulture, $"Type a number from 1 to {most}") : asked ? "Type the minutes" : null;

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

    private static string Whole(MarkSeen mark) => (mark.MinutesLate > 0, mark.MinutesEarly > 0) switch
    {
        (true, true) => $"Late by {Minutes(mark.MinutesLate)} and left early by {Minutes(mark.MinutesEarly)}",
        (true, false) => $"Late by {Minutes(mark.MinutesLate)}",
        (false, true) => $"Left early by {Minutes(mark.MinutesEarly)}",
        _ => Of(mark.Status),
    };

    private static string Minutes(int minutes) => minutes == 1 ? "1 minute" : string.Create(CultureInfo.InvariantCulture, $"{minutes} minutes");
}
