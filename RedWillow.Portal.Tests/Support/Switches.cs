namespace RedWillow.Portal.Tests.Support;

/// <summary>What the environment says about this run; test.sh sets these.</summary>
public static class Switches
{
    /// <summary>A missing PostgreSQL is a failure, not a skip.</summary>
    public static bool RequirePostgres { get; } = IsOn("REDWILLOW_REQUIRE_POSTGRES");

    /// <summary>A missing browser is a failure, not a skip.</summary>
    public static bool RequireBrowser { get; } = IsOn("REDWILLOW_REQUIRE_BROWSER");

    /// <summary>PostgreSQL is left out on purpose.</summary>
    public static bool NoPostgres { get; } = IsOn("REDWILLOW_NO_POSTGRES");

    /// <summary>Fault, race and timing runs at full size.</summary>
    public static bool Battery { get; } = IsOn("REDWILLOW_BATTERY");

    /// <summary>Where pictures of pages go; null means none are taken.</summary>
    public static string? ShotsFolder { get; } = Environment.GetEnvironmentVariable("REDWILLOW_SHOTS") is { Length: > 0 } folder ? folder : null;

    private static bool IsOn(string name) => Environment.GetEnvironmentVariable(name) is "1" or "true";
}
