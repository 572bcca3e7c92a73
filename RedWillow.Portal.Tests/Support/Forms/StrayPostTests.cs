using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace RedWillow.Portal.Tests.Support.Forms;

/// <summary>Every address of the route list, with or without a form: what is posted from elsewhere breaks nothing and changes nothing.</summary>
public sealed partial class StrayPostTests
{
    private static readonly (string Type, string Body)[] Bodies =
    [
        ("application/x-www-form-urlencoded", ""),
        ("application/x-www-form-urlencoded", "_handler=x&Input.Text=%00"),
        ("application/x-www-form-urlencoded", "=&&%zz=%ff&[=]&_handler="),
        ("application/x-www-form-urlencoded", string.Concat(Enumerable.Range(0, 2000).Select(number => $"a{number}=1&"))),
        ("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nnever ends"),
        ("multipart/form-data", "no boundary"),
        ("application/json", "{\"a\":"),
    ];

    [Theory]
    [InlineData(null)]
    [InlineData("client@demo.example")]
    [InlineData("admin@demo.example")]
    public async Task Nothing_posted_from_elsewhere_breaks_or_changes_anything(string? email)
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().Staged()
            .With("Security:FormsPerMinute", "100000").With("Security:LinksPerMinute", "100000")
            .With("Logging:LogLevel:Microsoft.AspNetCore.Antiforgery", "Error").StartAsync();
        using var client = email is null ? host.NewClient() : await host.NewClientAsync(email);
        await using var data = new Fingerprint(host.DatabaseFile);
        var before = await data.TakeAsync();
        var complaints = new List<string>();
        var addresses = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => "/" + Gap().Replace(endpoint.RoutePattern.RawText ?? "", Filling).TrimStart('/')).Distinct(StringComparer.Ordinal).ToList();

        foreach (var address in addresses)
        {
            foreach (var (type, body) in Bodies)
            {
                using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
                content.Headers.TryAddWithoutValidation("Content-Type", type);
                using var answer = await client.PostAsync(new Uri(address, UriKind.Relative), content);
                if (answer.StatusCode >= HttpStatusCode.InternalServerError)
                    complaints.Add($"{address}: {(int)answer.StatusCode} for {type} {body[..Math.Min(20, body.Length)]}");
            }
        }

        Assert.Contains("/my/enroll", addresses);
        Assert.True(complaints.Count is 0, string.Join(Environment.NewLine, complaints));
        Assert.Equal(before, await data.TakeAsync());
    }

    private static string Filling(Match gap) => gap.Value.Contains("guid", StringComparison.Ordinal) ? Guid.NewGuid().ToString() : "1";

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.None, 1000)]
    private static partial Regex Gap();
}
