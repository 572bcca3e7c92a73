using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;
using RedWillow.Portal.Platform.Settings;

namespace RedWillow.Portal.Tests.Platform;

/// <summary>A wrong setting of mail or reminders stops the start with a sentence.</summary>
public sealed class MailSettingsTests
{
    [Theory]
    [InlineData("Mail:Smtp:Security", "Ssl", "StartTls, Tls or None")]
    [InlineData("Mail:Smtp:TimeoutSeconds", "0", "from 1 to 60")]
    [InlineData("Policy:QuietFrom", "9 pm", "a time such as 21:00")]
    [InlineData("Policy:QuietUntil", "25:00", "a time such as 21:00")]
    public void A_mistake_is_named(string setting, string value, string words) =>
        Assert.Contains(words, Mistake("Production", (setting, value)), StringComparison.Ordinal);

    [Theory]
    [InlineData("Production", "mail.example", true)]
    [InlineData("Production", "localhost", false)]
    [InlineData("Development", "mail.example", false)]
    public void Mails_travel_unprotected_only_to_this_machine(string environment, string host, bool refused)
    {
        var mistake = Mistake(environment, ("Mail:Mode", "Smtp"), ("Mail:Smtp:Host", host), ("Mail:Smtp:Security", "None"));

        Assert.Equal(refused, mistake.Contains("unprotected", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_delivered_with_the_portal_is_right() => Assert.Empty(Mistake("Production"));

    private static string Mistake(string environment, params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"))
            .AddInMemoryCollection([new("Demo:Enabled", "false"), new("Mail:PublicAddress", "https://portal.example"), .. settings.Select(set => new KeyValuePair<string, string?>(set.Key, set.Value))])
            .Build();
        try
        {
            SettingsValidation.Demand(configuration, new HostingEnvironment { EnvironmentName = environment });
            return "";
        }
        catch (SettingsException fault)
        {
            return fault.Message;
        }
    }
}
