using RedWillow.Portal.Components;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Consents;
using RedWillow.Portal.Platform.Security;

namespace RedWillow.Portal.Features.SigningDocuments.Desk;

/// <summary>Hands out a scan as a file to be saved, under a name that says nothing about anybody.</summary>
public static class ScanEndpoint
{
    public static IEndpointRouteBuilder MapScans(this IEndpointRouteBuilder app)
    {
        app.MapGet(PortalRoutes.AdminEnrollmentScan, SendAsync).RequireAuthorization();
        return app;
    }

    private static async Task<IResult> SendAsync(Guid enrollment, Guid paper, HttpContext http, ScanQuery scans)
    {
        if (await scans.HandleAsync(http.User.ToActor(), new(enrollment), new PaperConsentId(paper), http.RequestAborted) is not { } scan)
            return Results.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        // Nothing in it may run or load, wherever it is opened.
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return Results.Bytes(scan.Content, ScanFile.ContentType(scan.Kind), ScanFile.FileName(scan.Kind));
    }
}
