using RedWillow.Portal.Components.Schedule;

namespace RedWillow.Portal.Components.Kit;

/// <summary>A week to look at in the design kit.</summary>
public static class KitWeek
{
    public static IReadOnlyList<WeekDay> Days { get; } =
    [
        new(new DateOnly(2026, 11, 16), [Group("1", "Education")], IsToday: true),
        new(new DateOnly(2026, 11, 17),
        [
            new WeekEntry("2", new TimeOnly(16, 30), new TimeOnly(17, 20), "With Marcus", "Office 4", "#main", EntryTone.Individual),
            new WeekEntry("3", new TimeOnly(10, 0), new TimeOnly(13, 0), "Daytime group", "Room 1", "#main", EntryTone.SecondProgramDaytime),
        ]),
        new(new DateOnly(2026, 11, 18), [Group("4", "Skills")]),
        new(new DateOnly(2026, 11, 19), [Group("5", "Discussion") with { Status = "Cancelled", IsCancelled = true, Tone = EntryTone.Muted }]),
        new(new DateOnly(2026, 11, 20), [], Closure: "Center closed: day of rest"),
    ];

    private static WeekEntry Group(string key, string detail) =>
        new(key, new TimeOnly(18, 0), new TimeOnly(21, 0), "Evening group", detail, "#main", EntryTone.FirstProgramEvening);
}
