using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Features.RequestingEnrollment;

namespace RedWillow.Portal.Tests.Support.Forms;

/// <summary>Every static page with real rows behind it, for clients wherever they stand and for staff about clients wherever they stand.</summary>
public sealed partial class StandingTests
{
    [Fact]
    public async Task No_page_breaks_for_a_client_wherever_they_stand()
    {
        await using var host = await OpenAsync();
        var complaints = new List<string>();
        var seen = 0;
        foreach (var status in Enum.GetValues<EnrollmentStatus>())
        {
            if (await BecomeAsync(host, status) is not { } stay)
                continue;
            seen++;
            using var client = await host.NewClientAsync(FormTable.Newcomer);
            await LookAsync(client, [.. Addresses(host, "/my", [stay]), "/", "/tracks", "/consultation"], status.ToString(), complaints);
        }

        Assert.True(complaints.Count is 0, string.Join(Environment.NewLine, complaints));
        Assert.InRange(seen, 8, 20);
    }

    [Theory]
    [InlineData("frontdesk@demo.example")]
    [InlineData("clinician@demo.example")]
    public async Task No_page_breaks_for_staff_wherever_a_client_stands(string email)
    {
        await using var host = await OpenAsync();
        await using var db = await host.Databases.CreateDbContextAsync();
        var stays = (await db.Enrollments.AsNoTracking().ToListAsync()).GroupBy(row => row.Status).Select(rows => rows.First()).ToList();
        var ids = stays.SelectMany(row => new[] { row.Id.Value, row.ClientId.Value })
            .Append((await db.Groups.FirstAsync()).Id.Value).Append((await db.GroupSessions.OrderBy(row => row.StartUtc).FirstAsync()).Id.Value)
            .Append((await db.GroupSessions.OrderByDescending(row => row.StartUtc).FirstAsync()).Id.Value).ToList();
        var complaints = new List<string>();

        using var client = await host.NewClientAsync(email);
        await LookAsync(client, [.. Addresses(host, "/staff", ids), .. Addresses(host, "/admin", ids)], email, complaints);

        Assert.True(complaints.Count is 0, string.Join(Environment.NewLine, complaints));
        Assert.InRange(stays.Count, 8, 20);
    }

    private static async Task<PortalHost> OpenAsync() => await (await PortalHost.DemoAsync()).WithoutJobs()
        .With("Security:FormsPerMinute", "100000").With("Security:LinksPerMinute", "100000").StartAsync();

    // The account of the one who has not begun yet becomes somebody else's.
    private static async Task<Guid?> BecomeAsync(PortalHost host, EnrollmentStatus status)
    {
        await using var db = await host.Databases.CreateDbContextAsync();
        var users = await db.Users.ToListAsync();
        var taken = users.Where(user => user.ClientId != null && user.Email != FormTable.Newcomer).Select(user => user.ClientId!.Value).ToList();
        var stay = await db.Enrollments.AsNoTracking().Where(row => row.Status == status && !taken.Contains(row.ClientId)).FirstOrDefaultAsync();
        if (stay is null)
            return null;
        var me = users.Single(user => user.Email == FormTable.Newcomer);
        await db.Users.Where(user => user.Id == me.Id).ExecuteUpdateAsync(set => set.SetProperty(user => user.ClientId, stay.ClientId));
        return stay.Id.Value;
    }

    private static IEnumerable<string> Addresses(PortalHost host, string under, IReadOnlyList<Guid> ids)
    {
        // A page with a circuit answers a request with its shell alone; those are drawn by StandingPagesTests.
        var routes = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not { Type: var page } || !LivePage.IsOne(page))
            .Select(endpoint => "/" + (endpoint.RoutePattern.RawText ?? "").TrimStart('/'))
            .Where(route => route.StartsWith(under, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal);
        return routes.SelectMany(route => route.Contains("{Task}", StringComparison.OrdinalIgnoreCase) ? Steps(route) : [route])
            .SelectMany(route => Identity().IsMatch(route) ? ids.Select(id => Identity().Replace(route, id.ToString())) : [route])
            .Select(route => Gap().Replace(route, "1"));
    }

    private static IEnumerable<string> Steps(string route) => Enum.GetNames<EnrollTask>().SelectMany(task => Enumerable.Range(1, 3).Select(step => route
        .Replace("{Task}", task.ToLowerInvariant(), StringComparison.OrdinalIgnoreCase).Replace("{Step}", $"{step}", StringComparison.OrdinalIgnoreCase)));

    private static async Task LookAsync(HttpClient client, IReadOnlyCollection<string> addresses, string reader, List<string> complaints)
    {
        Assert.InRange(addresses.Count, 20, 5000);
        foreach (var address in addresses)
        {
            using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
            if (answer.StatusCode >= HttpStatusCode.InternalServerError)
                complaints.Add($"{address} for {reader}: {(int)answer.StatusCode}");
        }
    }

    [GeneratedRegex(@"\{[^}]*guid\}", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Identity();

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.None, 1000)]
    private static partial Regex Gap();
}
