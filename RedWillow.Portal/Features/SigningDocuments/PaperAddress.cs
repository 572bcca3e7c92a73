using System.Globalization;
using RedWillow.Portal.Components;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Consents;

namespace RedWillow.Portal.Features.SigningDocuments;

/// <summary>Papers have numbers in addresses: their names say too much.</summary>
public static class PaperAddress
{
    public static string Of(DocumentKind kind) =>
        PortalRoutes.MyPaper.Replace("{Number:int}", ((int)kind).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    public static string Of(SignatureId id) => PortalRoutes.MyDocument.Replace("{Id:guid}", id.Value.ToString(), StringComparison.Ordinal);
}
