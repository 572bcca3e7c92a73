namespace RedWillow.Portal.Domain;

/// <summary>A person's sign-in. Staff and clients alike have at most one.</summary>
public readonly record struct AccountId(Guid Value);

/// <summary>A person who asks for, or is in, treatment.</summary>
public readonly record struct ClientId(Guid Value);

/// <summary>A person who works at the center: counselor, therapist, front desk, director or administrator.</summary>
public readonly record struct PractitionerId(Guid Value);

/// <summary>A program at one time of day: Substance Use daytime, Mental Health daytime and so on.</summary>
public readonly record struct TrackId(Guid Value);

/// <summary>An open, rolling-admission therapy group in a track.</summary>
public readonly record struct GroupId(Guid Value);

/// <summary>One dated meeting of a group.</summary>
public readonly record struct SessionId(Guid Value);

/// <summary>A room at the center.</summary>
public readonly record struct RoomId(Guid Value);

/// <summary>A client's way from the first saved answer to the end of treatment.</summary>
public readonly record struct EnrollmentId(Guid Value);

/// <summary>A claim on one seat of a group over an interval of days.</summary>
public readonly record struct SeatClaimId(Guid Value);

/// <summary>A weekly hour that a therapist offers for individual therapy.</summary>
public readonly record struct OfferedHourId(Guid Value);

/// <summary>A claim on one of a therapist's weekly hours over an interval of days.</summary>
public readonly record struct HourClaimId(Guid Value);

/// <summary>One dated individual appointment about which something is recorded.</summary>
public readonly record struct AppointmentId(Guid Value);

/// <summary>A day on which the center, or a part of it, is closed.</summary>
public readonly record struct ClosureId(Guid Value);

/// <summary>A client's place in line for a seat.</summary>
public readonly record struct WaitlistEntryId(Guid Value);

/// <summary>A signed consent or acknowledgement.</summary>
public readonly record struct SignatureId(Guid Value);

/// <summary>A consent or acknowledgement that was signed on paper.</summary>
public readonly record struct PaperConsentId(Guid Value);

/// <summary>The scan of a paper consent.</summary>
public readonly record struct ConsentScanId(Guid Value);

/// <summary>A reason for concern that keeps self-scheduling closed until a licensed clinician clears it .</summary>
public readonly record struct SafetyFlagId(Guid Value);

/// <summary>Somebody who did not come, to be asked how they are.</summary>
public readonly record struct OutreachTaskId(Guid Value);

/// <summary>A look of the care team at how a client attends.</summary>
public readonly record struct CareTeamReviewId(Guid Value);

/// <summary>Something a member of staff is asked to do.</summary>
public readonly record struct StaffTaskId(Guid Value);

/// <summary>A dated talk with a clinician before admission.</summary>
public readonly record struct TalkId(Guid Value);

/// <summary>A request for a call by somebody who is not a client.</summary>
public readonly record struct InquiryId(Guid Value);
