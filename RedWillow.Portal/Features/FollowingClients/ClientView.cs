using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Reaching;

namespace RedWillow.Portal.Features.FollowingClients;

/// <summary>A client, as far as the reader may see: a part that is null is not for the reader.</summary>
/// <param name="Id">Who.</param>
/// <param name="Stay">The newest enrollment.</param>
/// <param name="Reference">The short code.</param>
/// <param name="Name">The name to use.</param>
/// <param name="Status">Where the newest enrollment stands.</param>
/// <param name="Today">The day at the center.</param>
/// <param name="Reach">How to reach them.</param>
/// <param name="Care">What they have and how it goes.</param>
public sealed record ClientView(
    ClientId Id, EnrollmentId Stay, string Reference, string Name, EnrollmentStatus Status, DateOnly Today, ReachView? Reach, CareView? Care)
{
    /// <summary>Absences for which they are still to be reached.</summary>
    public IReadOnlyList<OpenOutreach> Outreach { get; init; } = [];

    /// <summary>Reviews to hold; none for who is not of the care team.</summary>
    public IReadOnlyList<OpenReview> Reviews { get; init; } = [];
}

/// <summary>How to reach a client, never without the ways that are safe, and what was tried, the newest first.</summary>
public sealed record ReachView(
    string? LegalName, string? Phone, string? Email, SafeContact Safe, bool MailFails, IReadOnlyList<AttemptLine> Attempts, DateTime Now);

/// <summary>The newest enrollment of a client.</summary>
/// <param name="Group">The group; null before one was chosen.</param>
/// <param name="Seat">The seat; null when none is taken.</param>
/// <param name="Hours">The weekly hour, and after it the one that takes its place from a later day on; none when there is none.</param>
/// <param name="Start">The first session.</param>
/// <param name="Progress">How it goes; null for readers who only schedule.</param>
/// <param name="ReturnOn">On leave: expected back.</param>
/// <param name="EndDate">The last day, once it is dated.</param>
/// <param name="Discharge">How it ended; null for readers who only schedule.</param>
/// <param name="History">Every move, the newest first.</param>
/// <param name="Earlier">Enrollments before this one, the newest first; they are never changed.</param>
public sealed record CareView(
    GroupName? Group, SeatView? Seat, IReadOnlyList<HourView> Hours, DateOnly? Start, ProgressView? Progress, DateOnly? ReturnOn, DateOnly? EndDate,
    DischargeView? Discharge, IReadOnlyList<MoveLine> History, IReadOnlyList<EarlierStay> Earlier)
{
    /// <summary>What the client brought along from before the portal; null for everybody else, and for readers who only schedule.</summary>
    public BroughtView? Brought { get; init; }
}

/// <summary>How a stay goes.</summary>
/// <param name="Week">The week of the stay, from 1; null before the first session and after the end.</param>
/// <param name="Attended">Group sessions attended in this stay, those brought along included.</param>
/// <param name="Missed">Group sessions missed in this stay, excused or not.</param>
public sealed record ProgressView(int? Week, int Attended, int Missed);

/// <summary>An opening balance: what was so on a day, who had admitted, and who entered it.</summary>
public sealed record BroughtView(DateOnly Start, DateOnly AsOf, int Weeks, int GroupSessions, int IndividualSessions, string AdmittedBy, string License, string EnteredBy);

/// <summary>A seat; the last day is null while the end is open.</summary>
public sealed record SeatView(DateOnly From, DateOnly? LastDay);

/// <summary>A weekly hour from a day on.</summary>
public sealed record HourView(string Therapist, DayOfWeek Day, TimeOnly Start, int Minutes, DateOnly From);

/// <summary>The discharge form; what it does not ask for is null.</summary>
public sealed record DischargeView(Disposition Disposition, DateOnly LastDay, string? Reason, string? Aftercare, string? NextPlace, string By);

/// <summary>One move; nobody of the staff made it when By is null, and Why is null for readers who see no notes.</summary>
public sealed record MoveLine(Guid Id, EnrollmentStatus From, EnrollmentStatus To, DateOnly On, string? By, string? Why);

/// <summary>An enrollment before the newest one.</summary>
public sealed record EarlierStay(EnrollmentId Id, EnrollmentStatus Status, DateOnly From, DateOnly? EndDate, string? Group);
