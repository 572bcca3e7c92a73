using RedWillow.Portal.Domain.Individual;
using RedWillow.Portal.Domain.Programs;

namespace RedWillow.Portal.Domain.Talks;

/// <summary>A clinician's days, as far as a talk depends on them.</summary>
/// <param name="Id">Who.</param>
/// <param name="Name">As clients read it.</param>
/// <param name="Credential">The letters behind the name.</param>
/// <param name="Languages">What they speak.</param>
/// <param name="LicensedUntil">The last day on which the license is in force.</param>
/// <param name="Offered">Their weekly hours.</param>
/// <param name="Busy">When a client, a group or another talk has them; whose is nobody's business.</param>
public sealed record ClinicianDays(
    PractitionerId Id, string Name, string Credential, string Languages, DateOnly LicensedUntil, IReadOnlyList<OfferedHour> Offered, IReadOnlyList<TalkTime> Busy);

/// <summary>A time that somebody picked: with whom, on which day, at which minute after local midnight.</summary>
public sealed record TalkPick(PractitionerId Clinician, DateOnly Date, int StartMinute);

/// <summary>A time that can be had with a clinician.</summary>
public sealed record TalkOffer(PractitionerId Clinician, string Name, string Credential, string Languages, TalkTime Time);

/// <summary>
/// The times at which a clinician can talk: at the start of a weekly hour that they offer and that nobody has that week, on the next
/// business days, while the license is in force and nothing else has them or the client.
/// </summary>
public static class OfferedTalks
{
    /// <summary>How many business days ahead times are offered, today not counted.</summary>
    public const int DaysAhead = 10;

    /// <summary>How many times are shown at once: the next ones, and no wall of them.</summary>
    public const int MostShown = 12;

    /// <summary>Half an hour to talk, an hour for the intake; what the weekly hour lacks to it must be free as well.</summary>
    public static int MinutesOf(TalkKind kind) => kind == TalkKind.IntakeAssessment ? 60 : 30;

    /// <summary>Today and the next business days.</summary>
    public static IReadOnlyList<DateOnly> Days(DateOnly today, IReadOnlySet<DateOnly> closed)
    {
        List<DateOnly> days = BusinessDays.IsOne(today, closed) ? [today] : [];
        for (var (day, count) = (today, 0); count < DaysAhead; count++)
            days.Add(day = BusinessDays.After(day, closed));
        return days;
    }

    /// <summary>Every time that can be had, the first one first.</summary>
    /// <param name="kind">What for.</param>
    /// <param name="clinicians">Whose times.</param>
    /// <param name="client">When the client is expected elsewhere.</param>
    /// <param name="days">The days to look at.</param>
    /// <param name="localNow">A time that has come is no offer.</param>
    public static IReadOnlyList<TalkOffer> Of(
        TalkKind kind, IEnumerable<ClinicianDays> clinicians, IReadOnlyList<TalkTime> client, IReadOnlyList<DateOnly> days, DateTime localNow) =>
    [
        .. from person in clinicians
           from day in days
           where day <= person.LicensedUntil
           from hour in person.Offered
           where hour.Weekday == day.DayOfWeek && hour.From <= day && day < hour.Until
           let time = new TalkTime(day, hour.StartMinute, MinutesOf(kind))
           where time.Begins > localNow && !person.Busy.Any(time.Overlaps) && !client.Any(time.Overlaps)
           orderby time.Begins, person.Name
           select new TalkOffer(person.Id, person.Name, person.Credential, person.Languages, time),
    ];
}
