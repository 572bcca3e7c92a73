using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Domain.Enrollments;

/// <summary>
/// What a client brings along who was in treatment before the portal. Entered once by staff, never edited, and counted with whatever the
/// portal sees from then on.
/// </summary>
public sealed class OpeningBalance
{
    public required EnrollmentId EnrollmentId { get; init; }

    /// <summary>The first session of the stay, before the portal.</summary>
    public required DateOnly OriginalStart { get; init; }

    /// <summary>The day on which the figures were true.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Full weeks in the program by <see cref="AsOf"/>; weeks on leave are left out.</summary>
    public required int Weeks { get; init; }

    /// <summary>Group sessions attended by then.</summary>
    public required int GroupSessions { get; init; }

    /// <summary>Individual sessions attended by then.</summary>
    public required int IndividualSessions { get; init; }

    /// <summary>The licensed clinician who had admitted the client.</summary>
    public required PractitionerId AdmittedBy { get; init; }

    /// <summary>The letters and number of that clinician's license.</summary>
    public required string License { get; init; }

    public required PractitionerId EnteredBy { get; init; }

    public required DateTime EnteredUtc { get; init; }
}

/// <summary>The figures of an opening balance as they are entered.</summary>
/// <param name="Start">The first session of the stay, before the portal.</param>
/// <param name="Weeks">Full weeks in the program by today.</param>
/// <param name="GroupSessions">Group sessions attended.</param>
/// <param name="IndividualSessions">Individual sessions attended.</param>
public sealed record OpeningFigures(DateOnly Start, int Weeks, int GroupSessions, int IndividualSessions)
{
    private const int LongestYears = 3;

    /// <summary>Why the figures cannot be true on a day; null when they can.</summary>
    public Refusal? WhyNot(DateOnly today)
    {
        if (Start >= today || Start < today.AddYears(-LongestYears))
            return new OpeningStartWrong(today.AddYears(-LongestYears));
        if (Weeks < 0 || Weeks > MostWeeks(today))
            return new OpeningWeeksWrong(MostWeeks(today));
        var days = today.DayNumber - Start.DayNumber;
        return GroupSessions < 0 || IndividualSessions < 0 || GroupSessions > days || IndividualSessions > days ? new OpeningSessionsWrong(days) : null;
    }

    /// <summary>How many full weeks lie between the start and a day.</summary>
    public int MostWeeks(DateOnly today) => ProgramWeek.FullWeeks(Start, today, []);

    /// <summary>
    /// The day from which weeks count on, so that today has as many full weeks as were entered: the start itself, or later by the weeks
    /// that did not count.
    /// </summary>
    public DateOnly CountsFrom(DateOnly today) => Start.AddDays(7 * (MostWeeks(today) - Weeks));
}

/// <summary>A client who was in treatment before the portal was placed, with what they bring along.</summary>
public sealed record BroughtAlong(
    EnrollmentId Enrollment, ClientId Who, DateOnly Start, int Weeks, int GroupSessions, int IndividualSessions, PractitionerId AdmittedBy) : DomainEvent
{
    public override ClientId? Client => Who;

    public override Guid Subject => Enrollment.Value;
}

/// <summary>A stay that began before the portal began before today, and within the last years.</summary>
/// <param name="Earliest">The first day that is believed.</param>
public sealed record OpeningStartWrong(DateOnly Earliest) : Refusal
{
    public override IReadOnlyList<object> Facts => [Earliest];
}

/// <summary>More weeks than lie between the start and today.</summary>
/// <param name="Most">How many do.</param>
public sealed record OpeningWeeksWrong(int Most) : Refusal
{
    public override IReadOnlyList<object> Facts => [Most];
}

/// <summary>More sessions than there were days.</summary>
/// <param name="Most">How many there were.</param>
public sealed record OpeningSessionsWrong(int Most) : Refusal
{
    public override IReadOnlyList<object> Facts => [Most];
}
