using System.Globalization;
using RedWillow.Portal.Components;
using RedWillow.Portal.Components.Schedule;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Programs;

namespace RedWillow.Portal.Features.ConfiguringSchedule;

/// <summary>What the schedule's pages say alike. Staff read English.</summary>
internal static class ScheduleWords
{
    /// <summary>Who may look at the schedule's configuration; only an administrator changes it.</summary>
    public const string MayLook = nameof(StaffRoles.Admin) + "," + nameof(StaffRoles.Director);

    /// <summary>Monday first.</summary>
    public static readonly DayOfWeek[] Week =
    [
        DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday,
    ];

    /// <summary>"Substance Use, evening".</summary>
    public static string Track(ProgramKind program, TimeOfDay time) =>
        $"{(program == ProgramKind.SubstanceUse ? "Substance Use" : "Mental Health")}, {(time == TimeOfDay.Daytime ? "daytime" : "evening")}";

    public static string Status(TrackStatus status) => status switch
    {
        TrackStatus.Open => "Open for enrollment",
        TrackStatus.Planned => "Planned, takes interest",
        _ => "Closed",
    };

    /// <summary>"Mon, Wed, Thu".</summary>
    public static string Days(IEnumerable<DayOfWeek> days) => string.Join(", ", days.Select(TimeText.ShortWeekday));

    /// <summary>"From Monday, December 14: Mon, Wed, Thu, 7:00–10:15 pm"; without the weekdays where they stay.</summary>
    public static string Later(LaterTimes later) => $"From {TimeText.DayWithin(later.From)}: {(later.SameDays ? null : Days(later.Days) + ", ")}{TimeText.Range(later.Start, later.End)}";

    /// <summary>"Monday, January 19, 2026".</summary>
    public static string Date(DateOnly day) => $"{TimeText.Day(day)}, {day.Year.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>"Dec 7".</summary>
    public static string Short(DateOnly day) => day.ToString("MMM d", CultureInfo.CurrentCulture);

    /// <summary>"1 on Mon, Dec 7".</summary>
    public static string Opening(ChairsOpening opening) =>
        $"{opening.Chairs.ToString(CultureInfo.CurrentCulture)} on {TimeText.ShortWeekday(opening.Day.DayOfWeek)}, {Short(opening.Day)}";

    /// <summary>"Weekly hour with Ana Cruz: Tuesdays, 4:00–4:50 pm, in the way from Tuesday, January 20 on".</summary>
    public static string Busy(ClashTimes hour) => hour.IsOnce
        ? $"{hour.Name}: {TimeText.Day(hour.FirstDate)}, {TimeText.Range(hour.Start, hour.End)}"
        : $"{hour.Name}: {string.Join(", ", hour.Days.Select(static day => TimeText.Weekday(day) + "s"))}, {TimeText.Range(hour.Start, hour.End)}, in the way from {TimeText.DayWithin(hour.FirstDate)} on";

    /// <summary>"1 member", "3 members".</summary>
    public static string Count(int number, string one, string many) =>
        $"{number.ToString(CultureInfo.CurrentCulture)} {(number == 1 ? one : many)}";

    public static EntryTone Tone(ProgramKind program, TimeOfDay time) => (program, time) switch
    {
        (ProgramKind.SubstanceUse, TimeOfDay.Daytime) => EntryTone.FirstProgramDaytime,
        (ProgramKind.SubstanceUse, _) => EntryTone.FirstProgramEvening,
        (_, TimeOfDay.Daytime) => EntryTone.SecondProgramDaytime,
        _ => EntryTone.SecondProgramEvening,
    };

    public static string GroupAddress(GroupId group) => $"{PortalRoutes.AdminGroups}/{group.Value}";

    public static string WeekAddress(DateOnly monday) =>
        $"{PortalRoutes.AdminSchedule}?week={monday.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";

    /// <summary>
    /// "2 sessions are cancelled, for 12 members. 1 individual hour does not take place. 2 people were to begin that day; they begin on the group's
    /// next session."
    /// </summary>
    public static string Closing(ClosureLine day) => day.IsFree
        ? "Nothing is planned on that day."
        : $"{Count(day.Groups.Count, "session is", "sessions are")} cancelled, for {Count(day.Members, "member", "members")}. {Count(day.Hours, "individual hour does", "individual hours do")} not take place."
            + (day.Talks == 0 ? "" : $" {Count(day.Talks, "booked talk is", "booked talks are")} cancelled.")
            + (day.Beginning == 0 ? "" : $" {Count(day.Beginning, "person was", "people were")} to begin that day; they begin on the group's next session.");

    /// <summary>"Monday, January 19 is closed. Its sessions are cancelled. 1 person begins on the group's next session."</summary>
    public static string Closed(ClosureLine day) =>
        $"{TimeText.Day(day.Date)} is closed. Its sessions are cancelled."
            + (day.Beginning == 0 ? "" : $" {Count(day.Beginning, "person begins", "people begin")} on the group's next session.");

    /// <summary>What a closed day touches.</summary>
    public static string Touches(ClosureLine day) => day.IsFree
        ? "Nothing is planned"
        : $"{(day.Groups.Count == 0 ? "No group" : string.Join(", ", day.Groups))}; {Count(day.Members, "member", "members")}, {Count(day.Hours, "individual hour", "individual hours")}"
            + (day.Talks == 0 ? "" : $", {Count(day.Talks, "talk", "talks")}");
}
