namespace RedWillow.Portal.Features.MyWeek;

/// <summary>Names the texts of a client's home and schedule.</summary>
public sealed class MyWeekText;
