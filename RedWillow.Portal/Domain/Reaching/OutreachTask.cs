using RedWillow.Portal.Domain.Attendance;

namespace RedWillow.Portal.Domain.Reaching;

/// <summary>
/// Somebody did not come, and is to be asked how they are, the same day. One for each client and session; an attempt that
/// reached them closes it.
/// </summary>
public sealed class OutreachTask
{
    public required OutreachTaskId Id { get; init; }

    public required ClientId ClientId { get; init; }

    public required EnrollmentId EnrollmentId { get; init; }

    public required SessionId SessionId { get; init; }

    /// <summary>Why it was opened last.</summary>
    public OutreachReason Reason { get; private set; }

    public DateTime OpenedUtc { get; private set; }

    /// <summary>The day at the center on which it was opened: it is due before that day ends.</summary>
    public DateOnly DueOn { get; private set; }

    public DateTime? ClosedUtc { get; private set; }

    public PractitionerId? ClosedBy { get; private set; }

    public OutreachEnd? End { get; private set; }

    /// <summary>Why it is no longer needed, in staff's words.</summary>
    public string? EndNote { get; private set; }

    /// <summary>Opens it, or opens it again after a correction was taken back.</summary>
    public OutreachTask Open(OutreachReason reason, DateTime nowUtc, DateOnly today)
    {
        (Reason, OpenedUtc, DueOn) = (reason, nowUtc, today);
        (ClosedUtc, ClosedBy, End, EndNote) = (null, null, null, null);
        return this;
    }

    public void Close(OutreachEnd end, PractitionerId? by, DateTime nowUtc, string? note = null) =>
        (End, ClosedBy, ClosedUtc, EndNote) = (end, by, nowUtc, note);
}

/// <summary>Why somebody is to be reached.</summary>
public enum OutreachReason
{
    /// <summary>Admitted, and did not come to the first session.</summary>
    NewcomerAbsent = 1,
    UnexcusedAbsence = 2,
}

/// <summary>How an outreach ended.</summary>
public enum OutreachEnd
{
    /// <summary>An attempt reached them.</summary>
    Reached = 1,

    /// <summary>Staff say why.</summary>
    NoLongerNeeded = 2,

    /// <summary>The mark was corrected: they came, or had said that they would not.</summary>
    Corrected = 3,

    /// <summary>The stay has ended.</summary>
    StayEnded = 4,
}

/// <summary>Which absences ask for outreach.</summary>
public static class Outreach
{
    /// <summary>
    /// The reason to reach out after a mark, or null. An unexcused absence is one at once; of a newcomer every absence is one, the excused
    /// kind once the sheet is closed.
    /// </summary>
    /// <param name="status">The mark.</param>
    /// <param name="newcomer">Has attended no other session.</param>
    /// <param name="closed">The sheet is closed.</param>
    public static OutreachReason? ReasonOf(AttendanceStatus status, bool newcomer, bool closed) => status switch
    {
        AttendanceStatus.AbsentUnexcused => newcomer ? OutreachReason.NewcomerAbsent : OutreachReason.UnexcusedAbsence,
        AttendanceStatus.AbsentExcused when newcomer && closed => OutreachReason.NewcomerAbsent,
        _ => null,
    };
}

/// <summary>Somebody who did not come is to be reached.</summary>
public sealed record OutreachOpened(OutreachTaskId Outreach, ClientId Who, SessionId Session, OutreachReason Reason) : DomainEvent
{
    public override ClientId? Client => Who;

    public override Guid Subject => Outreach.Value;
}

/// <summary>An outreach ended.</summary>
public sealed record OutreachClosed(OutreachTaskId Outreach, ClientId Who, OutreachEnd End) : DomainEvent
{
    public override ClientId? Client => Who;

    public override Guid Subject => Outreach.Value;
}

/// <summary>The outreach ended already.</summary>
public sealed record OutreachOver : Refusal;
