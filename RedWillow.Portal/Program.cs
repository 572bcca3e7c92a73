using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.FileProviders;
using RedWillow.Portal.Components;

var builder = WebApplication.CreateBuilder(args);

// The settings lie at the repository root and are linked beside the program; the content root is elsewhere under `dotnet run`.
// First in line means weakest, so environment variables still win.
builder.Configuration.Sources.Insert(0, new JsonConfigurationSource
{
    Path = "appsettings.json", FileProvider = new PhysicalFileProvider(AppContext.BaseDirectory), Optional = false,
});
builder.WebHost.UseStaticWebAssets();

builder.Services.AddRazorComponents().AddInteractiveServerComponents();

var app = builder.Build();
app.UseAntiforgery();
app.MapStaticAssets();
app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
app.Run();

/// <summary>Made public so that tests can host the program.</summary>
public partial class Program;
