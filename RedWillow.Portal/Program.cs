using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.FileProviders;
using RedWillow.Portal.Account;
using RedWillow.Portal.Components;
using RedWillow.Portal.Demo;
using RedWillow.Portal.Features;
using RedWillow.Portal.Features.SettingUp;
using RedWillow.Portal.Features.SigningDocuments.Desk;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Platform.Jobs;
using RedWillow.Portal.Platform.Security;

return await Commands.RunAsync(args, Build, ServeAsync);

WebApplication Build()
{
    var builder = WebApplication.CreateBuilder(args);

    // The settings lie at the repository root and are linked beside the program; the content root is elsewhere under `dotnet run`.
    // First in line means weakest, so environment variables still win.
    builder.Configuration.Sources.Insert(0, new JsonConfigurationSource
    {
        Path = "appsettings.json", FileProvider = new PhysicalFileProvider(AppContext.BaseDirectory), Optional = false,
    });
    builder.WebHost.UseStaticWebAssets();

    builder.AddPortalPlatform();
    builder.AddPortalIdentity();
    builder.Services.AddRazorComponents().AddInteractiveServerComponents();
    builder.Services.AddPortalDesign();
    builder.Services.AddAccountPages();
    builder.Services.AddPortalFeatures();
    builder.Services.AddPortalJobs();
    builder.Services.AddPortalHealth();
    builder.Services.AddPortalTimetable();

    var app = builder.Build();
    app.UseTrustedProxy();
    app.UsePortalHeaders();
    app.UsePortalDesign();
    app.UseSetupGate();
    app.UsePortalSecurity();
    app.MapStaticAssets();
    app.MapPortalChoices();
    app.MapAccountEndpoints();
    app.MapScans();
    app.MapPortalHealth();
    app.MapRazorComponents<App>()
        .AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null)
        .RequireCircuitSignIn()
        .AnswerHead();
    return app;
}

static async Task ServeAsync(WebApplication app)
{
    await app.PrepareDatabaseAsync();
    await app.PrepareDemoAsync();
    await app.PrepareSetupAsync();
    await app.RunAsync();
}

/// <summary>Made public so that tests can host the program.</summary>
public partial class Program;
