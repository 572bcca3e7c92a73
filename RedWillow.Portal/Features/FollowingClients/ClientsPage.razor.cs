using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using RedWillow.Portal.Components;
using RedWillow.Portal.Components.Forms;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.FollowingClients;

/// <summary>The clients whom the reader sees. What is shown stands in the address, so that a view can be kept and sent; no name ever does.</summary>
public sealed partial class ClientsPage(ClientListQuery clients, ProgramClock clock, NavigationManager navigation)
{
    private ClientList? _list;
    private string? _typed;
    private bool _loading = true;

    [SupplyParameterFromQuery(Name = "show")]
    private string? Show { get; set; }

    [SupplyParameterFromQuery(Name = "group")]
    private string? Group { get; set; }

    [SupplyParameterFromQuery(Name = "find")]
    private string? Find { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? Page { get; set; }

    // An address with nonsense in it shows the usual view.
    private ClientSearch Search => new(
        Enum.GetValues<ClientShow>().FirstOrDefault(show => ClientWords.Code(show) == Show),
        Guid.TryParse(Group, out var group) ? new GroupId(group) : null,
        string.IsNullOrWhiteSpace(Find) ? null : Find.Trim()[..Math.Min(Find.Trim().Length, 20)],
        PageOf.Asked(Page));

    private bool IsNarrowed => Search.Text is not null || Search.Group is not null;

    private IReadOnlyList<Choice<GroupName>> Groups => [.. _list!.Groups.Select(static group => new Choice<GroupName>(group, group.Name))];

    private GroupName? Chosen => _list!.Groups.FirstOrDefault(group => group.Id == Search.Group);

    private string Lede => _list!.Deciding switch
    {
        0 => "Everyone you may see, the newest first.",
        1 => "One person is past the day that was planned. Decide with them.",
        var late => $"{late} people are past the day that was planned. Decide with them.",
    };

    private string Empty => IsNarrowed ? "Try other initials, part of the number, or another view." : Search.Show switch
    {
        ClientShow.Decide => "Nobody is past the day that was planned.",
        ClientShow.Before => "Nobody waits for admission.",
        ClientShow.Left => "Nobody has left yet.",
        _ => "Clients appear here once a clinician has admitted them.",
    };

    protected override Task OnParametersSetAsync()
    {
        _typed = Search.Text;
        return LatestAsync(clients.HandleAsync(Actor, Search, Stop), list => (_list, _loading) = (list, false));
    }

    private void FindAsync() => navigation.NavigateTo(Address(Search.Show, Search.Group, _typed?.Trim()));

    private void PickAsync(GroupName? group) => navigation.NavigateTo(Address(Search.Show, group?.Id, _typed?.Trim()));

    private static string Address(ClientShow show, GroupId? group = null, string? find = null, int page = 1) => QueryHelpers.AddQueryString(
        PortalRoutes.StaffClients, new Dictionary<string, string?>
        {
            ["show"] = ClientWords.Code(show) is { Length: > 0 } code ? code : null, ["group"] = group?.Value.ToString(),
            ["find"] = string.IsNullOrEmpty(find) ? null : find, ["page"] = PageOf.Code(page),
        });
}
