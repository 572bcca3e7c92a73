namespace RedWillow.Portal.Domain.Attendance;

/// <summary>What became of one client at one session. Late and partial follow from minutes; they are never chosen.</summary>
public enum AttendanceStatus
{
    /// <summary>On the roster, not marked yet. The only status that is not final.</summary>
    Expected = 0,
    Present = 1,

    /// <summary>Came more than the grace after the start; actual minutes count.</summary>
    PresentLate = 2,

    /// <summary>Present for less than the minimum minutes; actual minutes count.</summary>
    PresentPartial = 3,
    AbsentExcused = 4,
    AbsentUnexcused = 5,
    CancelledByProgram = 6,
    OnLeave = 7,
}

/// <summary>What became of one individual appointment.</summary>
public enum AppointmentStatus
{
    Booked = 0,
    Completed = 1,
    CancelledByClient = 2,
    CancelledByProgram = 3,

    /// <summary>Cancelled with less notice than the policy asks for.</summary>
    LateCancelled = 4,
    NoShow = 5,
}
