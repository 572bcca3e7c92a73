using System.Text.Json;

namespace RedWillow.Portal.Tests.Support;

public sealed class SameSwitchesTests
{
    // How memory is collected is the machine's concern, not the portal's behavior.
    private const string Collector = "System.GC.";

    /// <summary>A project's switches are written beside its program; without them here, tests would see another portal than people do.</summary>
    [Fact]
    public void Tests_run_the_portal_with_the_switches_it_runs_with()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "RedWillow.Portal.runtimeconfig.json")));
        var switches = file.RootElement.GetProperty("runtimeOptions").GetProperty("configProperties").EnumerateObject()
            .Where(one => !one.Name.StartsWith(Collector, StringComparison.Ordinal) && one.Value.ValueKind is JsonValueKind.True or JsonValueKind.False).ToList();

        Assert.NotEmpty(switches);
        Assert.All(switches, one => Assert.Equal((one.Name, one.Value.GetBoolean()), (one.Name, AppContext.TryGetSwitch(one.Name, out var on) && on)));
    }
}
