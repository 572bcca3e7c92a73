using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace RedWillow.Portal.Tests.Support.Forms;

/// <summary>The static pages of a running portal and the forms they show.</summary>
public sealed class FormCatalog(PortalHost host)
{
    private readonly Dictionary<string, HttpClient> _clients = new(StringComparer.Ordinal);

    /// <summary>Every static page by route, and whether it opens without a sign-in.</summary>
    public IReadOnlyDictionary<string, bool> StaticPages() => host.Services.GetRequiredService<EndpointDataSource>().Endpoints
        .OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type.IsDefined(typeof(ExcludeFromInteractiveRoutingAttribute), inherit: true) is true)
        .GroupBy(endpoint => "/" + (endpoint.RoutePattern.RawText ?? "").TrimStart('/'), StringComparer.Ordinal)
        .ToDictionary(same => same.Key, same => same.First().Metadata.GetMetadata<IAllowAnonymous>() is not null, StringComparer.Ordinal);

    /// <summary>How each page is opened, and the routes nobody has said it for.</summary>
    public (IReadOnlyList<PageVisit> Visits, IReadOnlyList<string> Unknown) Plan()
    {
        var pages = StaticPages();
        var visits = FormTable.Visits.Where(visit => pages.ContainsKey(visit.Route)).ToList();
        var open = pages.Keys.Except(visits.Select(visit => visit.Route), StringComparer.Ordinal).Except(FormTable.WithoutForms, StringComparer.Ordinal).ToList();
        visits.AddRange(open.Where(route => !route.Contains('{', StringComparison.Ordinal))
            .Select(route => new PageVisit(route, route, pages[route] ? null : FormTable.UsualClient)));
        return (visits, [.. open.Where(route => route.Contains('{', StringComparison.Ordinal))]);
    }

    /// <summary>Every form on every page that a visit opens, with one visit that shows it.</summary>
    public async Task<IReadOnlyDictionary<FormRow, PageVisit>> FormsAsync()
    {
        var found = new Dictionary<FormRow, PageVisit>();
        foreach (var visit in Plan().Visits)
        {
            var address = await AddressOfAsync(visit);
            var client = await ClientForAsync(visit.As);
            using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
            if (!answer.IsSuccessStatusCode) continue;
            foreach (var form in FormOnPage.In(await answer.Content.ReadAsStringAsync(), address))
            {
                var everywhere = form.Hidden.TrueForAll(field => field.Key is not FormOnPage.Handler);
                if (everywhere && found.Keys.Any(row => string.Equals(row.Name, form.Name, StringComparison.Ordinal))) continue;
                found.TryAdd(new(visit.Route, form.Name), visit with { Address = address, Find = null });
            }
        }

        return found;
    }

    public async Task<HttpClient> ClientForAsync(string? email)
    {
        if (!_clients.TryGetValue(email ?? "", out var client))
            _clients[email ?? ""] = client = email is null ? host.NewClient() : await host.NewClientAsync(email);
        return client;
    }

    public async Task<string> AddressOfAsync(PageVisit visit)
    {
        if (visit.Address is { } known) return known;
        await using var db = await host.Databases.CreateDbContextAsync();
        return await visit.Find!(db);
    }
}
