using Microsoft.Extensions.Localization;
using RedWillow.Portal.Components.Schedule;

namespace RedWillow.Portal.Features.MyWeek;

/// <summary>A client's days as the week grid draws them, in neutral words: an evening group, never which.</summary>
public static class WeekEntries
{
    public static IReadOnlyList<WeekDay> Of(IEnumerable<MyDay> days, DateOnly today, IStringLocalizer<MyWeekText> texts) =>
    [
        .. days.Select(day => new WeekDay(
            day.Date, [.. day.Entries.Select(entry => EntryOf(day, entry, texts))], day.Date == today, texts.Closure(day) is { } closure ? texts["Closed", closure].Value : null))
            .Where(day => day.Entries.Count > 0 || day.Closure is not null || day.Date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)),
    ];

    /// <summary>"Evening group", "1:1 with Ana Reyes".</summary>
    public static string TitleOf(MyEntry entry, IStringLocalizer<MyWeekText> texts) =>
        entry switch
        {
            { Kind: EntryKind.Individual, With: { } with } => texts["IndividualWith", with],
            { Kind: EntryKind.Talk, With: { } with } => texts["TalkWith", with],
            _ => texts[entry.Kind.ToString()],
        };

    private static WeekEntry EntryOf(MyDay day, MyEntry entry, IStringLocalizer<MyWeekText> texts) => new(
        entry.Key, entry.Start, entry.End, TitleOf(entry, texts), entry.Room, null,
        entry.Kind switch
        {
            EntryKind.Individual or EntryKind.Talk => EntryTone.Individual,
            EntryKind.EveningGroup => EntryTone.FirstProgramEvening,
            _ => EntryTone.FirstProgramDaytime,
        },
        !entry.IsCancelled ? null : Reason(day, entry, texts) is { } reason ? texts["CancelledBecause", reason].Value : texts["Cancelled"].Value, entry.IsCancelled);

    // What a holiday cancels carries the holiday's name as its reason.
    private static string? Reason(MyDay day, MyEntry entry, IStringLocalizer<MyWeekText> texts) =>
        entry.Reason == day.Closure ? texts.Closure(day) : entry.Reason;
}
