using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Domain.Individual;

/// <summary>A weekly hour of individual therapy: a weekday, a start and its length .</summary>
public static class WeeklyHour
{
    /// <summary>The usual length in minutes.</summary>
    public const int UsualMinutes = 50;

    public const int ShortestMinutes = 30;

    public const int LongestMinutes = 90;

    /// <summary>The weekly time, or <see cref="HourLengthWrong"/> or <see cref="WeeklyTimeInvalid"/>.</summary>
    public static Result<WeeklyTime> Create(DayOfWeek day, TimeOnly start, int minutes = UsualMinutes) =>
        minutes is < ShortestMinutes or > LongestMinutes ? new HourLengthWrong(minutes) : WeeklyTime.Create(day, start, minutes);
}

/// <summary>A weekly hour lasts from 30 to 90 minutes.</summary>
public sealed record HourLengthWrong(int Minutes) : Refusal
{
    public override IReadOnlyList<object> Facts => [Minutes, WeeklyHour.ShortestMinutes, WeeklyHour.LongestMinutes];
}
