using System.Text.Json.Serialization;

namespace RedWillow.Portal.Domain.Time;

/// <summary>
/// A time of the week at the center, by the wall clock: a weekday, a start, and how long it lasts.
/// It keeps its wall-clock time across daylight saving and ends on the day it starts.
/// </summary>
public readonly record struct WeeklyTime
{
    private const int MinutesOfDay = 24 * 60;

    /// <summary>A weekly time known to be one.</summary>
    /// <param name="day">The weekday.</param>
    /// <param name="start">The wall-clock start; seconds are dropped.</param>
    /// <param name="minutes">Clock minutes, at least 1; start and minutes together stay before midnight.</param>
    /// <exception cref="ArgumentException">It is not such a time. Use <see cref="Create"/> for what a person typed.</exception>
    [JsonConstructor]
    public WeeklyTime(DayOfWeek day, TimeOnly start, int minutes)
    {
        if (Fault(day, start, minutes) is not null)
            throw new ArgumentException("A weekly time lasts at least a minute and ends before midnight.", nameof(minutes));
        Day = day;
        Start = new TimeOnly(start.Hour, start.Minute);
        Minutes = minutes;
    }

    public DayOfWeek Day { get; }

    public TimeOnly Start { get; }

    /// <summary>Clock minutes from start to end.</summary>
    public int Minutes { get; }

    /// <summary>The wall-clock end, the first minute that is free again.</summary>
    public TimeOnly End => Start.AddMinutes(Minutes);

    /// <summary>The start in minutes after midnight, 0 to 1438.</summary>
    public int StartMinute => (Start.Hour * 60) + Start.Minute;

    /// <summary>The end in minutes after midnight, 1 to 1439.</summary>
    public int EndMinute => StartMinute + Minutes;

    /// <summary>The weekly time, or <see cref="WeeklyTimeInvalid"/>.</summary>
    public static Result<WeeklyTime> Create(DayOfWeek day, TimeOnly start, int minutes) =>
        Fault(day, start, minutes) is { } fault ? fault : new WeeklyTime(day, start, minutes);

    /// <summary>From minutes after midnight, as rows keep it.</summary>
    public static WeeklyTime Between(DayOfWeek day, int startMinute, int endMinute) =>
        new(day, new TimeOnly(startMinute / 60, startMinute % 60), endMinute - startMinute);

    /// <summary>True when both fall on the same weekday with less than <paramref name="bufferMinutes"/> between them.</summary>
    /// <param name="other">The other weekly time.</param>
    /// <param name="bufferMinutes">Minutes that must lie between the two: 0 means that one may start as the other ends.</param>
    public bool Overlaps(WeeklyTime other, int bufferMinutes = 0) =>
        Day == other.Day
        && StartMinute < other.EndMinute + bufferMinutes
        && other.StartMinute < EndMinute + bufferMinutes;

    private static WeeklyTimeInvalid? Fault(DayOfWeek day, TimeOnly start, int minutes) =>
        Enum.IsDefined(day) && minutes > 0 && (start.Hour * 60L) + start.Minute + minutes < MinutesOfDay
            ? null
            : new WeeklyTimeInvalid(start, minutes);
}

/// <summary>A weekly time must last at least a minute and end before midnight.</summary>
public sealed record WeeklyTimeInvalid(TimeOnly Start, int Minutes) : Refusal
{
    public override IReadOnlyList<object> Facts => [Start, Minutes];
}
