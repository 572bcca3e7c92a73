using System.Net;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using RedWillow.Portal.Components;

namespace RedWillow.Portal.Platform.Security;

/// <summary>
/// A coarse limit by network address on account forms and others that a visitor can send, the same for every typed address. The fine one is kept per typed
/// address where the attempt itself is recorded.
/// </summary>
internal static class AccountLimits
{
    private static readonly string[] Others = [PortalRoutes.SetUp, PortalRoutes.Consultation];
    private static readonly string[] Links = [PortalRoutes.ConfirmEmail, PortalRoutes.ResetPassword, PortalRoutes.AcceptInvite];

    public static IServiceCollection AddAccountLimits(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.OnRejected = static (rejected, _) =>
        {
            rejected.HttpContext.Response.Headers.RetryAfter = "60";
            return new ValueTask(CircuitOrigin.Answer(rejected.HttpContext, StatusCodes.Status429TooManyRequests));
        };
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(Partition);
    });

    private static RateLimitPartition<string> Partition(HttpContext http)
    {
        var path = http.Request.Path;
        var isForm = path.StartsWithSegments("/account", StringComparison.OrdinalIgnoreCase) || Others.Any(form => path.Equals(form, StringComparison.OrdinalIgnoreCase));
        if (!HttpMethods.IsPost(http.Request.Method) || !isForm)
            return RateLimitPartition.GetNoLimiter("free");
        var settings = http.RequestServices.GetRequiredService<IOptions<SecuritySettings>>().Value;
        var isLink = Links.Any(link => path.Equals(link, StringComparison.OrdinalIgnoreCase));
        return RateLimitPartition.GetSlidingWindowLimiter((isLink ? "link " : "form ") + Network(http.Connection.RemoteIpAddress), _ => new()
        {
            PermitLimit = isLink ? settings.LinksPerMinute : settings.FormsPerMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6, QueueLimit = 0,
        });
    }

    // One household has a whole IPv6 network, so its single addresses say nothing.
    private static string Network(IPAddress? address)
    {
        if (address is null)
            return "none";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        return Convert.ToHexString(bytes.AsSpan(0, Math.Min(bytes.Length, 8)));
    }
}
