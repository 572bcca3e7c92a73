using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Individual;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Domain.Placing;

/// <summary>What is asked for: a seat from a first session on, and a weekly hour unless one is arranged later.</summary>
public sealed record PlacementAsk(ClientId Client, EnrollmentId Enrollment, GroupId Group, DateOnly Start, OfferedHourId? Hour)
{
    /// <summary>
    /// Until when the client holds exactly this already; null when they hold something else, or when its time is over. Asking for it again
    /// makes it no longer.
    /// </summary>
    /// <param name="seat">The seat that the enrollment holds, if it does.</param>
    /// <param name="hour">The weekly hour that it holds, if it does.</param>
    /// <param name="nowUtc">The instant.</param>
    public DateTime? HeldUntil(SeatClaim? seat, HourClaim? hour, DateTime nowUtc) =>
        seat is { Kind: ClaimKind.Hold, HeldUntilUtc: { } until } && until > nowUtc && seat.GroupId == Group && seat.From == Start && hour?.OfferedHourId == Hour ? until : null;
}

/// <summary>When a placement is decided, and how long it then is held.</summary>
/// <param name="NowUtc">The instant.</param>
/// <param name="HoldMinutes">How long a hold lasts.</param>
/// <param name="BufferMinutes">Minutes needed between two places .</param>
public sealed record PlacementTerms(DateTime NowUtc, int HoldMinutes, int BufferMinutes = 0)
{
    public DateTime HeldUntilUtc => NowUtc.AddMinutes(HoldMinutes);

    /// <summary>The first day a place may begin. Staff may begin with any session that has not begun; a client, see <see cref="Choosing.FirstDay(DateOnly, IReadOnlySet{DateOnly})"/>.</summary>
    public DateOnly NotBefore { get; init; }
}

/// <summary>An offered hour with the week of who offers it.</summary>
public sealed record ChosenHour(OfferedHour Offered, TherapistWeek Therapist);

/// <summary>A seat, and with it a weekly hour unless one is arranged later.</summary>
public sealed record Place(SeatClaim Seat, HourClaim? Hour);

/// <summary>
/// The one rule by which a place is held, requested and given. It decides seat first, then hour, on facts nobody else can
/// change meanwhile; both are granted or neither.
/// </summary>
/// <param name="Ask">What is asked for.</param>
/// <param name="Group">The group's seats.</param>
/// <param name="Hour">The weekly hour asked for; null when one is arranged later.</param>
/// <param name="Client">What the client has already.</param>
/// <param name="OwnSeat">The client's own claim on a seat of this group, if there is one.</param>
/// <param name="OwnHour">The client's own claim on a weekly hour, if there is one.</param>
/// <param name="OwnTherapist">The week of the therapist of <paramref name="OwnHour"/>.</param>
/// <param name="OwnOffered">When that therapist offers it.</param>
public sealed record Placement(
    PlacementAsk Ask, GroupPlaces Group, ChosenHour? Hour, ClientPlaces Client, SeatClaim? OwnSeat, HourClaim? OwnHour,
    TherapistWeek? OwnTherapist, IReadOnlyList<DateSpan> OwnOffered)
{
    /// <summary>A new hold on the place asked for. What the client held before must have been let go.</summary>
    public Result<Place> Take(PlacementTerms terms)
    {
        if (new SeatOffer(Group, Client, terms).WhyNot(Ask.Start) is { } noSeat)
            return noSeat;
        if (WhyNotHour(terms.BufferMinutes) is { } noHour)
            return noHour;
        var until = terms.HeldUntilUtc;
        return new Place(
            SeatClaim.Hold(new(Guid.CreateVersion7()), Group.Id, Ask.Client, Ask.Enrollment, Ask.Start, until),
            Hour is null ? null : HourClaim.Hold(new(Guid.CreateVersion7()), Hour.Offered, Ask.Client, Ask.Enrollment, Ask.Start, until));
    }

    /// <summary>
    /// Makes of the client's own claims something more lasting, from <see cref="PlacementAsk.Start"/> on: a hold becomes a request, a request a
    /// membership, perhaps with another first session. Refused as <see cref="HoldExpired"/> when a claim is gone. The day of a hold whose time
    /// still runs was judged when it was held: midnight in between takes nothing away. A membership stays one, and what has begun of it stays as
    /// it began: then the place from the new day on is new claims (<see cref="SeatClaim.GoOnFrom"/>), for the caller to add.
    /// </summary>
    /// <param name="kind">What the claims become.</param>
    /// <param name="hourComesLater">Staff arrange the weekly hour, so there is none to keep.</param>
    /// <param name="terms">When it is decided.</param>
    /// <param name="localNow">The same moment by the clock at the center.</param>
    public Result<Place> Keep(ClaimKind kind, bool hourComesLater, PlacementTerms terms, DateTime localNow)
    {
        if (OwnSeat is null || (OwnHour is null && !hourComesLater))
            return new HoldExpired();
        if (WhyNotKept(terms) is { } why)
            return why;

        var today = DateOnly.FromDateTime(localNow);
        var seat = OwnSeat.GoOnFrom(Ask.Start, FirstFree(Group.Meetings.Any(meeting => meeting.Span.Contains(today) && HasCome(meeting.Time.Day, meeting.Time.Start, localNow)), today));
        var hour = OwnHour?.GoOnFrom(Ask.Start, OwnHour.FirstFreeDay(localNow));
        if (OwnSeat.Kind != ClaimKind.Member)
            seat.Become(kind);
        if (OwnHour?.Kind != ClaimKind.Member)
            hour?.Become(kind);
        return new Place(seat, hour);
    }

    /// <summary>Why what the client has cannot begin on <see cref="PlacementAsk.Start"/>, as far as they have anything; null when it can.</summary>
    public Refusal? WhyNotKept(PlacementTerms terms)
    {
        var notBefore = OwnSeat is { } seat && seat.HeldUntilUtc > terms.NowUtc && seat.From == Ask.Start ? Ask.Start : terms.NotBefore;
        return new SeatOffer(Group, Client, terms).WhyNotKept(Ask.Start, notBefore) ?? (OwnHour is null ? null : WhyOwnHourNot(OwnHour, terms));
    }

    /// <summary>
    /// The weekly hour for a seat that is kept already: staff arrange it after the request was sent. It becomes as firm as the seat.
    /// </summary>
    public Result<HourClaim> AddHour(PlacementTerms terms)
    {
        if (OwnSeat is null)
            return new HoldExpired();
        if (OwnHour is not null)
            return new HourAlreadyArranged();
        if (Hour is null)
            return new HourNotChosen();
        if (WhyNotHour(terms.BufferMinutes) is { } noHour)
            return noHour;
        var hour = HourClaim.Hold(new(Guid.CreateVersion7()), Hour.Offered, Ask.Client, Ask.Enrollment, Ask.Start, terms.HeldUntilUtc);
        hour.Become(OwnSeat.Kind);
        return hour;
    }

    /// <summary>
    /// Another weekly hour from a day on, or the first one of a client who has none, for as long as the seat. What the client has now is not in
    /// its way: it ends that day. On a day whose hour has come already the change waits for the next one.
    /// </summary>
    /// <param name="present">The weekly hours of the enrollment that are not over, in order.</param>
    /// <param name="from">From when it is asked for; before the seat begins it is from then on.</param>
    /// <param name="inTreatment">Treatment has begun.</param>
    /// <param name="bufferMinutes">Minutes needed between two places .</param>
    /// <param name="localNow">By the clock at the center.</param>
    public Result<HourChange> ChangeHour(IReadOnlyList<HourClaim> present, DateOnly from, bool inTreatment, int bufferMinutes, DateTime localNow)
    {
        if (OwnSeat is not { } seat)
            return new HoldExpired();
        if (Hour is not { Offered: var offered })
            return new HourNotChosen();
        var today = DateOnly.FromDateTime(localNow);
        var days = HourChange.Days(seat, inTreatment, today);
        var first = from < seat.From ? seat.From : from;
        if (from < today || !days.Contains(first))
            return new HourDayOutOfRange(days.From, days.Until.AddDays(-1));

        if (first == today)
            first = FirstFree(HasCome(offered.Weekday, offered.Start, localNow) || present.Any(hour => hour.Span.Contains(today) && HasCome(hour.Weekday, hour.Start, localNow)), today);
        if (first >= seat.Until)
            return new HourNotOffered();
        if (present is [.., var last] && last.IsOn(offered) && last.From <= first && last.Until == seat.Until)
            return new SameHour();
        if ((this with { Ask = Ask with { Start = first } }).WhyNotHour(bufferMinutes) is { } noHour)
            return noHour;

        // The same time that was to begin later begins sooner.
        var hour = present.FirstOrDefault(one => one.Kind == ClaimKind.Member && one.From >= first && one.IsOn(offered))
            ?? HourClaim.Hold(new(Guid.CreateVersion7()), offered, Ask.Client, Ask.Enrollment, first, localNow);
        hour.Become(seat.Kind);
        hour.StartOn(first);
        hour.EndBefore(seat.Until);
        // What was only asked for never was the client's hour.
        var goesOn = present.Where(one => one != hour && one.Until > first).ToLookup(one => one.Kind == ClaimKind.Member && one.From < first);
        foreach (var one in goesOn[true])
            one.EndBefore(first);
        return new HourChange(hour, [.. goesOn[true]], [.. goesOn[false]]);
    }

    /// <summary>Why the weekly hour asked for cannot be had from <see cref="PlacementAsk.Start"/> on; null when it can, or when none is asked for.</summary>
    /// <param name="bufferMinutes">Minutes needed between two places .</param>
    public Refusal? WhyNotHour(int bufferMinutes) => Hour?.Therapist.WhyNot(Hour.Offered, Group, Client.Week, Ask.Start, bufferMinutes);

    // An hour once held stays promised, even when it is no longer offered to others; what comes before it must be offered.
    private Refusal? WhyOwnHourNot(HourClaim hour, PlacementTerms terms) =>
        hour.FirstNotOffered(OwnOffered, new(Ask.Start, hour.From)) is { } missing
            ? new HourNotOfferedThen(missing)
            : OwnTherapist?.WhyBusy(
                WeeklyTime.Between(hour.Weekday, hour.StartMinute, hour.EndMinute), Group, Client.Week, Ask.Start, terms.BufferMinutes);

    private static bool HasCome(DayOfWeek day, TimeOnly start, DateTime localNow) => localNow.DayOfWeek == day && TimeOnly.FromDateTime(localNow) >= start;

    private static DateOnly FirstFree(bool hasBegunToday, DateOnly today) => hasBegunToday ? today.AddDays(1) : today;
}
