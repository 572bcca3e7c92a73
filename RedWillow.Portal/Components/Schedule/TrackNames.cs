using Microsoft.Extensions.Localization;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Programs;

namespace RedWillow.Portal.Components.Schedule;

/// <summary>The one way in which pages name a program, a track and a language.</summary>
public static class TrackNames
{
    /// <summary>"Substance Use".</summary>
    public static string Program(this IStringLocalizer<ScheduleText> texts, ProgramKind program) => texts[$"Program.{program}"];

    /// <summary>"Substance Use, evening".</summary>
    public static string Track(this IStringLocalizer<ScheduleText> texts, ProgramKind program, TimeOfDay time) => texts[$"Track.{program}.{time}"];

    /// <summary>Languages as staff typed them, each in the reader's language where it is known and as it was typed where not.</summary>
    public static string Languages(this IStringLocalizer<ScheduleText> texts, string typed) => string.Join(
        ", ", typed.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(name => texts[$"Language.{name}"] is { ResourceNotFound: false } known ? known.Value : name));

    /// <summary>"from Monday, December 14: Monday, Wednesday, Thursday, 7:00–10:15 pm"; without the weekdays where they stay.</summary>
    public static string Later(this IStringLocalizer<ScheduleText> texts, LaterTimes later) => later.SameDays
        ? texts["LaterHours", TimeText.DayWithin(later.From), TimeText.Range(later.Start, later.End)]
        : texts["LaterTimes", TimeText.DayWithin(later.From), TimeText.WeekdaysWithin(later.Days), TimeText.Range(later.Start, later.End)];

    /// <summary>Times as they are said, and what they change to, if they do.</summary>
    public static string Then(this IStringLocalizer<ScheduleText> texts, string times, LaterTimes? later) =>
        later is null ? times : $"{times}; {texts.Later(later)}";

    /// <summary>"Evening", as a name for itself.</summary>
    public static string PartOfDay(this IStringLocalizer<ScheduleText> texts, TimeOfDay time) => texts[time.ToString()];
}
