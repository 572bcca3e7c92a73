using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace RedWillow.Portal.Tests.Support.Forms;

/// <summary>Every address of the route list with nonsense behind the question mark: nothing breaks.</summary>
public sealed partial class StrayAddressTests
{
    private static readonly string[] Values =
        ["", "abc", "-1", "99999999999999999999", "%00", "%ff", "%C3%BC", "/%C3%BC", "/%F0%9F%98%80?p=%C3%B1", "%2F%2Fevil.example", "%5B0%5D", new('x', 4000)];

    /// <summary>The framework throws for a number it cannot read; a word is read by the page itself, which then knows what to show.</summary>
    [Fact]
    public void What_a_page_takes_from_its_address_is_a_word()
    {
        var taken = FromQuery().ToList();

        Assert.NotEmpty(taken);
        Assert.All(taken, property => Assert.Equal(typeof(string), property.PropertyType));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("new@demo.example")]
    [InlineData("admin@demo.example")]
    public async Task Nonsense_in_an_address_is_never_a_fault(string? email)
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs()
            .With("Security:FormsPerMinute", "100000").With("Security:LinksPerMinute", "100000").StartAsync();
        using var client = email is null ? host.NewClient() : await host.NewClientAsync(email);
        var names = FromQuery().Select(property => property.GetCustomAttribute<SupplyParameterFromQueryAttribute>()!.Name ?? property.Name)
            .Append("back").Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var addresses = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => "/" + Gap().Replace(endpoint.RoutePattern.RawText ?? "", Filling).TrimStart('/'))
            // Signing out and leaving end the visit.
            .Except(["/account/logout", "/leave"], StringComparer.Ordinal).Where(address => !address.StartsWith("/_", StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal).ToList();
        var complaints = new List<string>();

        foreach (var address in addresses)
        {
            foreach (var value in Values)
            {
                using var answer = await client.GetAsync(new Uri($"{address}?{string.Join('&', names.Select(name => $"{name}={value}"))}", UriKind.Relative));
                if (answer.StatusCode >= HttpStatusCode.InternalServerError)
                    complaints.Add($"{address}: {(int)answer.StatusCode} for {value[..Math.Min(30, value.Length)]}");
            }
        }

        Assert.Contains("/my/enroll/help", addresses);
        Assert.Contains("/language/en-US", addresses);
        Assert.True(complaints.Count is 0, string.Join(Environment.NewLine, complaints));
    }

    private static IEnumerable<PropertyInfo> FromQuery() => typeof(Program).Assembly.GetTypes()
        .SelectMany(type => type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
        .Where(property => property.IsDefined(typeof(SupplyParameterFromQueryAttribute), inherit: false));

    private static string Filling(Match gap) => gap.Value switch
    {
        "{culture}" => "en-US",
        "{choice}" => "dark",
        _ when gap.Value.Contains("guid", StringComparison.Ordinal) => Guid.NewGuid().ToString(),
        _ => "1",
    };

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.None, 1000)]
    private static partial Regex Gap();
}
