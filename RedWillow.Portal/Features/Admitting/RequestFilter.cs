using Microsoft.AspNetCore.WebUtilities;
using RedWillow.Portal.Components;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.Admitting;

/// <summary>The link to a view of the queue, so that it can be kept and sent.</summary>
/// <param name="Show">Which view.</param>
/// <param name="Code">What stands in the address; empty for everything.</param>
/// <param name="Text">What the link says.</param>
internal sealed record RequestFilter(RequestShow Show, string Code, string Text)
{
    public static readonly IReadOnlyList<RequestFilter> All =
    [
        new(RequestShow.Everything, "", "Everything"),
        new(RequestShow.Decide, "decide", "Needs a decision"),
        new(RequestShow.Talk, "talk", "Talk first"),
        new(RequestShow.Waiting, "waiting", "Waiting list"),
        new(RequestShow.Started, "drafts", "Started, needs us"),
    ];

    /// <summary>The filter of that code; everything when there is none.</summary>
    public static RequestFilter Of(string? code) => All.FirstOrDefault(filter => filter.Code == code) ?? All[0];

    public string Address(int page = 1) => QueryHelpers.AddQueryString(
        PortalRoutes.AdminEnrollments, new Dictionary<string, string?> { ["show"] = Code.Length == 0 ? null : Code, ["page"] = PageOf.Code(page) });
}
