namespace RedWillow.Portal.Components.Schedule;

/// <summary>Names the texts of the week grid, and what programs and tracks are called.</summary>
public sealed class ScheduleText;
