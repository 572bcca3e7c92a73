using Microsoft.Extensions.Localization;
using RedWillow.Portal.Components.Schedule;

namespace RedWillow.Portal.Features.JoiningGroup;

/// <summary>How places are said.</summary>
internal sealed class PlaceWords(IStringLocalizer<ChoosePlacePage> texts, IStringLocalizer<ScheduleText> names)
{
    /// <summary>"Substance Use, evening".</summary>
    public string Name(GroupView group) => names.Track(group.Program, group.TimeOfDay);

    /// <summary>"Cedar, Substance Use, evening": the group as other staff pages name it, which no client reads.</summary>
    public string NameForStaff(GroupView group) => $"{group.StaffName}, {Name(group)}";

    /// <summary>"Mon, Wed, Thu, 5:30–8:45 pm"; each time for itself when they differ.</summary>
    public string Times(GroupView group) => TimeText.Capital(string.Join(
        "; ",
        group.Meetings.GroupBy(static time => (time.Start, time.End)).Select(times => texts[
            "GroupTimes", string.Join(", ", times.Select(static time => TimeText.ShortWeekdayWithin(time.Day))), TimeText.Range(times.Key.Start, times.Key.End)].Value)));
}
