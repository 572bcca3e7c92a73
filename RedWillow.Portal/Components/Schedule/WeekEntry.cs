namespace RedWillow.Portal.Components.Schedule;

/// <summary>The color of an entry. The words say the same.</summary>
public enum EntryTone
{
    FirstProgramDaytime = 0,
    FirstProgramEvening = 1,
    SecondProgramDaytime = 2,
    SecondProgramEvening = 3,
    Individual = 4,
    Muted = 5,
}

/// <summary>One thing that happens on a day.</summary>
/// <param name="Key">Unique within the week.</param>
/// <param name="Start">Wall clock at the center.</param>
/// <param name="End">Wall clock at the center.</param>
/// <param name="Title">"Evening group".</param>
/// <param name="Detail">Room, person, what it is about.</param>
/// <param name="Href">The page of the entry, if it has one.</param>
/// <param name="Tone">Its color.</param>
/// <param name="Status">A word when something is special: "Cancelled".</param>
/// <param name="IsCancelled">It does not take place; the status says so too.</param>
public sealed record WeekEntry(
    string Key, TimeOnly Start, TimeOnly End, string Title, string? Detail = null, string? Href = null,
    EntryTone Tone = EntryTone.FirstProgramDaytime, string? Status = null, bool IsCancelled = false);

/// <summary>One day of a week.</summary>
/// <param name="Date">The day at the center.</param>
/// <param name="Entries">In any order.</param>
/// <param name="IsToday">Marked by words and a tint.</param>
/// <param name="Closure">Why the center is closed that day, if it is.</param>
public sealed record WeekDay(DateOnly Date, IReadOnlyList<WeekEntry> Entries, bool IsToday = false, string? Closure = null);

/// <summary>The class names of the tones.</summary>
public static class EntryTones
{
    /// <summary>For <c>.entry</c>, <c>.card-toned</c> and <c>.badge-toned</c>.</summary>
    public static string ClassOf(EntryTone tone) => tone switch
    {
        EntryTone.FirstProgramDaytime => "tone-1-day",
        EntryTone.FirstProgramEvening => "tone-1-evening",
        EntryTone.SecondProgramDaytime => "tone-2-day",
        EntryTone.SecondProgramEvening => "tone-2-evening",
        EntryTone.Individual => "tone-individual",
        _ => "tone-muted",
    };
}
