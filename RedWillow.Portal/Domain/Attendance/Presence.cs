namespace RedWillow.Portal.Domain.Attendance;

/// <summary>What staff say about one client at one session.</summary>
public enum AttendanceWord
{
    Came = 1,

    /// <summary>Absent, and had said so.</summary>
    Excused = 2,
    Absent = 3,
    OnLeave = 4,
}

/// <summary>What staff enter. Minutes mean something only for a client who came.</summary>
/// <param name="Word">Came, or why not.</param>
/// <param name="MinutesLate">Minutes after the start, 0 when on time.</param>
/// <param name="MinutesEarly">Minutes before the end, 0 when the client stayed.</param>
public sealed record AttendanceEntry(AttendanceWord Word, int MinutesLate = 0, int MinutesEarly = 0);

/// <summary>What follows from the entry: status and counted minutes are derived, never chosen.</summary>
/// <param name="Status">The final status.</param>
/// <param name="CountedMinutes">Clinical minutes that count, from 0 to the session's.</param>
public readonly record struct Presence(AttendanceStatus Status, int CountedMinutes)
{
    /// <summary>More minutes than this after the start are late.</summary>
    public const int GraceMinutes = 15;

    /// <summary>Fewer minutes than this are a partial session.</summary>
    public const int PartialUnder = 150;

    /// <summary>
    /// The status and the minutes, or <see cref="MinutesOutOfRange"/> or <see cref="MinutesWithoutComing"/>. Actual minutes always count, within the grace as well,
    /// so that hours are never overstated. A client who is both late and short is partial: the missing hours weigh more.
    /// </summary>
    /// <param name="entry">What staff entered.</param>
    /// <param name="sessionMinutes">The clinical minutes of the session.</param>
    public static Result<Presence> Of(AttendanceEntry entry, int sessionMinutes)
    {
        if (entry.Word == AttendanceWord.Came)
            return Came(entry, sessionMinutes);
        if (entry.MinutesLate != 0 || entry.MinutesEarly != 0)
            return new MinutesWithoutComing();
        return entry.Word switch
        {
            AttendanceWord.Excused => new Presence(AttendanceStatus.AbsentExcused, 0),
            AttendanceWord.Absent => new Presence(AttendanceStatus.AbsentUnexcused, 0),
            AttendanceWord.OnLeave => new Presence(AttendanceStatus.OnLeave, 0),
            _ => new MinutesWithoutComing(),
        };
    }

    /// <summary>True when the client was there for some of it: the session counts as attended.</summary>
    public bool Attended => CountedMinutes > 0;

    private static Result<Presence> Came(AttendanceEntry entry, int sessionMinutes)
    {
        var counted = (long)sessionMinutes - entry.MinutesLate - entry.MinutesEarly;
        if (entry.MinutesLate < 0 || entry.MinutesEarly < 0 || counted < 0)
            return new MinutesOutOfRange(sessionMinutes);

        var status = counted < PartialUnder ? AttendanceStatus.PresentPartial
            : entry.MinutesLate > GraceMinutes ? AttendanceStatus.PresentLate
            : AttendanceStatus.Present;
        return new Presence(status, (int)counted);
    }
}

/// <summary>Only somebody who came is late or leaves early.</summary>
public sealed record MinutesWithoutComing : Refusal;

/// <summary>Late and early minutes are not negative and together at most the session's.</summary>
/// <param name="Most">The most they can be together.</param>
public sealed record MinutesOutOfRange(int Most) : Refusal
{
    public override IReadOnlyList<object> Facts => [Most];
}
