using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Domain.Groups;

/// <summary>
/// When a group meets: three distinct weekdays, the same start, 180 clinical minutes each.
/// 540 clinical minutes a week hold by construction. Breaks lengthen the clock time, never the clinical time.
/// </summary>
public sealed record WeeklyPattern
{
    public const int DaysAWeek = 3;

    /// <summary>Clinical minutes of one session.</summary>
    public const int SessionMinutes = 180;

    /// <summary>Clinical minutes of one week.</summary>
    public const int WeekMinutes = DaysAWeek * SessionMinutes;

    /// <summary>The longest sum of breaks in one session, in minutes.</summary>
    public const int LongestBreak = 120;

    private WeeklyPattern(DayOfWeek[] days, TimeOnly start, int education, int skills, int discussion, int breaks)
    {
        Days = days;
        Start = new TimeOnly(start.Hour, start.Minute);
        EducationMinutes = education;
        SkillsMinutes = skills;
        DiscussionMinutes = discussion;
        BreakMinutes = breaks;
    }

    /// <summary>The three weekdays, Monday first.</summary>
    public IReadOnlyList<DayOfWeek> Days { get; }

    public TimeOnly Start { get; }

    public int EducationMinutes { get; }

    public int SkillsMinutes { get; }

    public int DiscussionMinutes { get; }

    public int BreakMinutes { get; }

    /// <summary>Minutes by the clock from the start of a session to its end: clinical minutes and breaks.</summary>
    public int ClockMinutes => SessionMinutes + BreakMinutes;

    public TimeOnly End => Start.AddMinutes(ClockMinutes);

    /// <summary>The three weekly times, Monday first.</summary>
    public IReadOnlyList<WeeklyTime> Times => [.. Days.Select(day => new WeeklyTime(day, Start, ClockMinutes))];

    /// <summary>A warning, not a refusal: three days in a row leave four days alone. Saturday, Sunday, Monday are a row.</summary>
    public bool MeetsOnConsecutiveDays => Days.Any(first => Days.Contains(After(first, 1)) && Days.Contains(After(first, 2)));

    /// <summary>The pattern, or why not: <see cref="PatternNeedsThreeDays"/>, <see cref="PatternMinutesWrong"/>,
    /// <see cref="PatternBreakWrong"/> or <see cref="PatternEndsNextDay"/>.</summary>
    /// <param name="days">The weekdays chosen, in any order; one chosen twice counts once.</param>
    /// <param name="start">The wall-clock start; seconds are dropped.</param>
    /// <param name="educationMinutes">Educational material, 0 or more.</param>
    /// <param name="skillsMinutes">Skills training, 0 or more.</param>
    /// <param name="discussionMinutes">Open discussion, 0 or more.</param>
    /// <param name="breakMinutes">All breaks together, 0 to <see cref="LongestBreak"/>.</param>
    public static Result<WeeklyPattern> Create(
        IReadOnlyCollection<DayOfWeek> days,
        TimeOnly start,
        int educationMinutes,
        int skillsMinutes,
        int discussionMinutes,
        int breakMinutes)
    {
        DayOfWeek[] distinct = [.. days.Distinct().OrderBy(FromMonday)];
        if (distinct.Length != DaysAWeek || !distinct.All(Enum.IsDefined))
            return new PatternNeedsThreeDays(distinct.Count(Enum.IsDefined));

        var sum = (long)educationMinutes + skillsMinutes + discussionMinutes;
        if (sum != SessionMinutes || educationMinutes < 0 || skillsMinutes < 0 || discussionMinutes < 0)
            return new PatternMinutesWrong(sum);

        if (breakMinutes is < 0 or > LongestBreak)
            return new PatternBreakWrong(breakMinutes);

        if (!WeeklyTime.Create(distinct[0], start, SessionMinutes + breakMinutes).Succeeded)
            return new PatternEndsNextDay(start, SessionMinutes + breakMinutes);

        return new WeeklyPattern(distinct, start, educationMinutes, skillsMinutes, discussionMinutes, breakMinutes);
    }

    /// <summary>Two patterns are the same when their days and minutes are.</summary>
    public bool Equals(WeeklyPattern? other) =>
        other is not null && Days.SequenceEqual(other.Days) && Start == other.Start && EducationMinutes == other.EducationMinutes
        && SkillsMinutes == other.SkillsMinutes && DiscussionMinutes == other.DiscussionMinutes && BreakMinutes == other.BreakMinutes;

    public override int GetHashCode() =>
        HashCode.Combine(Days[0], Days[1], Days[2], Start, EducationMinutes, SkillsMinutes, DiscussionMinutes, BreakMinutes);

    private static int FromMonday(DayOfWeek day) => ((int)day + 6) % 7;

    private static DayOfWeek After(DayOfWeek day, int days) => (DayOfWeek)(((int)day + days) % 7);
}

/// <summary>A group meets on three different weekdays .</summary>
/// <param name="Chosen">How many different weekdays were chosen.</param>
public sealed record PatternNeedsThreeDays(int Chosen) : Refusal
{
    public override IReadOnlyList<object> Facts => [Chosen, WeeklyPattern.DaysAWeek];
}

/// <summary>The three parts of a session make 180 clinical minutes, 540 a week, and none is negative .</summary>
/// <param name="Sum">What the parts make together.</param>
public sealed record PatternMinutesWrong(long Sum) : Refusal
{
    public override IReadOnlyList<object> Facts =>
        [Sum, WeeklyPattern.SessionMinutes, Sum * WeeklyPattern.DaysAWeek, WeeklyPattern.WeekMinutes];
}

/// <summary>Breaks last from none to <see cref="WeeklyPattern.LongestBreak"/> minutes.</summary>
public sealed record PatternBreakWrong(int Minutes) : Refusal
{
    public override IReadOnlyList<object> Facts => [Minutes, WeeklyPattern.LongestBreak];
}

/// <summary>A session ends on the day it starts.</summary>
/// <param name="Start">The start asked for.</param>
/// <param name="ClockMinutes">Clinical minutes and breaks together.</param>
public sealed record PatternEndsNextDay(TimeOnly Start, int ClockMinutes) : Refusal
{
    public override IReadOnlyList<object> Facts => [Start, ClockMinutes];
}
