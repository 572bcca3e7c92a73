using Microsoft.Extensions.Localization;
using RedWillow.Portal.Components.Schedule;
using RedWillow.Portal.Domain.Placing;

namespace RedWillow.Portal.Features.JoiningGroup;

/// <summary>How places are said.</summary>
internal sealed class PlaceWords(IStringLocalizer<ChoosePlacePage> texts, IStringLocalizer<ScheduleText> names)
{
    /// <summary>"Substance Use, evening".</summary>
    public string Name(GroupView group) => names.Track(group.Program, group.TimeOfDay);

    /// <summary>"Cedar, Substance Use, evening": the group as other staff pages name it, which no client reads.</summary>
    public string NameForStaff(GroupView group) => $"{group.StaffName}, {Name(group)}";

    /// <summary>"Mon, Wed, Thu, 5:30–8:45 pm", and what the times change to, if they do.</summary>
    public string Times(GroupView group) => TimeText.Capital(TimesWithin(group));

    /// <summary>The same within a sentence.</summary>
    public string TimesWithin(GroupView group) => names.Then(
        string.Join("; ", group.Meetings.GroupBy(static time => (time.Start, time.End)).Select(times => texts[
            "GroupTimes", string.Join(", ", times.Select(static time => TimeText.ShortWeekdayWithin(time.Day))), TimeText.Range(times.Key.Start, times.Key.End)].Value)),
        group.Later);

    /// <summary>"Thursday, January 15 at 5:30 pm".</summary>
    public string When(DateView date) => texts["DateText", TimeText.Day(date.Date), TimeText.Of(date.Start)];

    /// <summary>"Tuesday, 4:00–4:50 pm".</summary>
    public string When(HourView hour) => texts["HourText", TimeText.Weekday(hour.Time.Day), TimeText.Range(hour.Time.Start, hour.Time.End)];

    /// <summary>"Tuesday at 4:00 pm with Rosa Lindqvist is gone".</summary>
    public string Gone(ChosenWeeklyHour hour) => texts["HourGoneTitle", TimeText.WeekdayWithin(hour.Day), TimeText.Of(hour.Start), hour.Therapist];

    /// <summary>Why that day cannot be chosen.</summary>
    public string Why(DateView date) => texts[$"Date.{date.WhyNot}", Day(date.BusyOn)];

    /// <summary>Why that hour cannot be chosen.</summary>
    public string Why(HourView hour) => texts[$"Hour.{hour.WhyNot}", Day(hour.BusyOn)];

    /// <summary>The same to somebody who chooses for another person.</summary>
    public string WhyForStaff(DateView date) => date.WhyNot switch
    {
        DateReason.StartsTooSoon => "Too soon: we talk with them before their first day.",
        DateReason.YourAppointment => $"They have an appointment with us on {Day(date.BusyOn)}, while the group meets.",
        DateReason.YourOtherPlace => "They still have another place with us that day.",
        _ => Why(date),
    };

    /// <inheritdoc cref="WhyForStaff(DateView)"/>
    public string WhyForStaff(HourView hour) => hour.WhyNot switch
    {
        HourReason.OverlapsYourGroup => "The group meets at this time.",
        HourReason.NotOfferedYet => "This hour is not offered yet on the first day.",
        HourReason.YourAppointment => $"They have an appointment with us then, on {Day(hour.BusyOn)}.",
        _ => Why(hour),
    };

    /// <summary>What holding means, with the minutes it lasts.</summary>
    public string HoldHint(int minutes) => minutes == 1 ? texts["HoldHintOne"] : texts["HoldHint", minutes];

    private static string Day(DateOnly? day) => day is { } known ? TimeText.DayWithin(known) : "";
}
