using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Domain.Individual;

/// <summary>A weekly hour that a therapist offers for individual therapy.</summary>
public sealed class OfferedHour
{
    public required OfferedHourId Id { get; init; }

    public required PractitionerId PractitionerId { get; init; }

    public required DayOfWeek Weekday { get; init; }

    /// <summary>Minutes after local midnight.</summary>
    public required int StartMinute { get; init; }

    /// <summary>Length in minutes; 50 by default.</summary>
    public required int Minutes { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly Until { get; private set; } = DateSpan.Open;

    public TimeOnly Start => new(StartMinute / 60, StartMinute % 60);

    public void EndBefore(DateOnly firstDayWithout) => Until = firstDayWithout;

    public DateSpan Span => new(From, Until);
}

/// <summary>A therapist's weekly hour, taken by one client over an interval of days. Nobody else has it then.</summary>
public sealed class HourClaim
{
    private HourClaim()
    {
    }

    public HourClaimId Id { get; private set; }

    public OfferedHourId OfferedHourId { get; private set; }

    public PractitionerId PractitionerId { get; private set; }

    public ClientId ClientId { get; private set; }

    public EnrollmentId EnrollmentId { get; private set; }

    public ClaimKind Kind { get; private set; }

    public DayOfWeek Weekday { get; private set; }

    /// <summary>Minutes after local midnight.</summary>
    public int StartMinute { get; private set; }

    /// <summary>Minutes after local midnight; the hour is free again from this minute on.</summary>
    public int EndMinute { get; private set; }

    public DateOnly From { get; private set; }

    public DateOnly Until { get; private set; }

    public DateTime? HeldUntilUtc { get; private set; }

    public TimeOnly Start => new(StartMinute / 60, StartMinute % 60);

    public int Minutes => EndMinute - StartMinute;

    public DateSpan Span => new(From, Until);

    public static HourClaim Hold(HourClaimId id, OfferedHour hour, ClientId client, EnrollmentId enrollment, DateOnly from, DateTime heldUntilUtc) =>
        new()
        {
            Id = id, OfferedHourId = hour.Id, PractitionerId = hour.PractitionerId, ClientId = client, EnrollmentId = enrollment,
            Kind = ClaimKind.Hold, Weekday = hour.Weekday, StartMinute = hour.StartMinute, EndMinute = hour.StartMinute + hour.Minutes,
            From = from, Until = DateSpan.Open, HeldUntilUtc = heldUntilUtc,
        };

    /// <summary>The same hour, more firmly: a hold becomes a request, a request the client's weekly hour.</summary>
    public void Become(ClaimKind kind) => (Kind, HeldUntilUtc) = (kind, null);

    public void StartOn(DateOnly from) => From = from;

    /// <summary>It is that therapist's time, by whichever offer it was taken.</summary>
    public bool IsOn(OfferedHour hour) =>
        (PractitionerId, Weekday, StartMinute, Minutes) == (hour.PractitionerId, hour.Weekday, hour.StartMinute, hour.Minutes);

    /// <summary>The two are one therapist's time, whoever has it when.</summary>
    public bool IsSameTime(HourClaim other) =>
        (PractitionerId, Weekday, StartMinute, EndMinute) == (other.PractitionerId, other.Weekday, other.StartMinute, other.EndMinute);

    /// <summary>The first of the days given that has the hour and on which the therapist does not offer it; null when there is none.</summary>
    /// <param name="offered">When the therapist offers it: it may have ended once and been offered anew, before a date of it was left out.</param>
    /// <param name="days">Days that the hour would last over too.</param>
    public DateOnly? FirstNotOffered(IReadOnlyCollection<DateSpan> offered, DateSpan days)
    {
        var date = days.First(Weekday);
        while (date is { } day && offered.FirstOrDefault(span => span.Contains(day)) is { IsEmpty: false } there)
            date = new DateSpan(there.Until, days.Until).First(Weekday);
        return date;
    }

    /// <summary>The hour from another first session on, as <see cref="SeatClaim.GoOnFrom"/> does it: one that has come that day is not taken twice.</summary>
    /// <param name="start">The first session.</param>
    /// <param name="firstFreeDay">The first day whose hour has not come yet.</param>
    public HourClaim GoOnFrom(DateOnly start, DateOnly firstFreeDay)
    {
        var first = start < firstFreeDay ? firstFreeDay : start;
        if (Kind != ClaimKind.Member || From >= firstFreeDay)
        {
            From = first;
            return this;
        }

        var rest = Anew(first, Until);
        EndBefore(firstFreeDay);
        return rest;
    }

    /// <summary>The hour up to a later end, as <see cref="SeatClaim.GoOnUntil"/> does it.</summary>
    /// <param name="until">The first day it is free again.</param>
    /// <param name="firstFreeDay">The first day whose hour has not come yet.</param>
    public HourClaim GoOnUntil(DateOnly until, DateOnly firstFreeDay)
    {
        if (Until < firstFreeDay)
            return Anew(firstFreeDay, until);
        EndBefore(until);
        return this;
    }

    /// <summary>The first day whose hour has not come yet.</summary>
    /// <param name="localNow">By the clock at the center.</param>
    public DateOnly FirstFreeDay(DateTime localNow) =>
        DateOnly.FromDateTime(localNow).AddDays(localNow.DayOfWeek == Weekday && TimeOnly.FromDateTime(localNow) >= Start ? 1 : 0);

    public void EndBefore(DateOnly firstFreeDay) => Until = firstFreeDay;

    private HourClaim Anew(DateOnly from, DateOnly until) =>
        new()
        {
            Id = new(Guid.CreateVersion7()), OfferedHourId = OfferedHourId, PractitionerId = PractitionerId, ClientId = ClientId, EnrollmentId = EnrollmentId,
            Kind = Kind, Weekday = Weekday, StartMinute = StartMinute, EndMinute = EndMinute, From = from, Until = until,
        };
}
