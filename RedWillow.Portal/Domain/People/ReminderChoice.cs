namespace RedWillow.Portal.Domain.People;

/// <summary>When a client wants to be reminded of an appointment by mail. Mail must be safe for them as well.</summary>
public enum ReminderChoice
{
    /// <summary>At the same time on the day before. What happens when nobody has chosen.</summary>
    DayBefore = 1,

    /// <summary>Two hours before it begins.</summary>
    TwoHoursBefore = 2,

    /// <summary>Not at all.</summary>
    Never = 3,
}
