using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Programs;

namespace RedWillow.Portal.Data;

/// <summary>What can be claimed, in the one order in which claims are taken; a deadlock by order cannot be written.</summary>
public enum ClaimTarget
{
    Address = 0,
    Account = 1,
    Calendar = 2,
    Client = 3,
    Enrollment = 4,
    Track = 5,
    Group = 6,
    Caseload = 7,
    Room = 8,
    Session = 9,
    Closure = 10,
    Inquiry = 11,
}

/// <summary>
/// A declaration that a piece of work may change an aggregate. The unit of work takes all of a request's claims, sorted,
/// before the work begins; the work may change nothing it did not claim.
/// </summary>
/// <param name="Target">What kind of aggregate.</param>
/// <param name="Id">Which one.</param>
/// <param name="Seen">
/// For a slow form: the version it was opened with. A newer one is refused as <see cref="StaleEdit"/>. Where other people's everyday work
/// raises the version as well, the form carries what it showed instead, and the work compares that.
/// </param>
public readonly record struct Claim(ClaimTarget Target, Guid Id, int? Seen = null) : IComparable<Claim>
{
    /// <summary>For an address: the keyed hash by which the account that has it is found.</summary>
    public string? EmailHash { get; private init; }

    public static Claim Calendar => new(ClaimTarget.Calendar, CenterCalendar.OnlyId);

    /// <summary>
    /// An e-mail address that was typed, and with it the account that has it, if any. Whoever types the same one comes after, known or
    /// not: were only accounts claimed, two at once would tell which addresses have one.
    /// </summary>
    public static Claim Address(Guid trace, string emailHash) => new(ClaimTarget.Address, trace) { EmailHash = emailHash };

    public static Claim Account(Guid id) => new(ClaimTarget.Account, id);

    public static Claim Client(ClientId id) => new(ClaimTarget.Client, id.Value);

    public static Claim Enrollment(EnrollmentId id, int? seen = null) => new(ClaimTarget.Enrollment, id.Value, seen);

    public static Claim Track(TrackId id) => new(ClaimTarget.Track, id.Value);

    public static Claim Group(GroupId id) => new(ClaimTarget.Group, id.Value);

    /// <summary>A practitioner's week: the groups they lead and the individual hours they give.</summary>
    public static Claim Caseload(PractitionerId id) => new(ClaimTarget.Caseload, id.Value);

    public static Claim Room(RoomId id) => new(ClaimTarget.Room, id.Value);

    public static Claim Session(SessionId id) => new(ClaimTarget.Session, id.Value);

    public static Claim Closure(ClosureId id) => new(ClaimTarget.Closure, id.Value);

    public static Claim Inquiry(InquiryId id, int? seen = null) => new(ClaimTarget.Inquiry, id.Value, seen);

    /// <summary>The claims in canonical order, one for each aggregate; where one of them has seen a version, that one.</summary>
    internal static Claim[] Sort(IEnumerable<Claim> claims) =>
        [.. claims.GroupBy(claim => (claim.Target, claim.Id)).Select(same => same.MaxBy(claim => claim.Seen ?? -1)).Order()];

    public int CompareTo(Claim other) => (Target, Id).CompareTo((other.Target, other.Id));

    public static bool operator <(Claim left, Claim right) => left.CompareTo(right) < 0;

    public static bool operator >(Claim left, Claim right) => left.CompareTo(right) > 0;

    public static bool operator <=(Claim left, Claim right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Claim left, Claim right) => left.CompareTo(right) >= 0;
}
