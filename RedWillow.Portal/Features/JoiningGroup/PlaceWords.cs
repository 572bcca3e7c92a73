using Microsoft.Extensions.Localization;
using RedWillow.Portal.Components.Schedule;

namespace RedWillow.Portal.Features.JoiningGroup;

/// <summary>How places are said.</summary>
internal sealed class PlaceWords(IStringLocalizer<ChoosePlacePage> texts)
{
    /// <summary>"Substance Use, evening".</summary>
    public string Name(GroupView group) => texts[$"GroupName.{group.Program}.{group.TimeOfDay}"];

    /// <summary>"Mon, Wed, Thu, 5:30–8:45 pm"; each time for itself when they differ.</summary>
    public string Times(GroupView group) => string.Join(
        "; ",
        group.Meetings.GroupBy(static time => (time.Start, time.End)).Select(times => texts[
            "GroupTimes", string.Join(", ", times.Select(static time => TimeText.ShortWeekday(time.Day))), TimeText.Range(times.Key.Start, times.Key.End)].Value));
}
