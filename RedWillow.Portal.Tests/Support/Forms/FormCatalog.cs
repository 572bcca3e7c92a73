using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace RedWillow.Portal.Tests.Support.Forms;

/// <summary>The static pages of a running portal and the forms they show.</summary>
public sealed class FormCatalog(PortalHost host)
{
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

    /// <summary>
    /// Every page that a visit opens, with who opened it and its forms, each visit beginning with the data as they are now.
    /// A form that stands on many pages comes with the first of them.
    /// </summary>
    public async IAsyncEnumerable<(PageVisit Visit, HttpClient Client, IReadOnlyList<FormOnPage> Forms)> PagesAsync(Fingerprint data)
    {
        var kept = await data.KeepAsync();
        var everywhere = new HashSet<string>(StringComparer.Ordinal);
        foreach (var visit in Plan().Visits)
        {
            await data.PutBackAsync(kept);
            using var client = await OpenAsync(visit);
            using var answer = await client.GetAsync(new Uri(visit.Address, UriKind.Relative));
            Assert.True(answer.IsSuccessStatusCode || !FormTable.Visits.Contains(visit), $"{visit.Address} does not open: {answer.StatusCode}");
            if (!answer.IsSuccessStatusCode) continue;
            var forms = FormOnPage.In(await answer.Content.ReadAsStringAsync(), visit.Address)
                .Where(form => form.Hidden.Exists(field => field.Key is FormOnPage.Handler) || everywhere.Add(form.Name));
            yield return (visit, client, [.. forms.DistinctBy(form => form.Name)]);
        }
    }

    /// <summary>A client for whom the page shows what the visit is for.</summary>
    public async Task<HttpClient> OpenAsync(PageVisit visit)
    {
        var client = visit.As is null ? host.NewClient() : await host.NewClientAsync(visit.As);
        if (visit.Before is { } before) await before(host, client);
        return client;
    }
}
