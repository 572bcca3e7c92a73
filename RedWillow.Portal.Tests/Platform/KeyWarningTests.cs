using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Platform;

public sealed class KeyWarningTests
{
    [Theory]
    [InlineData("Development", true, false)]
    [InlineData("Development", false, true)]
    [InlineData("Production", false, true)]
    public async Task That_keys_are_plain_files_is_silent_in_the_demo_alone(string environment, bool demo, bool isTold)
    {
        var told = new Told();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Configuration.AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: false);
        builder.Configuration.AddInMemoryCollection(
        [
            new("Storage:Directory", Scratch.NewFolder()), new("Demo:Enabled", demo.ToString()), new("Mail:PublicAddress", "https://portal.example"),
        ]);
        builder.Logging.ClearProviders().AddProvider(told);
        builder.AddPortalPlatform();
        await using var services = builder.Services.BuildServiceProvider();

        services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Protect("A key is made.");

        Assert.Equal(isTold, told.Lines.Any(line => line.Level == LogLevel.Warning && line.Text.Contains("unencrypted", StringComparison.Ordinal)));
    }
}
