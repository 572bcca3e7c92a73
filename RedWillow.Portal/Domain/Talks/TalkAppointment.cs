namespace RedWillow.Portal.Domain.Talks;

/// <summary>
/// A dated talk with a clinician before admission: a consultation, for a client or for somebody who asked for a call, or the intake of a
/// request. While it is booked nobody else has the clinician then.
/// </summary>
public sealed class TalkAppointment
{
    private TalkAppointment()
    {
    }

    public TalkId Id { get; private set; }

    public TalkKind Kind { get; private set; }

    /// <summary>The client; null when it is about an inquiry.</summary>
    public ClientId? ClientId { get; private set; }

    /// <summary>The client's request.</summary>
    public EnrollmentId? EnrollmentId { get; private set; }

    /// <summary>The inquiry; null when it is about a client.</summary>
    public InquiryId? InquiryId { get; private set; }

    public PractitionerId PractitionerId { get; private set; }

    public DateOnly Date { get; private set; }

    /// <summary>Minutes after local midnight.</summary>
    public int StartMinute { get; private set; }

    public int Minutes { get; private set; }

    public TalkStatus Status { get; private set; }

    public DateTime BookedUtc { get; private set; }

    /// <summary>Who booked it; null when the client did.</summary>
    public PractitionerId? BookedBy { get; private set; }

    public DateTime? EndedUtc { get; private set; }

    public PractitionerId? EndedBy { get; private set; }

    public TalkTime Time => new(Date, StartMinute, Minutes);

    /// <summary>A talk about a client's request.</summary>
    public static TalkAppointment ForClient(
        TalkId id, TalkKind kind, ClientId client, EnrollmentId enrollment, PractitionerId clinician, TalkTime time, PractitionerId? by, DateTime nowUtc) =>
        new()
        {
            Id = id, Kind = kind, ClientId = client, EnrollmentId = enrollment, PractitionerId = clinician, Date = time.Date, StartMinute = time.StartMinute,
            Minutes = time.Minutes, Status = TalkStatus.Booked, BookedUtc = nowUtc, BookedBy = by,
        };

    /// <summary>A consultation with somebody who asked for a call.</summary>
    public static TalkAppointment ForInquiry(TalkId id, InquiryId inquiry, PractitionerId clinician, TalkTime time, PractitionerId by, DateTime nowUtc) => new()
    {
        Id = id, Kind = TalkKind.Consultation, InquiryId = inquiry, PractitionerId = clinician, Date = time.Date, StartMinute = time.StartMinute, Minutes = time.Minutes,
        Status = TalkStatus.Booked, BookedUtc = nowUtc, BookedBy = by,
    };

    /// <summary>Another time, perhaps with another clinician.</summary>
    public void Move(PractitionerId clinician, TalkTime time) =>
        (PractitionerId, Date, StartMinute, Minutes) = (clinician, time.Date, time.StartMinute, time.Minutes);

    /// <summary>Says what became of it; by nobody when the client or something else ended it.</summary>
    public void End(TalkStatus status, PractitionerId? by, DateTime nowUtc) => (Status, EndedBy, EndedUtc) = (status, by, nowUtc);

    /// <summary>What is said to have happened; a client is told in neutral words, of what they were not there for.</summary>
    public DomainEvent Happened(TalkChange change, DateTime? notBeforeUtc = null) => (ClientId, change) switch
    {
        ({ } who, TalkChange.Booked) => new TalkBooked(Id, who, Kind, Date),
        ({ } who, TalkChange.Moved) => new TalkMoved(Id, who, Kind, Date),
        ({ } who, TalkChange.Cancelled) => new TalkCancelled(Id, who, Kind, Date) { NotBeforeUtc = notBeforeUtc },
        _ => new TalkNoted(Id, ClientId, InquiryId, change, Date),
    };
}

/// <summary>What a talk is for.</summary>
public enum TalkKind
{
    /// <summary>To find out what fits.</summary>
    Consultation = 1,

    /// <summary>The intake by a licensed clinician, which admission needs .</summary>
    IntakeAssessment = 2,
}

/// <summary>Where a talk stands.</summary>
public enum TalkStatus
{
    Booked = 1,
    Held = 2,
    Cancelled = 3,
    NoShow = 4,
}

/// <summary>What happened to a talk.</summary>
public enum TalkChange
{
    Booked = 1,
    Moved = 2,
    Cancelled = 3,
    Held = 4,
    Missed = 5,
}

/// <summary>When a talk is, on the center's clock.</summary>
/// <param name="Date">The day at the center.</param>
/// <param name="StartMinute">Minutes after local midnight.</param>
/// <param name="Minutes">How long.</param>
public readonly record struct TalkTime(DateOnly Date, int StartMinute, int Minutes)
{
    public TimeOnly Start => new(StartMinute / 60, StartMinute % 60);

    public TimeOnly End => Start.AddMinutes(Minutes);

    /// <summary>Its beginning on the center's clock.</summary>
    public DateTime Begins => Date.ToDateTime(Start);

    /// <summary>Half-open, as everything: one may begin when the other ends.</summary>
    public bool Overlaps(TalkTime other) =>
        Date == other.Date && StartMinute < other.StartMinute + other.Minutes && other.StartMinute < StartMinute + Minutes;
}
