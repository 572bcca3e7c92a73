namespace RedWillow.Portal.Tests.Architecture;

/// <summary>One clock and one zone, so that a test can stop the time and a clock change has one policy.</summary>
public static class ClockRules
{
    private static readonly (string Type, string[] Methods)[] Clocks =
    [
        ("System.DateTime", ["get_Now", "get_UtcNow", "get_Today"]),
        ("System.DateTimeOffset", ["get_Now", "get_UtcNow"]),
        ("System.TimeProvider", ["get_System"]),
    ];

    /// <summary>Everybody else is told the time, or asks ProgramClock.</summary>
    public static IEnumerable<Violation> NobodyReadsTheClock(CodeBase code) =>
        from type in code.Types
        where code.Name(type) is not ("Platform.ProgramClock" or "Platform.ProgramClockSetup")
        from call in code.CallsOf(type)
        where Array.Exists(Clocks, clock => string.Equals(clock.Type, call.Type, StringComparison.Ordinal) && clock.Methods.Contains(call.Method, StringComparer.Ordinal))
        select new Violation(code.Name(type), $"reads {call.Type}.{call.Method[4..]}");

    /// <summary>Wall clock and UTC meet in one type.</summary>
    public static IEnumerable<Violation> OnlyProgramZoneKnowsZones(CodeBase code) =>
        from type in code.Types
        where code.Name(type) is not "Domain.Time.ProgramZone"
        where code.UsedBy(type).Contains("System.TimeZoneInfo", StringComparer.Ordinal)
        select new Violation(code.Name(type), "uses TimeZoneInfo");
}
