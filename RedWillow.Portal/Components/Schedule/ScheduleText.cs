namespace RedWillow.Portal.Components.Schedule;

/// <summary>Names the texts of the week grid.</summary>
public sealed class ScheduleText;
