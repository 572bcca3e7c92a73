using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Domain.Placing;

/// <summary>A first session with a place that stays free, as a client may read it.</summary>
/// <param name="Group">The group's neutral code.</param>
/// <param name="Program">The program of its track.</param>
/// <param name="Time">Its part of the day.</param>
/// <param name="Date">The day of the first session.</param>
/// <param name="Start">When it begins.</param>
public sealed record OpenStart(string Group, ProgramKind Program, TimeOfDay Time, DateOnly Date, TimeOnly Start)
{
    /// <summary>The weekly hour that goes with it; null where one is still to be chosen.</summary>
    public FreeHour? Hour { get; init; }
}

/// <summary>What is offered to whoever cannot have the place they chose, wherever they learn it: while choosing, or when they send.</summary>
public static class NearestStarts
{
    private const int Offered = 3;
    private const int OfferedBeside = 2;

    /// <summary>Whether another place is what helps: this one went to somebody else, or cannot begin on that day.</summary>
    public static bool Help(Refusal? refusal) => refusal is GroupFull or HoldExpired or Conflict or StartsTooSoon or SessionHasBegun or NotASessionDate or AlreadyEnrolling
        || IsAboutHour(refusal);

    /// <summary>Whether perhaps only the weekly hour cannot be had; group and first session may still be open.</summary>
    public static bool IsAboutHour(Refusal? refusal) => refusal is HourTaken or HourNotOffered or TherapistBusy or ClientBusyThen;

    /// <summary>
    /// The open first sessions nearest to the day that was wanted. Of equally near ones the wanted group's comes first, then the earlier.
    /// Of two groups of a track that begin at the same time one is enough: a client reads no names.
    /// </summary>
    /// <param name="group">The neutral code of the group that was wanted, if one was.</param>
    /// <param name="wanted">The day that was wanted, if one was.</param>
    /// <param name="open">Every first session that can be chosen.</param>
    public static IReadOnlyList<OpenStart> To(string? group, DateOnly? wanted, IEnumerable<OpenStart> open) =>
    [
        .. open.OrderBy(start => Math.Abs(start.Date.DayNumber - (wanted ?? start.Date).DayNumber)).ThenBy(start => start.Group != group)
            .ThenBy(static start => start.Date).ThenBy(static start => start.Start).DistinctBy(static start => start with { Group = "" }).Take(Offered),
    ];

    /// <summary>For whoever lost the weekly hour alone: the free hours of the same place nearest to it in the week, then other groups.</summary>
    /// <param name="place">Group and first session, which can still be had.</param>
    /// <param name="lost">The hour that was wanted; the first of the week come first without it.</param>
    /// <param name="free">The hours that are free with that place.</param>
    /// <param name="open">Every first session that can be chosen.</param>
    public static IReadOnlyList<OpenStart> WithAnotherHour(OpenStart place, WeeklyTime? lost, IEnumerable<FreeHour> free, IEnumerable<OpenStart> open) =>
    [
        .. free.OrderBy(hour => Math.Abs(InWeek(hour.Day, hour.Start) - (lost is { } wanted ? InWeek(wanted.Day, wanted.Start) : 0)))
            .ThenBy(static hour => InWeek(hour.Day, hour.Start)).Take(Offered).Select(hour => place with { Hour = hour }),
        .. To(place.Group, place.Date, open.Where(start => start.Group != place.Group)).Take(OfferedBeside),
    ];

    private static double InWeek(DayOfWeek day, TimeOnly start) => TimeSpan.FromDays(((int)day + 6) % 7).Add(start.ToTimeSpan()).TotalMinutes;
}
