using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Domain.Attendance;

/// <summary>Why a client's week has less than nine hours of group. Numbers are stored, so they never change.</summary>
public enum ShortWeekReason
{
    Holiday = 1,
    Closure = 2,
    Absence = 3,
    StartMidWeek = 4,
    OnHold = 5,
}

/// <summary>A week under the floor, with its reasons. There is no slack: one missed session makes six hours.</summary>
/// <param name="Week">The week.</param>
/// <param name="GroupMinutes">The group minutes it has.</param>
/// <param name="Reasons">Why, each once, in order.</param>
public sealed record ShortWeek(ProgramWeek Week, int GroupMinutes, IReadOnlyList<ShortWeekReason> Reasons);

/// <summary>The dose of a week: at least nine hours of group, at most nineteen hours of everything .</summary>
public static class ClinicalHours
{
    /// <summary>Group minutes a week below which it is short: 9 hours.</summary>
    public const int Floor = 9 * 60;

    /// <summary>Treatment minutes a week that are never passed: 19 hours (Utah outpatient license).</summary>
    public const int Ceiling = 19 * 60;

    /// <summary>Null when group, individual and make-up minutes of a week stay within the ceiling, or <see cref="TooManyHours"/>.</summary>
    public static TooManyHours? CheckCeiling(params ReadOnlySpan<int> minutes)
    {
        long sum = 0;
        foreach (var part in minutes)
            sum += part;
        return sum > Ceiling ? new TooManyHours(sum) : null;
    }

    /// <summary>The short week, or null when the group minutes reach the floor.</summary>
    public static ShortWeek? Shortfall(ProgramWeek week, int groupMinutes, IEnumerable<ShortWeekReason> reasons) =>
        groupMinutes >= Floor ? null : new ShortWeek(week, groupMinutes, [.. reasons.Distinct().Order()]);

    /// <summary>True when two of the weeks follow each other: time for a review .</summary>
    public static bool AsksForReview(IEnumerable<ShortWeek> weeks)
    {
        var mondays = weeks.Select(static week => week.Week).ToHashSet();
        return mondays.Any(week => week != week.Next && mondays.Contains(week.Next));
    }
}

/// <summary>More treatment in a week than the license allows .</summary>
/// <param name="Minutes">The minutes it would be.</param>
public sealed record TooManyHours(long Minutes) : Refusal
{
    public override IReadOnlyList<object> Facts => [Minutes, ClinicalHours.Ceiling];
}
