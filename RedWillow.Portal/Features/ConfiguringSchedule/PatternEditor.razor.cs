using Microsoft.AspNetCore.Components;
using RedWillow.Portal.Components.Schedule;
using RedWillow.Portal.Domain.Groups;

namespace RedWillow.Portal.Features.ConfiguringSchedule;

/// <summary>The days, the start and the parts of a session, and what they make together while they are chosen.</summary>
public sealed partial class PatternEditor
{
    /// <summary>The beginning of every field's id.</summary>
    [Parameter]
    public string Id { get; set; } = "pattern";

    [Parameter, EditorRequired]
    public required AskedPattern Value { get; set; }

    [Parameter]
    public EventCallback<AskedPattern> ValueChanged { get; set; }

    [Parameter]
    public string? DaysProblem { get; set; }

    [Parameter]
    public string? StartProblem { get; set; }

    private bool IsFull => Value.Days.Count >= WeeklyPattern.DaysAWeek;

    private WeeklyPattern? Pattern => Value.Read().Value;

    private long Sum => (long)Value.EducationMinutes + Value.SkillsMinutes + Value.DiscussionMinutes;

    private string DayHint => IsFull ? "Three days are chosen. Untick one to choose another." : $"Choose three different days. {Value.Days.Count} chosen.";

    // Good is the whole pattern and nothing less; three hours that are still without their days are no mistake.
    private string? Tone => Pattern is not null ? "alert-good" : Sum == WeeklyPattern.SessionMinutes ? null : "alert-warn";

    private string Ending => Pattern is { } pattern
        ? $"Complete: three days of three hours. Ends at {TimeText.Of(pattern.End)}, breaks included."
        : Sum != WeeklyPattern.SessionMinutes ? "Not complete: change the parts until they make 180."
        : Value.Days.Count < WeeklyPattern.DaysAWeek ? $"Not complete: choose {ScheduleWords.Count(WeeklyPattern.DaysAWeek - Value.Days.Count, "more day", "more days")}. Then the end shows."
        : "Not complete: choose an earlier start or shorter breaks, so that it ends before midnight.";

    private Task ToggleAsync(DayOfWeek day, bool chosen)
    {
        if (chosen && (IsFull || Value.Days.Contains(day)))
            return Task.CompletedTask;
        return SetAsync(Value with { Days = chosen ? [.. Value.Days, day] : [.. Value.Days.Where(other => other != day)] });
    }

    private Task SetAsync(AskedPattern pattern) => ValueChanged.InvokeAsync(pattern);
}
