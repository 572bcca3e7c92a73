using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Domain.Groups;

/// <summary>
/// One dated meeting of a group. The local date and time are the promise; the UTC instants are derived from it.
/// </summary>
public sealed class GroupSession : Aggregate
{
    private GroupSession()
    {
    }

    public SessionId Id { get; private set; }

    public GroupId GroupId { get; private set; }

    public DateOnly Date { get; private set; }

    /// <summary>Minutes after local midnight.</summary>
    public int StartMinute { get; private set; }

    /// <summary>Elapsed minutes, breaks included.</summary>
    public int ClockMinutes { get; private set; }

    /// <summary>Minutes that count as treatment; breaks do not.</summary>
    public int ClinicalMinutes { get; private set; }

    public string ZoneId { get; private set; } = "";

    public DateTime StartUtc { get; private set; }

    public DateTime EndUtc { get; private set; }

    public RoomId RoomId { get; private set; }

    public PractitionerId CounselorId { get; private set; }

    public SessionStatus Status { get; private set; }

    /// <summary>Why it was cancelled, in words for staff and clients.</summary>
    public string? CancelReason { get; private set; }

    public PractitionerId? ClosedBy { get; private set; }

    public DateTime? ClosedUtc { get; private set; }

    public TimeOnly Start => new(StartMinute / 60, StartMinute % 60);

    public TimeOnly End => Start.AddMinutes(ClockMinutes);

    public static GroupSession Schedule(SessionId id, GroupMeeting meeting, int clinicalMinutes, DateOnly date, string zoneId, DateTime startUtc) =>
        new()
        {
            Id = id, GroupId = meeting.GroupId, Date = date, StartMinute = meeting.StartMinute,
            ClockMinutes = meeting.EndMinute - meeting.StartMinute, ClinicalMinutes = clinicalMinutes, ZoneId = zoneId, StartUtc = startUtc,
            EndUtc = startUtc.AddMinutes(meeting.EndMinute - meeting.StartMinute), RoomId = meeting.RoomId, CounselorId = meeting.CounselorId,
        };

    /// <summary>Cancels a session that has not been held; a closed one never changes .</summary>
    public Result<Done> Cancel(string reason)
    {
        if (Status == SessionStatus.Closed)
            return new SessionClosed();
        (Status, CancelReason) = (SessionStatus.Cancelled, reason);
        Raise(new SessionCancelled(Id, GroupId, Date));
        return Done.Instance;
    }

    /// <summary>Brings back a session that a closure had cancelled.</summary>
    public void Restore()
    {
        (Status, CancelReason) = (SessionStatus.Scheduled, null);
        Raise(new SessionRestored(Id, GroupId, Date));
    }

    /// <summary>Why it cannot take place at another time of its day, or not at all; null when it can .</summary>
    /// <param name="to">When it would take place; null when it would not.</param>
    /// <param name="isMarked">Its attendance is being taken: people are here.</param>
    /// <param name="wasMarked">Somebody was marked, and be it that the mark was taken back: what was written about it stays, and so does the session.</param>
    /// <param name="nowUtc">The present.</param>
    public Refusal? WhyNotMove(TimeRange? to, bool isMarked, bool wasMarked, DateTime nowUtc)
    {
        if (to?.StartUtc <= nowUtc)
            return new SessionWouldHaveBegun(Date.AddDays(1));
        return (to is null ? wasMarked : isMarked && to != new TimeRange(StartUtc, EndUtc)) ? new SessionMarkedAlready(Date.AddDays(1)) : null;
    }

    /// <summary>Follows a changed weekly meeting on the same day; only a scheduled session does .</summary>
    public void Follow(GroupMeeting meeting, TimeRange when)
    {
        if (Status != SessionStatus.Scheduled || RunsAs(meeting))
            return;
        (StartMinute, ClockMinutes) = (meeting.StartMinute, meeting.EndMinute - meeting.StartMinute);
        (StartUtc, EndUtc, RoomId, CounselorId) = (when.StartUtc, when.EndUtc, meeting.RoomId, meeting.CounselorId);
        Raise(new SessionMoved(Id, GroupId, Date));
    }

    /// <summary>Whether it has the weekly meeting's time, room and counselor.</summary>
    public bool RunsAs(GroupMeeting meeting) =>
        StartMinute == meeting.StartMinute && ClockMinutes == meeting.EndMinute - meeting.StartMinute
        && RoomId == meeting.RoomId && CounselorId == meeting.CounselorId;

    /// <summary>Attendance is complete; from now on only an amendment with a reason changes it.</summary>
    public Result<Done> Close(PractitionerId by, DateTime nowUtc)
    {
        if (Status == SessionStatus.Closed)
            return new SessionClosed();
        (Status, ClosedBy, ClosedUtc) = (SessionStatus.Closed, by, nowUtc);
        Raise(new AttendanceClosed(Id, GroupId));
        return Done.Instance;
    }
}

/// <summary>A session will not take place.</summary>
public sealed record SessionCancelled(SessionId Session, GroupId Group, DateOnly Date) : DomainEvent
{
    public override Guid Subject => Session.Value;
}

/// <summary>A session has another time, room or counselor on the same day.</summary>
public sealed record SessionMoved(SessionId Session, GroupId Group, DateOnly Date) : DomainEvent
{
    public override Guid Subject => Session.Value;
}

/// <summary>A cancelled session takes place after all.</summary>
public sealed record SessionRestored(SessionId Session, GroupId Group, DateOnly Date) : DomainEvent
{
    public override Guid Subject => Session.Value;
}

/// <summary>A session's attendance was completed.</summary>
public sealed record AttendanceClosed(SessionId Session, GroupId Group) : DomainEvent
{
    public override Guid Subject => Session.Value;
}

/// <summary>The session's attendance is closed; it can only be amended with a reason.</summary>
public sealed record SessionClosed : Refusal;

/// <summary>The session was cancelled, so nobody is marked.</summary>
public sealed record SessionWasCancelled : Refusal;

/// <summary>At its new time the session of today would have begun already, and nobody could come in time.</summary>
/// <param name="Next">The first day from which the change can hold.</param>
public sealed record SessionWouldHaveBegun(DateOnly Next) : Refusal
{
    public override IReadOnlyList<object> Facts => [Next];
}

/// <summary>Attendance of today's session is being taken, so it stays as it is.</summary>
/// <param name="Next">The first day from which the change can hold.</param>
public sealed record SessionMarkedAlready(DateOnly Next) : Refusal
{
    public override IReadOnlyList<object> Facts => [Next];
}
