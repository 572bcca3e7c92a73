namespace RedWillow.Portal.Domain.Groups;

/// <summary>What is stored about a session. Whether it is in progress or has been held follows from the clock.</summary>
public enum SessionStatus
{
    Scheduled = 0,
    Cancelled = 1,

    /// <summary>Attendance is complete; only an amendment with a reason may change it.</summary>
    Closed = 2,
}
