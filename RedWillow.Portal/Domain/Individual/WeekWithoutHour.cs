using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Domain.Individual;

/// <summary>Why no individual hour was held in a client's program week.</summary>
public enum WithoutHour
{
    /// <summary>No weekly hour is arranged.</summary>
    NotArranged = 1,
    Missed = 2,
    LateCancelled = 3,
    CancelledByClient = 4,
    CancelledByCenter = 5,

    /// <summary>Its time has come, and nobody has said what became of it.</summary>
    NotMarked = 6,

    /// <summary>Treatment began within the week, after the hour or before there was one.</summary>
    Began = 7,
    OnLeave = 8,
    Closed = 9,
}

/// <summary>One appointment of a week, by the center's wall clock.</summary>
/// <param name="Start">When it begins.</param>
/// <param name="Status">What is known about it.</param>
/// <param name="Closed">The center is closed that day.</param>
public readonly record struct HourOfWeek(DateTime Start, AppointmentStatus Status, bool Closed)
{
    public DateOnly Date => DateOnly.FromDateTime(Start);
}

/// <summary>A week of a client without a held hour.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Date">The day of the appointment that was not held, if there was one.</param>
public sealed record WeekWithoutHour(WithoutHour Reason, DateOnly? Date)
{
    /// <summary>The client could not have had one: leave, a closed day, our own doing, a stay that began within the week.</summary>
    public bool IsExcused => Reason is WithoutHour.CancelledByCenter or WithoutHour.Began or WithoutHour.OnLeave or WithoutHour.Closed;

    /// <summary>
    /// What a program week lacks: null when an hour was held in it, when one can still be held as booked, or when treatment had not
    /// begun. The week that goes on is asked about as well, so that another hour can still be found.
    /// </summary>
    /// <param name="week">The week; not a later one than today's.</param>
    /// <param name="firstAttended">The first attended session of the stay.</param>
    /// <param name="leaves">The leaves of the stay.</param>
    /// <param name="hours">The client's appointments of the week, with whatever therapist.</param>
    /// <param name="localNow">The center's wall clock.</param>
    public static WeekWithoutHour? Of(
        ProgramWeek week, DateOnly firstAttended, IReadOnlyCollection<DateSpan> leaves, IReadOnlyCollection<HourOfWeek> hours, DateTime localNow)
    {
        if (firstAttended >= week.Next.Monday || hours.Any(static hour => hour.Status == AppointmentStatus.Completed))
            return null;
        bool Away(DateOnly day) => leaves.Any(leave => leave.Contains(day));
        var open = hours.Where(hour => !hour.Closed && !Away(hour.Date)).OrderBy(static hour => hour.Start).ToList();
        if (open.Exists(hour => hour.Status == AppointmentStatus.Booked && hour.Start > localNow))
            return null;

        if (open is [.., var last])
            return new(ReasonOf(last, firstAttended), last.Date);
        if (hours.Count > 0)
        {
            var kept = hours.MinBy(static hour => hour.Start);
            return new(Away(kept.Date) ? WithoutHour.OnLeave : WithoutHour.Closed, kept.Date);
        }

        var away = leaves.Any(week.Span.Overlaps);
        return new(away ? WithoutHour.OnLeave : firstAttended > week.Monday ? WithoutHour.Began : WithoutHour.NotArranged, null);
    }

    private static WithoutHour ReasonOf(HourOfWeek hour, DateOnly firstAttended) => hour.Status switch
    {
        AppointmentStatus.NoShow => WithoutHour.Missed,
        AppointmentStatus.LateCancelled => WithoutHour.LateCancelled,
        AppointmentStatus.CancelledByClient => WithoutHour.CancelledByClient,
        AppointmentStatus.CancelledByProgram => WithoutHour.CancelledByCenter,
        _ => hour.Date < firstAttended ? WithoutHour.Began : WithoutHour.NotMarked,
    };
}
