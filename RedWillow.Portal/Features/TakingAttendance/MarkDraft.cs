using RedWillow.Portal.Domain.Attendance;

namespace RedWillow.Portal.Features.TakingAttendance;

/// <summary>What is chosen for one person, before it is an entry.</summary>
public sealed class MarkDraft
{
    private MarkChoice? _choice;

    /// <summary>
    /// Another choice drops the minutes that do not belong to it: who stayed to the end left no minutes early. Minutes late stay
    /// when somebody who came late also leaves early.
    /// </summary>
    public MarkChoice? Choice
    {
        get => _choice;
        set
        {
            if (value != _choice)
                (MinutesLate, MinutesEarly) = (value is MarkChoice.Late or MarkChoice.LeftEarly ? MinutesLate : null, value is MarkChoice.LeftEarly ? MinutesEarly : null);
            _choice = value;
        }
    }

    public int? MinutesLate { get; set; }

    public int? MinutesEarly { get; set; }

    /// <summary>Late and left early ask for minutes.</summary>
    public bool AsksMinutes => Choice is MarkChoice.Late or MarkChoice.LeftEarly;

    /// <summary>Minutes are typed, and fewer than one.</summary>
    public bool HasTooFewMinutes => Choice switch
    {
        MarkChoice.Late => MinutesLate is <= 0,
        MarkChoice.LeftEarly => MinutesEarly is <= 0,
        _ => false,
    };

    /// <summary>The entry once there is enough of it; null while nothing is chosen or minutes are missing.</summary>
    public AttendanceEntry? Entry => Choice switch
    {
        MarkChoice.Present => new(AttendanceWord.Came),
        MarkChoice.Late when MinutesLate is > 0 => new(AttendanceWord.Came, MinutesLate.Value, MinutesEarly ?? 0),
        MarkChoice.LeftEarly when MinutesEarly is > 0 => new(AttendanceWord.Came, MinutesLate ?? 0, MinutesEarly.Value),
        MarkChoice.Excused => new(AttendanceWord.Excused),
        MarkChoice.Absent => new(AttendanceWord.Absent),
        _ => null,
    };

    /// <summary>The draft is what the mark says.</summary>
    public bool Says(SheetMark? mark) =>
        Of(mark) is var saved && (saved.Choice, saved.MinutesLate ?? 0, saved.MinutesEarly ?? 0) == (Choice, MinutesLate ?? 0, MinutesEarly ?? 0);

    public static MarkDraft Of(SheetMark? mark) => new()
    {
        Choice = AttendanceWords.ChoiceOf(mark),
        MinutesLate = mark is { MinutesLate: > 0 } ? mark.MinutesLate : null,
        MinutesEarly = mark is { MinutesEarly: > 0 } ? mark.MinutesEarly : null,
    };
}
