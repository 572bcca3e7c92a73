using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Domain.Reminding;

/// <summary>When a reminder goes out. "The day before" and "two hours before" are meant on the wall clock, so a clock change moves neither.</summary>
public static class ReminderTime
{
    /// <summary>No reminder goes out earlier than this before its appointment: a day, and a whole quiet night.</summary>
    public const int MostDaysAhead = 2;

    /// <summary>
    /// The instant, always before the appointment; null when the client wants none. What would fall into the quiet hours
    /// comes in the last minute before them.
    /// </summary>
    /// <param name="choice">What the client wants.</param>
    /// <param name="date">The day of the appointment at the center.</param>
    /// <param name="start">Its beginning on the center's wall clock.</param>
    /// <param name="quiet">When nobody is reminded.</param>
    /// <param name="zone">The center's clock.</param>
    public static DateTime? Of(ReminderChoice choice, DateOnly date, TimeOnly start, QuietHours quiet, ProgramZone zone)
    {
        var begins = date.ToDateTime(start);
        DateTime? wanted = choice switch
        {
            ReminderChoice.DayBefore => begins.AddDays(-1),
            ReminderChoice.TwoHoursBefore => begins.AddHours(-2),
            _ => null,
        };
        return wanted is { } local ? Instant(quiet.LastAllowedBefore(local), zone) : null;
    }

    // A wall-clock time that is skipped when clocks go forward has no instant; the hour before it has.
    private static DateTime Instant(DateTime local, ProgramZone zone)
    {
        var utc = zone.ToUtc(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
        return utc.Succeeded ? utc.Value : Instant(local.AddHours(-1), zone);
    }
}
