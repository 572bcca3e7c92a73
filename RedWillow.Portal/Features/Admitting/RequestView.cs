using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Consents;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Placing;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Domain.Reaching;

namespace RedWillow.Portal.Features.Admitting;

/// <summary>One request, as far as the reader may see it: a part that is null is not for the reader.</summary>
/// <param name="Id">Which enrollment.</param>
/// <param name="Version">What a form that was opened now has seen.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Reference">The client's short code.</param>
/// <param name="Name">The name the client wants to be called by.</param>
/// <param name="SentOn">The day on which the client sent the request; null before.</param>
/// <param name="BusinessDays">How long the client has been waiting; null before the request was sent.</param>
/// <param name="IsLate">Nobody has decided for too long.</param>
/// <param name="DidNotStart">Admitted, and not seen at the first session.</param>
/// <param name="Missing">What is missing for admission, and whose turn it is.</param>
/// <param name="Person">Who it is and how to reach them.</param>
/// <param name="Work">What is to be done and has been done.</param>
public sealed record RequestDetails(
    EnrollmentId Id, int Version, EnrollmentStatus Status, string Reference, string Name, DateOnly? SentOn, int? BusinessDays, bool IsLate, bool DidNotStart,
    IReadOnlyList<AdmissionGap> Missing, PersonView? Person, WorkView? Work);

/// <summary>Who it is, and how to reach them; a phone number is never without the ways that are safe.</summary>
/// <param name="Client">Whose records they are.</param>
/// <param name="LegalName">Null while it is not told, as is everything here.</param>
/// <param name="BirthDate">For the age.</param>
/// <param name="Phone">E.164.</param>
/// <param name="Email">The address of the account.</param>
/// <param name="Safe">The ways that are safe.</param>
/// <param name="Address">Where the client lives.</param>
/// <param name="Emergency">Whom to call in an emergency.</param>
/// <param name="Insurer">Who insures the client.</param>
/// <param name="MemberNumber">The number on the insurer's card.</param>
/// <param name="MailFails">A mail to them was given up.</param>
public sealed record PersonView(
    ClientId Client, string? LegalName, DateOnly? BirthDate, string? Phone, string? Email, SafeContact Safe, string? Address, EmergencyContact? Emergency, string? Insurer,
    string? MemberNumber, bool MailFails)
{
    /// <summary>The client had first given a date under 18 and set it right before anybody took it up.</summary>
    public bool BirthDateCorrected { get; init; }
}

/// <summary>Whom to call in an emergency, and what may be said to them; the number is never shown without that.</summary>
public sealed record EmergencyContact(string? Name, string? Phone, string? Relation, string? MaySay);

/// <summary>What a client in line waits for.</summary>
/// <param name="Program">The program of the track.</param>
/// <param name="Time">The time of day of the track.</param>
/// <param name="Group">One group of it; null when any will do.</param>
/// <param name="PossibleHours">When the client can come, in their own words.</param>
/// <param name="SinceUtc">Since when.</param>
public sealed record WaitedFor(ProgramKind Program, TimeOfDay Time, string? Group, string PossibleHours, DateTime SinceUtc);

/// <summary>What staff work with.</summary>
/// <param name="Place">The seat and the hour; null before a group was chosen.</param>
/// <param name="Waits">What is waited for; null for who is not in line.</param>
/// <param name="Payer">The settled payer path.</param>
/// <param name="PayerTold">What the client said about paying.</param>
/// <param name="Outcome">Where the suitability answers led; null before all are answered.</param>
/// <param name="Reasons">Why; empty for readers who see the outcome alone.</param>
/// <param name="Intake">The newest intake; its note is null for readers who see no notes.</param>
/// <param name="Papers">What was signed.</param>
/// <param name="Tasks">What is open.</param>
/// <param name="HasOpenFlag">A safety flag is not cleared.</param>
/// <param name="ArrangedByStaff">The task list was not sent, and staff choose the place together with the client.</param>
/// <param name="StartDays">Sessions of the chosen group that have not begun, each with why the place cannot begin then.</param>
/// <param name="History">Every move.</param>
/// <param name="Attempts">What was tried to reach the client, the newest first.</param>
/// <param name="IntakeOn">When and with whom the intake is booked; null while it is not.</param>
public sealed record WorkView(
    PlaceAsked? Place, WaitedFor? Waits, PayerPath Payer, string? PayerTold, ScreeningDisposition? Outcome, IReadOnlyList<ScreeningReason> Reasons, IntakeView? Intake,
    IReadOnlyList<PaperView> Papers, IReadOnlyList<TaskView> Tasks, bool HasOpenFlag, bool ArrangedByStaff, IReadOnlyList<StartDay> StartDays, IReadOnlyList<MoveView> History,
    IReadOnlyList<AttemptLine> Attempts, string? IntakeOn)
{
    /// <summary>Reasons for which staff would go on together with the client, which the client gave and changed back; for those who read answers.</summary>
    public IReadOnlyList<ScreeningReason> TakenBack { get; init; } = [];
}

/// <summary>The seat and the weekly hour asked for, and whether they are still kept.</summary>
public sealed record PlaceAsked(
    GroupId GroupId, string Group, DateOnly? Start, bool SeatKept, string? Therapist, DayOfWeek? HourDay, TimeOnly? HourStart)
{
    public bool HourKept => HourDay is not null;

    /// <summary>When the group meets: from the first session on, or now.</summary>
    public required GroupTimes Times { get; init; }

    /// <summary>The first session asked for, where it does not take place and the group's next one is kept.</summary>
    public DateOnly? MovedFrom { get; init; }
}

/// <summary>The newest intake result.</summary>
public sealed record IntakeView(IntakeOutcome Outcome, DateOnly ScreenedOn, string By, DateTime AtUtc, string? Note);

/// <summary>A paper that was signed: here, or by hand before somebody who saw it.</summary>
public sealed record PaperView(DocumentKind Kind, DateOnly SignedOn, string? SeenBy)
{
    /// <summary>Signed here alone by somebody who was under 18 that day, by the birth date known now: it does not count .</summary>
    public bool TooYoung { get; init; }
}

/// <summary>A task that is open.</summary>
public sealed record TaskView(StaffTaskId Id, StaffTaskKind Kind, TaskPriority Priority);

/// <summary>A move of the enrollment.</summary>
public sealed record MoveView(EnrollmentStatus From, EnrollmentStatus To, DateTime AtUtc, string? By);
