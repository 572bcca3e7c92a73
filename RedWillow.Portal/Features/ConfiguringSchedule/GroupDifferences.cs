using System.Globalization;
using RedWillow.Portal.Components.Schedule;

namespace RedWillow.Portal.Features.ConfiguringSchedule;

/// <summary>What stands now where somebody typed something else.</summary>
internal static class GroupDifferences
{
    /// <summary>A line for each field that differs; empty when the newest version is what was typed.</summary>
    public static IReadOnlyList<string> Between(GroupDraft typed, GroupForEditing newest) =>
        newest.Group is { } group ? [.. OfGroup(typed, group, newest.Choices), .. OfPattern(typed.Pattern, group.Pattern)] : [];

    private static IEnumerable<string> OfGroup(GroupDraft typed, AskedGroup group, GroupChoices choices)
    {
        if (group.Name != typed.Name?.Trim())
            yield return $"Name: {group.Name}";
        if (group.Track != typed.Track)
            yield return $"Track: {choices.Tracks.Where(track => track.Id == group.Track).Select(track => ScheduleWords.Track(track.Program, track.TimeOfDay)).FirstOrDefault("another one")}";
        if (group.From > choices.Today && group.From != typed.From)
            yield return $"Holds from: {ScheduleWords.Date(group.From)}";
        if (group.Counselor != typed.Counselor)
            yield return $"Counselor: {choices.Counselors.Where(person => person.Id == group.Counselor).Select(person => person.Name).FirstOrDefault("somebody else")}";
        if (group.Room != typed.Room)
            yield return $"Room: {choices.Rooms.Where(room => room.Id == group.Room).Select(room => room.Name).FirstOrDefault("another one")}";
        if (group.Capacity != typed.Capacity)
            yield return string.Create(CultureInfo.InvariantCulture, $"Places: {group.Capacity}");
    }

    private static IEnumerable<string> OfPattern(AskedPattern typed, AskedPattern now)
    {
        if (!now.Days.ToHashSet().SetEquals(typed.Days))
            yield return $"Meets on: {TimeText.Weekdays(now.Days)}";
        if (now.Start != typed.Start)
            yield return $"Starts at: {TimeText.Of(now.Start)}";
        if (now with { Days = typed.Days, Start = typed.Start } != typed)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"Minutes: {now.EducationMinutes} of education, {now.SkillsMinutes} of skills training, {now.DiscussionMinutes} of open discussion, {now.BreakMinutes} of breaks");
        }
    }
}
