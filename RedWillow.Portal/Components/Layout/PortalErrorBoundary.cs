using System.Security.Cryptography;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace RedWillow.Portal.Components.Layout;

/// <summary>Keeps one failure from blanking the page, and gives it a reference that is in the log and can be read out on the phone.</summary>
public sealed partial class PortalErrorBoundary : ErrorBoundary
{
    /// <summary>Eight characters, new for each failure.</summary>
    public string Reference { get; private set; } = string.Empty;

    [Inject]
    private ILogger<PortalErrorBoundary> Log { get; set; } = default!;

    protected override Task OnErrorAsync(Exception exception)
    {
        Reference = Convert.ToHexString(RandomNumberGenerator.GetBytes(4));
        PageFailed(Log, exception, Reference);
        return Task.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A page failed; reference {Reference}.")]
    private static partial void PageFailed(ILogger log, Exception exception, string reference);
}
