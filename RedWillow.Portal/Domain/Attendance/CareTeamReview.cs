namespace RedWillow.Portal.Domain.Attendance;

/// <summary>
/// The care team looks at how a client attends. A clinician closes it with what was agreed; nothing follows from it by itself, and nobody
/// is discharged by it.
/// </summary>
public sealed class CareTeamReview
{
    /// <summary>The longest note, in characters.</summary>
    public const int LongestNote = 2000;

    public required CareTeamReviewId Id { get; init; }

    public required ClientId ClientId { get; init; }

    public required EnrollmentId EnrollmentId { get; init; }

    public required ReviewReason Reason { get; init; }

    public required DateTime OpenedUtc { get; init; }

    public DateTime? ClosedUtc { get; private set; }

    public PractitionerId? ClosedBy { get; private set; }

    public ReviewOutcome? Outcome { get; private set; }

    /// <summary>What was agreed.</summary>
    public string? Note { get; private set; }

    /// <summary>Absences up to this day have been talked about; the next review counts later ones.</summary>
    public DateOnly? Through { get; private set; }

    /// <summary>A clinician says what was agreed.</summary>
    public void Conclude(ReviewOutcome outcome, string note, PractitionerId by, DateTime nowUtc, DateOnly today) =>
        (Outcome, Note, ClosedBy, ClosedUtc, Through) = (outcome, note, by, nowUtc, today);

    /// <summary>There is nothing to talk about any more: the marks were corrected, or the stay has ended.</summary>
    public void Withdraw(ReviewOutcome why, PractitionerId? by, DateTime nowUtc) => (Outcome, ClosedBy, ClosedUtc) = (why, by, nowUtc);
}

/// <summary>What came of a review. Numbers are stored, so they never change.</summary>
public enum ReviewOutcome
{
    Continue = 1,
    AttendancePlan = 2,
    StepUp = 3,

    /// <summary>A talk about ending the stay; the end itself is a clinician's act of its own.</summary>
    DischargeTalk = 4,

    /// <summary>The marks were corrected; nobody chooses this.</summary>
    Corrected = 5,

    /// <summary>The stay ended before the talk; nobody chooses this.</summary>
    StayEnded = 6,
}

/// <summary>A care-team review was opened.</summary>
public sealed record ReviewOpened(CareTeamReviewId Review, ClientId Who, ReviewReason Reason) : DomainEvent
{
    public override ClientId? Client => Who;

    public override Guid Subject => Review.Value;
}

/// <summary>A care-team review ended.</summary>
public sealed record ReviewClosed(CareTeamReviewId Review, ClientId Who, ReviewOutcome Outcome) : DomainEvent
{
    public override ClientId? Client => Who;

    public override Guid Subject => Review.Value;
}

/// <summary>The review ended already.</summary>
public sealed record ReviewOver : Refusal;
