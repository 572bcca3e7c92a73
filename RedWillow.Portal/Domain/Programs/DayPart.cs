namespace RedWillow.Portal.Domain.Programs;

/// <summary>
/// What counts as daytime and as evening. The center runs groups in the daytime and in the evening and says no hour between them; the
/// line at 4 pm is the portal's own, the one that every week is drawn with, and what begins decides: a group that begins before it takes
/// people out of their working day.
/// </summary>
public static class DayPart
{
    /// <summary>What begins from here on is in the evening.</summary>
    public static readonly TimeOnly EveningFrom = new(16, 0);

    /// <summary>The part of the day in which something that begins then is.</summary>
    public static TimeOfDay Of(TimeOnly start) => start >= EveningFrom ? TimeOfDay.Evening : TimeOfDay.Daytime;

    /// <summary>Null when a group that begins then may be in a track, or why not: <see cref="EveningStartsLater"/> or <see cref="DaytimeStartsEarlier"/>.</summary>
    public static Refusal? Misfit(TimeOfDay track, TimeOnly start) =>
        Of(start) == track ? null : track == TimeOfDay.Evening ? new EveningStartsLater() : new DaytimeStartsEarlier();
}

/// <summary>A group of an evening track begins in the evening .</summary>
public sealed record EveningStartsLater : Refusal
{
    public override IReadOnlyList<object> Facts => [DayPart.EveningFrom];
}

/// <summary>A group of a daytime track begins in the daytime .</summary>
public sealed record DaytimeStartsEarlier : Refusal
{
    public override IReadOnlyList<object> Facts => [DayPart.EveningFrom];
}
