namespace RedWillow.Portal.Domain.Attendance;

/// <summary>What became of one client at one session: exactly one row, so exactly one status .</summary>
public sealed class AttendanceMark
{
    public required SessionId SessionId { get; init; }

    public required ClientId ClientId { get; init; }

    public AttendanceStatus Status { get; private set; }

    /// <summary>Minutes after the start at which the client came.</summary>
    public int MinutesLate { get; private set; }

    /// <summary>Minutes before the end at which the client left.</summary>
    public int MinutesLeftEarly { get; private set; }

    /// <summary>Clinical minutes that count, from 0 to the session's .</summary>
    public int CountedMinutes { get; private set; }

    public PractitionerId MarkedBy { get; private set; }

    public DateTime MarkedUtc { get; private set; }

    /// <summary>Exactly that is marked already.</summary>
    public bool Says(AttendanceEntry entry, Presence presence) =>
        (Status, CountedMinutes, MinutesLate, MinutesLeftEarly) == (presence.Status, presence.CountedMinutes, entry.MinutesLate, entry.MinutesEarly);

    public void Set(AttendanceStatus status, int minutesLate, int minutesLeftEarly, int countedMinutes, PractitionerId by, DateTime nowUtc)
    {
        (Status, MinutesLate, MinutesLeftEarly) = (status, minutesLate, minutesLeftEarly);
        (CountedMinutes, MarkedBy, MarkedUtc) = (countedMinutes, by, nowUtc);
    }

    /// <summary>Corrects the mark of a closed session; what stood until now is in the answer, whole .</summary>
    public AttendanceAmendment Amend(AttendanceEntry entry, Presence presence, string reason, PractitionerId by, DateTime nowUtc)
    {
        var amendment = new AttendanceAmendment
        {
            Id = Guid.CreateVersion7(), SessionId = SessionId, ClientId = ClientId,
            OldStatus = Status, OldMinutes = CountedMinutes, OldMinutesLate = MinutesLate, OldMinutesEarly = MinutesLeftEarly,
            NewStatus = presence.Status, NewMinutes = presence.CountedMinutes, NewMinutesLate = entry.MinutesLate, NewMinutesEarly = entry.MinutesEarly,
            Reason = reason.Trim(), AmendedBy = by, AmendedUtc = nowUtc,
        };
        Set(presence.Status, entry.MinutesLate, entry.MinutesEarly, presence.CountedMinutes, by, nowUtc);
        return amendment;
    }
}

/// <summary>
/// A mark as somebody saw it on the sheet. Whoever changes one says which one they saw, so that two people on one sheet never overwrite
/// each other without a word.
/// </summary>
public sealed record MarkSeen(AttendanceStatus Status, int MinutesLate = 0, int MinutesEarly = 0)
{
    /// <summary>No mark yet, or one that was taken back.</summary>
    public static MarkSeen None { get; } = new(AttendanceStatus.Expected);

    public static MarkSeen Of(AttendanceMark? mark) => mark is null ? None : new(mark.Status, mark.MinutesLate, mark.MinutesLeftEarly);
}

/// <summary>A correction of a closed session: it keeps the old value beside the new one, with the reason. Never edited.</summary>
public sealed class AttendanceAmendment
{
    public required Guid Id { get; init; }

    public required SessionId SessionId { get; init; }

    public required ClientId ClientId { get; init; }

    public required AttendanceStatus OldStatus { get; init; }

    /// <summary>The clinical minutes that counted.</summary>
    public required int OldMinutes { get; init; }

    public required int OldMinutesLate { get; init; }

    public required int OldMinutesEarly { get; init; }

    public required AttendanceStatus NewStatus { get; init; }

    /// <summary>The clinical minutes that count now.</summary>
    public required int NewMinutes { get; init; }

    public required int NewMinutesLate { get; init; }

    public required int NewMinutesEarly { get; init; }

    public MarkSeen Before => new(OldStatus, OldMinutesLate, OldMinutesEarly);

    public MarkSeen After => new(NewStatus, NewMinutesLate, NewMinutesEarly);

    public required string Reason { get; init; }

    public required PractitionerId AmendedBy { get; init; }

    public required DateTime AmendedUtc { get; init; }
}

/// <summary>A client was marked at a session.</summary>
public sealed record AttendanceMarked(SessionId Session, ClientId Who, AttendanceStatus Status, int Minutes) : DomainEvent
{
    public override ClientId? Client => Who;

    public override Guid Subject => Session.Value;
}

/// <summary>Everyone who had no mark was marked present at once.</summary>
public sealed record EveryonePresentMarked(SessionId Session, int Count) : DomainEvent
{
    public override Guid Subject => Session.Value;
}

/// <summary>A closed session was corrected for one client.</summary>
public sealed record AttendanceAmended(SessionId Session, ClientId Who, MarkSeen Before, MarkSeen After) : DomainEvent
{
    public override ClientId? Client => Who;

    public override Guid Subject => Session.Value;
}

/// <summary>A correction is for a closed session; an open one is simply marked again.</summary>
public sealed record SessionStillOpen : Refusal;

/// <summary>A correction changes something: what stands already is not written down a second time as if it had been wrong .</summary>
public sealed record CorrectionChangesNothing : Refusal;

/// <summary>A correction says why .</summary>
public sealed record ReasonMissing : Refusal;
