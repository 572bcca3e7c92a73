using Microsoft.Extensions.Options;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Platform.Settings;

namespace RedWillow.Portal.Demo;

/// <summary>The demo at start: makes the clinic once, and says on the console how to sign in.</summary>
public static class DemoStart
{
    public static async Task PrepareDemoAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var making = new DemoMaking(scope.ServiceProvider);
        if (!app.Services.GetRequiredService<IOptions<DemoSettings>>().Value.Enabled)
        {
            making.DemandNone();
            return;
        }

        await making.EnsureAsync(app.Lifetime.ApplicationStopping);
        app.Lifetime.ApplicationStarted.Register(() => Console.Out.Write(Welcome(app)));
    }

    private static string Welcome(WebApplication app)
    {
        var (storage, mail) = (app.Services.GetRequiredService<PortalStorage>(), app.Services.GetRequiredService<IOptions<MailSettings>>().Value);
        var signIns = string.Join(Environment.NewLine, DemoAccounts.All.Select(account => $"    {account.Email}"));
        return $"""

            The demo clinic is open at {string.Join(' ', app.Urls)}
            Everybody in it is fictional. Sign in with the password "{DemoAccounts.Password}" as
            {signIns}
            Mail is {(mail.Mode == "Folder" ? $"written to {storage.Resolve(mail.Folder)}" : "sent")}.


            """;
    }
}
