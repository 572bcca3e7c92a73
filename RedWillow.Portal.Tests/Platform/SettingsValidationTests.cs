using System.Xml.Linq;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;
using RedWillow.Portal.Platform.Settings;
using RedWillow.Portal.Tests.Components;

namespace RedWillow.Portal.Tests.Platform;

/// <summary>A wrong setting stops the start with one sentence that names it, never with a fault.</summary>
public sealed class SettingsValidationTests
{
    [Fact]
    public void The_settings_that_are_shipped_are_sound() => Assert.Empty(Mistakes());

    /// <summary>The program starts with nothing else beside it. Publishing itself takes too long for a test; this is what makes it copy them.</summary>
    [Fact]
    public void The_settings_go_along_when_the_program_is_published()
    {
        var shipped = XDocument.Load(Path.Combine(PortalFiles.Root, "RedWillow.Portal.csproj")).Descendants("Content")
            .Single(item => item.Attribute("Include")!.Value == "../appsettings.json");

        Assert.Equal(("appsettings.json", "PreserveNewest"), (shipped.Attribute("Link")?.Value, shipped.Attribute("CopyToPublishDirectory")?.Value));
    }

    [Theory]
    [InlineData("Database:Provider", "Oracle", "Database:Provider is \"Oracle\"")]
    [InlineData("Demo:Enabled", "yes", "Demo cannot be read")]
    [InlineData("Center:TimeZone", "Mars/Base", "Center:TimeZone is \"Mars/Base\"")]
    [InlineData("Center:OfficeOpens", "9 o'clock", "Center:OfficeOpens is \"9 o'clock\"")]
    [InlineData("Center:OfficeCloses", "08:00", "Center:OfficeCloses \"08:00\"; set them to times")]
    [InlineData("Center:SafeExit", "http://weather.example", "Center:SafeExit must be an https address")]
    [InlineData("Mail:Mode", "Pigeon", "Mail:Mode is \"Pigeon\"")]
    [InlineData("Mail:Smtp:Port", "0", "Mail:Smtp:Port is 0; set it to a number from 1 to 65535.")]
    [InlineData("Mail:Smtp:Port", "many", "Mail cannot be read")]
    [InlineData("Mail:Smtp:Security", "Maybe", "Mail:Smtp:Security is \"Maybe\"")]
    [InlineData("Mail:SenderName", "Willow Rehab", "must be neutral; \"rehab\"")]
    [InlineData("Proxy:Addresses", "10.0.0.5, proxy.example", "Proxy:Addresses names \"proxy.example\"")]
    [InlineData("Policy:HoldMinutes", "abc", "Policy cannot be read")]
    [InlineData("Policy:HoldMinutes", "0", "Policy:HoldMinutes is 0; set it to a number from 1 to 120.")]
    [InlineData("Policy:TypicalWeeks", "8", "Policy:TypicalWeeks is 8; set it to a number from 12 to 104.")]
    [InlineData("Policy:TravelBufferMinutes", "-5", "Policy:TravelBufferMinutes is -5")]
    [InlineData("Security:SessionHours", "0", "Security:SessionHours is 0; set it to a number from 1 to 24.")]
    [InlineData("Security:PasswordRounds", "1", "Security:PasswordRounds is 1")]
    public void A_wrong_one_is_named(string setting, string value, string told)
    {
        var mistake = Assert.Single(Mistakes((setting, value)));
        Assert.Contains(told, mistake, StringComparison.Ordinal);
    }

    [Fact]
    public void The_demo_does_not_start_in_production()
    {
        var mistakes = Mistakes("Production");
        Assert.Contains(mistakes, mistake => mistake.StartsWith("Demo:Enabled is true in Production", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_mistake_is_told_at_once()
    {
        var fault = Assert.Throws<SettingsException>(() => SettingsValidation.Demand(Shipped(("Mail:Mode", "Pigeon"), ("Policy:GroupMax", "0")), At("Development")));
        Assert.Equal(2, fault.Message.Split(Environment.NewLine).Length);
    }

    private static List<string> Mistakes(params (string Key, string Value)[] changed) => Mistakes("Development", changed);

    private static List<string> Mistakes(string environment, params (string Key, string Value)[] changed) =>
        [.. SettingsValidation.MistakesIn(Shipped(changed), At(environment))];

    private static IConfiguration Shipped(params (string Key, string Value)[] changed) => new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"))
        .AddInMemoryCollection(changed.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build();

    private static HostingEnvironment At(string name) => new() { EnvironmentName = name };
}
