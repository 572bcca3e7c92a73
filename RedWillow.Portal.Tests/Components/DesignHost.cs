using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RedWillow.Portal.Components;

namespace RedWillow.Portal.Tests.Components;

/// <summary>The pages without the rest of the portal: no database, no sign-in, nothing that a public page could lean on by mistake.</summary>
public sealed class DesignHost : IAsyncLifetime
{
    private WebApplication? _app;

    public HttpClient Client() => _app!.GetTestClient();

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(DesignSystem).Assembly.GetName().Name, EnvironmentName = "Development",
        });
        builder.WebHost.UseTestServer();
        builder.Configuration.AddInMemoryCollection([new("Demo:Enabled", "true"), new("Center:SafeExit", "https://weather.example/")]);
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddPortalDesign();
        builder.Services.AddAuthentication("Cookies").AddCookie("Cookies");
        builder.Services.AddAuthorization();
        builder.Services.AddCascadingAuthenticationState();
        _app = builder.Build();
        _app.UsePortalDesign();
        _app.UseAuthentication();
        _app.UseAuthorization();
        _app.UseAntiforgery();
        _app.MapPortalChoices();
        _app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        await _app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
    }
}
