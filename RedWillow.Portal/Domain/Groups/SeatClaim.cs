using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Domain.Groups;

/// <summary>How firmly a seat or a weekly hour is taken. Every kind counts: an occupied place is an occupied place.</summary>
public enum ClaimKind
{
    /// <summary>For some minutes, while a client chooses.</summary>
    Hold = 1,

    /// <summary>Until staff have decided about the request.</summary>
    Request = 2,

    /// <summary>For the stay.</summary>
    Member = 3,

    /// <summary>For one session, by a client whose own seat is in another group. No membership follows from it.</summary>
    Guest = 4,
}

/// <summary>
/// One seat of a group, taken by one client over an interval of days. The database counts these rows and no others,
/// and refuses the one too many.
/// </summary>
public sealed class SeatClaim
{
    private SeatClaim()
    {
    }

    public SeatClaimId Id { get; private set; }

    public GroupId GroupId { get; private set; }

    public ClientId ClientId { get; private set; }

    public EnrollmentId EnrollmentId { get; private set; }

    public ClaimKind Kind { get; private set; }

    /// <summary>The first day the seat is taken: a session date.</summary>
    public DateOnly From { get; private set; }

    /// <summary>The first day it is free again; <see cref="DateSpan.Open"/> until a clinician dates the end.</summary>
    public DateOnly Until { get; private set; }

    /// <summary>For a hold: when it may be swept away by whoever claims next. A hold past this time still counts until then.</summary>
    public DateTime? HeldUntilUtc { get; private set; }

    public DateSpan Span => new(From, Until);

    public static SeatClaim Hold(SeatClaimId id, GroupId group, ClientId client, EnrollmentId enrollment, DateOnly from, DateTime heldUntilUtc) =>
        new()
        {
            Id = id, GroupId = group, ClientId = client, EnrollmentId = enrollment, Kind = ClaimKind.Hold,
            From = from, Until = DateSpan.Open, HeldUntilUtc = heldUntilUtc,
        };

    /// <summary>A guest's seat of one session: that day and no other.</summary>
    public static SeatClaim Guest(SeatClaimId id, GroupId group, ClientId client, EnrollmentId enrollment, DateOnly day) =>
        new() { Id = id, GroupId = group, ClientId = client, EnrollmentId = enrollment, Kind = ClaimKind.Guest, From = day, Until = day.AddDays(1) };

    /// <summary>The same seat, more firmly: a hold becomes a request, a request a membership.</summary>
    public void Become(ClaimKind kind) => (Kind, HeldUntilUtc) = (kind, null);

    /// <summary>Moves the first day; the seat is claimed again over the new interval.</summary>
    public void StartOn(DateOnly from) => From = from;

    /// <summary>
    /// The seat from another first session on. A member's days before <paramref name="firstFreeDay"/> stay this claim, which ends there, and what
    /// is ahead is a claim of its own: whoever was expected stays it, and between the two nobody is. Where nothing lies before, it is this claim.
    /// </summary>
    /// <param name="start">The first session.</param>
    /// <param name="firstFreeDay">The first day that nobody was expected on yet.</param>
    public SeatClaim GoOnFrom(DateOnly start, DateOnly firstFreeDay)
    {
        if (Kind != ClaimKind.Member || From >= firstFreeDay)
        {
            From = start;
            return this;
        }

        var rest = Anew(start < firstFreeDay ? firstFreeDay : start, Until);
        EndBefore(firstFreeDay);
        return rest;
    }

    /// <summary>
    /// The seat up to a later end. Days since it ended on which nobody was expected stay so: then the place goes on as a claim of its own.
    /// </summary>
    /// <param name="until">The first day it is free again.</param>
    /// <param name="firstFreeDay">The first day that nobody was expected on yet.</param>
    public SeatClaim GoOnUntil(DateOnly until, DateOnly firstFreeDay)
    {
        if (Until < firstFreeDay)
            return Anew(firstFreeDay, until);
        EndBefore(until);
        return this;
    }

    /// <summary>Dates the end: the place is free from <paramref name="firstFreeDay"/>, not before.</summary>
    public void EndBefore(DateOnly firstFreeDay) => Until = firstFreeDay;

    private SeatClaim Anew(DateOnly from, DateOnly until) =>
        new() { Id = new(Guid.CreateVersion7()), GroupId = GroupId, ClientId = ClientId, EnrollmentId = EnrollmentId, Kind = Kind, From = from, Until = until };
}
