namespace RedWillow.Portal.Domain.Enrollments;

/// <summary>One move of an enrollment. Never edited.</summary>
public sealed class EnrollmentMove
{
    public required Guid Id { get; init; }

    public required EnrollmentId EnrollmentId { get; init; }

    public required EnrollmentStatus From { get; init; }

    public required EnrollmentStatus To { get; init; }

    public required DateTime AtUtc { get; init; }

    public PractitionerId? By { get; init; }

    public string? Reason { get; init; }
}

/// <summary>One answer of the task list, saved the moment it is given.</summary>
public sealed class EnrollmentAnswer
{
    public required EnrollmentId EnrollmentId { get; init; }

    /// <summary>The stable name of the question.</summary>
    public required string Question { get; init; }

    /// <summary>What the client answered; encrypted where it is stored.</summary>
    public string Value { get; private set; } = "";

    public DateTime SavedUtc { get; private set; }

    public void Save(string value, DateTime nowUtc) => (Value, SavedUtc) = (value, nowUtc);
}

/// <summary>What a licensed clinician concluded at intake (R501-1-12). Never edited; the newest counts.</summary>
public sealed class IntakeResult
{
    public required Guid Id { get; init; }

    public required EnrollmentId EnrollmentId { get; init; }

    public required IntakeOutcome Outcome { get; init; }

    /// <summary>The day of the suicide-risk screening; it must not be older than 30 days at admission .</summary>
    public required DateOnly SuicideScreenDate { get; init; }

    public required PractitionerId RecordedBy { get; init; }

    public required DateTime RecordedUtc { get; init; }

    public string? Note { get; init; }
}

/// <summary>The three ways an intake can end.</summary>
public enum IntakeOutcome
{
    Appropriate = 1,
    NotNow = 2,
    NeedsMoreCare = 3,
}

/// <summary>A reason for concern. While it is not cleared, self-scheduling is closed and nobody is admitted .</summary>
public sealed class SafetyFlag
{
    public required SafetyFlagId Id { get; init; }

    public required ClientId ClientId { get; init; }

    public required EnrollmentId EnrollmentId { get; init; }

    /// <summary>The reasons as codes of the routing rule.</summary>
    public required string Reasons { get; init; }

    public required DateTime RaisedUtc { get; init; }

    public DateTime? ClearedUtc { get; private set; }

    public PractitionerId? ClearedBy { get; private set; }

    public string? ClearedNote { get; private set; }

    /// <summary>The reasons, out of the codes as they are stored.</summary>
    public static IEnumerable<ScreeningReason> Read(string reasons) => reasons.Split(',').Select(Enum.Parse<ScreeningReason>);

    public void Clear(PractitionerId by, string note, DateTime nowUtc) => (ClearedBy, ClearedNote, ClearedUtc) = (by, note, nowUtc);
}

/// <summary>Something a member of staff is asked to do for a client.</summary>
public sealed class StaffTask
{
    public required StaffTaskId Id { get; init; }

    public required StaffTaskKind Kind { get; init; }

    public required ClientId ClientId { get; init; }

    public required EnrollmentId EnrollmentId { get; init; }

    public required DateTime OpenedUtc { get; init; }

    public required TaskPriority Priority { get; init; }

    /// <summary>Nothing but the client's own answers asks for it, and nobody has taken it up: an answer that is changed back may end it.</summary>
    public bool ByAnswersAlone { get; private set; }

    public DateTime? DoneUtc { get; private set; }

    public PractitionerId? DoneBy { get; private set; }

    /// <summary>Notes whether it still stands on the client's own answers alone.</summary>
    public void AskedFor(bool byAnswersAlone) => ByAnswersAlone = byAnswersAlone;

    /// <summary>Notes who did it; nobody, when it is no longer needed.</summary>
    public void Finish(PractitionerId? by, DateTime nowUtc) => (DoneBy, DoneUtc) = (by, nowUtc);
}

/// <summary>What a task asks for.</summary>
public enum StaffTaskKind
{
    /// <summary>No offered weekly hour fitted: arrange one.</summary>
    ArrangeHour = 1,

    /// <summary>Fill in and place together with the client.</summary>
    StaffAssisted = 2,

    /// <summary>Call about an answer that asks for care first.</summary>
    SafetyCall = 3,

    /// <summary>Offer a conversation.</summary>
    Consultation = 4,
}
