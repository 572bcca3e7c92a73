namespace RedWillow.Portal.Domain.Placing;

/// <summary>A first session with a free place.</summary>
public readonly record struct StartOption(GroupId Group, string Name, DateOnly Date);

/// <summary>A weekly hour that is free with that place.</summary>
public sealed record FreeHour(OfferedHourId Id, string Therapist, string Credential, string Languages, DayOfWeek Day, TimeOnly Start, int Minutes);

/// <summary>A session with which a place that is kept already might begin.</summary>
/// <param name="Date">The day at the center.</param>
/// <param name="WhyNot">Why it cannot; null when it can.</param>
public sealed record StartDay(DateOnly Date, Refusal? WhyNot);
