using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Domain.Individual;

/// <summary>An appointment, as far as a mark depends on it.</summary>
/// <param name="Begins">By the center's wall clock.</param>
/// <param name="Now">By the same clock.</param>
/// <param name="IsClosed">The center is closed that day.</param>
/// <param name="OnLeave">The client is on leave that day, and nobody has said that they are back.</param>
public sealed record AppointmentAt(DateTime Begins, DateTime Now, bool IsClosed, bool OnLeave)
{
    public DateOnly Date => DateOnly.FromDateTime(Begins);

    /// <summary>Its time has come.</summary>
    public bool HasBegun => Begins <= Now;
}

/// <summary>
/// What can be said about an appointment, and when: a cancellation as soon as it is told, a late one from the day before on, held or
/// missed once it has begun. Until then a cancellation can be taken back, which makes it booked again. A leave that is over forbids nothing: the day
/// of return may have been noted wrongly, and who came all the same came.
/// </summary>
public static class AppointmentMarks
{
    private static readonly AppointmentStatus[] Before =
        [AppointmentStatus.Booked, AppointmentStatus.CancelledByClient, AppointmentStatus.CancelledByProgram];

    private static readonly AppointmentStatus[] Afterwards =
    [
        AppointmentStatus.Completed, AppointmentStatus.NoShow, AppointmentStatus.LateCancelled, AppointmentStatus.CancelledByClient, AppointmentStatus.CancelledByProgram,
    ];

    /// <summary>The days whose appointments are listed: whole weeks, from four back to the next one.</summary>
    public static DateSpan Listed(DateOnly today)
    {
        var week = ProgramWeek.Of(today);
        return new(week.Monday.AddDays(-28), week.Next.Next.Monday);
    }

    /// <summary>The marks there are to choose from now.</summary>
    public static IReadOnlyList<AppointmentStatus> For(DateTime begins, DateTime now)
    {
        if (begins <= now)
            return Afterwards;
        return DateOnly.FromDateTime(begins) <= DateOnly.FromDateTime(now).AddDays(1) ? [.. Before, AppointmentStatus.LateCancelled] : Before;
    }

    /// <summary>Why the mark cannot be; null when it can.</summary>
    public static Refusal? WhyNot(AppointmentStatus mark, AppointmentAt at)
    {
        if (!For(at.Begins, at.Now).Contains(mark))
            return mark == AppointmentStatus.Booked ? new AppointmentHasCome(at.Date) : new AppointmentNotYet(at.Date);
        if (mark is AppointmentStatus.Booked or AppointmentStatus.CancelledByProgram)
            return null;
        if (at.IsClosed)
            return new ClosedThatDay(at.Date);
        return at.OnLeave && mark != AppointmentStatus.CancelledByClient ? new OnLeaveThatDay(at.Date) : null;
    }
}

/// <summary>The weekly hour does not fall on that day, or was not the client's then.</summary>
public sealed record NoHourThatDay(DateOnly Date) : Refusal
{
    public override IReadOnlyList<object> Facts => [Date];
}

/// <summary>The center is closed that day: no hour is given, so there is nothing to mark but that the center cancelled it .</summary>
public sealed record ClosedThatDay(DateOnly Date) : Refusal
{
    public override IReadOnlyList<object> Facts => [Date];
}

/// <summary>The client is on leave that day, and not back yet: nobody was expected, so it is neither held nor missed .</summary>
public sealed record OnLeaveThatDay(DateOnly Date) : Refusal
{
    public override IReadOnlyList<object> Facts => [Date];
}

/// <summary>What became of an appointment can be said once its time has come.</summary>
public sealed record AppointmentNotYet(DateOnly Date) : Refusal
{
    public override IReadOnlyList<object> Facts => [Date];
}

/// <summary>A colleague marked it between the look and the choice; nobody's mark is overwritten without a word.</summary>
/// <param name="Date">The day of the appointment.</param>
/// <param name="Stands">What they said.</param>
public sealed record MarkedMeanwhile(DateOnly Date, AppointmentStatus Stands) : Refusal
{
    public override IReadOnlyList<object> Facts => [Date, Stands];
}

/// <summary>Once its time has come an appointment is no longer booked: it was held, missed or cancelled.</summary>
public sealed record AppointmentHasCome(DateOnly Date) : Refusal
{
    public override IReadOnlyList<object> Facts => [Date];
}
