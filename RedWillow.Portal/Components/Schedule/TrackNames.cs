using Microsoft.Extensions.Localization;
using RedWillow.Portal.Domain.Programs;

namespace RedWillow.Portal.Components.Schedule;

/// <summary>The one way in which pages name a program and a track.</summary>
public static class TrackNames
{
    /// <summary>"Substance Use".</summary>
    public static string Program(this IStringLocalizer<ScheduleText> texts, ProgramKind program) => texts[$"Program.{program}"];

    /// <summary>"Substance Use, evening".</summary>
    public static string Track(this IStringLocalizer<ScheduleText> texts, ProgramKind program, TimeOfDay time) => texts[$"Track.{program}.{time}"];

    /// <summary>"Evening", as a name for itself.</summary>
    public static string PartOfDay(this IStringLocalizer<ScheduleText> texts, TimeOfDay time) => texts[time.ToString()];
}
