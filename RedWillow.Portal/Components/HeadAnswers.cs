using Microsoft.AspNetCore.Components.Endpoints;

namespace RedWillow.Portal.Components;

/// <summary>Who asks for the headers of a page alone, as previews and link checkers do, is answered as if they opened it (RFC 9110 9.3.2).</summary>
internal static class HeadAnswers
{
    public static TBuilder AnswerHead<TBuilder>(this TBuilder pages)
        where TBuilder : IEndpointConventionBuilder
    {
        pages.Add(endpoint =>
        {
            if (endpoint.Metadata.OfType<ComponentTypeMetadata>().Any()
                && endpoint.Metadata.OfType<HttpMethodMetadata>().SingleOrDefault(known => known.HttpMethods.Contains(HttpMethods.Get)) is { } methods)
                endpoint.Metadata[endpoint.Metadata.IndexOf(methods)] = new HttpMethodMetadata([.. methods.HttpMethods, HttpMethods.Head]);
        });
        return pages;
    }
}
